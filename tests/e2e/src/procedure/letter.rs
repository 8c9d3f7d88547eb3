//! The letter that comes with a request, as an office's printer program makes one.

use anyhow::Result;
use std::{
    fs,
    path::{Path, PathBuf},
};

const WORDS: &str = "Letter of the department (for practice)";

pub fn write(folder: &Path) -> Result<PathBuf> {
    let file = folder.join("letter.pdf");
    fs::write(&file, pdf())?;
    Ok(file)
}

/// One page.
pub fn pdf() -> String {
    let drawn = format!("BT /F1 18 Tf 60 740 Td ({WORDS}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (before, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf += &format!("{} 0 obj\n{object}\nendobj\n", before + 1);
    }
    let table = pdf.len();
    let size = places.len() + 1;
    pdf += &format!("xref\n0 {size}\n0000000000 65535 f \n");
    for place in places {
        pdf += &format!("{place:010} 00000 n \n");
    }
    pdf += &format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    pdf
}
