# `make bench`: speed, on the Reuters reports of 1987 beside the project or any file given.
ARTICLES ?= ../shared/articles/reuters-21578.jsonl.gz
$(BUILD)/bench-program: $(BUILD)/bench/bench.o $(BUILD)/libdateline.a
	@echo "  LD $@"; $(CC) $(FLAGS) $(CFLAGS) -o $@ $^ $(LIBS)
bench: $(BUILD)/dateline $(BUILD)/bench-program
	@bench/bench.sh $(BUILD) $(ARTICLES)
.PHONY: bench

# build/bench/clauses: clauses out of CoNLL-U trees, and what a parser's mistakes cost in them.
CLAUSE_SCORE = $(BUILD)/bench/clause_score.o $(BUILD)/bench/treebank_story.o
$(BUILD)/bench/clauses: $(BUILD)/bench/clauses.o $(CLAUSE_SCORE) $(OBJECTS)
	@echo "  LD $@"; $(CC) $(FLAGS) $(CFLAGS) -o $@ $^ $(LIBS)
$(BUILD)/tests/test_clause_score: $(CLAUSE_SCORE)
