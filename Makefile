# Dateline. `make run` codes the example report, `make check` runs all tests; `make help` lists the rest.
include rooms.mk
VERSION  := $(shell sed -n 's/^\#define DATELINE_VERSION "\(.*\)"/\1/p' include/dateline.h)
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
	@echo "  LD $@"; $(CC) $(FLAGS) $(CFLAGS) -o $@ $^ $(LIBS)

# One object whose hidden symbols are local: nm -g shows dateline_* alone.
$(BUILD)/libdateline.o: $(OBJECTS)
	@$(LD) -r -o $@.whole $^
	@objcopy --localize-hidden $@.whole $@
	@rm $@.whole
$(BUILD)/libdateline.a: $(BUILD)/libdateline.o
	@rm -f $@
	@$(AR) rcs $@ $<
$(BUILD)/libdateline.so: $(BUILD)/libdateline.o
	@$(CC) $(FLAGS) $(CFLAGS) -shared -Wl,-soname,libdateline.so.0 -o $@ $< $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC $<"; $(CC) $(FLAGS) $(WARNINGS) $(CFLAGS) -include src/base/banned.h -MMD -MP -c -o $@ $<
$(BUILD)/src/coder/images.o: src/coder/images.S $(IMAGES)
	@mkdir -p $(@D)
	@$(CC) -c -o $@ -Wa,-I$(BUILD) $<

# The first stage: knowledge to images.
$(BUILD)/compile: compile/compile.c $(wildcard src/base/*.[ch] src/*/*.h) $(COMPILERS) include/dateline.h
	@mkdir -p $(@D)
	@echo "  CC $@"; $(HOSTCC) -std=c17 -D_GNU_SOURCE -O2 $(WARNINGS) -Iinclude -Isrc -include src/base/banned.h -o $@ \
	    compile/compile.c $(wildcard src/base/*.c) $(COMPILERS) $(shell pkg-config --libs libutf8proc)
define image
$(BUILD)/$(1).image: $(BUILD)/compile $(sort $(wildcard $(1)/*.$(2)))
	@echo "  IMAGE $$@"; $(BUILD)/compile $(1) $(1) $$@
endef
$(eval $(call image,words,tsv))
$(eval $(call image,actors,tsv))
$(eval $(call image,places,tsv))
$(eval $(call image,codebook,txt))
$(BUILD)/model.image: $(wildcard $(MODEL)) $(BUILD)/model.path
	@mkdir -p $(@D)
	@cp $(if $(wildcard $(MODEL)),$(MODEL),/dev/null) $@
# Remembers which model was taken, so that another MODEL is seen.
$(BUILD)/model.path: ALWAYS
	@mkdir -p $(@D)
	@echo "$(MODEL)" | cmp -s - $@ || echo "$(MODEL)" > $@
ALWAYS:

# ---- for users ----

run: packages-build
	@$(MAKE) --no-print-directory -j$(shell nproc) all
	@$(BUILD)/dateline code --format table examples/report.txt

packages-%:
	@./packages.sh $*

help:
	@echo "make            the program ($(BUILD)/dateline) and the library"
	@echo "make run        install what is missing, build, code the example report"
	@echo "make check      install what the tests need, build, run all tests"
	@echo "make install    into PREFIX ($(PREFIX)), below DESTDIR; make uninstall takes it away"
	@echo "make bench      speed and memory, a stage at a time (ARTICLES=FILE for other input)"
	@echo "make learn      train the model (DATA=FOLDER with the treebanks); see models/README.md"
	@echo "make dist       a source archive; make clean"

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib/pkgconfig \
	    $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/doc/dateline
	install -m 755 $(BUILD)/dateline $(DESTDIR)$(PREFIX)/bin/dateline
	install -m 644 include/dateline.h $(DESTDIR)$(PREFIX)/include/dateline.h
	install -m 644 $(BUILD)/libdateline.a $(DESTDIR)$(PREFIX)/lib/libdateline.a
	install -m 755 $(BUILD)/libdateline.so $(DESTDIR)$(PREFIX)/lib/libdateline.so.$(VERSION)
	ln -sf libdateline.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/libdateline.so.0
	ln -sf libdateline.so.0 $(DESTDIR)$(PREFIX)/lib/libdateline.so
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@MODULES@|$(MODULES)|' dateline.pc.in \
	    > $(DESTDIR)$(PREFIX)/lib/pkgconfig/dateline.pc
	install -m 644 docs/dateline.1 $(DESTDIR)$(PREFIX)/share/man/man1/dateline.1
	install -m 644 README.md LICENSE CHANGELOG.md actors/SOURCES.md models/README.md places/README.md \
	    $(DESTDIR)$(PREFIX)/share/doc/dateline/ 2>/dev/null || true

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/dateline $(DESTDIR)$(PREFIX)/include/dateline.h \
	    $(DESTDIR)$(PREFIX)/lib/libdateline.a $(DESTDIR)$(PREFIX)/lib/libdateline.so* \
	    $(DESTDIR)$(PREFIX)/lib/pkgconfig/dateline.pc $(DESTDIR)$(PREFIX)/share/man/man1/dateline.1
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/dateline

dist:
	@mkdir -p $(BUILD)
	git archive --prefix=dateline-$(VERSION)/ -o $(BUILD)/dateline-$(VERSION).tar.gz HEAD
	@echo $(BUILD)/dateline-$(VERSION).tar.gz

include tests/tests.mk
include learn/learn.mk
include bench/bench.mk

clean:
	rm -rf $(BUILD) build-*

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.PHONY: all run help install uninstall dist clean
.DELETE_ON_ERROR:
