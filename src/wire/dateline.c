/* Datelines: "WASHINGTON, July 18 (Reuters) -" and its many relatives.
 *
 * A dateline is read left to right: places, a date, an agency in brackets or slashes, a dash; each may be missing, but
 * not all that marks it. Signed ones (with an agency) are certain; a date needs the dash; places alone need the dash
 * and capitals, or a sentence that happens to begin with "The U.S. -" would be cut. */
#include "base/calendar.h"
#include "base/utf8.h"
#include "wire/cut.h"
#include "wire/published.h"

enum { HEAD_MOST = 240, PLACE_MOST = 110, PLACE_WORDS = 12, BRACKET_MOST = 60, YEAR_LEAST = 1900, LATER_MOST = 31 };

struct head {
    const struct wire *wire;
    struct dateline_text text;
    size_t at;
    bool caps;    /* the first place is in capitals */
    bool lower;   /* a place in lower case */
    bool bracket; /* an empty bracket, where an agency's name was lost */
    bool guessed; /* an agency that no table knows: call letters, initials */
    struct dateline_match match;
};

static size_t space_skip(struct dateline_text text, size_t at)
{
    while (at < text.length) {
        if (byte_is_space(text.bytes[at]))
            at++;
        else if (text_starts(text_slice(text, at, text.length), "\xC2\xA0"))
            at += 2;
        else
            break;
    }
    return at;
}

/* Bytes of a dash at a place: hyphens, low lines, and the dashes U+2012 to U+2015; 0 for none. */
static size_t dash_length(struct dateline_text text, size_t at)
{
    size_t end = at;
    while (end < text.length && (text.bytes[end] == '-' || text.bytes[end] == '_'))
        end++;
    while (end + 3 <= text.length && text.bytes[end] == '\xE2' && text.bytes[end + 1] == '\x80' &&
           (unsigned char)text.bytes[end + 2] >= 0x92 && (unsigned char)text.bytes[end + 2] <= 0x95)
        end += 3;
    return end - at;
}

/* A word up to a space, a bracket or a dash that is not a hyphen inside it. */
static struct dateline_text word_at(struct dateline_text text, size_t at)
{
    size_t end = at;
    while (end < text.length && !byte_is_space(text.bytes[end]) && text.bytes[end] != '(' && text.bytes[end] != ':') {
        size_t dash = dash_length(text, end);
        if (dash > 1 || (dash == 1 && (end + 1 >= text.length || byte_is_space(text.bytes[end + 1]))))
            break;
        end++;
    }
    return text_slice(text, at, end);
}

static struct dateline_text word_bare(struct dateline_text word)
{
    while (word.length && (word.bytes[word.length - 1] == ',' || word.bytes[word.length - 1] == '.' ||
                              word.bytes[word.length - 1] == ':'))
        word.length--;
    return word;
}

static bool weekday(struct dateline_text word)
{
    static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun" };
    word = word_bare(word);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (text_is_nocase(word, days[i]))
            return true;
    return false;
}

static bool small_number(struct dateline_text word, int64_t least, int64_t most, int64_t *ret_number)
{
    return text_number(word_bare(word), ret_number) && *ret_number >= least && *ret_number <= most;
}

/* A date at `at`: "July 18", "18 July", "Wed July 18, 2018". Gives where it ends, or `at` for none. */
static size_t date_at(struct dateline_text text, size_t at, struct dateline_date *ret_date)
{
    struct dateline_text word = word_at(text, at);
    if (weekday(word))
        at = space_skip(text, at + word.length);
    struct dateline_text one = word_at(text, at);
    size_t second = space_skip(text, at + one.length);
    struct dateline_text two = word_at(text, second);
    int64_t day, year;
    int month = published_month(word_bare(one));
    struct dateline_text last = two;
    if (month && small_number(two, 1, 31, &day)) {
    } else if (small_number(one, 1, 31, &day) && (month = published_month(word_bare(two))) != 0) {
    } else {
        return at;
    }
    size_t end = second + last.length, third = space_skip(text, end);
    struct dateline_text three = word_at(text, third);
    *ret_date = (struct dateline_date){ 0, (uint8_t)month, (uint8_t)day };
    if (small_number(three, YEAR_LEAST, 2999, &year)) {
        ret_date->year = (int16_t)year;
        end = third + three.length;
    }
    return end;
}

static bool particle(struct dateline_text word)
{
    static const char *const particles[] = { "of", "de", "da", "do", "la", "le", "les", "el", "al", "the", "and", "on",
        "in", "du", "del", "des", "der", "den", "von", "am", "an", "upon", "near", "at", "sur", "off", "y", "e" };
    word = word_bare(word);
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (text_is(word, particles[i]))
            return true;
    return false;
}

static bool all_capitals(struct dateline_text word)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (byte_is_lower(word.bytes[i]))
            return false;
        letters += byte_is_upper(word.bytes[i]) || (unsigned char)word.bytes[i] >= 0xC0;
    }
    return letters >= 1;
}

/* A place without the comma or point behind it; "N.J." and "Fla." keep theirs, "MOSCOW." does not. */
static struct dateline_text place_trim(struct dateline_text place)
{
    place = text_trim(place);
    if (text_ends(place, ","))
        place.length--;
    size_t last = place.length;
    while (last > 0 && !byte_is_space(place.bytes[last - 1]))
        last--;
    struct dateline_text word = text_slice(place, last, place.length), bare = word_bare(word);
    if (text_ends(word, ".") && bare.length > 3 && all_capitals(bare) && text_find(bare, TEXT(".")) > bare.length)
        place.length--;
    return place;
}

/* Reads places up to what is none. Leaves `at` behind them. */
static bool places_read(struct head *head)
{
    struct dateline_text text = head->text;
    size_t start = head->at, end = start;
    bool first_place = true, fresh = true; /* fresh: a date may begin here */
    head->caps = true;
    for (int words = 0; words <= PLACE_WORDS; words++) {
        size_t at = space_skip(text, head->at);
        struct dateline_date ignored;
        if (at >= text.length || text.bytes[at] == '(' || text.bytes[at] == '/' || dash_length(text, at) ||
            (fresh && date_at(text, at, &ignored) > at))
            break;
        struct dateline_text word = word_at(text, at);
        if (!word.length || word.bytes[0] == '"' || word.bytes[0] == '[' || byte_is_digit(word.bytes[0]))
            return false;
        char last = word.bytes[word.length - 1];
        bool small = byte_is_lower(word.bytes[0]);
        if (last == ':' || last == ';' || last == '?' || last == '!' || last == '"')
            return false;
        head->lower = head->lower || (small && !particle(word));
        if (first_place && !(small && particle(word)))
            head->caps = head->caps && all_capitals(word);
        fresh = last == ',' || last == '.';
        first_place = first_place && last != ',' && text_find(word, TEXT("/")) > word.length;
        head->at = at + word.length;
        end = head->at;
        if (end - start > PLACE_MOST)
            return false;
    }
    head->match.place = place_trim(text_slice(text, start, end));
    return true;
}

/* The agency that a text names: the longest beginning that the table has. */
static bool agency_known(const struct wire *wire, struct dateline_text text, struct dateline_text *ret_agency)
{
    char lower[BRACKET_MOST];
    struct dateline_text key = text_trim(text);
    if (key.length > sizeof lower)
        return false;
    for (size_t i = 0; i < key.length; i++)
        lower[i] = byte_lower(key.bytes[i]);
    key.bytes = lower;
    while (key.length) {
        uint32_t count, row = table_find(&wire->agencies, key, &count);
        if (row != DATELINE_NONE) {
            *ret_agency = table_field(&wire->agencies, row, 1);
            return true;
        }
        do
            key.length--;
        while (key.length && byte_is_letter(lower[key.length]));
        key = text_trim(key);
    }
    return false;
}

/* The agency that a bracket's content names: one that is known, or what looks like the call letters of a station. */
static bool agency_find(
    const struct wire *wire, struct dateline_text content, struct dateline_text *ret_agency, bool *ret_guessed)
{
    if (agency_known(wire, content, ret_agency))
        return true;
    *ret_guessed = true;
    struct dateline_text word = text_trim(content);
    if (word.length < 2 || word.length > 6 || !all_capitals(word) || text_find(word, TEXT(" ")) <= word.length)
        return false;
    *ret_agency = word;
    return true;
}

/* "(Reuters)", "/TASS/", "(November 28, 2016)", "(Marketwire - December 23, 2010)". */
static bool bracket_read(struct head *head)
{
    size_t open = space_skip(head->text, head->at);
    if (open >= head->text.length || (head->text.bytes[open] != '(' && head->text.bytes[open] != '/'))
        return false;
    struct dateline_text rest = text_slice(head->text, open + 1, head->text.length);
    size_t close = text_find(rest, head->text.bytes[open] == '(' ? TEXT(")") : TEXT("/"));
    if (close > rest.length || close > BRACKET_MOST)
        return false;
    struct dateline_text content = text_trim(text_slice(rest, 0, close));
    bool agency = agency_find(head->wire, content, &head->match.agency, &head->guessed);
    bool dated = false;
    for (size_t at = 0; at < content.length && !dated; at++)
        if (at == 0 || content.bytes[at - 1] == ' ')
            dated = date_at(content, at, &head->match.date) > at;
    head->bracket = !content.length;
    if (!agency && !dated && !head->bracket)
        return false;
    head->at = open + 1 + close + 1;
    return true;
}

static void date_read(struct head *head)
{
    size_t at = space_skip(head->text, head->at);
    if (at < head->text.length && head->text.bytes[at] == ',')
        at = space_skip(head->text, at + 1);
    size_t end = date_at(head->text, at, &head->match.date);
    if (!head->match.date.month || end == at)
        return;
    head->at = end;
    size_t behind = space_skip(head->text, end); /* "March 12, Reuter -" */
    struct dateline_text word = word_at(head->text, behind);
    char last = head->text.bytes[end - 1];
    if ((last == ',' || last == '.') && word.length && agency_known(head->wire, word, &head->match.agency))
        head->at = behind + word.length;
}

/* Words in capitals before a dash that are no places. */
static bool label(struct dateline_text word)
{
    static const char *const labels[] = { "NOTE", "NOTES", "EXCLUSIVE", "UPDATE", "UPDATED", "BREAKING", "ANALYSIS",
        "FACTBOX", "TIMELINE", "OPINION", "COMMENTARY", "FEATURE", "WRAPUP", "URGENT", "CORRECTED", "CORRECTION",
        "REFILE", "EDITORIAL", "INSIGHT", "PREVIEW", "REVIEW", "NEWS", "REPORT", "SUMMARY", "BRIEF", "ADVISORY" };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (text_is(word, labels[i]))
            return true;
    return false;
}

/* "Bogota, Colombia - Soldiers", "Berlin — Police": a place in small letters is one only with its country or before a
 * long dash, every word with a capital, and a sentence behind. */
static bool mixed_place(struct dateline_text text, struct dateline_text place, size_t dash, size_t behind)
{
    struct dateline_date ignored;
    size_t words = 1;
    if (place.length < 4 || place.length > 40 || behind >= text.length ||
        !(byte_is_upper(text.bytes[behind]) || (unsigned char)text.bytes[behind] == 0xE2))
        return false;
    bool comma = text_find(place, TEXT(", ")) < place.length, longer = (unsigned char)text.bytes[dash] == 0xE2;
    for (size_t i = 0; i < place.length; i++) {
        words += place.bytes[i] == ' ';
        if (byte_is_lower(place.bytes[i]) && (i == 0 || place.bytes[i - 1] == ' '))
            return false;
    }
    return (comma || longer) && words <= (comma ? 5 : 1) && !weekday(place) && !date_at(place, 0, &ignored);
}

/* What stands behind: a dash (with space on a side), or for signed ones the line's end or a sentence at once. */
static bool end_read(struct head *head)
{
    struct dateline_text text = head->text;
    bool is_signed = head->match.agency.length > 0, dated = head->match.date.month > 0;
    size_t at = space_skip(text, head->at), dash = dash_length(text, at);
    size_t behind = space_skip(text, at + dash);
    bool words = text_find(head->match.place, TEXT(" ")) < head->match.place.length;
    bool spaced = at > head->at || behind > at + dash || (dash > 1 && (words || is_signed || dated));
    if (!dash && (is_signed || (dated && head->caps)) && at < text.length &&
        (text.bytes[at] == ':' || text.bytes[at] == '.')) {
        behind = space_skip(text, at + 1);
        spaced = behind > at + 1;
        dash = 1;
    }
    head->match.end = behind;
    if (dash && (is_signed || dated || head->bracket))
        return spaced || is_signed;
    if (dash && !head->caps)
        return spaced && mixed_place(text, head->match.place, at, behind);
    if (dash) /* places alone */
        return spaced && head->caps && !label(head->match.place) && head->match.place.length >= 4 &&
               (behind >= text.length || !byte_is_lower(text.bytes[behind]));
    if (!is_signed || head->guessed)
        return false;
    head->match.end = at;
    if (!head->match.place.length) /* "(CNN)The president", "(CNN) The president" */
        return at < text.length && (byte_is_upper(text.bytes[at]) || (unsigned char)text.bytes[at] >= 0xC0);
    bool line_end = at >= text.length || text_find(text_slice(text, head->at, at), TEXT("\n")) <= at - head->at;
    return line_end || (at == head->at && !byte_is_lower(text.bytes[at]));
}

bool dateline_find(
    const struct wire *wire, struct dateline_text paragraph, bool signed_only, struct dateline_match *ret_match)
{
    struct head head = { .wire = wire, .text = text_slice(paragraph, 0, HEAD_MOST) };
    if (!places_read(&head))
        return false;
    date_read(&head);
    bool bracket = bracket_read(&head);
    if (bracket && !head.match.date.month)
        date_read(&head);
    if (!bracket && head.match.place.length == 0)
        return false;
    if (head.lower && !(head.match.date.month && !bracket && head.match.place.length < 30))
        return false;
    if (head.guessed && !(head.caps && head.match.place.length))
        return false;
    if (!end_read(&head) || (signed_only && !head.match.agency.length))
        return false;
    *ret_match = head.match;
    return true;
}

bool dateline_day(struct dateline_text paragraph, struct dateline_date *ret_date)
{
    struct dateline_date date = { 0, 0, 0 };
    if (paragraph.length > 60)
        return false;
    size_t end = date_at(paragraph, 0, &date);
    if (!date.month || !date.year || end < paragraph.length)
        return false;
    *ret_date = date;
    return true;
}

struct dateline_date dateline_year(struct dateline_date day, struct dateline_date published)
{
    struct dateline_date best = { 0, 0, 0 };
    int32_t least = INT32_MAX;
    if (day.year || !day.month || !date_known(published))
        return day.year && date_valid(day) ? day : best;
    for (int year = published.year - 1; year <= published.year + 1; year++) {
        struct dateline_date date = { (int16_t)year, day.month, day.day };
        if (!date_valid(date))
            continue;
        int32_t distance = date_to_days(date) - date_to_days(published);
        if (distance > LATER_MOST)
            continue; /* a report is not put out long before its own day */
        distance = distance < 0 ? -distance : distance;
        if (distance < least) {
            least = distance;
            best = date;
        }
    }
    return best;
}
