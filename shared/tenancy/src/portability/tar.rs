//! The outer form of a container: POSIX ustar, which every system can unpack.
//!
//! Written in one way only (fixed owner, mode and time), so that every byte of it follows from names and lengths:
//! what differs is damage.

use super::{Damage, Place, PortError};

pub(super) const BLOCK: usize = 512;
/// Two empty blocks end a container.
pub(super) const END: usize = 2 * BLOCK;
/// Longest name; ours have at most some eighty characters.
const NAME: usize = 100;

/// The block before a file.
pub(super) fn header(path: &str, size: u64) -> Result<[u8; BLOCK], PortError> {
    // eleven octal digits; more is written in binary, as GNU tar does
    let mut block = [0; BLOCK];
    if path.is_empty() || path.len() > NAME || !path.is_ascii() {
        return Err(PortError::Format(format!("the name {path:?}")));
    }
    put(&mut block, 0, path.as_bytes());
    put(&mut block, 100, b"0000644\0");
    put(&mut block, 108, b"0000000\0");
    put(&mut block, 116, b"0000000\0");
    if size < 1 << 33 {
        put(&mut block, 124, format!("{size:011o}\0").as_bytes());
    } else {
        block[124] = 0x80;
        put(&mut block, 128, &size.to_be_bytes());
    }
    put(&mut block, 136, b"00000000000\0");
    put(&mut block, 148, b"        ");
    block[156] = b'0';
    put(&mut block, 257, b"ustar\x0000");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    put(&mut block, 148, format!("{sum:06o}\0 ").as_bytes());
    Ok(block)
}

/// Name and length of the file that follows; `None` where the container ends.
pub(super) fn read(block: &[u8; BLOCK], at: u64) -> Result<Option<(String, u64)>, PortError> {
    if block.iter().all(|byte| *byte == 0) {
        return Ok(None);
    }
    let name = block[..NAME].split(|byte| *byte == 0).next().unwrap_or_default();
    let damaged = || unreadable(name, at);
    let size = if block[124] == 0x80 {
        let bytes: [u8; 8] = block[128..136].try_into().map_err(|_| damaged())?;
        u64::from_be_bytes(bytes)
    } else {
        let digits = std::str::from_utf8(&block[124..135]).map_err(|_| damaged())?;
        u64::from_str_radix(digits, 8).map_err(|_| damaged())?
    };
    let path = std::str::from_utf8(name).map_err(|_| damaged())?;
    match header(path, size) {
        Ok(expected) if expected == *block && size < 1 << 50 => Ok(Some((path.to_owned(), size))),
        _ => Err(damaged()),
    }
}

/// A container begins with a head: what does not is none.
fn unreadable(name: &[u8], at: u64) -> PortError {
    let plain = name.iter().filter(|byte| byte.is_ascii_graphic());
    let place = Place::of(&plain.copied().map(char::from).collect::<String>()).bytes(at, at + BLOCK as u64);
    match at {
        0 => PortError::damaged(Damage::Form, "it does not begin as a container does", place),
        _ => PortError::damaged(Damage::Changed, "the head of a file was changed", place),
    }
}

/// Empty bytes behind a file of this length.
pub(super) fn padding(size: u64) -> usize {
    let over = usize::try_from(size % BLOCK as u64).unwrap_or_default();
    if over == 0 { 0 } else { BLOCK - over }
}

fn put(block: &mut [u8; BLOCK], at: usize, bytes: &[u8]) {
    block[at..at + bytes.len()].copy_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_no_head_is_no_container_and_its_bytes_are_not_shown() {
        let mut block = [0; BLOCK];
        put(&mut block, 0, b"\x89PNG\r\n\x1a\n\xff");
        for (at, expected) in [(0, Damage::Form), (4_096, Damage::Changed)] {
            match super::read(&block, at) {
                Err(PortError::Damaged { kind, place, .. }) => {
                    assert_eq!((kind, place), (expected, Place::of("PNG").bytes(at, at + BLOCK as u64)));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn a_head_reads_back_and_no_byte_of_it_is_free() {
        for size in [0, 1, 511, 512, (1 << 33) - 1, 1 << 33, 1 << 40] {
            let block = header("tables/records/members/000001.ndjson", size).unwrap();
            let read = super::read(&block, 0).unwrap();
            assert_eq!(read, Some(("tables/records/members/000001.ndjson".to_owned(), size)));
            for at in 0..BLOCK {
                let mut bent = block;
                bent[at] ^= 1;
                let other = super::read(&bent, 0);
                assert!(other.is_err(), "byte {at} of {size}");
            }
        }
        assert_eq!(super::read(&[0; BLOCK], 0).unwrap(), None);
        assert!(header(&"x".repeat(101), 1).is_err());
        assert_eq!((padding(0), padding(1), padding(512)), (0, 511, 0));
    }
}
