# The rooms that are built, the library that each needs, and the sources that the first-stage compiler links.
ROOMS     = base story wire language who when where said what link record measure coder
# pkg-config modules of the core (libutf8proc) and of the rooms that need more
MODULES   = libutf8proc zlib libzstd jansson
# sources of the rooms' own compilers, linked into build/compile beside base
COMPILERS = src/language/boundary_compile.c src/language/boundary_weight.c \
            src/where/gazetteer.c src/where/gazetteer_compile.c \
            src/what/codebook_compile.c src/what/codebook_build.c src/what/ontology_compile.c src/what/frame_compile.c \
            src/what/ground_name.c \
            src/who/actor_compile.c src/who/actor_build.c src/who/sector.c src/who/word_key.c
