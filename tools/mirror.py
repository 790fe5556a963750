#!/usr/bin/env python3
"""Writes scenarios/mirror: every number, event and text of scenarios/ukraine-2023 under invented names.

    mirror.py            writes the pack anew
    mirror.py --check    writes nothing; ends with 1 and says which file differs if it is out of date
    mirror.py --out DIR  writes the pack into DIR

Numbers, ranges, units, marks, conditions and the order of rows are taken over, sentences too; names,
ids and years are changed by the lists here and in mirror_names.py. A row that has no invented name, a
real name that is left and a word that looks like an unknown name are errors, so that the mirror cannot
drift silently.
"""
import argparse
import csv
import functools
import io
import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True
import mirror_names as names  # noqa: E402: a folder of tests may be read only

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE, MIRROR = ROOT / "scenarios" / "ukraine-2023", ROOT / "scenarios" / "mirror"
LANGUAGES = "en", "uk"
YEARS = 100  # calendar months stay, years move

CANDIDATE, RIVAL, ALLIANCE = "Tessmar", "Kordal", "the Harbour League"
SEATS = {"Kyiv": "Tessport", "Washington": "Alderton", "Berlin": "Ernford", "Warsaw": "Hoven",
         "Ankara": "Quendry", "Budapest": "Pelsgate", "Brussels": "Oakhall", "Moscow": "Kordhaven"}
MEMBERS = {
    "USA": ("ALD", "Aldern"), "GBR": ("BRY", "Brynmar"), "CAN": ("CAS", "Castrel"),
    "FRA": ("DEL", "Delaune"), "DEU": ("ERN", "Erndale"), "ITA": ("FAV", "Faviel"),
    "ESP": ("GAL", "Galdora"), "POL": ("HOV", "Hovenmark"), "EST": ("IVR", "Ivrel"),
    "LVA": ("JUN", "Junovar"), "LTU": ("KES", "Kesterin"), "ROU": ("LOR", "Lorveth"),
    "BGR": ("MAV", "Mavrin"), "CZE": ("NES", "Nesmar"), "SVK": ("OLD", "Oldreth"),
    "HUN": ("PEL", "Pelsor"), "TUR": ("QUE", "Quendar"), "GRC": ("RHO", "Rhosmar"),
    "PRT": ("SAL", "Salvern"), "BEL": ("TAM", "Tambrel"), "NLD": ("ULV", "Ulvane"),
    "LUX": ("VIS", "Visel"), "DNK": ("WEN", "Wendral"), "NOR": ("YRS", "Yrsdal"),
    "ISL": ("ZEL", "Zelane"), "HRV": ("ARN", "Arnsol"), "SVN": ("BEM", "Bemlin"),
    "ALB": ("CRE", "Crestow"), "MNE": ("DUN", "Dunvel"), "MKD": ("ESM", "Esmar"),
    "FIN": ("FEN", "Fenmor"), "SWE": ("GRY", "Grysel"),
}
REGIONS = {
    "UA-43": "Salt Cape", "UA-05": "Amberfield", "UA-07": "Reedmoor", "UA-12": "Ferrydown",
    "UA-14": "Coalridge", "UA-18": "Birchmoor", "UA-21": "Highgap", "UA-23": "Longsteppe",
    "UA-26": "Fircombe", "UA-30": "Tessport", "UA-32": "Tessport Land", "UA-35": "Wheatlow",
    "UA-40": "Cape Harbour", "UA-46": "Lanternhill", "UA-48": "Spitmouth", "UA-51": "Southquay",
    "UA-53": "Meadowrun", "UA-56": "Mirefell", "UA-59": "Borderlea", "UA-61": "Quietbrook",
    "UA-63": "Tallmarket", "UA-65": "Broadford", "UA-68": "Clayholt", "UA-71": "Cherryvale",
    "UA-74": "Forestgate", "UA-77": "Beechward", "UA-09": "Eastpit",
}
AID_SOURCES = {"kiel": "checked", "kiel-total": "total", "kiel-recalled": "recalled",
               "own-coding": "coding"}
CHOICES = {"|".join(AID_SOURCES): "|".join(AID_SOURCES.values()), "ISO 3166 code": "text"}
DESCRIPTIONS = {
    "name": "Invented name",
    "occupied": "Share of the unit occupied at the model date",
    "occupied_2022": "Share of the unit occupied before the present war",
    "is_front_line": "1 if it has a land border with the rival or its ally or the candidate",
    "gdp_bn_usd": "Gross domestic product of the year before",
    "population_m": "Population of the year before",
    "id": "Invented code",
    "objectors": "Members whose ratification of this pending member is outstanding",
    "aid_pct_gdp": "Aid committed in the first year of the war as a share of GDP",
    "aid_source": "How the figure of the mirrored pack was found",
    "objection": "Pending member: strength of the objection",
    "note": "Left empty: a reason would tell which state is meant",
}
STARTS = {
    "january-2023": "everything-open", "decisive-victory-expulsion": "decision-expulsion",
    "decisive-victory-turmoil": "decision-turmoil", "decisive-victory-collapse": "decision-collapse",
}
# Folders whose scripts come along; tests stay with the pack whose claims they are, and so does class/,
# which tells real history: the mirror's own is written by hand.
SCRIPTS = ("starts", "rules", "events", "advisors", "lib")
CONTENT_NOTE = (
    "A pack for classes, about judgement. Every number, range and rule is that of another pack of this "
    "program, \"Ukraine and NATO, January 2023\"; the names, ids and years are invented. It asks one "
    "question: did names change your judgement? Decide here first, write down what you would promise "
    "and why, then play the other pack and compare. Invented names do not make a war harmless: people "
    "answering surveys were more willing to use force against states that do not exist. The numbers "
    "still come from a war that was going on when its data end, with real dead, displaced and deported "
    "people, and estimates differ. An exploratory model: it does not predict, recommend or justify any "
    "policy. Every assumption can be read and changed.")
SAME = "the same number as in scenarios/ukraine-2023/data/"
SAME_SOURCE = "the precedent named in the mirrored pack, under other names"
def later(text):
    """Years of 1800 to 2099 move, wherever they stand."""
    return re.sub(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])", lambda m: str(int(m[0]) + YEARS), text)


def as_json(value):
    return json.dumps(value, indent=4, ensure_ascii=False) + "\n"


def as_csv(header, rows, comment):
    out = io.StringIO()
    out.write(f"# {comment}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def read_json(name):
    return json.loads((SOURCE / name).read_text("utf-8"))


def read_csv(name):
    text = (SOURCE / name).read_text("utf-8")
    rows = list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))
    return rows[0], rows[1:]


def member_id(known):
    return MEMBERS[known][0]


def mirror_card():
    card = read_json("pack.json")
    card.update(id="mirror", title="Mirror: the same numbers, other names",
                candidate=CANDIDATE, rival=RIVAL, alliance=ALLIANCE, content_note=CONTENT_NOTE,
                model_date=later(card["model_date"]), start=later(card["start"]),
                starts=[start_id(name) for name in card["starts"]])
    for seat in card["seats"].values():
        seat["name"] = SEATS[seat["name"]]
        if "member" in seat:
            seat["member"] = member_id(seat["member"])
    return as_json(card)


def start_id(known):
    return STARTS.get(known, known)


@functools.cache
def english():
    """Real name to invented name."""
    known = {"Ukraine": CANDIDATE, "Russia": RIVAL, **SEATS, **names.ENGLISH}
    for file, taken in ("members", MEMBERS), ("regions", REGIONS):
        header, rows = read_csv(f"data/{file}.csv")
        for row in rows:
            new = taken[row[header.index("id")]]
            known.setdefault(row[header.index("name")], new if isinstance(new, str) else new[1])
    return known


def pattern(known, ending):
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + ")" + ending)


def renamed(text, language):
    """A sentence under invented names, its years moved. Ukrainian names are stems: endings stay."""
    known, ending = (names.UKRAINIAN, "") if language == "uk" else (english(), r"\b")
    return later(pattern(known, ending).sub(lambda m: known[m[0]], text))


def mirror_texts(language):
    """Keys hold ids of starts and events, texts hold sentences."""
    texts = {}
    for key, text in read_json(f"text/{language}.json").items():
        words = key.split(".")
        if words[0] == "start":
            words[1] = start_id(words[1])
        if words[:2] in (["name", "member"], ["name", "region"]):
            words[2] = member_id(words[2]) if words[1] == "member" else region_id(words[2])
        texts[later(".".join(words))] = renamed(text, language)
    if "name.alliance" in texts:
        texts["name.alliance"] = ALLIANCE if language == "en" else names.ALLIANCE_UKRAINIAN
    return "{\n" + ",\n".join(f"{as_word(key)}: {as_word(texts[key])}" for key in sorted(texts)) + "\n}\n"


def as_word(text):
    return json.dumps(text, ensure_ascii=False)


def mirror_string(text):
    """A string of a script: an id, a key or a sentence."""
    word = text[1:-1]
    if word in REGIONS:
        return f'"{region_id(word)}"'
    return f'"{start_id(word)}"' if word in STARTS else renamed(text, "en")


TEXT = r'"(?:[^"\\\n]|\\.)*"'
SCRIPT = re.compile(rf"(?P<source>\bsource\s*=\s*){TEXT}(?:\s*\.\.\s*{TEXT})*"
                    rf"|(?P<year>\byear\s*=\s*[0-9]+)|(?P<text>{TEXT})|(?P<comment>--[^\n]*)"
                    rf"|(?P<id>\b(?:{'|'.join(MEMBERS)})\b)")


def mirror_script(text):
    """Only strings, comments, years of precedents and members' ids change: never a number."""
    def new(found):
        if found["source"]:
            return f'{found["source"]}"{SAME_SOURCE}"'
        if found["text"]:
            return mirror_string(found["text"])
        if found["year"]:
            return later(found["year"])
        return renamed(found["comment"], "en") if found["comment"] else member_id(found["id"])
    return SCRIPT.sub(new, text)


def mirror_scripts():
    files = sorted(p for folder in SCRIPTS for p in (SOURCE / folder).rglob("*.lua"))
    return {str(p.relative_to(SOURCE)): mirror_script(p.read_text("utf-8")) for p in files}


def mirror_world():
    world = read_json("data/world.json")
    for entry in world.values():
        entry["source"] = SAME + "world.json, with its range and mark"
    return as_json(world)


def region_id(known):
    return f"TES-{list(REGIONS).index(known) + 1:02}"


def mirror_regions():
    header, rows = read_csv("data/regions.csv")
    for row in rows:
        cell = dict(zip(header, row))
        cell.update(id=region_id(cell["id"]), name=REGIONS[cell["id"]], note="",
                    source=SAME + "regions.csv")
        row[:] = [cell[name] for name in header]
    return as_csv(header, rows, f"The {len(rows)} units of {CANDIDATE}. Written by tools/mirror.py.")


def mirror_members():
    header, rows = read_csv("data/members.csv")
    for row in rows:
        cell = dict(zip(header, row))
        objectors = [member_id(i) for i in cell["objectors"].split(";") if i]
        cell.update(id=member_id(cell["id"]), name=MEMBERS[cell["id"]][1], note="",
                    objectors=";".join(objectors), aid_source=AID_SOURCES[cell["aid_source"]])
        row[:] = [cell[name] for name in header]
    return as_csv(header, rows, "The members and the pending ones. Written by tools/mirror.py. "
                  "threat, leaning, grievance, rival_weight, grey_weak and objection are codings.")


def mirror_columns():
    header, rows = read_csv("data/columns.csv")
    kept = []
    for row in rows:
        cell = dict(zip(header, row))
        if not cell["file"].startswith("data/"):
            continue
        cell["unit"] = CHOICES.get(cell["unit"], cell["unit"])
        cell["source"] = "scenarios/ukraine-2023/data/columns.csv"
        cell["description"] = DESCRIPTIONS.get(cell["column"], cell["description"])
        kept.append([cell[name] for name in header])
    return as_csv(header, kept, "What every column of the pack's tables means. Written by tools/mirror.py.")


def mirror_sources():
    return f"""# Where the numbers come from

Every number of this pack is one of `scenarios/ukraine-2023`, with its range, unit and mark: V the
source was checked, R recalled and not checked, D own coding or derivation. Where each comes from is
told there, in `data/SOURCES.md`. `tools/mirror.py` writes this folder from that one, and
`tests/cli/mirror.sh` checks that it is up to date.

What is invented: the names and ids of {len(MEMBERS)} members and pending members and of {len(REGIONS)} units, the names of
seats, candidate, rival, alliance and places in texts, and the years, which are {YEARS} later. Months of
the year are the same, so that summits and elections fall as they do there. Events and texts are those
of that pack under the invented names, in both languages.

Luck is drawn by the names of what asks, so the same seed gives another history than in the mirrored
pack; over many histories the shares are the same.

On invented names: Majnemer and Meibauer (2023) found people more willing to use force against
fictitious countries [R, recalled and not checked]. That is
the reason for this pack, and a reason not to stop at it.
"""


def mirror_files():
    texts = {f"text/{language}.json": mirror_texts(language) for language in LANGUAGES}
    return {"pack.json": mirror_card(), **mirror_scripts(), **texts,
            "text/README.md": (SOURCE / "text" / "README.md").read_text("utf-8"),
            "data/world.json": mirror_world(), "data/members.csv": mirror_members(),
            "data/regions.csv": mirror_regions(), "data/columns.csv": mirror_columns(),
            "data/parameters.json": as_json(read_json("data/parameters.json")),
            "data/SOURCES.md": mirror_sources()}


def real_names_left(files):
    """Names of the mirrored pack in what a player or a class would read."""
    real = pattern(set(english()) - names.BOTH, r"\b"), pattern(names.UKRAINIAN, ""), names.REAL
    faults = []
    for name, text in files.items():
        if name.endswith(".md"):
            continue
        text = text.replace("Ukraine and NATO, January 2023", "").replace("ukraine-2023", "")
        found = sorted({word for known in real for word in known.findall(text)})
        faults += [f"{name}: the name {word} is left" for word in found]
    return faults


def unknown_names(texts):
    """Words written with a capital inside a sentence that are no invented name and no plain word."""
    invented = {word for new in (*english().values(), ALLIANCE, names.ALLIANCE_UKRAINIAN, *names.PLAIN) for word in new.split()}
    stems = tuple(names.UKRAINIAN.values())
    faults = []
    for key, text in texts.items():
        for found in re.finditer(r"(?<=[\w,;)}] )[A-ZА-ЯІЇЄҐ][\w’'-]*", text):
            word = re.sub(r"['’]s?$", "", found[0])
            if word not in invented and not word.startswith(stems):
                faults.append(f"{key}: {word} looks like a name: give it an invented one, or say that it is "
                              "plain, in tools/mirror_names.py")
    return faults


def differences(files, folder):
    there = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and p.parts[len(folder.parts)] != "class"}
    faults = [f"{name}: is not written by tools/mirror.py" for name in sorted(there - set(files))]
    for name, text in files.items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            faults.append(f"{name}: is out of date, run tools/mirror.py")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=pathlib.Path, default=MIRROR)
    options = parser.parse_args()
    files = mirror_files()
    faults = real_names_left(files)
    for language in LANGUAGES:
        faults += unknown_names(json.loads(files[f"text/{language}.json"]))
    if options.check:
        faults += differences(files, options.out)
    for text in faults:
        print(text)
    if faults or options.check:
        return 1 if faults else 0
    for name, text in files.items():
        path = options.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
