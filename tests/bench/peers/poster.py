"""What the contestants in Python share: the contents, the fixed words, the QR symbol, the meters.

A contestant gives a function from contents to the bytes of one file, and calls `contest`. It prints one line of
JSON with the figures that our own program prints too.

No contestant makes QR symbols as ours needs them, so zxing-cpp does for all of them: it takes a tenth of a
millisecond, where the usual packages in Python take two and more.

Every contestant sets the same texts in the same places in the same fonts. Ours tries sizes until a text fits; here
sizes follow from the number of letters, which costs nothing: where that is unfair, it is so in their favour.
"""

import argparse
import json
import statistics
import time
from pathlib import Path

import zxingcpp

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[2] / "crates/poster/fonts"
WORDS = json.loads((HERE / "words.json").read_text("utf-8"))

WIDTH, HEIGHT, MARGIN, GUTTER = 595.28, 841.89, 40.0, 32.0
NAVY, BLACK, PALE, INK, GREY = "#2A3F8A", "#111111", "#E4E9F7", "#23211E", "#55514B"
RULE, FAINT = "#D9D4CA", "#ECE8DF"


def name_size(poster: dict) -> float:
    """The size of the name in points."""
    letters = len(poster["name"])
    return 28.0 if letters <= 24 else 22.0 if letters <= 60 else 17.0


def list_size(poster: dict) -> float:
    """The size of the manuals' titles in points."""
    # a title takes at least one row with its rule, and about forty letters fill a row
    rows = sum(1.3 + len(title) // 40 for title in poster["manuals"])
    return 16.0 if rows <= 7 else 14.0 if rows <= 9.5 else 12.0 if rows <= 12 else 10.0


def symbol(poster: dict) -> tuple:
    """The modules on one side, and the dark runs of each row as (x, y, length) in modules."""
    code = zxingcpp.create_barcode(poster["address"], zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    modules = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    side = modules.shape[0]
    rows = modules.tobytes()
    runs = []
    for y in range(side):
        x = 0
        # dark is 0, light 255
        for part in rows[y * side : (y + 1) * side].split(b"\xff"):
            if part:
                runs.append((x, y, len(part)))
            x += len(part) + 1
    return side, runs


def symbol_svg(poster: dict) -> str:
    """The symbol as an SVG of one path, a unit a module."""
    side, runs = symbol(poster)
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in runs)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="{BLACK}" d="{path}"/></svg>'
    )


def peak_bytes() -> int:
    """The high-water mark of this process's resident memory."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    (line,) = (line for line in lines if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def contest(prepare, one_file) -> None:
    """Runs a contestant as the command line says.

    `prepare()` reads the fonts and gives what `one_file(prepared, contents)` needs to make the bytes of one file.
    """
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--contents", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--limit", type=int, default=None, help="only the first so many")
    arguments.add_argument("--each", action="store_true", help="a file each")
    chosen = arguments.parse_args()
    contents = json.loads(chosen.contents.read_text("utf-8"))[: chosen.limit]
    laps, file_bytes = [], 0
    start, worked = time.perf_counter(), time.process_time()
    prepared = prepare()
    for batch in [[poster] for poster in contents] if chosen.each else [contents]:
        lap = time.perf_counter()
        pdf = one_file(prepared, batch)
        chosen.out.write_bytes(pdf)
        file_bytes += len(pdf)
        laps.append(time.perf_counter() - lap)
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - worked
    figures = {
        "posters": len(contents),
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
        "peak_bytes": peak_bytes(),
        "file_bytes": file_bytes,
        "median_ms": statistics.median(laps) * 1000 if chosen.each else None,
    }
    print(json.dumps(figures))
