//! A typeface with one letter: an empty box, for every character there is. What no face of the machine has is set in
//! it, so that the character stays in the text of the PDF and is not dropped.

/// As the sheets name it.
pub const FAMILY: &str = "Zhibu Lacking";

const EM: i16 = 1000;

/// The font file (TrueType).
pub fn file() -> Vec<u8> {
    let glyph = outline();
    let end = u32::try_from(glyph.len()).unwrap_or(0);
    let tables: [(&[u8; 4], Vec<u8>); 10] = [
        (b"OS/2", os2()),
        (b"cmap", cmap()),
        (b"glyf", glyph),
        (b"head", head()),
        (b"hhea", words(&[1, 0, 880, -120, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 2])),
        (b"hmtx", words(&[EM, 0, EM, 60])),
        // nothing for the first, which stands for no character at all
        (b"loca", [0_u32, 0, end].iter().flat_map(|at| at.to_be_bytes()).collect()),
        (b"maxp", [vec![0, 1, 0, 0], words(&[2, 8, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])].concat()),
        (b"name", name()),
        (b"post", [vec![0, 3, 0, 0], vec![0; 28]].concat()),
    ];
    assemble(&tables)
}

fn words(words: &[i16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// A frame: two rectangles, the inner one the other way round.
fn outline() -> Vec<u8> {
    let (outer, inner) = ([60, -80, 940, 800], [110, -30, 890, 750]);
    let corners = [
        (outer[0], outer[1]),
        (outer[0], outer[3]),
        (outer[2], outer[3]),
        (outer[2], outer[1]),
        (inner[0], inner[1]),
        (inner[2], inner[1]),
        (inner[2], inner[3]),
        (inner[0], inner[3]),
    ];
    let mut glyph = words(&[2, outer[0], outer[1], outer[2], outer[3], 3, 7, 0]);
    glyph.extend([1; 8]);
    let steps = |of: fn((i16, i16)) -> i16| {
        let mut last = 0;
        corners
            .iter()
            .flat_map(move |corner| (of(*corner) - std::mem::replace(&mut last, of(*corner))).to_be_bytes())
            .collect::<Vec<u8>>()
    };
    glyph.extend(steps(|(x, _)| x));
    glyph.extend(steps(|(_, y)| y));
    glyph
}

/// One letter for all (format 13).
fn cmap() -> Vec<u8> {
    let mut table = words(&[0, 1, 0, 6]);
    table.extend(12_u32.to_be_bytes());
    table.extend(words(&[13, 0]));
    // its length, no language, one group: from, to, letter
    for number in [28_u32, 0, 1, 0x21, 0x10_FFFF, 1] {
        table.extend(number.to_be_bytes());
    }
    table
}

fn head() -> Vec<u8> {
    let mut table = words(&[1, 0, 1, 0]);
    table.extend(0_u32.to_be_bytes());
    table.extend(0x5F0F_3CF5_u32.to_be_bytes());
    table.extend(words(&[0, EM]));
    table.extend([0; 16]);
    table.extend(words(&[60, -80, 940, 800, 0, 8, 2, 1, 0]));
    table
}

fn os2() -> Vec<u8> {
    let mut table = words(&[4, EM, 400, 5, 0]);
    table.resize(62, 0);
    // regular; first and last character; ascent and descent, twice
    table.extend(words(&[0x40, 0x21, -1, 880, -120, 0, 880, 120]));
    table.resize(96, 0);
    table
}

fn name() -> Vec<u8> {
    let joined: String = FAMILY.split(' ').collect();
    let texts = [
        (1, FAMILY.to_owned()),
        (2, "Regular".into()),
        (4, FAMILY.to_owned()),
        (6, format!("{joined}-Regular")),
    ];
    let (mut records, mut storage) = (Vec::new(), Vec::new());
    for (id, text) in &texts {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (length, at) = (short(bytes.len()), short(storage.len()));
        records.extend(words(&[3, 1, 0x409, *id, length, at]));
        storage.extend(bytes);
    }
    let head = words(&[0, short(texts.len()), short(6 + records.len())]);
    [head, records, storage].concat()
}

fn short(n: usize) -> i16 {
    i16::try_from(n).unwrap_or(i16::MAX)
}

/// The directory and the tables behind it, each at a multiple of four.
fn assemble(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len();
    // how many of the largest power of two, for readers that search by halves
    let (power, log) = (count.next_power_of_two() / 2, count.ilog2());
    let mut file = vec![0, 1, 0, 0];
    file.extend(words(&[
        short(count),
        short(power * 16),
        i16::try_from(log).unwrap_or(0),
        short((count - power) * 16),
    ]));
    let mut at = 12 + 16 * count;
    let mut bodies = Vec::new();
    for (tag, body) in tables {
        file.extend(*tag);
        for number in [sum(body), number(at), number(body.len())] {
            file.extend(number.to_be_bytes());
        }
        bodies.extend(body);
        bodies.resize(bodies.len().next_multiple_of(4), 0);
        at = 12 + 16 * count + bodies.len();
    }
    file.extend(bodies);
    file
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn sum(body: &[u8]) -> u32 {
    body.chunks(4).fold(0, |sum: u32, part| {
        let mut word = [0; 4];
        word[..part.len()].copy_from_slice(part);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst::{foundations::Bytes, text::Font};

    #[test]
    fn every_character_has_the_same_box() {
        let font = Font::new(Bytes::new(file()), 0).unwrap();
        assert_eq!(font.info().family, FAMILY);
        for c in ['!', '一', '𬭩', '\u{3134A}', '\u{10FFFD}'] {
            assert!(font.info().coverage.contains(c.into()), "{c}");
        }
    }
}
