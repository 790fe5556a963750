#!/usr/bin/env python3
"""Writes scenarios/mirror: every number of scenarios/ukraine-2023 under invented names.

    mirror.py            writes the pack anew
    mirror.py --check    writes nothing; ends with 1 and says which file differs if it is out of date
    mirror.py --out DIR  writes the pack into DIR

Numbers, ranges, units, marks and the order of rows are taken over; names, ids, dates and sentences
are those below. A row, a start or a choice that has no invented name here is an error, so that the
mirror cannot drift silently.
"""
import argparse
import csv
import io
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE, MIRROR = ROOT / "scenarios" / "ukraine-2023", ROOT / "scenarios" / "mirror"
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
    "january-2023": ("everything-open", "Everything open", (
        "Eleven months after Kordal's full-scale invasion the line has hardly moved for weeks. "
        "Partners send more aid than many expected and have just agreed on a heavier class of arms. "
        "Tessmar has applied to join the alliance; Fenmor and Grysel wait for two ratifications. "
        "What will be scarce is aid, people and patience. When the fighting ends, will Tessmar be "
        "independent and supported, and by which promise?")),
    "decisive-victory-expulsion": ("decision-expulsion", "A decision: the occupation ends", (
        "Imagined, a year later. After a second year of war the occupying forces are leaving all of "
        "Tessmar within the month. Kordal is in shock and for a time can menace little. The window "
        "will close when it has recovered, in one to three and a half years. The next summits decide "
        "whether the alliance says yes, or a considered no, in time.")),
    "decisive-victory-turmoil": ("decision-turmoil", "A decision: turmoil in Kordhaven", (
        "Imagined, a year later. A struggle for power breaks out in Kordhaven, and those who prevail "
        "look for a way out of the war. How much land the withdrawal frees is open. For a time Kordal "
        "can menace little; how long is not known. The next summits decide whether the alliance says "
        "yes, or a considered no, in time.")),
    "decisive-victory-collapse": ("decision-collapse", "A decision: Kordal's economy collapses", (
        "Imagined, a year later. A banking crisis and falling export income overwhelm Kordal, which "
        "can no longer pay for the war it wages. Fighting ends on terms that free part of the occupied "
        "land. Menace is low while the crisis lasts and returns with the economy. The next summits "
        "decide whether the alliance says yes, or a considered no, in time.")),
    "stalemate": ("stalemate", "Stalemate: the line is frozen", (
        "Imagined, three years later. After almost four years of war neither side can move the line, "
        "and for half a year the fighting has been at low intensity without any agreement. What "
        "partners have paid shows how much they care; what they would promise is open. Fenmor and "
        "Grysel have joined. Money and belief are scarce. Which promise is affordable, and would "
        "Kordhaven believe it?")),
    "armed-neutrality": ("armed-neutrality", "Armed neutrality: outside every alliance", (
        "Imagined, four years later. A local settlement ended the fighting a year ago. It fixed no "
        "border and gave no guarantee. Tessmar has declared that it stays outside every alliance and "
        "relies on its own arms, depth and reserves, with help from friends. The task is to build a "
        "defence that makes an attack too dear, and to keep the peace for ten years.")),
}
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
REAL_NAMES = re.compile(
    r"Ukrain|Russia|NATO|Moscow|Kyiv|Crimea|Dnipro|Donbas|Bakhmut|Minsk|Kosovo|Libya|Vilnius|Finland|"
    r"Sweden|Hungar|T[uü]rk|German|Poland|Warsaw|Washington|United|Kiel|Europe")


def later(month):
    year, rest = month.split("-", 1)
    return f"{int(year) + YEARS}-{rest}"


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
                starts=[STARTS[name][0] for name in card["starts"]])
    for seat in card["seats"].values():
        seat["name"] = SEATS[seat["name"]]
        if "member" in seat:
            seat["member"] = member_id(seat["member"])
    return as_json(card)


def mirror_starts():
    """Values by id get the invented ids; what a start sets is taken over."""
    starts = {}
    for known, start in read_json("starts.json").items():
        name, start["title"], start["summary"] = STARTS[known]
        if "date" in start:
            start["date"] = later(start["date"])
        for values in start.get("members", {}), start.get("regions", {}):
            for variable, value in values.items():
                if isinstance(value, dict):
                    ids = member_id if values is start.get("members") else region_id
                    values[variable] = {ids(i): v for i, v in value.items()}
        starts[name] = start
    return as_json(starts)


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
seats, candidate, rival and alliance, the sentences, and the years, which are {YEARS} later. Months of
the year are the same, so that summits and elections fall as they do there.

Luck is drawn by the names of what asks, so the same seed gives another history than in the mirrored
pack; over many histories the shares are the same.

On invented names: Majnemer and Meibauer (2023) found people more willing to use force against
fictitious countries [R, recalled and not checked]. That is
the reason for this pack, and a reason not to stop at it.
"""


def mirror_files():
    return {"pack.json": mirror_card(), "starts.json": mirror_starts(),
            "data/world.json": mirror_world(), "data/members.csv": mirror_members(),
            "data/regions.csv": mirror_regions(), "data/columns.csv": mirror_columns(),
            "data/parameters.json": as_json(read_json("data/parameters.json")),
            "data/SOURCES.md": mirror_sources()}


def real_names_left(files):
    """Names of the mirrored pack in what a player or a class would read."""
    faults = []
    for name, text in files.items():
        if name.endswith(".md"):
            continue
        text = text.replace("Ukraine and NATO, January 2023", "").replace("ukraine-2023", "")
        for found in sorted(set(REAL_NAMES.findall(text))):
            faults.append(f"{name}: the name {found} is left")
    return faults


def differences(files, folder):
    there = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
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
