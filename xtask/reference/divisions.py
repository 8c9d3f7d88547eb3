"""Writes the divisions of Thailand as tables of tab-separated text.

Usage: divisions.py OUT, with the package `geothai` importable.

Names go in without their prefix (เขต, อำเภอ, แขวง, ตำบล): which one applies
follows from the province, so crates/thailand puts it back.
"""

import json
import sys
from importlib.resources import files
from pathlib import Path

BANGKOK = "10"


def load(name: str) -> list:
    return json.loads(files("geothai").joinpath(f"_data/{name}.json").read_text("utf-8"))


def district(row: list) -> list:
    code, name_th, name_en = row
    if code.startswith(BANGKOK):
        assert name_th.startswith("เขต"), row
        name_th = name_th.removeprefix("เขต")
    return [code, name_th, name_en]


def abolished(row: list) -> list:
    code, name_th, name_en, abolished_on, successors, basis, _in_force, _source = row
    return [code, name_th, name_en or "", abolished_on, successors, basis or ""]


def write(path: Path, header: str, rows: list) -> None:
    rows = sorted(rows, key=lambda row: int(row[0]))
    lines = [f"# {header}"] + ["\t".join(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(out: Path) -> None:
    write(out / "provinces.tsv", "code, name_th, name_en", load("provinces"))
    write(out / "districts.tsv", "code, name_th, name_en", [district(r) for r in load("districts")])
    write(
        out / "subdistricts.tsv",
        "code, name_th, name_en, postcodes separated by spaces",
        load("subdistricts"),
    )
    write(
        out / "abolished.tsv",
        "code, name_th, name_en, abolished on, successors separated by spaces, basis",
        [abolished(r) for r in load("abolished")],
    )


main(Path(sys.argv[1]))
