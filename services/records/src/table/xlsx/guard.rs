use super::super::{Fault, Limits};
use std::io::{Cursor, Read as _};
use zip::{ZipArchive, result::ZipError};

/// Unpacks every part once, into nothing, before anybody believes its size: what a part says about itself is
/// written by whoever made it. Also looks for what makes the reader reserve memory on a number's word.
pub fn inspect(bytes: &[u8], limits: &Limits) -> Result<(), Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::CorruptWorkbook)?;
    if archive.len() > limits.parts || archive.has_duplicate_names() {
        return Err(Fault::CorruptWorkbook);
    }
    let mut left = limits.unpacked_bytes;
    let mut has_workbook = false;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| refused(&error))?;
        let name = part.name().map_err(|_| Fault::CorruptWorkbook)?.to_ascii_lowercase();
        has_workbook |= name.ends_with("workbook.xml");
        let most = left.min(limits.part_bytes);
        let mut probe = Probe::new(&name);
        let mut buffer = [0; 64 << 10];
        loop {
            let read = part.read(&mut buffer).map_err(|_| Fault::CorruptWorkbook)?;
            if read == 0 {
                break;
            }
            probe.take(&buffer[..read])?;
            if probe.bytes > most || probe.tags > held(&name, limits) {
                return Err(Fault::UnpacksTooLarge { limit: limits.unpacked_bytes });
            }
        }
        probe.finish()?;
        left -= probe.bytes;
    }
    // word processors and other programs zip their files too
    if has_workbook { Ok(()) } else { Err(Fault::UnsupportedFormat) }
}

/// How many tags a part may have. Sheets are read cell by cell and may have any number; texts are held as they
/// stand; a style or a relation is a large thing in memory, and no workbook has many.
fn held(name: &str, limits: &Limits) -> u64 {
    match name.rsplit('/').next().unwrap_or_default() {
        "sharedstrings.xml" => limits.tags,
        "styles.xml" | "workbook.xml" | "theme1.xml" | "metadata.xml" => limits.tags / 16,
        name if name.ends_with(".rels") => limits.tags / 16,
        _ => u64::MAX,
    }
}

fn refused(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::PasswordProtected,
        _ => Fault::CorruptWorkbook,
    }
}

/// Watches one part go by.
struct Probe {
    bytes: u64,
    tags: u64,
    is_xml: bool,
    /// Digits of the largest `uniqueCount` seen, as a number.
    promised: u64,
    /// The end of the chunk before, so that a word across two chunks is seen.
    tail: Vec<u8>,
}

const COUNT: &[u8] = b"uniqueCount";
/// Longer than the word, an equals sign, a quote and twenty digits with blanks between.
const OVERLAP: usize = 64;

impl Probe {
    fn new(name: &str) -> Self {
        let is_xml = [".xml", ".rels", ".vml"].iter().any(|ending| name.ends_with(ending));
        Self { bytes: 0, tags: 0, is_xml, promised: 0, tail: Vec::new() }
    }

    fn take(&mut self, chunk: &[u8]) -> Result<(), Fault> {
        self.bytes += chunk.len() as u64;
        if !self.is_xml {
            return Ok(());
        }
        // UTF-16 would hide words from this search; no spreadsheet writes it
        if chunk.contains(&0) {
            return Err(Fault::CorruptWorkbook);
        }
        self.tags += chunk.iter().filter(|byte| **byte == b'<').count() as u64;
        let mut seen = std::mem::take(&mut self.tail);
        seen.extend_from_slice(chunk);
        for at in positions(&seen, COUNT) {
            self.promised = self.promised.max(number_after(&seen[at + COUNT.len()..]));
        }
        self.tail = seen.split_off(seen.len().saturating_sub(OVERLAP));
        Ok(())
    }

    /// A text in the table of texts takes at least four bytes, `<si>`.
    fn finish(&self) -> Result<(), Fault> {
        if self.promised > self.bytes / 4 { Err(Fault::CorruptWorkbook) } else { Ok(()) }
    }
}

fn positions<'a>(hay: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let first = needle[0];
    hay.iter()
        .enumerate()
        .filter(move |(at, byte)| **byte == first && hay[*at..].starts_with(needle))
        .map(|(at, _)| at)
}

fn number_after(text: &[u8]) -> u64 {
    let digits =
        text.iter().skip_while(|b| matches!(b, b'=' | b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'\n' | b'+'));
    let digits = digits.take_while(|b| b.is_ascii_digit()).take(20);
    digits.fold(0, |n: u64, digit| n.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_across_two_chunks_is_seen() {
        let mut probe = Probe::new("xl/sharedstrings.xml");
        probe.take(b"<sst uniqueCo").unwrap();
        probe.take(b"unt = \"99999").unwrap();
        probe.take(b"999\"></sst>").unwrap();
        assert_eq!(probe.promised, 99_999_999);
        assert_eq!(probe.finish(), Err(Fault::CorruptWorkbook));
    }

    #[test]
    fn an_honest_count_passes() {
        let mut probe = Probe::new("xl/sharedstrings.xml");
        probe.take(br#"<sst count="4" uniqueCount="2"><si><t>a</t></si><si><t>b</t></si></sst>"#).unwrap();
        assert_eq!(probe.finish(), Ok(()));
    }
}
