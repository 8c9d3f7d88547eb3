"""Writes the days on which government offices are closed.

Usage: days_off.py OUT, with the package `holidays` importable.

Officials' days off are the public and the government holidays without
Children's Day (an observance) and Labour Day (a day off for employees under
the labour law, and so is the day in lieu of it).
"""

import sys
from pathlib import Path

from holidays import country_holidays

FIRST_YEAR, LAST_YEAR = 2019, 2028
NOT_FOR_OFFICIALS = ("วันเด็กแห่งชาติ", "วันแรงงานแห่งชาติ")
BETWEEN_NAMES = "; "


def holidays_in(language: str) -> dict:
    return country_holidays(
        "TH",
        years=range(FIRST_YEAR, LAST_YEAR + 1),
        categories=("public", "government"),
        language=language,
    )


def main(out: Path) -> None:
    thai, english = holidays_in("th"), holidays_in("en_US")
    lines = ["# date, name_th, name_en"]
    for date in sorted(thai):
        if date.year not in range(FIRST_YEAR, LAST_YEAR + 1):
            continue
        pairs = zip(
            thai[date].split(BETWEEN_NAMES), english[date].split(BETWEEN_NAMES), strict=True
        )
        kept = [p for p in pairs if not any(name in p[0] for name in NOT_FOR_OFFICIALS)]
        if kept:
            names_th, names_en = zip(*kept, strict=True)
            lines.append("\t".join([str(date), " / ".join(names_th), " / ".join(names_en)]))
    path = out / "holidays.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


main(Path(sys.argv[1]))
