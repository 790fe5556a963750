#!/usr/bin/env python3
"""Checks the tables of a scenario pack: ranges, marks, sums, and agreement between rows.

    check_data.py [--map europe.json] [pack folder]      (scenarios/ukraine-2023)

Ranges and columns come from data/columns.csv, so a column that is not described there, or is
described and missing, is an error. With --map the region ids must be the map's units of Ukraine.
Prints one line for each fault and ends with 1 if there is any.
"""
import argparse
import csv
import json
import math
import pathlib
import sys

PACK = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "ukraine-2023"
REGIONS, MEMBERS = "data/regions.csv", "data/members.csv"
DETERRENCE, ACCESSION = "hindcast/deterrence.csv", "hindcast/accession.csv"
MARKS = {"V", "R", "D"}
AID_SOURCES = {"kiel": "V", "kiel-total": "R", "kiel-recalled": "R", "own-coding": "D"}

faults = []


def fault(text):
    faults.append(text)
    print(text)


def near(what, value, wanted, tolerance):
    if not abs(value - wanted) <= tolerance:
        fault(f"{what}: found {value:.6g}, {wanted:g} ± {tolerance:g} is wanted")


def equal(what, value, wanted):
    if value != wanted:
        fault(f"{what}: found {value}, {wanted} is wanted")


def read(path):
    """Rows as dictionaries, each with its line under "line"."""
    lines = [(n, text) for n, text in enumerate(path.read_text("utf-8").splitlines(), 1)
             if text and not text.startswith("#")]
    header = next(csv.reader([lines[0][1]]))
    rows = []
    for n, text in lines[1:]:
        cells = next(csv.reader([text]))
        if len(cells) != len(header):
            fault(f"{path}:{n}: {len(cells)} cells under {len(header)} columns")
            continue
        rows.append(dict(zip(header, cells), line=n))
    return header, rows


def check_cell(where, cell, column):
    if column["unit"] == "mark":
        if cell not in MARKS:
            fault(f"{where}: found \"{cell}\", V, R or D is wanted")
    elif "|" in column["unit"]:
        if cell not in column["unit"].split("|"):
            fault(f"{where}: found \"{cell}\", one of {column['unit']} is wanted")
    elif column["lo"]:
        check_number(where, cell, column)


def check_number(where, cell, column):
    lo, hi = float(column["lo"]), float(column["hi"])
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not lo <= value <= hi:
        fault(f"{where}: found \"{cell}\", a number from {lo:g} to {hi:g} is wanted")
    elif column["unit"] == "flag" and value not in (0, 1):
        fault(f"{where}: found \"{cell}\", 0 or 1 is wanted")


def check_columns(pack):
    """Every table against its description; returns the tables with numbers as numbers."""
    _, columns = read(pack / "data/columns.csv")
    tables = {}
    for file in dict.fromkeys(c["file"] for c in columns):
        described = [c for c in columns if c["file"] == file]
        header, rows = read(pack / file)
        equal(f"{file}: columns", header, [c["column"] for c in described])
        for row in rows:
            for c in described:
                check_cell(f"{file}:{row['line']}: column \"{c['column']}\"",
                           row.get(c["column"], ""), c)
        if faults:
            continue
        numbers = [c["column"] for c in described if c["lo"]]
        tables[file] = [dict(row, **{n: float(row[n]) for n in numbers}) for row in rows]
    for c in columns:
        if c["mark"] not in MARKS | {"row"}:
            fault(f"data/columns.csv:{c['line']}: mark \"{c['mark']}\" is not V, R, D or row")
        if not c["description"]:
            fault(f"data/columns.csv:{c['line']}: no description")
    return tables


def check_unique(file, rows, key):
    keys = [row[key] for row in rows]
    for k in sorted({k for k in keys if keys.count(k) > 1}):
        fault(f"{file}: \"{k}\" stands {keys.count(k)} times")


def check_regions(rows, map_path):
    check_unique(REGIONS, rows, "id")
    equal(f"{REGIONS}: units", len(rows), 27)
    area = sum(r["area_km2"] for r in rows)
    near(f"{REGIONS}: area of the country, km2", area, 603550, 600)
    near(f"{REGIONS}: occupied share on 31 January 2023",
         sum(r["area_km2"] * r["occupied"] for r in rows) / area, 0.175, 0.003)
    near(f"{REGIONS}: occupied share before 24 February 2022",
         sum(r["area_km2"] * r["occupied_2022"] for r in rows) / area, 0.072, 0.003)
    for r in rows:
        where = f"{REGIONS}:{r['line']}: {r['name']}"
        if r["occupied_2022"] > r["occupied"]:
            fault(f"{where}: less occupied in 2023 than in 2022")
        if 0 < r["occupied"] < 1 and r["front"] == 0:
            fault(f"{where}: partly occupied but not at the front")
        if not r["note"] or not r["source"]:
            fault(f"{where}: no note or no source")
    if map_path:
        units = json.loads(map_path.read_text("utf-8"))["units"]
        equal(f"{REGIONS}: units on the map", {r["id"]: r["name"] for r in rows},
              {u["id"]: u["name"] for u in units if u["c"] == "UKR"})


def check_members(rows):
    check_unique(MEMBERS, rows, "id")
    by_kind = {k: {r["id"] for r in rows if r["kind"] == k} for k in ("lead", "core", "hold_out")}
    members = {r["id"] for r in rows if r["status"] == "member"}
    pending = {r["id"] for r in rows if r["status"] == "pending"}
    equal(f"{MEMBERS}: members", len(members), 30)
    equal(f"{MEMBERS}: pending", pending, {"FIN", "SWE"})
    equal(f"{MEMBERS}: lead", by_kind["lead"], {"USA"})
    equal(f"{MEMBERS}: core", by_kind["core"], {"GBR", "FRA", "DEU"})
    equal(f"{MEMBERS}: hold_out", by_kind["hold_out"], {"TUR", "HUN"})
    equal(f"{MEMBERS}: nuclear", {r["id"] for r in rows if r["is_nuclear"]}, {"USA", "GBR", "FRA"})
    spending = sum(r["gdp_bn_usd"] * r["defence_pct_gdp"] / 100 for r in rows if r["id"] in members)
    near(f"{MEMBERS}: the members' defence spending, bn USD (SIPRI: 1232)", spending, 1232, 80)
    for r in rows:
        where = f"{MEMBERS}:{r['line']}: {r['id']}"
        objectors = set(filter(None, r["objectors"].split(";")))
        equal(f"{where}: objections of hold-outs", objectors,
              by_kind["hold_out"] if r["id"] in pending else set())
        equal(f"{where}: has an objection", r["objection"] > 0, bool(objectors))
        equal(f"{where}: mark of its aid", r["aid_mark"], AID_SOURCES[r["aid_source"]])


def check_deterrence(rows):
    check_unique(DETERRENCE, rows, "case")
    equal(f"{DETERRENCE}: cases", len(rows), 13)
    equal(f"{DETERRENCE}: attacks", sum(r["observed_attack"] for r in rows), 7)
    for r in rows:
        where = f"{DETERRENCE}:{r['line']}: {r['case']}"
        after_1945 = int(r["years"][:4]) >= 1945
        equal(f"{where}: punishment", r["punishment"],
              min(1, r["nuclear_adversary"]) if after_1945 else 0)
        if r["guarantor_fought"] and not r["observed_attack"]:
            fault(f"{where}: a guarantor's choice without an attack")
        if r["local_ratio"] < r["coalition_ratio"]:
            fault(f"{where}: the coalition makes the attacker stronger")


def check_accession(rows):
    check_unique(ACCESSION, rows, "case")
    equal(f"{ACCESSION}: cases", len(rows), 10)
    equal(f"{ACCESSION}: entries", sum(r["observed"] for r in rows), 5)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack", nargs="?", type=pathlib.Path, default=PACK)
    parser.add_argument("--map", type=pathlib.Path)
    options = parser.parse_args()
    tables = check_columns(options.pack)
    if not faults:
        check_regions(tables[REGIONS], options.map)
        check_members(tables[MEMBERS])
        check_deterrence(tables[DETERRENCE])
        check_accession(tables[ACCESSION])
        print(f"{len(faults)} faults in " + ", ".join(f"{f} ({len(t)} rows)"
                                                      for f, t in tables.items()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
