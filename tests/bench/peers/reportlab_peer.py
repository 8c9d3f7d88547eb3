"""ReportLab: drawn on its canvas; what never changes is one form a file.

It knows no Thai words, so lines break between any two letters that are not marks. It does not shape either, so tone
marks stand wrong: with its own shaping turned on the page looks the same and only takes longer, so it is left off.
"""

import io
import unicodedata

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import poster
from poster import BLACK, FAINT, GREY, GUTTER, HEIGHT, INK, MARGIN, NAVY, PALE, RULE, WIDTH, WORDS

REGULAR, MEDIUM, BOLD = "Sarabun", "Sarabun-Medium", "Sarabun-Bold"
INNER = WIDTH - 2 * MARGIN
LEFT = (INNER - GUTTER) * 0.6
RIGHT_X = MARGIN + LEFT + GUTTER
HERO_X = MARGIN + 248
LEADS = "เแโใไ"
TRAILS = "ะาำๅๆฯ.,)"


def prepare() -> None:
    files = {REGULAR: "400Regular", MEDIUM: "500Medium", BOLD: "700Bold"}
    for name, file in files.items():
        pdfmetrics.registerFont(TTFont(name, str(poster.FONTS / f"Sarabun_{file}.ttf")))


def clusters(text: str) -> list:
    """The smallest pieces between which a line may end without tearing a syllable's marks off."""
    pieces = []
    for letter in text:
        holds = unicodedata.category(letter) == "Mn" or letter in TRAILS
        if pieces and (holds or pieces[-1][-1] in LEADS):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def lines(text: str, font: str, size: float, width: float) -> list:
    """The lines of a text in a width, each as long as it may be."""
    if pdfmetrics.stringWidth(text, font, size) <= width:
        return [text]
    done, line, used = [], "", 0.0
    for piece in clusters(text):
        more = pdfmetrics.stringWidth(piece, font, size)
        if line and used + more > width:
            cut = line.rfind(" ") + 1
            # a space near the end is a better place than the middle of a word
            keep = cut if cut > len(line) * 0.6 else len(line)
            done.append(line[:keep].strip())
            line = line[keep:]
            used = pdfmetrics.stringWidth(line, font, size)
        line, used = line + piece, used + more
    return [*done, line.strip()]


class Sheet:
    """A canvas whose y runs down from the top."""

    def __init__(self, canvas: Canvas):
        self.canvas = canvas

    def write(self, text: str, font: str, size: float, colour: str, x: float, baseline: float) -> None:
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(colour)
        self.canvas.drawString(x, HEIGHT - baseline, text)

    def block(self, text: str, font: str, size: float, colour: str, x: float, top: float, width: float) -> float:
        """Sets a paragraph and gives where it ends."""
        for line in lines(text, font, size, width):
            self.write(line, font, size, colour, x, top + 1.168 * size)
            top += 1.5 * size
        return top

    def area(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.canvas.setFillColor(colour)
        self.canvas.rect(x, HEIGHT - y - height, width, height, stroke=0, fill=1)

    def symbol(self, content: dict, x: float, y: float, size: float) -> None:
        side, runs = poster.symbol(content)
        module = size / side
        path = self.canvas.beginPath()
        for column, row, length in runs:
            path.rect(x + column * module, HEIGHT - y - (row + 1) * module, length * module, module)
        self.canvas.setFillColor(BLACK)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def link(self, content: dict, x: float, y: float, width: float, height: float) -> None:
        area = (x, HEIGHT - y - height, x + width, HEIGHT - y)
        self.canvas.linkURL(content["address"], area)


def frame(sheet: Sheet) -> None:
    """What is the same on every poster."""
    sheet.area(0, 0, WIDTH, 175, NAVY)
    sheet.write(WORDS["promise"][0], BOLD, 38, "#FFFFFF", MARGIN, 60)
    sheet.write(WORDS["promise"][1], BOLD, 38, "#FFFFFF", MARGIN, 114)
    sheet.write(WORDS["what"], REGULAR, 19, PALE, MARGIN, 150)
    sheet.area(MARGIN, 441, INNER, 0.75, RULE)
    for part, (number, what, how) in zip((0, 0.37, 0.71), WORDS["steps"]):
        x = MARGIN + INNER * part
        sheet.canvas.setFillColor(NAVY)
        sheet.canvas.circle(x + 15, HEIGHT - 477, 15, stroke=0, fill=1)
        width = pdfmetrics.stringWidth(number, BOLD, 18)
        sheet.write(number, BOLD, 18, "#FFFFFF", x + 15 - width / 2, 483.3)
        sheet.write(what, BOLD, 17, NAVY, x + 40, 474)
        sheet.write(how, REGULAR, 14, GREY, x + 40, 496)
    sheet.area(MARGIN, 514, INNER, 0.75, RULE)
    sheet.write(WORDS["manuals"], BOLD, 20, NAVY, MARGIN, 552)
    sheet.write(WORDS["hours"], BOLD, 20, NAVY, RIGHT_X, 552)
    sheet.area(0, 796, WIDTH, 0.75, RULE)
    sheet.write(WORDS["on_paper"], REGULAR, 13, GREY, MARGIN, 823)


def hero(sheet: Sheet, content: dict) -> None:
    size, room = poster.name_size(content), INNER - 248
    sheet.symbol(content, MARGIN, 201, 214)
    sheet.link(content, MARGIN, 201, 214, 214)
    y = sheet.block(content["name"], BOLD, size, INK, HERO_X, 201, room)
    for text in (content["agency"], content["place"]):
        y = sheet.block(text, REGULAR, 14.5, GREY, HERO_X, y, room)
    sheet.area(HERO_X, y + 13, room, 2, NAVY)
    y = sheet.block(WORDS["or_type"], REGULAR, 13, GREY, HERO_X, y + 22, room)
    sheet.link(content, HERO_X, y, room, 30)
    sheet.block(content["printed_address"], BOLD, 20, NAVY, HERO_X, y, room)


def lists(sheet: Sheet, content: dict) -> None:
    y = 566.0
    for index, title in enumerate(content["manuals"]):
        if index:
            sheet.area(MARGIN, y + 4, LEFT, 0.75, FAINT)
            y += 8.75
        y = sheet.block(title, REGULAR, poster.list_size(content), INK, MARGIN, y, LEFT)
    y, room = 566.0, WIDTH - MARGIN - RIGHT_X
    for line in content["hours"]:
        y = sheet.block(line, REGULAR, 14, INK, RIGHT_X, y, room)
    sheet.write(WORDS["phones"], BOLD, 20, NAVY, RIGHT_X, y + 36)
    y += 50
    for phone in content["phones"]:
        y = sheet.block(phone, MEDIUM, 14, INK, RIGHT_X, y, room)


def one_file(_prepared: None, contents: list) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), pageCompression=1, lang="th-TH")
    canvas.setTitle("Posters")
    sheet = Sheet(canvas)
    canvas.beginForm("frame", 0, 0, WIDTH, HEIGHT)
    frame(sheet)
    canvas.endForm()
    for content in contents:
        canvas.doForm("frame")
        hero(sheet, content)
        lists(sheet, content)
        width = pdfmetrics.stringWidth(content["as_of"], REGULAR, 13)
        sheet.write(content["as_of"], REGULAR, 13, GREY, WIDTH - MARGIN - width, 823)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


poster.contest(prepare, one_file)
