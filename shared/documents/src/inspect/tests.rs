use super::*;
use std::io::{Cursor, Write as _};

fn rules() -> Rules {
    Rules { most: 1 << 20, most_of_picture: 1 << 20, kinds: FileKind::ALL.to_vec() }
}

fn look(bytes: &[u8]) -> Result<FileKind, Refusal> {
    look_by(rules(), bytes)
}

fn look_by(rules: Rules, bytes: &[u8]) -> Result<FileKind, Refusal> {
    let mut inspector = Inspector::new(rules);
    for some in bytes.chunks(7) {
        inspector.push(some)?;
    }
    inspector.finish().map(|facts| facts.kind)
}

fn package(names: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<x/>").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORD: [&str; 2] = ["[Content_Types].xml", "word/document.xml"];

#[test]
fn kinds_are_told_by_content() {
    let cases: [(&[u8], FileKind); 7] = [
        (b"%PDF-1.7\n", FileKind::Pdf),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind::Jpeg),
        (b"\x89PNG\r\n\x1a\n", FileKind::Png),
        (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Webp),
        (b"\0\0\0\x18ftypisom", FileKind::Mp4),
        (b"ID3\x04\0", FileKind::Mp3),
        (b"\xff\xfb\x90\0", FileKind::Mp3),
    ];
    for (bytes, kind) in cases {
        assert_eq!(look(bytes), Ok(kind));
    }
    assert_eq!(look(&package(&WORD)), Ok(FileKind::Docx));
    assert_eq!(look(&package(&["[Content_Types].xml", "xl/workbook.xml"])), Ok(FileKind::Xlsx));
    assert_eq!(look(&package(&["[Content_Types].xml", "ppt/presentation.xml"])), Ok(FileKind::Pptx));
    assert_eq!(look(&package(&["OFD.xml", "Doc_0/Document.xml"])), Ok(FileKind::Ofd));
}

#[test]
fn programs_pages_and_drawings_are_refused() {
    let bad: [&[u8]; 9] = [
        b"MZ\x90\0",
        b"\x7fELF\x02",
        b"#!/bin/sh\n",
        b"<!DOCTYPE html><script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>",
        b"<?xml version='1.0'?>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"GIF89a",
        b"just text",
    ];
    for bytes in bad {
        assert_eq!(look(bytes), Err(Refusal::Kind), "{bytes:?}");
        let long = [bytes, &[b' '; 1000][..]].concat();
        assert_eq!(look(&long), Err(Refusal::Kind), "{bytes:?}");
    }
    assert_eq!(look(b""), Err(Refusal::Empty));
}

#[test]
fn a_package_is_what_it_says() {
    assert_eq!(look(&package(&["a.txt"])), Err(Refusal::Kind));
    assert_eq!(look(&package(&["word/document.xml"])), Err(Refusal::Kind));
    let macros = ["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"];
    assert_eq!(look(&package(&macros)), Err(Refusal::Macros));
    let whole = package(&WORD);
    for length in [4, 40, whole.len() - 30, whole.len() - 1] {
        assert_eq!(look(&whole[..length]), Err(Refusal::Package), "cut to {length}");
    }
    assert_eq!(look(&[&whole[..], b"MZ"].concat()), Err(Refusal::Package), "something behind it");
    let two = [&b"PK\x03\x04 something else before"[..], &whole].concat();
    assert_eq!(look(&two), Err(Refusal::Package), "something before it");
}

#[test]
fn what_is_not_on_the_list_or_too_large_is_refused() {
    let only = Rules { kinds: vec![FileKind::Pdf], ..rules() };
    assert_eq!(look_by(only.clone(), b"\x89PNG\r\n\x1a\n"), Err(Refusal::Kind));
    assert_eq!(look_by(only, &package(&WORD)), Err(Refusal::Kind));
    let small = Rules { most: 100, ..rules() };
    assert_eq!(look_by(small, &[&b"%PDF-"[..], &[0; 100]].concat()), Err(Refusal::TooLarge { most: 100 }));
}

#[test]
fn the_sum_is_that_of_the_whole() {
    let bytes = [&b"%PDF-"[..], &[7; 5000]].concat();
    let mut inspector = Inspector::new(rules());
    bytes.chunks(999).for_each(|some| inspector.push(some).unwrap());
    let facts = inspector.finish().unwrap();
    assert_eq!(facts.sha256, ring::digest::digest(&SHA256, &bytes).as_ref());
    assert_eq!(facts.size, 5005);
}
