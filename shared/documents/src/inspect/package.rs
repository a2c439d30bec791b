//! ZIP packages: whether the list of contents at the end belongs to the whole file and names what a document of
//! its kind must have.

use super::{FileKind, Refusal};
use std::collections::BTreeSet;

const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const END_LENGTH: usize = 22;
const ENTRY_LENGTH: usize = 46;

/// The kind of a package by the last bytes of it; `size` is the length of the file.
pub(super) fn kind(tail: &[u8], size: u64) -> Result<FileKind, Refusal> {
    let names = names(tail, size).ok_or(Refusal::Package)?;
    if names.iter().any(|name| name.ends_with("vbaproject.bin")) {
        return Err(Refusal::Macros);
    }
    let has = |name: &str| names.contains(name);
    match () {
        () if has("ofd.xml") => Ok(FileKind::Ofd),
        () if !has("[content_types].xml") => Err(Refusal::Kind),
        () if has("word/document.xml") => Ok(FileKind::Docx),
        () if has("xl/workbook.xml") => Ok(FileKind::Xlsx),
        () if has("ppt/presentation.xml") => Ok(FileKind::Pptx),
        () => Err(Refusal::Kind),
    }
}

/// The names in the list, in small letters. None when the list is not whole, or when something stands before
/// the first entry or behind the end: such a file is two things at once.
fn names(tail: &[u8], size: u64) -> Option<BTreeSet<String>> {
    let end = tail.windows(END.len()).rposition(|window| window == END)?;
    let last = tail.get(end..)?;
    let comment = usize::from(u16_at(last, 20)?);
    if last.len() != END_LENGTH + comment {
        return None;
    }
    let (count, length, offset) = (u16_at(last, 10)?, u32_at(last, 12)?, u32_at(last, 16)?);
    let behind = last.len() as u64;
    if u64::from(offset) + u64::from(length) + behind != size {
        return None;
    }
    let start = end.checked_sub(usize::try_from(length).ok()?)?;
    let mut list = tail.get(start..end)?;
    let mut names = BTreeSet::new();
    for _ in 0..count {
        let (name, rest) = entry(list)?;
        names.insert(name);
        list = rest;
    }
    list.is_empty().then_some(names)
}

fn entry(list: &[u8]) -> Option<(String, &[u8])> {
    if !list.starts_with(ENTRY) {
        return None;
    }
    let [name, extra, comment] = [u16_at(list, 28)?, u16_at(list, 30)?, u16_at(list, 32)?].map(usize::from);
    let text = String::from_utf8_lossy(list.get(ENTRY_LENGTH..ENTRY_LENGTH + name)?).to_lowercase();
    Some((text.trim_start_matches('/').to_owned(), list.get(ENTRY_LENGTH + name + extra + comment..)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
