"""What pdf_oxide finds wrong with PDFs as archives (PDF/A-2b) and as accessible documents (PDF/UA).

    validate.py FILE...

One line for each complaint: the file's stem, the standard, and the complaint, parted by tabs; `valid` stands in the
complaint's place where there is none. Warnings of pdf_oxide are left out: they tell what it cannot check.
"""

import sys
from pathlib import Path

import pdf_oxide

for file in sys.argv[1:]:
    document = pdf_oxide.PdfDocument(file)
    verdicts = {"PDF/A-2b": document.validate_pdf_a("2b"), "PDF/UA": document.validate_pdf_ua()}
    for standard, verdict in verdicts.items():
        for complaint in verdict["errors"] or ["valid"]:
            print(Path(file).stem, standard, complaint, sep="\t")
