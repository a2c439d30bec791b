//! Files nobody should be able to do harm with, made here so that no bomb lies in the repository.

use super::{Column, Fault, Limits, Table, find_header};
use kernel::DateSystem;
use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const LAYOUT: &[Column<u8>] = &[
    Column { field: 0, names: &["姓名"], required: true },
    Column { field: 1, names: &["公民身份号码"], required: true },
];

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A workbook around the rows of one sheet, with further parts.
fn workbook(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let parts: [(&str, &[u8]); 5] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    pack(parts.iter().chain(more))
}

fn pack<'a>(parts: impl IntoIterator<Item = &'a (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
            .unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text(cell: &str, text: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn header() -> String {
    format!(r#"<row r="1">{}{}</row>"#, text("A1", "姓名"), text("B1", "公民身份号码"))
}

/// Reads the file to its end.
fn fault(name: &str, bytes: Vec<u8>, limits: &Limits) -> Option<Fault> {
    let read = || -> Result<(), Fault> {
        let mut table = Table::open(name, bytes, limits)?;
        let header = find_header(&mut table, LAYOUT)?;
        header.rows_below(&mut table)?.try_for_each(|row| row.map(drop))
    };
    read().err()
}

fn with_defaults(bytes: &[u8]) -> Option<Fault> {
    fault("x.xlsx", bytes.to_vec(), &Limits::default())
}

#[test]
fn a_workbook_made_here_is_a_good_one() {
    let row = format!(r#"<row r="2">{}{}</row>"#, text("A2", "甲"), text("B2", "1"));
    assert_eq!(with_defaults(&workbook(&(header() + &row), &[])), None);
}

#[test]
fn a_workbook_says_from_which_day_it_counts() {
    let usual = Table::open("x.xlsx", workbook(&header(), &[]), &Limits::default()).unwrap();
    assert_eq!(usual.date_system(), DateSystem::From1900);
    let book = BOOK.replace("<sheets>", r#"<workbookPr date1904="1"/><sheets>"#);
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>"#,
        header()
    );
    let file = pack(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let mut table = Table::open("x.xlsx", file, &Limits::default()).unwrap();
    assert_eq!(find_header(&mut table, LAYOUT).unwrap().dates, DateSystem::From1904);
}

#[test]
fn no_workbook_at_all() {
    let good = workbook(&header(), &[]);
    assert_eq!(with_defaults(b""), Some(Fault::EmptyFile));
    assert_eq!(
        with_defaults(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        Some(Fault::UnsupportedFormat)
    );
    assert_eq!(with_defaults(b"name,id"), Some(Fault::NotAWorkbook));
    assert_eq!(
        with_defaults(&pack(&[("word/document.xml", b"<x/>".as_slice())])),
        Some(Fault::UnsupportedFormat)
    );
    for cut in [5, 40, good.len() / 2, good.len() - 1] {
        assert_eq!(with_defaults(&good[..cut]), Some(Fault::CorruptWorkbook), "cut to {cut}");
    }
    for name in ["x.csv", "x.xls", ""] {
        assert_eq!(fault(name, b"%PDF-1.7 ...".to_vec(), &Limits::default()), Some(Fault::UnsupportedFormat));
        let page = b"\n<HTML><table><tr><td>".to_vec();
        assert_eq!(fault(name, page, &Limits::default()), Some(Fault::UnsupportedFormat));
    }
}

#[test]
fn any_damaged_byte_is_survived() {
    let good = workbook(&(header() + &format!(r#"<row r="2">{}</row>"#, text("A2", "甲"))), &[]);
    for at in 0..good.len() {
        let mut bent = good.clone();
        bent[at] ^= 0x55;
        let _ = with_defaults(&bent); // a fault or the same rows, never a panic
    }
}

#[test]
fn protected_and_old_workbooks_have_their_own_answer() {
    let mut compound = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    compound.resize(2048, 0);
    assert_eq!(with_defaults(&compound), Some(Fault::LegacyWorkbook));
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(with_defaults(&compound), Some(Fault::PasswordProtected));
}

#[test]
fn a_large_file_is_refused_before_it_is_looked_at() {
    let limits = Limits { file_bytes: 1000, ..Limits::default() };
    assert_eq!(fault("x.xlsx", vec![b'P'; 1001], &limits), Some(Fault::FileTooLarge { limit: 1000 }));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 40 << 20];
    let bomb = workbook(&header(), &[("xl/sharedStrings.xml", &zeros)]);
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    let limits = Limits { part_bytes: 32 << 20, ..Limits::default() };
    let refused = Some(Fault::UnpacksTooLarge { limit: limits.unpacked_bytes });
    assert_eq!(fault("x.xlsx", bomb.clone(), &limits), refused);
    // the archive's own word about the size does not count: small here, and in the directory at the end
    let mut lying = bomb;
    let claimed = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let mut patched = 0;
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == claimed {
            lying[at..at + 4].copy_from_slice(&[1, 0, 0, 0]);
            patched += 1;
        }
    }
    assert!(patched > 0);
    assert!(matches!(
        fault("x.xlsx", lying, &limits),
        Some(Fault::UnpacksTooLarge { .. } | Fault::CorruptWorkbook)
    ));
    let many: Vec<(String, &[u8])> =
        (0..40).map(|n| (format!("xl/media/{n}.bin"), &zeros[..8 << 20])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    assert!(matches!(with_defaults(&workbook(&header(), &many)), Some(Fault::UnpacksTooLarge { .. })));
}

#[test]
fn tags_do_not_grow_in_memory() {
    let limits = Limits { tags: 1600, ..Limits::default() };
    let part = |tag: &str, times: usize| tag.repeat(times).into_bytes();
    let refused = Some(Fault::UnpacksTooLarge { limit: limits.unpacked_bytes });
    for (name, body) in [
        ("xl/styles.xml", part("<xf/>", 101)),
        ("xl/_rels/extra.xml.rels", part("<a/>", 101)),
        ("xl/sharedStrings.xml", part("<si/>", 1601)),
    ] {
        let file = workbook(&header(), &[(name, &body)]);
        assert_eq!(fault("x.xlsx", file, &limits), refused, "{name}");
    }
    // cells are read one at a time
    let rows: String =
        (2..600).map(|row| format!(r#"<row r="{row}">{}</row>"#, text(&format!("A{row}"), "甲"))).collect();
    assert_eq!(fault("x.xlsx", workbook(&(header() + &rows), &[]), &limits), None);
}

#[test]
fn numbers_in_the_file_reserve_no_memory() {
    let promise = br#"<sst uniqueCount="99999999999999"></sst>"#;
    assert_eq!(
        with_defaults(&workbook(&header(), &[("xl/sharedStrings.xml", promise)])),
        Some(Fault::CorruptWorkbook)
    );
    let shared = r#"<row r="2"><c r="A2"><f t="shared" si="4000000000" ref="A2:A3">1</f><v>1</v></c></row>"#;
    assert_eq!(with_defaults(&workbook(&(header() + shared), &[])), None);
    let far = format!(r#"<row r="4294967294">{}</row>"#, text("ZZZZZZ4294967294", "x"));
    assert_eq!(with_defaults(&workbook(&(header() + &far), &[])), Some(Fault::CorruptWorkbook));
    let backwards = format!(r#"<row r="3">{}</row><row r="2">{}</row>"#, text("A3", "x"), text("A2", "y"));
    assert_eq!(with_defaults(&workbook(&(header() + &backwards), &[])), Some(Fault::CorruptWorkbook));
}

#[test]
fn limits_name_the_place() {
    let wide = format!(r#"<row r="2">{}</row>"#, text("ZZ2", "x"));
    let expected = Fault::TooManyColumns { limit: 200, cell: "GS2".into() };
    assert_eq!(with_defaults(&workbook(&(header() + &wide), &[])), Some(expected));
    let long = format!(r#"<row r="2">{}</row>"#, text("B2", &"长".repeat(4_001)));
    let expected = Fault::CellTooLong { limit: 4_000, cell: "B2".into() };
    assert_eq!(with_defaults(&workbook(&(header() + &long), &[])), Some(expected));
    let limits = Limits { text_bytes: 50, ..Limits::default() };
    let rows = "姓名,公民身份号码\n".to_owned() + &"甲,1\n".repeat(20);
    assert_eq!(fault("x.csv", rows.into(), &limits), Some(Fault::TooMuchText { limit: 50 }));
}

#[test]
fn text_files_with_faults() {
    let cases: [(&[u8], Fault); 5] = [
        (b"", Fault::EmptyFile),
        (b"\xEF\xBB\xBF\r\n \n", Fault::EmptyFile),
        (b"\xD0\xD5\xC3\xFB,\xFF\xFF", Fault::WrongEncoding { position: 5 }),
        ("姓名,公民身份号码\n甲,\"1\n乙,2".as_bytes(), Fault::UnterminatedQuote { line: 2 }),
        (
            "名字,号码\n甲,1".as_bytes(),
            Fault::WrongHeader {
                missing: vec!["姓名".into(), "公民身份号码".into()],
                seen: vec!["名字".into(), "号码".into()],
            },
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(fault("x.csv", bytes.to_vec(), &Limits::default()), Some(expected));
    }
}
