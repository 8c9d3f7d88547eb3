#![allow(clippy::unwrap_used)]
use super::*;
use ProblemCode::{
    LetterActive, LetterBomb, LetterBroken, LetterEmpty, LetterEncrypted, LetterKindUnfit,
    LetterTooLarge,
};
use miniz_oxide::deflate::compress_to_vec_zlib;
use proptest::prelude::*;

/// A file of these objects; the first is its catalog.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = Vec::new();
    for (number, object) in (1..).zip(objects) {
        table.push(file.len());
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let start = file.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for at in table {
        end += &format!("{at:010} 00000 n \n");
    }
    let size = objects.len() + 1;
    end += &format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.extend_from_slice(end.as_bytes());
    file
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// With these entries in its catalog, and these objects behind it.
fn letter(catalog: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let page = stream(
        "/Filter/FlateDecode",
        &compress_to_vec_zlib(b"BT (letter) Tj ET", 6),
    );
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>").into_bytes(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>".to_vec(),
        page,
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

fn object_stream(object: &str, filter: &str, packed: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let (numbers, more) = ("9 0 ", format!("/Type/ObjStm/N 1/First 4{filter}"));
    stream(&more, &packed(format!("{numbers}{object}").as_bytes()))
}

fn flate(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(bytes, 6)
}

fn png(width: u32, height: u32, picture: &[u8]) -> Vec<u8> {
    let chunk = |name: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, name, data, &[0; 4]].concat()
    };
    let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = [sides.as_slice(), &[8, 0, 0, 0, 0]].concat();
    let chunks = [
        chunk(b"IHDR", &header),
        chunk(b"IDAT", &flate(picture)),
        chunk(b"IEND", b""),
    ];
    [png::SIGNATURE, &chunks.concat()].concat()
}

fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], length.as_slice(), data].concat()
    };
    let mut frame = vec![8];
    frame.extend(height.to_be_bytes());
    frame.extend(width.to_be_bytes());
    frame.extend([1, 1, 0x11, 0]);
    let parts = [
        vec![0xFF, 0xD8],
        segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xC0, &frame),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        vec![0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9],
    ];
    parts.concat()
}

fn refusal(bytes: &[u8]) -> ProblemCode {
    let problem = inspect_letter(bytes).unwrap_err();
    assert_eq!(problem.field, "letter");
    problem.code
}

#[test]
fn a_letter_is_what_its_content_says() {
    assert_eq!(inspect_letter(&letter("", &[])), Ok(LetterKind::Pdf));
    assert_eq!(inspect_letter(&jpeg(100, 140)), Ok(LetterKind::Jpeg));
    assert_eq!(inspect_letter(&png(3, 2, &[0; 8])), Ok(LetterKind::Png));
    let followed = [jpeg(100, 140), b"left by a camera".to_vec()].concat();
    assert_eq!(inspect_letter(&followed), Ok(LetterKind::Jpeg));
}

#[test]
fn what_is_no_letter_is_told() {
    assert_eq!(refusal(b""), LetterEmpty);
    for unfit in [
        &b"MZ\x90\0"[..],
        b"PK\x03\x04",
        b"hello",
        b"GIF89a",
        b"\n%PDF-1.7",
        b"<svg>",
    ] {
        assert_eq!(refusal(unfit), LetterKindUnfit);
    }
    let mut large = letter("", &[]);
    large.resize(MOST_LETTER_BYTES + 1, b' ');
    let problem = inspect_letter(&large).unwrap_err();
    assert_eq!(
        (problem.code, problem.args["most"].as_str()),
        (LetterTooLarge, "10485760")
    );
}

#[test]
fn what_is_cut_off_is_broken() {
    for whole in [letter("", &[]), jpeg(100, 140), png(30, 20, &[0; 620])] {
        for length in [whole.len() / 4, whole.len() / 2, whole.len() - 9] {
            let cut = &whole[..length];
            assert_eq!(refusal(cut), LetterBroken, "{length} of {}", whole.len());
        }
    }
    assert_eq!(refusal(b"%PDF-1.7\nstartxref\n0\n%%EOF"), LetterBroken);
    assert_eq!(refusal(&png(3, 2, &[0; 3])), LetterBroken);
    let mut followed = png(3, 2, &[0; 8]);
    followed.extend_from_slice(&letter("", &[]));
    assert_eq!(refusal(&followed), LetterBroken);
}

#[test]
fn an_encrypted_file_cannot_be_looked_into() {
    let file = String::from_utf8_lossy(&letter("", &[])).replace("/Root", "/Encrypt 4 0 R/Root");
    assert_eq!(refusal(file.as_bytes()), LetterEncrypted);
    let hidden = file.replace("/Encrypt", "/Encr#79pt");
    assert_eq!(refusal(hidden.as_bytes()), LetterEncrypted);
}

#[test]
fn a_file_that_acts_is_refused() {
    for catalog in [
        "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
        "/OpenAction<</S/J#61vaScr#69pt/#4a#53(x)>>",
        "/OpenAction<</S/URI/URI(https://a.example)>>",
        "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(https://a.example)>>>>",
        "/OpenAction 99 0 R",
        "/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>",
        "/AA<</WC 5 0 R>>",
        "/AcroForm<</XFA 5 0 R>>",
    ] {
        assert_eq!(refusal(&letter(catalog, &[])), LetterActive, "{catalog}");
    }
    for object in [
        "<</S/Launch/F(cmd.exe)>>",
        "<</Type/EmbeddedFile>>",
        "<</Subtype/RichMedia>>",
        "<</S/Rendition/JS(x)>>",
        "<</S/SubmitForm/F(https://a.example)>>",
    ] {
        let file = letter("", &[object.as_bytes().to_vec()]);
        assert_eq!(refusal(&file), LetterActive, "{object}");
    }
}

#[test]
fn what_opens_elsewhere_is_looked_up() {
    let opening = |object: &str| letter("/OpenAction 5 0 R", &[object.as_bytes().to_vec()]);
    for harmless in ["[3 0 R/Fit]", "<</S/GoTo/D[3 0 R/Fit]>>", "null"] {
        assert_eq!(
            inspect_letter(&opening(harmless)),
            Ok(LetterKind::Pdf),
            "{harmless}"
        );
    }
    let acts = opening("<</S/URI/URI(https://a.example)>>");
    assert_eq!(refusal(&acts), LetterActive);
    // Of two with one number a viewer may take either.
    let twice = [acts, opening("[3 0 R/Fit]")].concat();
    assert_eq!(refusal(&twice), LetterActive);
    let inside = object_stream(
        "<</S/URI/URI(https://a.example)>>",
        "/Filter/FlateDecode",
        flate,
    );
    assert_eq!(
        refusal(&letter("/OpenAction 9 0 R", &[inside])),
        LetterActive
    );
}

#[test]
fn a_script_is_found_where_it_hides() {
    let script = "<</S/JavaScript/JS(x)>>";
    let hidden = "<</S/J#61vaScript>>";
    let twice = |bytes: &[u8]| flate(&flate(bytes));
    let plain = |bytes: &[u8]| bytes.to_vec();
    for stream in [
        object_stream(script, "/Filter/FlateDecode", flate),
        object_stream(hidden, "/Filter/FlateDecode", flate),
        object_stream(hidden, "/Filter[/Fl]", flate),
        object_stream(script, "/F#69lter/FlateDecode", flate),
        object_stream("<</AA 5 0 R>>", "/Filter/FlateDecode", flate),
        object_stream(hidden, "", plain),
        // These are not looked into, and so not taken.
        object_stream("null", "/Filter[/FlateDecode/FlateDecode]", twice),
        object_stream("null", "/Filter/LZWDecode", plain),
        object_stream("null", "/Filter 5 0 R", flate),
        object_stream(
            "null",
            "/Filter/FlateDecode/DecodeParms<</Predictor 12>>",
            flate,
        ),
    ] {
        let file = letter("", &[stream]);
        assert_eq!(
            refusal(&file),
            LetterActive,
            "{}",
            String::from_utf8_lossy(&file)
        );
    }
    // Without a type, behind a text that looks like the end of its dictionary.
    let numbered = flate(format!("9 0 {hidden}").as_bytes());
    let untyped = stream(
        "/X(>> stream 1 0 obj)/N 1/First 4/Filter/FlateDecode",
        &numbered,
    );
    assert_eq!(refusal(&letter("", &[untyped])), LetterActive);
    let harmless = object_stream("<</Type/Font>>", "/Filter/FlateDecode", flate);
    assert_eq!(
        inspect_letter(&letter("", &[harmless])),
        Ok(LetterKind::Pdf)
    );
}

#[test]
fn what_is_far_larger_than_it_looks_is_refused() {
    let zeros = vec![0; 130 * 1024 * 1024];
    let packed = flate(&zeros);
    assert!(packed.len() < 1024 * 1024);
    let hex: String = packed.iter().map(|byte| format!("{byte:02x}")).collect();
    for bomb in [
        stream("/Filter/FlateDecode", &packed),
        stream("/Filter 9 0 R", &packed),
        stream("/Filter[/ASCIIHexDecode/FlateDecode]", hex.as_bytes()),
        stream("/Filter[/FlateDecode/FlateDecode]", &flate(&packed)),
        object_stream("null", "/Filter/FlateDecode", |_| packed.clone()),
        stream(
            "/Subtype/Image/Width 60000/Height 60000/Filter/DCTDecode",
            b"",
        ),
    ] {
        assert_eq!(refusal(&letter("", &[bomb])), LetterBomb);
    }
    assert_eq!(refusal(&jpeg(60_000, 60_000)), LetterBomb);
    assert_eq!(refusal(&png(60_000, 60_000, &[0; 9])), LetterBomb);
    assert_eq!(refusal(&png(3, 2, &zeros[..50_000])), LetterBomb);
    let nested = letter("", &[b"1 0 obj<</A".repeat(20_000)]);
    assert_eq!(refusal(&nested), LetterBomb);
}

/// Each of these has a reader begin again and again at what it has read already.
#[test]
fn a_file_that_would_never_be_read_to_its_end_is_refused() {
    let often = |piece: &str| piece.repeat(4 * 1024 * 1024 / piece.len()).into_bytes();
    for piece in [
        "/OpenAction(",
        "1 0 obj 1 %",
        "1 0 obj<<>>%",
        "1 0 obj(",
        "1 0 obj<</Filter[/A85/Fl]>>stream\n",
        "1 0 obj<</Filter/Fl>>stream\n",
        "1 0 obj<</N 1/First 4000000>>stream\n",
    ] {
        let file = letter("", &[often(piece)]);
        let refused = refusal(&file);
        assert!(
            matches!(refused, LetterBomb | LetterBroken | LetterActive),
            "{piece}: {refused:?}"
        );
    }
    // A picture whose texts are each small.
    let text = [b"k\0\0".as_slice(), &flate(&vec![0; 1024 * 1024])].concat();
    let picture = png(3, 2, &[0; 8]);
    let (head, rest) = picture.split_at(png::SIGNATURE.len() + 25);
    let length = u32::try_from(text.len()).unwrap().to_be_bytes();
    let chunk = [length.as_slice(), b"zTXt", &text, &[0; 4]].concat();
    let with = |texts: usize| [head, &chunk.repeat(texts), rest].concat();
    assert_eq!(inspect_letter(&with(2)), Ok(LetterKind::Png));
    assert_eq!(refusal(&with(5)), LetterBomb);
}

#[test]
fn a_page_packed_as_text_is_a_page() {
    // "zlib" of nothing, in base 85.
    let page = stream("/Filter[/ASCII85Decode/FlateDecode]", b"Gap8_~>");
    assert_eq!(inspect_letter(&letter("", &[page])), Ok(LetterKind::Pdf));
}

#[test]
fn a_files_name_is_a_name_and_nothing_else() {
    assert_eq!(letter_name("หนังสือเชิญ 12-2569.pdf"), "หนังสือเชิญ 12-2569.pdf");
    assert_eq!(letter_name("C:\\งาน\\หนังสือ.pdf"), "หนังสือ.pdf");
    assert_eq!(letter_name("../../etc/passwd"), "passwd");
    assert_eq!(letter_name("a\u{202E}fdp\r\n.exe"), "afdp.exe");
    assert_eq!(letter_name(&"ก".repeat(500)).chars().count(), MOST_NAME);
    assert_eq!(letter_name("/"), "");
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(
        start in prop::sample::select(vec![&b""[..], b"%PDF-1.7\n", b"\xFF\xD8\xFF", png::SIGNATURE]),
        bytes in prop::collection::vec(any::<u8>(), 0..400)
    ) {
        drop(inspect_letter(&[start, &bytes].concat()));
    }

    #[test]
    fn any_mix_of_the_words_of_a_pdf_gets_an_answer(
        words in prop::collection::vec(prop::sample::select(vec![
            "1 0 obj", "endobj", "<<", ">>", "[", "]", "(", ")", "<", ">", "/Filter", "/FlateDecode", "/First 4",
            "/N 1", "stream\n", "endstream", "5 0 R", "%", "\\", "/OpenAction", "/Type/ObjStm", "-1", "7 ", "#", "\n",
        ]), 0..80)
    ) {
        let text = format!("%PDF-1.7\n{}\nstartxref\n0\n%%EOF", words.concat());
        drop(inspect_letter(text.as_bytes()));
    }
}
