# Tests. `make test` builds and runs them once, quickly; `make check` runs them under the sanitizers as well, with the
# checks of layers, symbols, installation and threads.
TESTS      = $(sort $(wildcard tests/test_*.c))
TESTED     = $(TESTS:%.c=$(BUILD)/%)
TEST_LIBS  = $(shell pkg-config --libs cmocka)
JOBS       = -j$(shell nproc)
SANITIZED  = $(MAKE) --no-print-directory $(JOBS) BUILD=build-sanitized SANITIZE=address,undefined OPTIMISE=-O1 ASSERT=
THREADED   = $(MAKE) --no-print-directory $(JOBS) BUILD=build-threaded SANITIZE=thread OPTIMISE=-O1

$(BUILD)/tests/test_%: $(BUILD)/tests/test_%.o $(OBJECTS)
	@$(CC) $(FLAGS) $(CFLAGS) -o $@ $^ $(LIBS) $(TEST_LIBS)
$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	@echo "  CC $<"; $(CC) $(FLAGS) -UNDEBUG $(WARNINGS) $(CFLAGS) -MMD -MP -c -o $@ $<

test: $(BUILD)/dateline $(TESTED)
	@tests/run.sh $(BUILD) $(TESTED)

# Writes the output of the golden articles anew; read the difference like code.
bless: $(BUILD)/tests/test_golden
	@$(BUILD)/tests/test_golden bless && git diff --stat tests/golden

# The network's inner loops of other machines against plain C. For Arm it needs a cross compiler and an emulator (Debian:
# gcc-aarch64-linux-gnu, libc6-dev-arm64-cross, qemu-user-static), so it is no part of `make check`.
KERNELS    = tests/kernels.c $(wildcard src/language/network_*.c)
KERNELS_CC = -std=c17 -O2 -static -Iinclude -Isrc $(WARNINGS)
ARM        = aarch64-linux-gnu
kernels-arm:
	@mkdir -p $(BUILD)/tests
	@$(ARM)-gcc $(KERNELS_CC) -o $(BUILD)/tests/kernels-arm $(KERNELS) && qemu-aarch64-static $(BUILD)/tests/kernels-arm
	@$(ARM)-gcc $(KERNELS_CC) -march=armv8.2-a+dotprod -o $(BUILD)/tests/kernels-arm $(KERNELS) && \
	    qemu-aarch64-static $(BUILD)/tests/kernels-arm
.PHONY: kernels-arm

# Every #include against the picture in layers.tsv, and no base name twice.
layers:
	@awk -f tests/layers.awk layers.tsv $$(find app bench compile include learn src tests -name '*.[ch]')

# Each construction of the clause layer has three cases or more.
constructions:
	@awk -f tests/constructions.awk docs/clauses.md tests/cases/clause_*.txt

# After a new model: marks of known failures among the clause cases as they are now; read the difference like code.
marks: $(BUILD)/tests/test_cases
	@tests/marks.sh $(BUILD)/tests/test_cases clause

check: packages-check
	@$(MAKE) --no-print-directory $(JOBS) all
	@$(MAKE) --no-print-directory $(JOBS) layers constructions test
	@$(SANITIZED) test
	@tests/manual.sh $(BUILD)/dateline
	@tests/installed.sh
	@$(THREADED) build-threaded/dateline
	@tests/threads.sh build-threaded/dateline

.PHONY: test bless layers constructions marks check
.PRECIOUS: $(BUILD)/tests/%.o

# Fuzzers: one libFuzzer target a reader, for the codebook compiler and for the image loader (tests/fuzz/fuzz_*.c).
FUZZERS = $(patsubst tests/fuzz/%.c,build-fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
fuzzers:
	@$(MAKE) --no-print-directory $(JOBS) BUILD=build-fuzz CC=clang SANITIZE=fuzzer-no-link,address,undefined OPTIMISE=-O1 \
	    ASSERT= HOSTCC=cc $(FUZZERS)
build-fuzz/fuzz_%: tests/fuzz/fuzz_%.c $(OBJECTS)
	@echo "  LD $@"; clang $(FLAGS) -fsanitize=fuzzer,address,undefined -UNDEBUG $(WARNINGS) $(CFLAGS) -o $@ $^ $(LIBS)

.PHONY: fuzzers
