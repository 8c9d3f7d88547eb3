"""The text of every page of a PDF as PDFium gives it, each page ended by a form feed."""

import sys

import pypdfium2

document = pypdfium2.PdfDocument(sys.argv[1])
for page in document:
    sys.stdout.buffer.write(page.get_textpage().get_text_range().encode("utf-8") + b"\f")
