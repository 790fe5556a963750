"""What both yardsticks begin with: parameters and start values, from the files the engine reads.

Always true: nothing is copied by hand. Nominal parameters come from engine/model/parameters.def,
start values from the pack's data/, and what follows from them is worked out as engine/model/scenario.c
does. Only the start january-2023 and the policy `passive` are meant: every lever at rest, aid at its
level of 2022, no seat taken, no event of the pack.
"""

import csv
import json
import re
import sys
import time
from pathlib import Path
from types import SimpleNamespace

SOURCE = Path(__file__).resolve().parents[2]
MONTHS = 180

# Security orders, stages of the file, ends of a war, kinds of turmoil: engine/model/world.h
WAR, SUBJUGATION, AUSTRIAN, ARMED, PACT, TREATY, MEMBER, NUCLEAR = range(8)
ORDERS = ("war", "subjugation", "austrian_neutrality", "armed_neutrality", "eastern_pact",
          "treaty_guarantee", "member", "nuclear")
ASPIRANT, DIALOGUE, PLAN, INVITED, PROTOCOL, RATIFYING, ACCEDED = range(7)
SETTLEMENT, FREEZE, DECISION, DEFEAT, COERCION = range(1, 6)
QUIET, WITHDRAWAL, HARDER_LINE, PARALYSIS = range(4)

# Gauss-Hermite rule for a standard normal, as shifts of the odds: engine/model/credibility.c
NODES = ((30.537859, 0.01125741132772069), (5.0658467, 0.2220759220056126),
         (1.0, 0.5333333333333333), (0.19740037, 0.2220759220056126),
         (0.032746237, 0.01125741132772069))


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def parameters(pack):
    """Every coefficient at its nominal value, with what the pack overrides."""
    text = (SOURCE / "engine/model/parameters.def").read_text(encoding="utf-8")
    k = {name: float(value)
         for name, value in re.findall(r"^PARAMETER\((\w+), ([-+.\deE]+),", text, re.M)}
    overrides = json.loads((pack / "data/parameters.json").read_text(encoding="utf-8"))
    k.update((name, float(given["value"])) for name, given in overrides.items())
    return SimpleNamespace(**k)


def start(pack):
    """(world, members, regions): a dict of numbers, and two dicts of lists."""
    given = json.loads((pack / "data/world.json").read_text(encoding="utf-8"))
    world = {name: float(value["value"]) for name, value in given.items()}
    members = rows(pack / "data/members.csv")
    column = {name: [float(row[name]) for row in members]
              for name in ("gdp_bn_usd", "population_m", "defence_pct_gdp", "threat", "leaning",
                           "grievance", "aid_pct_gdp", "rival_weight", "grey_weak", "objection",
                           "is_front_line", "is_nuclear")}
    for kind in ("lead", "core", "hold_out"):
        column["is_" + kind] = [float(row["kind"] == kind) for row in members]
    column["belongs"] = [float(row["status"] == "member") for row in members]
    column["objectors_left"] = [float(len(row["objectors"].split(";"))) if row["objectors"] else 0.0
                                for row in members]
    spends = [g * d for g, d in zip(column["gdp_bn_usd"], column["defence_pct_gdp"])]
    gives = [g * a for g, a in zip(column["gdp_bn_usd"], column["aid_pct_gdp"])]
    parts = [[x / sum(values) for x in values]
             for values in (column["gdp_bn_usd"], column["population_m"], spends)]
    column["capability"] = [sum(part) / 3 for part in zip(*parts)]
    column["aid_share"] = [x / sum(gives) for x in gives]
    lands = rows(pack / "data/regions.csv")
    region = {name: [float(row[name]) for row in lands]
              for name in ("area_km2", "occupied", "occupied_2022", "friction", "exposure")}
    area = sum(region["area_km2"])
    region["territory"] = [x / area for x in region["area_km2"]]
    return world, column, region


def load():
    pack = SOURCE / "scenarios/ukraine-2023"
    return (parameters(pack), *start(pack))


def report(play, default_games):
    """Plays and prints one line of JSON: games a second of processor time, and what came out.

    play(games, months, seed) answers with a list of (order at the end, month of the end of the war,
    of entry, of nuclear use, of a war of the alliance; 0: never), one a game.
    """
    games = int(sys.argv[1]) if len(sys.argv) > 1 else default_games
    months = int(sys.argv[2]) if len(sys.argv) > 2 else MONTHS
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    began = time.process_time()
    ends = play(games, months, seed)
    seconds = time.process_time() - began
    share = {"class_" + name: sum(end[0] == order for end in ends) / games
             for order, name in enumerate(ORDERS)}
    share["p_ended"] = sum(end[1] > 0 for end in ends) / games
    share["p_end_60"] = sum(0 < end[1] <= 60 for end in ends) / games
    share["p_member"] = sum(end[2] > 0 for end in ends) / games
    share["p_nuclear"] = sum(end[3] > 0 for end in ends) / games
    share["p_alliance_war"] = sum(end[4] > 0 for end in ends) / games
    print(json.dumps({"games": games, "months": months, "seed": seed, "seconds": seconds,
                      "games_per_s": games / seconds, "share": share}))
