# Dateline. `make run` codes the example report, `make check` runs all tests; `make help` lists the rest.
include rooms.mk
BUILD    ?= build
CC       ?= cc
HOSTCC   ?= $(CC)
PREFIX   ?= /usr/local
MODEL    ?= models/english.image
OPTIMISE ?= -O2
SANITIZE ?=
ASSERT   ?= -DNDEBUG

FLAGS    = -std=c17 -D_GNU_SOURCE -pthread -Iinclude -Isrc -fvisibility=hidden -fPIC $(OPTIMISE) -g $(ASSERT) \
           $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer)
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Werror
CFLAGS  ?=
LIBS     = $(shell pkg-config --libs $(MODULES)) -pthread
SOURCES  = $(sort $(wildcard $(ROOMS:%=src/%/*.c)))
OBJECTS  = $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/src/coder/images.o
PROGRAM  = $(sort $(wildcard app/*.c))
IMAGES   = $(addprefix $(BUILD)/,words.image actors.image places.image codebook.image model.image)

all: $(BUILD)/dateline $(BUILD)/libdateline.a $(BUILD)/libdateline.so

$(BUILD)/dateline: $(PROGRAM:%.c=$(BUILD)/%.o) $(BUILD)/libdateline.a
	$(CC) $(FLAGS) $(CFLAGS) -o $@ $^ $(LIBS)

# One object whose hidden symbols are local: nm -g shows dateline_* alone.
$(BUILD)/libdateline.o: $(OBJECTS)
	$(LD) -r -o $@.whole $^
	objcopy --localize-hidden $@.whole $@
	@rm $@.whole
$(BUILD)/libdateline.a: $(BUILD)/libdateline.o
	@rm -f $@
	$(AR) rcs $@ $<
$(BUILD)/libdateline.so: $(BUILD)/libdateline.o
	$(CC) $(FLAGS) $(CFLAGS) -shared -Wl,-soname,libdateline.so.0 -o $@ $< $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC $<"; $(CC) $(FLAGS) $(WARNINGS) $(CFLAGS) -include src/base/banned.h -MMD -MP -c -o $@ $<
$(BUILD)/src/coder/images.o: src/coder/images.S $(IMAGES)
	@mkdir -p $(@D)
	$(CC) -I$(BUILD) -c -o $@ -Wa,-I$(BUILD) $<

# The first stage: knowledge to images.
$(BUILD)/compile: compile/compile.c $(wildcard src/base/*.[ch]) $(COMPILERS) include/dateline.h
	@mkdir -p $(@D)
	$(HOSTCC) -std=c17 -D_GNU_SOURCE -O2 $(WARNINGS) -Iinclude -Isrc -include src/base/banned.h -o $@ \
	    compile/compile.c $(wildcard src/base/*.c) $(COMPILERS) $(shell pkg-config --libs libutf8proc)
define image
$(BUILD)/$(1).image: $(BUILD)/compile $(sort $(wildcard $(1)/*.$(2)))
	$(BUILD)/compile $(1) $(1) $$@
endef
$(eval $(call image,words,tsv))
$(eval $(call image,actors,tsv))
$(eval $(call image,places,tsv))
$(eval $(call image,codebook,txt))
$(BUILD)/model.image: $(wildcard $(MODEL))
	@mkdir -p $(@D)
	cp $(if $(wildcard $(MODEL)),$(MODEL),/dev/null) $@

# Every #include against the picture in layers.tsv.
layers:
	@awk -f tests/layers.awk layers.tsv $(shell git ls-files '*.c' '*.h' 2>/dev/null)

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.PHONY: all layers clean
.DELETE_ON_ERROR:
