# `make bench`: speed, on the Reuters reports of 1987 beside the project or any file given.
ARTICLES ?= ../shared/articles/reuters-21578.jsonl.gz
$(BUILD)/bench-program: $(BUILD)/bench/bench.o $(BUILD)/libdateline.a
	@echo "  LD $@"; $(CC) $(FLAGS) $(CFLAGS) -o $@ $^ $(LIBS)
bench: $(BUILD)/dateline $(BUILD)/bench-program
	@bench/bench.sh $(BUILD) $(ARTICLES)
.PHONY: bench
