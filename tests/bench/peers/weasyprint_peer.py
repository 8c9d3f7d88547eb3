"""WeasyPrint: all posters of a file as one HTML document; style sheet and fonts are read once."""

from html import escape

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

import poster
from poster import FAINT, GREY, GUTTER, HEIGHT, INK, MARGIN, NAVY, PALE, RULE, WIDTH, WORDS

INNER = WIDTH - 2 * MARGIN
LEFT = (INNER - GUTTER) * 0.6
RIGHT_X = MARGIN + LEFT + GUTTER

FACES = "".join(
    f'@font-face {{ font-family: Sarabun; font-weight: {weight}; src: url("{(poster.FONTS / file).as_uri()}") }}'
    for weight, file in ((400, "Sarabun_400Regular.ttf"), (500, "Sarabun_500Medium.ttf"), (700, "Sarabun_700Bold.ttf"))
)
STYLE = f"""
{FACES}
@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 0 }}
body {{ margin: 0; font-family: Sarabun; line-height: 1.5; color: {INK} }}
section {{ position: relative; width: {WIDTH}pt; height: {HEIGHT}pt; overflow: hidden; break-after: page }}
section:last-child {{ break-after: auto }}
section > * {{ position: absolute; margin: 0 }}
b {{ font-weight: 700 }} i {{ font-style: normal; font-weight: 500 }} p {{ margin: 0 }}
.band {{ left: 0; top: 0; width: 100%; height: 175pt; background: {NAVY}; color: {PALE}; font-size: 19pt }}
.band * {{ position: absolute; left: {MARGIN}pt; white-space: nowrap }}
.band b {{ color: white; font-size: 38pt; line-height: 1.45 }}
.hero {{ left: {MARGIN + 248}pt; top: 201pt; width: {INNER - 248}pt; height: 214pt;
  display: flex; flex-direction: column; justify-content: center; color: {GREY}; font-size: 14.5pt }}
.hero b {{ display: block; color: {INK}; line-height: 1.42 }}
.hero hr {{ width: 100%; margin: 13pt 0 7pt; border: 0; height: 2pt; background: {NAVY} }}
.hero .hint {{ font-size: 13pt }}
.hero a {{ color: {NAVY}; font-size: 20pt; font-weight: 700; text-decoration: none }}
.rule {{ left: {MARGIN}pt; width: {INNER}pt; height: 0.75pt; background: {RULE} }}
.disc {{ top: 462pt; width: 30pt; height: 30pt; border-radius: 15pt; background: {NAVY}; color: white;
  text-align: center; font-weight: 700; font-size: 18pt; line-height: 30pt }}
.what {{ top: 454pt; font-weight: 700; font-size: 17pt; color: {NAVY} }}
.how {{ top: 480pt; font-size: 14pt; color: {GREY} }}
.heading {{ top: 530pt; font-size: 20pt; font-weight: 700; color: {NAVY} }}
.manuals {{ left: {MARGIN}pt; top: 566pt; width: {LEFT}pt }}
.manuals p + p {{ border-top: 0.75pt solid {FAINT}; margin-top: 4pt; padding-top: 4pt }}
.side {{ left: {RIGHT_X}pt; top: 566pt; width: {WIDTH - MARGIN - RIGHT_X}pt; font-size: 14pt }}
.side b {{ display: block; margin-top: 14pt; font-size: 20pt; color: {NAVY} }} .side i {{ display: block }}
.foot {{ top: 809pt; font-size: 13pt; color: {GREY} }}
"""

STEPS = "".join(
    f'<p class="disc" style="left:{x}pt">{number}</p>'
    f'<p class="what" style="left:{x + 40}pt">{what}</p><p class="how" style="left:{x + 40}pt">{how}</p>'
    for x, (number, what, how) in zip((MARGIN + INNER * part for part in (0, 0.37, 0.71)), WORDS["steps"])
)
FRAME = f"""
<div class="band"><b style="top:12pt">{WORDS["promise"][0]}</b><b style="top:66pt">{WORDS["promise"][1]}</b>
<span style="top:130pt">{WORDS["what"]}</span></div>
<div class="rule" style="top:441pt"></div>{STEPS}<div class="rule" style="top:514pt"></div>
<p class="heading" style="left:{MARGIN}pt">{WORDS["manuals"]}</p>
<p class="heading" style="left:{RIGHT_X}pt">{WORDS["hours"]}</p>
<div class="rule" style="top:796pt;left:0;width:100%"></div>
<p class="foot" style="left:{MARGIN}pt">{WORDS["on_paper"]}</p>
"""


def page(content: dict) -> str:
    said = {key: escape(value) for key, value in content.items() if isinstance(value, str)}
    lines = {key: [escape(line) for line in content[key]] for key in ("manuals", "hours", "phones")}
    manuals = "".join(f"<p>{title}</p>" for title in lines["manuals"])
    hours = "".join(f"<p>{line}</p>" for line in lines["hours"])
    phones = "".join(f"<i>{phone}</i>" for phone in lines["phones"])
    return f"""<section>{FRAME}
<a href="{said["address"]}" style="left:{MARGIN}pt;top:201pt;width:214pt;height:214pt">{poster.symbol_svg(content)}</a>
<div class="hero"><b style="font-size:{poster.name_size(content)}pt">{said["name"]}</b>
<p>{said["agency"]}</p><p>{said["place"]}</p><hr><p class="hint">{WORDS["or_type"]}</p>
<p><a href="{said["address"]}">{said["printed_address"]}</a></p></div>
<div class="manuals" style="font-size:{poster.list_size(content)}pt">{manuals}</div>
<div class="side">{hours}<b>{WORDS["phones"]}</b>{phones}</div>
<p class="foot" style="right:{MARGIN}pt">{said["as_of"]}</p></section>"""


def prepare() -> tuple:
    fonts = FontConfiguration()
    return fonts, CSS(string=STYLE, font_config=fonts)


def one_file(prepared: tuple, contents: list) -> bytes:
    fonts, style = prepared
    html = f'<html lang="th"><title>Posters</title><body>{"".join(map(page, contents))}</body></html>'
    return HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts)


poster.contest(prepare, one_file)
