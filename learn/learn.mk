# make learn DATA=FOLDER TABLES=FOLDER [ARTICLES="FILE..." HELD_OUT="FILE..."]: trains the model; models/README.md says what
# the folders hold. The image comes to $(BUILD)/learned/english.image; nothing else is touched.
LEARNED    = $(BUILD)/learned
LEARN_FROM = $(addprefix learn/,corpus.c learn.c lemmas.c matrix.c names.c net.c oracle.c quantise.c train.c treebank.c) \
             $(addprefix src/language/,feature.c transition.c network.c lemma.c model.c) \
             $(wildcard src/base/*.c) src/story/spelling.c
LEARN_CC   = $(CC) -std=c17 -D_GNU_SOURCE -O3 -march=native -ffast-math -Wall -Wextra -Iinclude -Isrc
LEARN_LIBS = $(shell pkg-config --libs libutf8proc) -lm -pthread
LEARN_TABLES = --clusters $(LEARNED)/clusters.tsv --lists $(LEARNED)/lists.tsv
TREEBANKS  = $(DATA)/ewt-train.conllu $(DATA)/gum-train.conllu
JUDGE      = $(foreach file,$(wildcard $(DATA)/ewt-dev.conllu $(DATA)/gum-dev.conllu),--judge $(file))
NAMED      = learn/names.py places actors $(TABLES)
SILVER     = $(if $(ARTICLES),$(LEARNED)/silver.conllu)

learn: $(LEARNED)/learn $(LEARNED)/clusters.tsv $(LEARNED)/lists.tsv $(LEARNED)/ewt-named.conllu $(SILVER)
	$(LEARNED)/learn $(LEARN_TABLES) --epochs 20 --dropout 0.2 --silver-share 0.5 $(JUDGE) \
	    $(SILVER:%=--silver %) --out $(LEARNED)/english.image \
	    $(LEARNED)/ewt-named.conllu $(DATA)/gum-train.conllu

# Names that the tables know, marked where nobody has marked any.
$(LEARNED)/ewt-named.conllu: $(DATA)/ewt-train.conllu learn/names.py
	@mkdir -p $(@D)
	$(NAMED) $< > $@
$(LEARNED)/silver.conllu: $(LEARNED)/read.conllu learn/names.py
	$(NAMED) $< > $@

# A net of twice the width reads the articles; the program's net learns from that beside the treebanks.
$(LEARNED)/read.conllu: $(LEARNED)/learn-wide $(LEARNED)/raw.conllu $(LEARNED)/clusters.tsv $(LEARNED)/lists.tsv
	$(LEARNED)/learn-wide $(LEARN_TABLES) --nets 1 --epochs 13 --dropout 0.33 $(JUDGE) --annotate $(LEARNED)/raw.conllu $@ \
	    $(TREEBANKS)
$(LEARNED)/raw.conllu: $(BUILD)/dateline learn/raw.py
	@mkdir -p $(@D)
	learn/raw.py --most 1000 --without $(HELD_OUT) --articles $(ARTICLES) > $(LEARNED)/raw.jsonl
	$(BUILD)/dateline parse --from jsonl $(LEARNED)/raw.jsonl > $@

$(LEARNED)/learn: $(LEARN_FROM) $(wildcard learn/*.h src/language/*.h)
	@mkdir -p $(@D)
	$(LEARN_CC) -o $@ $(LEARN_FROM) $(LEARN_LIBS)
$(LEARNED)/learn-wide: $(LEARN_FROM) $(wildcard learn/*.h src/language/*.h)
	@mkdir -p $(@D)
	$(LEARN_CC) -DNETWORK_WIDTH_BUILT=192 -DNETWORK_HIDDEN_BUILT=384 -o $@ $(LEARN_FROM) $(LEARN_LIBS)
$(LEARNED)/clusters.tsv:
	@mkdir -p $(@D)
	learn/clusters.py $(TABLES)/en_lexeme_cluster.json.gz $(TABLES)/en_lexeme_prob.json.gz > $@
$(LEARNED)/lists.tsv: learn/lists.py
	@mkdir -p $(@D)
	learn/lists.py places actors $(TABLES) $(TABLES)/en_lemma_index.json.gz > $@

# Where sentences end: `make boundaries DATA=FOLDER ARTICLES="FILE..." HELD_OUT="FILE..."` writes words/boundary.tsv anew.
BOUNDARIES_FROM = learn/boundaries.c learn/treebank.c $(addprefix src/language/,boundary.c cut_word.c cutter.c ending.c tokenise.c) \
                  $(wildcard src/base/*.c) src/story/story.c src/story/spelling.c
boundaries: $(LEARNED)/boundaries $(BUILD)/words.image $(if $(ARTICLES),$(LEARNED)/news.conllu)
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
