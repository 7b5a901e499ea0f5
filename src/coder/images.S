/* The images, linked in as they lie in the build folder. Each starts at a multiple of 64 bytes. */
    .section .rodata
    .macro image name, path
    .global image_\name\()_start
    .hidden image_\name\()_start
    .global image_\name\()_end
    .hidden image_\name\()_end
    .balign 64
image_\name\()_start:
    .incbin "\path"
image_\name\()_end:
    .endm
    image words, "words.image"
    image model, "model.image"
    image actors, "actors.image"
    image places, "places.image"
    image codebook, "codebook.image"
    .balign 64
    .section .note.GNU-stack, "", %progbits
