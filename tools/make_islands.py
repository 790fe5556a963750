#!/usr/bin/env python3
"""Writes scenarios/archipelago/data/map.json: the invented islands of that pack, in the map format of assets/map.

    make_islands.py            writes the map anew
    make_islands.py --check    writes nothing; ends with 1 if the map is out of date

The same islands each time: every coast is a sum of waves around a circle whose phases come from the island's
id. Regions have the areas of data/regions.csv, members the areas given here.
"""
import csv
import json
import math
import pathlib
import sys
import zlib

PACK = pathlib.Path(__file__).resolve().parent.parent / "scenarios" / "archipelago"
MAP = PACK / "data" / "map.json"
WIDTH, HEIGHT = 16000, 11600
NORTH = 800  # sea above all islands
GRID_M = 40  # metres a step of the plane
STEPS_A_KM = 1000 / GRID_M

# Where islands lie: middle, how many times longer than wide, and turned by how many degrees.
REGIONS = {
    "MI-02": [(8750, 4800, 1.5, 70)],
    "MI-03": [(3750, 4850, 1.6, 100)],
    "MI-04": [(3650, 6250, 1.9, 20), (4050, 6620, 1.6, 150), (3450, 6750, 1.5, 60)],
    "MI-05": [(4820, 5950, 1.7, 35)],
    "MI-06": [(5560, 6850, 1.6, 30)],
    "MI-07": [(5250, 3750, 3.2, 150)],
    "MI-08": [(7000, 3250, 1.5, 10)],
    "MI-09": [(7850, 6700, 1.3, 120)],
    "MI-10": [(9500, 6150, 1.4, 45)],
    "MI-11": [(10250, 7150, 1.8, 80), (10620, 7420, 1.4, 10)],
}
GREAT, HAVEN = "MI-01", "MI-12"  # two regions of one island
GREAT_AT = (6650, 5150, 1.35, 160)
MEMBERS = {  # name, islands with their areas in km²
    "LAN": ("Lanmere", [(13350, 2750, 1.35, 75, 25000), (10650, 800, 1.5, 20, 1500)]),
    "VAR": ("Varrow", [(13150, 7750, 1.4, 170, 16000), (15300, 6050, 1.4, 40, 900)]),
    "PEL": ("Pellan", [(4700, 1750, 1.5, 20, 8200), (6350, 1150, 1.6, 60, 600)]),
    "HOL": ("Hollin", [(9150, 8850, 1.7, 165, 3800)]),
    "OSK": ("Osk", [(5450, 8750, 1.6, 15, 5000), (3500, 8250, 1.4, 70, 450)]),
    "CAI": ("Cairness", [(8550, 1450, 1.6, 110, 1700)]),
}
CITIES = [("Merrinport", GREAT, 6250, 5450), ("Highport", "LAN", 12300, 2900), ("Stillwater", "VAR", 12150, 7500),
          ("Eastlight", "PEL", 4900, 2250), ("Netherholm", "HOL", 9150, 8650), ("Rivermouth", "MLD", 1500, 5300)]


def phase(name, wave):
    """An angle that depends on the two alone."""
    return zlib.crc32(f"{name}/{wave}".encode()) / 2**32 * 2 * math.pi


def blob(name, x, y, longer, turned, area_km2):
    """The coast of an island as a ring of points on the grid, the first of which is also the last."""
    size = math.sqrt(area_km2) * STEPS_A_KM
    corners = max(48, min(900, int(size / 3)))
    turn = math.radians(turned)
    ring = []
    for n in range(corners):
        angle = 2 * math.pi * n / corners
        far = 1 + sum(0.27 / wave**1.12 * math.cos(wave * angle + phase(name, wave)) for wave in range(2, 60))
        along, across = far * math.cos(angle) * math.sqrt(longer), far * math.sin(angle) / math.sqrt(longer)
        ring.append((along * math.cos(turn) - across * math.sin(turn), along * math.sin(turn) + across * math.cos(turn)))
    scale = size / math.sqrt(abs(area(ring)))
    return closed([(x + scale * a, y + NORTH + scale * b) for a, b in ring])


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def on_grid(points):
    """Rounded to the grid, without points that fall together."""
    out = []
    for x, y in points:
        point = (min(WIDTH, max(0, round(x))), min(HEIGHT, max(0, round(y))))
        if not out or out[-1] != point:
            out.append(point)
    return out


def closed(points):
    ring = on_grid(points)
    return ring if ring[0] == ring[-1] else ring + [ring[0]]


def mainland():
    """Its coast runs from the upper rim to the lower one; the rest of the ring is the rim."""
    coast = []
    for n in range(401):
        share = n / 400
        x = 2050 + sum(380 / wave**1.1 * math.cos(wave * 3.3 * share + phase("MLD", wave)) for wave in range(1, 90))
        coast.append((x, share * HEIGHT))
    return closed(coast + [(0, HEIGHT), (0, 0)])


def split(ring, share):
    """Two coasts of one island and the border between them, which winds from cape to cape."""
    count = len(ring) - 1
    first = max(range(count), key=lambda n: ring[n][0] - 0.9 * ring[n][1])
    best = min(range(count), key=lambda n: abs(abs(area(rolled(ring, first, n))) - share * abs(area(ring[:-1])))
               if (n - first) % count > 4 else math.inf)
    a, b = ring[first], ring[best]
    border = [a]
    for n in range(1, 30):
        t = n / 30
        wind = 90 * math.sin(math.pi * t) * math.sin(9 * t + phase("border", 1))
        long = math.dist(a, b)
        border.append((a[0] + t * (b[0] - a[0]) - wind * (b[1] - a[1]) / long,
                       a[1] + t * (b[1] - a[1]) + wind * (b[0] - a[0]) / long))
    return rolled(ring, first, best), rolled(ring, best, first), on_grid(border + [b])


def rolled(ring, first, last):
    """The points from one to another, going on from the end at the beginning."""
    count = len(ring) - 1
    return [ring[(first + n) % count] for n in range((last - first) % count + 1)]


def inside(rings, x, y):
    held = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                held = not held
    return held


def room(rings, x, y):
    """Distance to the nearest edge."""
    least = math.inf
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            dx, dy = bx - ax, by - ay
            t = max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
            least = min(least, math.hypot(x - ax - t * dx, y - ay - t * dy))
    return least


def deepest(rings):
    """The point with most room around it, on an ever finer raster."""
    ring = max(rings, key=lambda r: abs(area(r[:-1])))
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    left, top, step = min(xs), min(ys), max(max(xs) - min(xs), max(ys) - min(ys)) / 14
    points = [(left + i * step, top + j * step) for i in range(15) for j in range(15)]
    for _ in range(4):
        best = max((p for p in points if inside([ring], *p)), key=lambda p: room([ring], *p))
        step /= 3
        points = [(best[0] + i * step, best[1] + j * step) for i in range(-3, 4) for j in range(-3, 4)]
    return [round(best[0]), round(best[1])], round(room([ring], *best))


class Atlas:
    def __init__(self):
        self.arcs, self.units, self.sides = [], [], []

    def arc(self, points):
        self.arcs.append(points)
        self.sides.append([-1, -1])
        return len(self.arcs) - 1

    def unit(self, name, title, country, rings):
        """rings: lists of arc numbers, ~number for backwards."""
        shapes = []
        for ring in rings:
            points = []
            for ref in ring:
                arc = self.arcs[~ref][::-1] if ref < 0 else self.arcs[ref]
                points += arc[1:] if points else arc
                self.sides[~ref if ref < 0 else ref][ref < 0] = len(self.units)
            shapes.append(points)
        label, radius = deepest(shapes)
        km2 = sum(abs(area(s[:-1])) for s in shapes) / STEPS_A_KM**2
        self.units.append({"id": name, "name": title, "c": country, "polys": [[ring] for ring in rings],
                           "label": label, "r": radius, "km2": round(km2)})


def steps(points):
    out, (x, y) = [], (0, 0)
    for next_x, next_y in points:
        out += [next_x - x, next_y - y]
        x, y = next_x, next_y
    return out


def regions():
    with open(PACK / "data" / "regions.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def build():
    atlas = Atlas()
    table = {row["id"]: (row["name"], float(row["area_km2"])) for row in regions()}
    both = table[GREAT][1] + table[HAVEN][1]
    haven_coast, great_coast, border = split(blob(GREAT, *GREAT_AT, both), table[HAVEN][1] / both)
    coasts = atlas.arc(haven_coast), atlas.arc(great_coast), atlas.arc(border)
    for name, (title, size) in table.items():
        if name == GREAT:
            rings = [[coasts[1], coasts[2]]]
        elif name == HAVEN:
            rings = [[coasts[0], ~coasts[2]]]
        else:
            parts = REGIONS[name]
            shares = [1] if len(parts) == 1 else [0.5] + [0.5 / (len(parts) - 1)] * (len(parts) - 1)
            rings = [[atlas.arc(blob(f"{name}.{n}", *part, size * share))]
                     for n, (part, share) in enumerate(zip(parts, shares))]
        atlas.unit(name, title, "MER", rings)
    for name, (title, parts) in MEMBERS.items():
        atlas.unit(name, title, name, [[atlas.arc(blob(f"{name}.{n}", *part))] for n, part in enumerate(parts)])
    atlas.unit("MLD", "the Mainland", "MLD", [[atlas.arc(mainland())]])
    lake = blob("lake", 13650, 3300, 2.2, 60, 420)
    river = on_grid([(n * 75, NORTH + 5200 + 160 * math.sin(n / 3.1) + 70 * math.sin(n / 1.3)) for n in range(24)])
    return {"format": "plane-map/1", "projection": {"name": "none"}, "origin": [0, 0], "grid_m": GRID_M,
            "size": [WIDTH, HEIGHT], "source": "Invented; drawn by tools/make_islands.py",
            "units": atlas.units, "arcs": [steps(points) for points in atlas.arcs], "sides": atlas.sides,
            "lakes": [steps(lake)], "rivers": [steps(river)],
            "cities": [{"name": name, "unit": unit, "at": [x, y + NORTH], "rank": 1} for name, unit, x, y in CITIES]}


def main():
    text = json.dumps(build(), separators=(",", ":")) + "\n"
    if "--check" in sys.argv[1:]:
        if MAP.exists() and MAP.read_text(encoding="utf-8") == text:
            return 0
        print(f"{MAP.relative_to(PACK.parent.parent)} is out of date: run tools/make_islands.py")
        return 1
    MAP.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
