#!/usr/bin/env python3
"""build.py FACTS_DIR: makes the long tables of people, parties and armed groups out of raw facts.

FACTS_DIR holds leaders.tsv, officials.tsv, us-legislators.tsv, parties.tsv and armed-groups.tsv in the columns that SOURCES.md
describes. Written beside this script: leaders.tsv, officials.tsv, legislators.tsv, parties.tsv, armed-groups.tsv. The other
tables are kept by hand and win over these. The script joins what several sources say of one person in one office, turns names
in capitals and list-style names into the forms that newspapers use, closes offices that a source left open although a later
holder is known, folds dependencies into their states, and drops rows that nobody would look for.
"""
import csv, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
STATE_OF = dict(pair.split(":") for pair in (
    "ABW:NLD AIA:GBR ALA:FIN ASM:USA ATF:FRA BES:NLD BLM:FRA BMU:GBR BVT:NOR CCK:AUS COK:NZL CUW:NLD CXR:AUS CYM:GBR FLK:GBR "
    "FRO:DNK GGY:GBR GIB:GBR GLP:FRA GRL:DNK GUF:FRA GUM:USA HMD:AUS IMN:GBR IOT:GBR JEY:GBR JON:USA MAC:CHN MAF:FRA MNP:USA MSR:GBR "
    "MTQ:FRA MYT:FRA NCL:FRA NFK:AUS NIU:NZL PCN:GBR PRI:USA PYF:FRA REU:FRA SGS:GBR SHN:GBR SJM:NOR SPM:FRA SXM:NLD TCA:GBR "
    "TKL:NZL UMI:USA VGB:GBR VIR:USA WLF:FRA ESH:MAR KSV:KOS XKX:KOS").split())
# CountryInfo 2012 puts some states' leaders under another's code (held against the other sources, name by name).
MISCODED = {"JON": "JPN", "GLP": "GTM", "IL": "ISR", "MOZ": "MMR", "MUS": "MRT", "KSV": "KIR"}
# States that ended keep their own codes: the successor's code in our sources, the last day, the code.
ENDED = {"RUS": ("1991-12-26", "SUN"), "CZE": ("1992-12-31", "CSK"), "SRB": ("1992-04-27", "YUG"), "YUG": ("2006-06-05", "YUG")}
RANK = {"Wikidata 2022": 0, "CIA June 2019": 1, "CountryInfo 2012": 2, "Archigos 4.1": 3}
SHORT = {"Wikidata 2022": "wd", "CIA June 2019": "cia", "CountryInfo 2012": "ci", "Archigos 4.1": "arch"}
SEEN_OPEN = {"Wikidata 2022": "2022-12-31", "CIA June 2019": "2019-06-30", "CountryInfo 2012": "2012-06-30", "Archigos 4.1": "2015-12-31"}


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        for day in ("from", "to"):
            if row.get(day):
                row[day] = re.sub(r"^(\d{4})s$", r"\1", row[day])  # "2014s"
    return rows


def write(name, columns, rows, head):
    path = os.path.join(HERE, name)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(f"# {head}\n# Made by build.py; corrections belong into the tables kept by hand, which win over this one.\n")
        f.write("\t".join(columns) + "\n")
        for row in rows:
            f.write("\t".join(re.sub(r"\s+", " ", row.get(c) or "").strip() for c in columns) + "\n")
    size = os.path.getsize(path)
    print(f"{name}: {len(rows)} rows, {size} bytes")
    assert size < 2_000_000, name


def fold(name):
    """A key under which spellings of one name fall together: no marks, no particles, rough sounds."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = [w for w in re.findall(r"[a-z]+", bare.replace("'", "")) if w not in ("al", "el", "bin", "ibn", "de", "da", "jr", "sir")]
    rough = []
    for w in words:
        w = re.sub(r"(.)\1", r"\1", w.replace("ks", "x").replace("kh", "h").replace("ou", "u").replace("q", "k").replace("y", "i"))
        rough.append(re.sub(r"(.)\1", r"\1", w))
    return " ".join(w for w in rough if len(w) > 1)


def tidy_name(name):
    """A newspaper's form: "# Alan Huckle", "AL-Sallal" and doubled CountryInfo names are mended; titles are dropped."""
    name = name.strip().lstrip("# ").replace("’", "'").replace("\"", "")
    name = re.sub(r"\s*\(.*?\)", "", name)
    name = re.sub(r"^(Sir|Dame|Lord|Dr\.?|Prof\.?|Gen\.?|Col\.?)\s+", "", name)
    name = re.sub(r"\b(AL|EL)-", lambda m: m.group(1).lower() + "-", name)
    words = name.split()
    for n in range(2, len(words) // 2 + 1):
        if words[:n] == words[-n:] and len(words) > n:
            words = words[:n]
            break
    words = [w.capitalize() if len(w) > 3 and w.isupper() and w.isalpha() else w for w in words]
    return " ".join(words)


def tidy_office(office):
    office = office.strip()
    office = re.sub(r"\(.*", "", office).replace("_", " ").strip()
    office = re.sub(r"[A-Z]{4,}", lambda m: m.group(0).capitalize(), office) if not office.isupper() else office.capitalize()
    office = re.sub(r"\bof (the )?(Republic of )?[A-Z][a-z]+$", lambda m: m.group(0), office)
    plural = {"Presidents": "President", "Prime ministers": "Prime Minister", "Governors": "Governor", "Governors-General": "Governor-General",
              "Kings": "King", "Kings/Queens": "King", "Premiers": "Premier", "Chancellors": "Chancellor", "Chief ministers": "Chief Minister",
              "effective leader": "leader", "Prime minister": "Prime Minister", "Vice-Presidents": "Vice President", "Heads of state": "Head of State",
              "Emirs": "Emir", "Sultans": "Sultan", "monarch": "King", "Heads of government": "Prime Minister", "Paramount rulers": "King"}
    if office in plural:
        return plural[office]
    office = re.sub(r"^Chairmen\b", "Chairman", office)
    office = re.sub(r"^(General s|S)ecretaries\b", lambda m: "General Secretary" if m.group(1) != "S" else "Secretary", office)
    office = re.sub(r"^(Commissioner|Administrator|President|Minister|Ruler|Emperor|Captain|Prince)s\b(/\S+)?", r"\1", office)
    return office


def newspaper(name):
    """Whether a name has at least two Latin words of which one is long: anything else finds more wrong people than right ones."""
    latin = all(ord(c) < 0x250 or unicodedata.combining(c) for c in name if c.isalpha())
    return latin and len([w for w in re.findall(r"[^\W\d_]+", name) if len(w) > 1]) >= 2 and len(name) >= 7


def close_open_rows(rows):
    """Ends an open office when a later row of the same country and office begins, else a year after its source was made."""
    later = {}
    for r in rows:
        if r["from"]:
            later.setdefault((r["code"], r["office"]), []).append(r["from"])
    for r in rows:
        if r["to"]:
            continue
        after = sorted(d for d in later.get((r["code"], r["office"]), []) if r["from"] and d > r["from"])
        single = re.match(r"(President|Prime Minister|Premier|Chancellor|King|Vice President|Minister of (Foreign Affairs|Defence|Finance)|"
                          r"Supreme Leader|Secretary of \w+$)", r["office"])
        if after and single:
            r["to"] = after[0]
        elif r["source"] == "ci":
            r["to"] = "2012-06-30"


def state_of(row):
    """The code that a row's holder of an office is found under."""
    code = row["country"]
    if row["source"] == "CountryInfo 2012":
        code = MISCODED.get(code, code)
    code = STATE_OF.get(code, code)
    if code == "DEU" and "council of" in row["office"].lower().replace("_", " ") and row["to"] <= "1990-10-03":
        return "DDR"
    last, ended = ENDED.get(code, ("", code))
    return ended if row["to"] and row["to"] <= last else code


def leaders(folder):
    groups = {}
    for r in read(folder, "leaders.tsv"):
        name, office = tidy_name(r["name"]), tidy_office(r["office"])
        code = state_of(r)
        if not office or not name or (r["to"] and r["to"] < "1945"):
            continue
        if r["source"] != "Archigos 4.1" and not newspaper(name):
            continue
        groups.setdefault((fold(name), code), []).append({"name": name, "code": code, "office": office, "from": r["from"], "to": r["to"],
                                                          "id": r["wikidata"], "rank": RANK[r["source"]], "source": SHORT[r["source"]]})
    surnames = {}
    for (key, code), rows in groups.items():
        for r in rows:
            if r["rank"] < 3 and key:
                surnames.setdefault((code, key.split()[-1]), []).append(r)
    out = []
    for (key, code), rows in sorted(groups.items(), key=lambda g: (g[0][1], g[0][0])):
        best = min(r["rank"] for r in rows)
        kept = []
        for r in sorted(rows, key=lambda r: (r["rank"], len(r["office"]), r["from"])):
            same = any(k["office"].split(" of ")[0] == r["office"].split(" of ")[0] and (k["from"] or "")[:4] == (r["from"] or "")[:4] for k in kept)
            if same or (r["office"] == "leader" and best < 3) or (r["rank"] == 3 and (code, key.split()[-1] if key else "") in surnames):
                continue
            if r["rank"] == 3 and not newspaper(r["name"]):
                continue
            kept.append(r)
        out += kept
    close_open_rows(out)
    write("leaders.tsv", ["name", "code", "office", "from", "to", "id", "source"], out, "Heads of state and of government since 1945.")
    return {(fold(r["name"]), r["code"]) for r in out}


DROP = re.compile(r"^(state secretary|director.general|lord of the treasury|prefect|member of the provincial|intendant|undersecretary|advisor to the presidency|"
                  r"parliamentary (under|secretary|private)|secretary.general of the gov|treasurer|sub-?prefect|county|rector|member of|lord mayor|mayor of galway|"
                  r"presidential representative|first lady|chairperson of the national public|head of the office|paymaster|chief whip|economic secretary|"
                  r"financial secretary to|deputy governor|consul|president of caixa|auditor|registrar|deputy director|secretary.general to|clerk|controller|chief administrator|"
                  r"vice.governor|delegate|director of the national (library|museum|archive)|editor|rais|administrator of the|lieutenant governor|alderman)", re.I)
FAR = re.compile(r"(ambassador|permanent rep|high commissioner)", re.I)
NEAR = re.compile(r"(United States|\bUS\b|U\.S\.|United Nations|\bUN\b|Russia|China|United Kingdom|France|Germany|Israel|NATO|European Union|Ukraine|Iran|Iraq|Japan|India\b|"
                  r"Pakistan|Afghanistan|Syria|Libya|Turkey|Egypt|Saudi|Mexico|Cuba|Venezuela|South Korea|North Korea|Holy See|Yemen|Lebanon|OAS|OPCW|WTO|IAEA)", re.I)
SMALL = re.compile(r"^(deputy minister|minister (of state|delegate|without)|state minister|minister in the|minister at the|vice.minister|secretary of state (for|to|in)|governor|mayor)", re.I)
BIG = "USA GBR FRA DEU RUS CHN JPN IND CAN ITA UKR ISR IRN TUR KOR AUS".split()


def officials(folder, known):
    rows = []
    for r in read(folder, "officials.tsv"):
        name, office = tidy_name(r["name"]), tidy_office(r["office"])
        code = state_of(r)
        if DROP.match(office) or not newspaper(name) or (r["to"] and r["to"] < "1990") or len(office) > 90:
            continue
        if FAR.search(office) and not NEAR.search(office):
            continue
        if SMALL.match(office) and code not in BIG:
            continue
        rows.append({"name": name, "code": code, "office": office, "from": r["from"], "to": r["to"], "id": r["wikidata"],
                     "rank": RANK[r["source"]], "source": SHORT[r["source"]], "key": fold(name)})
    wikidata = {(r["key"], r["code"]) for r in rows if r["rank"] == 0}
    out, seen = [], set()
    for r in sorted(rows, key=lambda r: (r["code"], r["key"], r["rank"], r["from"], r["office"])):
        mark = (r["key"], r["code"], r["office"].lower(), (r["from"] or "")[:4])
        if mark in seen or (r["rank"] == 1 and (r["key"], r["code"]) in wikidata):
            continue
        if re.match(r"(President|Prime Minister|King|Premier)$", r["office"]) and (r["key"], r["code"]) in known:
            continue
        if r["rank"] == 1:
            r["from"], r["to"] = "2018-06", "2019-12"
        seen.add(mark)
        out.append(r)
    close_open_rows(out)
    for r in out:
        if r["to"] and r["from"][:len(r["to"])] > r["to"][:len(r["from"])]:
            r["office"] = r["from"] = r["to"] = ""  # two terms taken for one: the days of neither are known
    half = next(i for i, r in enumerate(out) if r["code"] >= "K")
    columns = ["name", "code", "office", "from", "to", "id", "source"]
    write("officials-a-j.tsv", columns, out[:half], "Ministers, ambassadors, governors, judges, chiefs of staff and spokesmen, countries A to J.")
    write("officials-k-z.tsv", columns, out[half:], "Ministers, ambassadors, governors, judges, chiefs of staff and spokesmen, countries K to Z.")


def plain_american(name):
    """ "Abraham J. Hamadeh" -> "Abraham Hamadeh": the middle initial and Jr. are left out of most reports."""
    return re.sub(r",? (Jr|Sr|II|III|IV)\.?$", "", re.sub(r" [A-Z]\.(?= )", "", name))


def legislators(folder):
    rows = {}
    for r in read(folder, "us-legislators.tsv"):
        if r["to"] and r["to"] < "1945":
            continue
        name = tidy_name(r["name"])
        short = plain_american(name)
        words = short.split()
        bare = f"{words[0]} {words[-1]}" if len(words) > 2 and len(words[0]) > 2 and r["last"].split() and words[-1] == r["last"].split()[-1] else short
        aliases = sorted({short, bare} - {name})
        key = (name, r["office"], r["from"])
        office = {"Representative": "Representative", "Senator": "Senator"}.get(r["office"], r["office"])
        if office in ("President", "Vice President"):
            continue
        party = {"Republican": "Republican", "Democrat": "Democrat"}.get(r["party"], r["party"])
        rows[key] = {"name": name, "aliases": "; ".join(aliases), "code": "USA", "office": f"{office}, {party}" if party else office, "state": r["state"],
                     "from": r["from"], "to": r["to"], "id": r["wikidata"], "source": "cong"}
    joined = []
    for r in sorted(rows.values(), key=lambda r: (r["name"], r["office"], r["from"])):
        last = joined[-1] if joined else None
        if last and last["name"] == r["name"] and last["office"] == r["office"] and last["to"] and last["to"] >= r["from"]:
            last["to"] = r["to"]
        else:
            joined.append(r)
    write("legislators.tsv", ["name", "aliases", "code", "office", "state", "from", "to", "id", "source"], joined, "Members of the Congress of the United States since 1945.")


def parties(folder):
    out = []
    for r in read(folder, "parties.tsv"):
        code = STATE_OF.get(r["country"], r["country"])
        if not re.fullmatch(r"[A-Z]{3}", code) or (r["to"] and int(r["to"][:4] or 0) < 1985) or not (r["english"] or r["name"]):
            continue
        names = [re.sub(r"\s*\(.*?\)", "", n).strip() for n in re.split(r" / ", r["english"] or r["name"])]
        if r["wikipedia"] and not re.search(r"election|politic|List of|\d{4}", r["wikipedia"]):
            names.append(re.sub(r"\s*\(.*?\)", "", r["wikipedia"]))
        if r["name"] and all(ord(c) < 0x250 for c in r["name"]):
            names.append(re.sub(r"\s*\(.*?\)", "", re.split(r" / ", r["name"])[0]))
        names = [n for k, n in enumerate(names) if n and n not in names[:k] and len(n.split()) > 1]
        short = [a for a in re.split(r"[/ ]", r["abbreviation"]) if re.fullmatch(r"[A-Z][A-Za-z-]{2,7}", a) and sum(c.isupper() for c in a) >= 2]
        if names:
            out.append({"name": names[0], "aliases": "; ".join(names[1:] + short[:1]), "code": code, "sector": "PTY", "from": r["from"], "to": r["to"], "source": "pf"})
    out.sort(key=lambda r: (r["code"], r["name"]))
    write("parties.tsv", ["name", "aliases", "code", "sector", "from", "to", "source"], out, "Political parties alive in or after 1985.")


PLACES = {"Yemen (North Yemen)": "YEM", "DR Congo (Zaire)": "COD", "Myanmar (Burma)": "MMR", "Ivory Coast": "CIV", "Russia (Soviet Union)": "RUS", "Cambodia (Kampuchea)": "KHM",
          "Serbia (Yugoslavia)": "SRB", "Bosnia-Herzegovina": "BIH", "Zimbabwe (Rhodesia)": "ZWE", "Vietnam (North Vietnam)": "VNM", "Madagascar (Malagasy)": "MDG",
          "Kingdom of eSwatini (Swaziland)": "SWZ", "Macedonia, FYR": "MKD", "North Macedonia": "MKD", "United States of America": "USA", "Congo": "COG"}


def armed_groups(folder):
    country = {c["name"]: c["code"] for c in read(folder, "countries.tsv")}
    out = []
    for r in read(folder, "armed-groups.tsv"):
        places = [p.strip() for p in r["locations"].split(",") if p.strip()]
        codes = [PLACES.get(p) or country.get(p) or country.get(re.sub(r"\s*\(.*", "", p)) for p in places]
        names = [n.strip() for k in ("english", "full", "name") for n in re.split(r" / |;", r[k] or "")]
        names = [re.sub(r"\s*\(.*?\)", "", n) for n in names if n and all(ord(c) < 0x250 for c in n)]
        names = [n for k, n in enumerate(names) if n and n not in names[:k] and (len(n.split()) > 1 or (n.isupper() and len(n) > 2) or "-" in n)]
        armed = re.search(r"army|front|force|brigade|movement|militia|gang|cartel|faction|liberation|revolution|guerr|jihad|islam|organi[sz]ation|resistance|battalion|\b[A-Z]{3,}\b", " ".join(names), re.I)
        if not names or not codes or not codes[0] or not armed or re.match(r"(Government|Civilians)", names[0]):
            continue
        crime = re.search(r"gang|cartel|crime|mafia|comando|mara\b", " ".join(names), re.I)
        out.append({"name": names[0], "aliases": "; ".join(names[1:]), "code": codes[0], "sector": "CRM" if crime else "REB", "source": "ucdp"})
    out.sort(key=lambda r: (r["code"], r["name"]))
    write("armed-groups.tsv", ["name", "aliases", "code", "sector", "source"], out, "Armed groups of organised violence since 1989.")


if __name__ == "__main__":
    facts = sys.argv[1]
    known = leaders(facts)
    officials(facts, known)
    legislators(facts)
    parties(facts)
    armed_groups(facts)
