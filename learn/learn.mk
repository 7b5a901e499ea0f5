# make learn DATA=FOLDER TABLES=FOLDER [ENCODER=FOLDER SMALL_ENCODER=FOLDER ARTICLES="FILE..." HELD_OUT="FILE..."]: trains the
# model; models/README.md says what the folders hold. The image comes to $(BUILD)/learned/english.image; nothing else is touched.
LEARNED    = $(BUILD)/learned
LEARN_FROM = $(addprefix learn/,backward.c corpus.c forward.c judge.c keep.c learn.c lemmas.c lesson.c matrix.c names.c narrow.c \
                 net.c oracle.c pass.c quantise.c train.c treebank.c) \
             $(addprefix src/language/,feature.c transition.c network.c lemma.c model.c) \
             $(wildcard src/language/network_*.c) $(wildcard src/base/*.c) src/story/spelling.c
LEARN_CC   = $(CC) -std=c17 -D_GNU_SOURCE -O3 -march=native -ffast-math -Wall -Wextra -Iinclude -Isrc
LEARN_LIBS = $(shell pkg-config --libs libutf8proc) -lm -pthread
LEARN_TABLES = --clusters $(LEARNED)/clusters.tsv --lists $(LEARNED)/lists.tsv $(KINDS:%=--kinds %)
JUDGE      = $(foreach file,$(wildcard $(DATA)/ewt-dev.conllu $(DATA)/gum-dev.conllu),--judge $(file))
TREEBANKS  = $(LEARNED)/ewt-named.conllu $(LEARNED)/gum-named.conllu
GLUED      = $(TREEBANKS:-named.conllu=-glued.conllu)
RENAMED    = $(LEARNED)/renamed.conllu
SMALL      = $(LEARNED)/small-1.pt $(LEARNED)/small-2.pt
TEACH      = $(PYTHON) learn/teacher.py
LEARN_HOW  = --epochs 12 --rate 0.0012 --dropout 0.15 --narrow 0.7 --silver-share 1.5 --caution 0.4
SILVER     = $(if $(ENCODER),$(LEARNED)/silver.conllu)
KINDS      = $(if $(ENCODER),$(LEARNED)/kinds.tsv)
PYTHON     = python3

learn: $(LEARNED)/learn $(LEARNED)/clusters.tsv $(LEARNED)/lists.tsv $(TREEBANKS) $(GLUED) $(RENAMED) $(SILVER) $(KINDS)
	$(LEARNED)/learn $(LEARN_TABLES) $(LEARN_HOW) $(JUDGE) $(SILVER:%=--silver %) \
	    --keep $(LEARNED)/english.floats --out $(LEARNED)/english.image $(TREEBANKS) $(GLUED) $(RENAMED)

$(LEARNED)/ewt-named.conllu: $(DATA)/ewt-train.conllu learn/names.py learn/marks.tsv
	@mkdir -p $(@D)
	learn/names.py --marks learn/marks.tsv $< > $@
$(LEARNED)/gum-named.conllu: $(DATA)/gum-train.conllu learn/names.py
	@mkdir -p $(@D)
	learn/names.py $< > $@
$(LEARNED)/%-glued.conllu: $(LEARNED)/%-named.conllu learn/glue.py
	learn/glue.py $< > $@

$(RENAMED): $(TREEBANKS) $(SILVER) learn/rename.py
	learn/rename.py $(TABLES) $(SILVER:%=--also %) $(TREEBANKS) > $@

# A large teacher and two small ones that read together; the program's net learns beside the treebanks from the large one's
# reading of sentences on whose trees the small ones agree with it, and from what it takes single words for.
$(LEARNED)/teacher.pt: $(TREEBANKS) learn/teacher.py learn/decode.py
	$(TEACH) train --encoder $(ENCODER) --out $@ --seed 1 --epochs 5 --rate 7e-5 $(JUDGE) $(TREEBANKS)
$(LEARNED)/small-1.pt: $(TREEBANKS) learn/teacher.py learn/decode.py
	$(TEACH) train --encoder $(SMALL_ENCODER) --out $@ --seed 1 --epochs 10 --rate 2.5e-4 $(JUDGE) $(TREEBANKS)
$(LEARNED)/small-2.pt: $(TREEBANKS) $(GLUED) learn/teacher.py learn/decode.py
	$(TEACH) train --encoder $(SMALL_ENCODER) --out $@ --seed 2 --epochs 8 --rate 3e-4 $(JUDGE) $(TREEBANKS) $(GLUED)
$(LEARNED)/large.conllu: $(LEARNED)/raw.conllu $(LEARNED)/teacher.pt
	$(TEACH) read --encoder $(ENCODER) --model $(LEARNED)/teacher.pt $< $@
$(LEARNED)/small.conllu: $(LEARNED)/raw.conllu $(SMALL)
	$(TEACH) read --encoder $(SMALL_ENCODER) $(SMALL:%=--model %) $< $@
$(LEARNED)/silver.conllu: $(LEARNED)/large.conllu $(LEARNED)/small.conllu learn/agree.py
	learn/agree.py --least 0.85 $(LEARNED)/large.conllu $(LEARNED)/small.conllu > $@
$(LEARNED)/kinds.tsv: $(LEARNED)/teacher.pt $(LEARNED)/clusters.tsv $(LEARNED)/lists.tsv $(LEARNED)/raw.conllu $(TREEBANKS) learn/kinds.py
	learn/kinds.py --encoder $(ENCODER) --model $(LEARNED)/teacher.pt --words $(LEARNED)/clusters.tsv $(LEARNED)/lists.tsv \
	    --texts $(LEARNED)/raw.conllu $(TREEBANKS) > $@
$(LEARNED)/raw.conllu: $(BUILD)/dateline learn/raw.py
	@mkdir -p $(@D)
	learn/raw.py --most 14000 --without $(HELD_OUT) --articles $(ARTICLES) > $(LEARNED)/raw.jsonl
	$(BUILD)/dateline parse --from jsonl $(LEARNED)/raw.jsonl > $@

$(LEARNED)/learn: $(LEARN_FROM) $(wildcard learn/*.h src/language/*.h)
	@mkdir -p $(@D)
	$(LEARN_CC) -o $@ $(LEARN_FROM) $(LEARN_LIBS)
$(LEARNED)/clusters.tsv:
	@mkdir -p $(@D)
	learn/clusters.py $(TABLES)/en_lexeme_cluster.json.gz $(TABLES)/en_lexeme_prob.json.gz > $@
$(LEARNED)/lists.tsv: learn/lists.py
	@mkdir -p $(@D)
	learn/lists.py places actors $(TABLES) $(TABLES)/en_lemma_index.json.gz > $@

$(BUILD)/tests/test_treebank: $(BUILD)/learn/treebank.o

# Where sentences end: `make boundaries DATA=FOLDER ARTICLES="FILE..." HELD_OUT="FILE..."` writes words/boundary.tsv anew.
BOUNDARIES_FROM = learn/boundaries.c learn/treebank.c $(addprefix src/language/,boundary.c boundary_weight.c cut_word.c cutter.c ending.c tokenise.c) \
                  $(wildcard src/base/*.c) src/story/story.c src/story/spelling.c
boundaries: $(LEARNED)/boundaries $(BUILD)/words.image $(TREEBANKS) $(if $(ARTICLES),$(LEARNED)/news.conllu)
	$(LEARNED)/boundaries $(BUILD)/words.image $(JUDGE) $(if $(ARTICLES),--news $(LEARNED)/news.conllu) $(TREEBANKS) \
	    > $(LEARNED)/boundary.tsv
	cp $(LEARNED)/boundary.tsv words/boundary.tsv
$(LEARNED)/boundaries: $(BOUNDARIES_FROM) $(wildcard learn/*.h src/language/*.h)
	@mkdir -p $(@D)
	$(LEARN_CC) -o $@ $(BOUNDARIES_FROM) $(LEARN_LIBS)
$(LEARNED)/news.conllu: $(BUILD)/dateline learn/raw.py
	@mkdir -p $(@D)
	learn/raw.py --most 600 --without $(HELD_OUT) --articles $(ARTICLES) > $(LEARNED)/news.jsonl
	$(BUILD)/dateline parse --from jsonl $(LEARNED)/news.jsonl > $@

# make confidence CODED=GOLD.jsonl: fits the points of codebook/confidence.txt anew on articles that were coded by hand (after a new
# model, or after many new frames); lines `least` stay. Asks for numpy.
confidence: $(BUILD)/dateline
	@mkdir -p $(LEARNED)
	$(CC) -std=c17 -O2 -Iinclude learn/grounds.c $(BUILD)/libdateline.a $(LIBS) -o $(LEARNED)/grounds
	rm -rf $(LEARNED)/codebook && cp -r codebook $(LEARNED)/codebook && rm $(LEARNED)/codebook/confidence.txt
	$(LEARNED)/grounds $(LEARNED)/codebook - $(CODED) > $(LEARNED)/events.tsv
	python3 learn/confidence.py $(LEARNED)/events.tsv $(CODED) codebook/confidence.txt > $(LEARNED)/confidence.txt
	cp $(LEARNED)/confidence.txt codebook/confidence.txt

.PHONY: learn confidence boundaries
