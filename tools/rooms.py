#!/usr/bin/env python3
"""rooms.py [SOURCE]: prints docs/rooms.svg, the rooms of engine/ as a building: each stands on what it may include.

Reads the room(...) lines of CMakeLists.txt (who stands on whom) and the table of docs/architecture.md (what each
holds). Ends with 1 if a room is missing in the plan below, or if a room touches another one from above that it
does not stand on, or the other way round.
"""
import re
import sys
from html import escape
from pathlib import Path

# name: left and right edge in twelfths, lowest and highest storey
PLAN = {
    "core": (0, 12, 0, 0),
    "model": (0, 8, 1, 1),
    "store": (0, 4, 2, 2),
    "script": (4, 8, 2, 2),
    "session": (0, 8, 3, 3),
    "ensemble": (0, 8, 4, 4),
    "report": (0, 8, 5, 5),
    "table": (0, 8, 6, 6),
    "class": (0, 8, 7, 7),
    "platform": (8, 12, 1, 7),
    "cli": (0, 4, 8, 8),
    "ui": (4, 12, 8, 8),
}
UNIT, STOREY, GAP, TOP = 74, 62, 6, 10


def arrows(cmake):
    """{room: set of the rooms it stands on directly}"""
    return {name: set(below.split()) for name, below in re.findall(r"^\s*room\((\w+)((?: \w+)*)\)", cmake, re.M)}


def touching():
    """The same, read off the plan."""
    return {
        a: {b for b, (l, r, _, high) in PLAN.items() if high + 1 == low and l < right and left < r}
        for a, (left, right, low, _) in PLAN.items()
    }


def words(text, width):
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def block(name, holds):
    left, right, low, high = PLAN[name]
    x, y = left * UNIT + GAP, TOP + (8 - high) * STOREY
    w, h = (right - left) * UNIT - GAP, (high - low + 1) * STOREY - GAP
    lines = words(holds, int(w / 6.4))
    if len(lines) > (h - 24) // 16:
        sys.exit(f"docs/architecture.md: what {name} holds is too long for its place in the picture")
    yield f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="3" fill="#f6f3ec" stroke="#8d8778"/>'
    yield f'<text x="{x + 10}" y="{y + 19}" font-weight="700">{name}</text>'
    for n, line in enumerate(lines):
        yield f'<text x="{x + 10}" y="{y + 35 + n * 15}" font-size="12" fill="#4a463d">{escape(line)}</text>'


def main(root):
    table = (root / "docs/architecture.md").read_text()
    holds = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", table, re.M))
    stands = arrows((root / "CMakeLists.txt").read_text())
    for name in sorted(stands.keys() | PLAN.keys()):
        if name not in PLAN or name not in holds:
            sys.exit(f"room {name}: needs a place in PLAN of tools/rooms.py and a row in docs/architecture.md")
        if stands.get(name) != touching()[name]:
            sys.exit(f"room {name}: CMakeLists.txt lets it stand on {stands.get(name)}, the plan on {touching()[name]}")
    width, height = 12 * UNIT + GAP, TOP + 9 * STOREY
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
          'font-family="sans-serif" font-size="14" fill="#1f1d1a">')
    print("<title>The rooms of engine/: each may include those that it stands on, and what they stand on</title>")
    print(f'<rect width="{width}" height="{height}" fill="#ffffff"/>')
    for name in PLAN:
        print(*block(name, holds[name]), sep="\n")
    print("</svg>")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
