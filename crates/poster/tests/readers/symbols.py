"""What zxing-cpp or OpenCV reads in pictures of posters, treated as life treats posters.

    symbols.py zxing|opencv TREATMENT[,TREATMENT...] PICTURE...

A treatment is `plain` or a kind and how much of it, such as `turned=7`; see TREATMENTS. One line is written for each
treatment and picture: the treatment, a tab, and what is read, which is nothing where the symbol is not found.
"""

import sys

import cv2
import numpy
import zxingcpp

WHITE = 255


def turned(picture, degrees):
    """Turned around its middle, on a sheet large enough."""
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (int(height * sin + width * cos) + 1, int(height * cos + width * sin) + 1)
    matrix[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    return cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_AREA, borderValue=WHITE)


def blurred(picture, sigma):
    """Out of focus: a Gaussian of `sigma` pixels."""
    return cv2.GaussianBlur(picture, (0, 0), sigma)


def tilted(picture, part):
    """Seen from below: the upper edge shorter by `part` of the width."""
    return _seen(picture, [(part / 2, 0), (1 - part / 2, 0), (1, 1), (0, 1)])


def aside(picture, part):
    """Seen from the left: the right edge shorter by `part` of the height, and nearer by half of it."""
    return _seen(picture, [(0, 0), (1 - part / 2, part / 2), (1 - part / 2, 1 - part / 2), (0, 1)])


def middle(picture, part):
    """A square in the middle of the symbol covered, `part` of the symbol's side wide."""
    return _covered(picture, (1 - part) / 2, part)


def corner(picture, part):
    """The corner without a finder pattern covered, `part` of the symbol's side wide."""
    return _covered(picture, 1 - part, part)


def shaded(picture, part):
    """Light from one side: the far side darker by `part`."""
    light = numpy.linspace(1.0, 1.0 - part, picture.shape[1])
    return (picture * light).astype(numpy.uint8)


def jpeg(picture, quality):
    """Kept as JPEG of that quality."""
    _, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(quality)])
    return cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)


def smaller(picture, part):
    """Taken from farther away: `part` of the size."""
    return cv2.resize(picture, None, fx=part, fy=part, interpolation=cv2.INTER_AREA)


TREATMENTS = [turned, blurred, tilted, aside, middle, corner, shaded, jpeg, smaller]


def _seen(picture, corners):
    height, width = picture.shape
    sheet = numpy.float32([(0, 0), (width, 0), (width, height), (0, height)])
    seen = numpy.float32(corners) * numpy.float32([width, height])
    matrix = cv2.getPerspectiveTransform(sheet, seen)
    return cv2.warpPerspective(picture, matrix, (width, height), borderValue=WHITE)


def _covered(picture, start, part):
    """A grey patch, in parts of the symbol's side from its upper left corner."""
    found = zxingcpp.read_barcodes(picture)
    if len(found) != 1:
        sys.exit(f"{len(found)} symbols before anything was covered")
    place = found[0].position
    corner = numpy.array([place.top_left.x, place.top_left.y])
    across = numpy.array([place.top_right.x, place.top_right.y]) - corner
    down = numpy.array([place.bottom_left.x, place.bottom_left.y]) - corner
    first, last = corner + start * (across + down), corner + (start + part) * (across + down)
    (left, top), (right, bottom) = first.round().astype(int), last.round().astype(int)
    picture = picture.copy()
    picture[top : bottom + 1, left : right + 1] = 128
    return picture


def treated(picture, treatment):
    if treatment == "plain":
        return picture
    name, amount = treatment.split("=")
    by_name = {known.__name__: known for known in TREATMENTS}
    return by_name[name](picture, float(amount))


def by_zxing(picture):
    return "".join(symbol.text for symbol in zxingcpp.read_barcodes(picture))


def by_opencv(picture):
    return cv2.QRCodeDetector().detectAndDecode(picture)[0]


def main(reader, treatments, *files):
    read = {"zxing": by_zxing, "opencv": by_opencv}[reader]
    pictures = [cv2.imread(file, cv2.IMREAD_GRAYSCALE) for file in files]
    for treatment in treatments.split(","):
        for picture in pictures:
            print(treatment, read(treated(picture, treatment)), sep="\t")


main(*sys.argv[1:])
