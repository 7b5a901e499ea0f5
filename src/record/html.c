/* HTML: one page that needs nothing else, each article with every statement and event marked in its words.
 *
 * Marks overlap (an event inside a quotation inside a sentence that somebody else reports), so the text is cut at every
 * mark's end into pieces, and each piece knows the records whose marks cover it. Pointing at a piece shows them; a list
 * of all records stands beside the text, and pointing at a record lights up its words. Works without a network and, but
 * for the pointing, without scripts. */
#include "base/utf8.h"
#include "record/formats.h"
#include "record/page.h"

#include "base/sort.h"

enum { SHOWN_MOST = 12 };

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Dateline</title>\n<style>\n"
    "body{font:16px/1.55 Georgia,serif;color:#1b1b1b;background:#fbfaf7;margin:0}\n"
    "article{display:grid;grid-template-columns:minmax(0,38em) minmax(0,30em);gap:0 2.5em;max-width:75em;"
    "margin:0 auto;padding:1.5em 1.5em 2.5em;border-bottom:1px solid #d8d4ca}\n"
    "h1{font-size:1.5em;line-height:1.2;margin:0 0 .2em;grid-column:1/-1}\n"
    ".about{grid-column:1/-1;color:#666;margin:0 0 1.2em;font:14px/1.4 sans-serif}\n"
    ".text p{margin:0 0 .8em}.text .cut{color:#999;font-size:.9em}.text "
    ".t{font-weight:bold;font-size:1.5em;line-height:1.2}\n"
    ".s{background:#e8eef7}.c{border-bottom:2px solid #3d6cb0}.w{color:#24508f;font-weight:bold}\n"
    ".e{border-bottom:3px solid #888}.q1{border-color:#3c8d40}.q2{border-color:#14827e}.q3{border-color:#c98a00}"
    ".q4{border-color:#c0392b}\n"
    ".on{background:#ffe98a!important}\n"
    ".records{font:13px/1.45 sans-serif;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto}\n"
    ".records h2{font-size:13px;text-transform:uppercase;letter-spacing:.06em;color:#777;margin:.8em 0 .3em}\n"
    ".r{border-left:4px solid #3d6cb0;background:#fff;margin:0 0 .45em;padding:.3em .6em;box-shadow:0 1px 2px #0002}\n"
    ".r b{font-weight:600}.r.q1{border-color:#3c8d40}.r.q2{border-color:#14827e}.r.q3{border-color:#c98a00}"
    ".r.q4{border-color:#c0392b}.r dl{display:grid;grid-template-columns:6.5em 1fr;margin:.2em 0 0;gap:0 .5em}\n"
    ".r dt{color:#777}.r dd{margin:0;overflow-wrap:anywhere}.k{color:#777}\n"
    "#tip{position:fixed;z-index:9;max-width:30em;font:13px/1.45 sans-serif;pointer-events:none;display:none}\n"
    "@media(max-width:60em){article{grid-template-columns:1fr}.records{position:static;max-height:none}"
    "}\n"
    "</style></head><body>\n<div id=\"tip\"></div>\n";

static const char foot[] =
    "<script>\n"
    "const tip=document.getElementById('tip'),all=n=>document.querySelectorAll(n);\n"
    "const light=(ids,on)=>ids.forEach(i=>{document.getElementById(i)?.classList.toggle('on',on);"
    "all('[data-r~=\"'+CSS.escape(i)+'\"]').forEach(x=>x.classList.toggle('on',on))});\n"
    "document.addEventListener('mouseover',v=>{const x=v.target.closest('[data-r]');if(!x)return;"
    "const ids=x.dataset.r.split(' ');light(ids,true);tip.replaceChildren();"
    "ids.slice(0,4).forEach(i=>{const r=document.getElementById(i);if(r){const "
    "c=r.cloneNode(true);c.removeAttribute('id');"
    "c.classList.remove('on');tip.append(c)}});tip.style.display='block'});\n"
    "document.addEventListener('mousemove',v=>{const w=tip.offsetWidth,h=tip.offsetHeight;"
    "tip.style.left=Math.max(4,Math.min(v.clientX+14,innerWidth-w-8))+'px';"
    "tip.style.top=(v.clientY+18+h>innerHeight?Math.max(4,v.clientY-h-12):v.clientY+18)+'px'});\n"
    "document.addEventListener('mouseout',v=>{const x=v.target.closest('[data-r]');if(!x)return;"
    "light(x.dataset.r.split(' '),false);tip.style.display='none'});\n"
    "all('.r').forEach(r=>{r.addEventListener('mouseenter',()=>light([r.id],true));"
    "r.addEventListener('mouseleave',()=>light([r.id],false))});\n"
    "</script></body></html>\n";

void page_escape(struct text_builder *out, struct dateline_text text)
{
    size_t plain = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        const char *entity = c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : NULL;
        bool control = (unsigned char)c < ' ' && !byte_is_space(c);
        if (!entity && !control)
            continue;
        text_add(out, text_slice(text, plain, i));
        text_add_string(out, entity ? entity : "\xEF\xBF\xBD");
        plain = i + 1;
    }
    text_add(out, text_slice(text, plain, text.length));
}

void page_id(struct page *page, char letter, uint32_t number)
{
    text_add_format(
        &page->writer->out, "a%llu%c%u", (unsigned long long)page->writer->articles + 1, letter, number + 1);
}

/* ---- Marks ---- */

static void mark_add(struct page *page, struct dateline_span span, char letter, uint32_t number, const char *style)
{
    if (span.start >= span.end || span.end > page->story->article.text.length)
        return;
    *VECTOR_PUSH(&page->writer->arena, &page->marks.all) = (struct mark){ span, letter, number, style };
}

static void statement_marks(void *context, uint32_t number)
{
    struct page *page = context;
    const struct dateline_statement *statement = &page->story->statements.at[number];
    for (uint32_t i = 0; i < statement->contents; i++)
        mark_add(page, statement->content[i], 's', number, "s");
    mark_add(page, statement->cue, 's', number, "c");
    mark_add(page, speaker_span(page->story, statement), 's', number, "w");
}

static void event_marks(void *context, uint32_t number)
{
    static const char *const styles[] = { "e", "e q1", "e q2", "e q3", "e q4" };
    struct page *page = context;
    const struct dateline_event *event = &page->story->events.at[number];
    for (uint32_t i = 0; i < event->spans; i++)
        mark_add(page, event->span[i], 'e', number, styles[event->quad <= 4 ? event->quad : 0]);
    for (uint32_t i = 0; i < event->telling_count; i++)
        mark_add(page, event->tellings[i].span, 'e', number, styles[event->quad <= 4 ? event->quad : 0]);
}

static int order_marks(const void *a, const void *b, void *context)
{
    const struct mark *one = a, *two = b;
    (void)context;
    if (one->span.start != two->span.start)
        return one->span.start < two->span.start ? -1 : 1;
    return one->span.end > two->span.end ? -1 : one->span.end < two->span.end;
}

/* ---- Text ---- */

/* The marks that cover the place in hand. */
struct cover {
    const struct mark **at;
    uint32_t count;
};

static void piece_open(struct page *page, const struct cover *cover)
{
    struct text_builder *out = &page->writer->out;
    text_add(out, TEXT("<span class=\""));
    for (uint32_t i = 0; i < cover->count && i < SHOWN_MOST; i++) {
        text_add_byte(out, ' ');
        text_add_string(out, cover->at[i]->style);
    }
    text_add(out, TEXT("\" data-r=\""));
    for (uint32_t i = 0; i < cover->count && i < SHOWN_MOST; i++) {
        if (i)
            text_add_byte(out, ' ');
        page_id(page, cover->at[i]->letter, cover->at[i]->number);
    }
    text_add(out, TEXT("\">"));
}

static void piece_print(struct page *page, const struct cover *cover, size_t start, size_t end)
{
    if (start >= end)
        return;
    if (cover->count)
        piece_open(page, cover);
    page_escape(&page->writer->out, text_slice(page->story->article.text, start, end));
    if (cover->count)
        text_add(&page->writer->out, TEXT("</span>"));
}

/* Takes marks that end by `at` off the cover; gives where the next one ends. */
static size_t cover_shrink(struct cover *cover, size_t at)
{
    size_t next = SIZE_MAX;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < cover->count; i++) {
        if (cover->at[i]->span.end <= at)
            continue;
        cover->at[kept++] = cover->at[i];
        if (cover->at[i]->span.end < next)
            next = cover->at[i]->span.end;
    }
    cover->count = kept;
    return next;
}

/* Prints a block; *mark walks over all marks, and the cover goes with it from block to block. */
static void block_print(struct page *page, struct dateline_span span, struct cover *cover, uint32_t *mark)
{
    for (size_t at = span.start; at < span.end;) {
        size_t end = span.end, next = cover_shrink(cover, at);
        while (*mark < page->marks.all.count && page->marks.all.at[*mark].span.start <= at) {
            const struct mark *begun = &page->marks.all.at[(*mark)++];
            if (begun->span.end <= at)
                continue;
            cover->at[cover->count++] = begun;
            next = begun->span.end < next ? begun->span.end : next;
        }
        if (next < end)
            end = next;
        if (*mark < page->marks.all.count && page->marks.all.at[*mark].span.start < end)
            end = page->marks.all.at[*mark].span.start;
        piece_print(page, cover, at, end);
        at = end;
    }
}

/* A dateline stands in the paragraph that it begins. */
static bool block_joins(const struct dateline_block *block)
{
    return block[0].kind == DATELINE_BLOCK_BODY && block[-1].kind == DATELINE_BLOCK_DATELINE &&
           block[0].span.start <= block[-1].span.end + 3;
}

static void text_print(struct page *page)
{
    struct text_builder *out = &page->writer->out;
    struct cover cover = { ARENA_ARRAY(&page->writer->arena, const struct mark *, page->marks.all.count + 1), 0 };
    uint32_t mark = 0;
    text_add(out, TEXT("<div class=\"text\">\n"));
    for (uint32_t i = 0; i < page->story->blocks.count; i++) {
        const struct dateline_block *block = &page->story->blocks.at[i];
        bool cut = block->kind != DATELINE_BLOCK_BODY && block->kind != DATELINE_BLOCK_TITLE;
        if (i > 0 && block_joins(block))
            text_add_byte(out, ' ');
        else
            text_add_format(
                out, "%s<p%s>", i ? "</p>\n" : "", block->kind == DATELINE_BLOCK_TITLE ? " class=\"t\"" : "");
        if (cut)
            text_add(out, TEXT("<span class=\"cut\">"));
        block_print(page, block->span, &cover, &mark);
        if (cut)
            text_add(out, TEXT("</span>"));
    }
    text_add_format(out, "%s</div>\n", page->story->blocks.count ? "</p>\n" : "");
}

/* ---- Page ---- */

static void about_print(struct page *page)
{
    struct text_builder *out = &page->writer->out;
    const struct dateline_article *article = &page->story->article;
    bool titled = page->story->blocks.count && page->story->blocks.at[0].kind == DATELINE_BLOCK_TITLE;
    text_add(out, TEXT("<article>\n"));
    if (!titled || page->writer->options.no_text) { /* else the text begins with it */
        text_add(out, TEXT("<h1>"));
        page_escape(out, article->title.length && !page->writer->options.no_text ? article->title : article->id);
        text_add(out, TEXT("</h1>\n"));
    }
    text_add(out, TEXT("<p class=\"about\">"));
    page_escape(out, article->id);
    page_date(page, " \xC2\xB7 ", article->date);
    if (article->publisher.length)
        text_add(out, TEXT(" \xC2\xB7 "));
    page_escape(out, article->publisher);
    text_add_format(out, " \xC2\xB7 %u sentences, %u events, %u statements</p>\n", page->story->sentences.count,
        page->story->events.count, page->story->statements.count);
}

static void html_begin(struct dateline_writer *writer)
{
    text_add_string(&writer->out, head);
}

static void html_article(struct dateline_writer *writer, const struct dateline_result *result)
{
    struct page page = { .writer = writer, .story = &result->story };
    const struct record_visit marks = { statement_marks, event_marks, &page };
    records_visit(writer, page.story, &marks);
    sort_stable(&writer->arena, page.marks.all.at, page.marks.all.count, sizeof *page.marks.all.at, order_marks, NULL);
    about_print(&page);
    if (!writer->options.no_text)
        text_print(&page);
    page_records(&page);
    text_add(&writer->out, TEXT("</article>\n"));
}

static void html_end(struct dateline_writer *writer)
{
    text_add_string(&writer->out, foot);
}

const struct format format_html = { "html", html_begin, html_article, html_end };
