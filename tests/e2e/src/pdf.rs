//! Reading a poster back: its text by pdftotext, its QR by zbarimg.

use crate::programs::output;
use anyhow::{Context, Result};
use std::path::Path;

pub async fn text(pdf: &Path) -> Result<String> {
    output("pdftotext", &[pdf.as_os_str(), "-".as_ref()]).await
}

/// What the QR of page 1 says.
pub async fn qr(pdf: &Path, folder: &Path) -> Result<String> {
    let picture = folder.join("poster");
    let arguments = [
        "-r".as_ref(),
        "150".as_ref(),
        "-png".as_ref(),
        "-singlefile".as_ref(),
        pdf.as_os_str(),
        picture.as_os_str(),
    ];
    output("pdftoppm", &arguments).await?;
    let png = picture.with_extension("png");
    let read = output(
        "zbarimg",
        &["-q".as_ref(), "--raw".as_ref(), png.as_os_str()],
    )
    .await?;
    Ok(read
        .lines()
        .next()
        .context("no QR on the poster")?
        .to_owned())
}
