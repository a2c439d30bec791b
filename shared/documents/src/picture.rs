//! Takes out of a picture what it tells besides the picture: where and when it was taken, with what, by whom,
//! and the small copy of what was cut away. Colour profiles stay, and which way is up.

use crate::{FileKind, Refusal};
use bytes::Bytes;
use img_parts::{
    ImageEXIF as _,
    jpeg::{Jpeg, markers},
    png::Png,
    webp::WebP,
};
use std::panic::AssertUnwindSafe;

/// # Errors
/// When it is no picture of its kind.
pub fn clean(kind: FileKind, picture: Bytes) -> Result<Bytes, Refusal> {
    // the parser meets whatever people send: a panic of it is a damaged picture and nothing else
    let clean = AssertUnwindSafe(|| match kind {
        FileKind::Jpeg => jpeg(picture),
        FileKind::Png => png(picture),
        FileKind::Webp => webp(picture),
        _ => Some(picture),
    });
    let cleaned = std::panic::catch_unwind(clean);
    cleaned.ok().flatten().ok_or(Refusal::Picture)
}

/// Stays: the frame, tables, data, JFIF, colour profile and Adobe's colour transform.
fn jpeg(bytes: Bytes) -> Option<Bytes> {
    let mut picture = Jpeg::from_bytes(bytes).ok()?;
    let up = picture.exif().as_deref().and_then(orientation);
    let told = |marker| (markers::APP0..=markers::APP15).contains(&marker) || marker == markers::COM;
    let kept = [markers::APP0, markers::APP2, markers::APP14];
    picture.segments_mut().retain(|part| !told(part.marker()) || kept.contains(&part.marker()));
    // several pictures in one file are announced beside the colour profile, and they are gone
    let profile = |contents: &[u8]| contents.starts_with(b"ICC_PROFILE\0");
    picture.segments_mut().retain(|part| part.marker() != markers::APP2 || profile(part.contents()));
    if let Some(up) = up {
        picture.set_exif(Some(only_orientation(up)));
    }
    let bytes = picture.encoder().bytes();
    // telephones hang films and further pictures behind it, with places of their own
    let end = end_of_jpeg(&bytes)?;
    Some(bytes.slice(..end))
}

/// Where the first picture ends. Markers with a length are stepped over; within the data, what looks like a
/// marker and is none has a zero behind it.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        match (*bytes.get(at)?, *bytes.get(at + 1)?) {
            (0xff, markers::EOI) => return Some(at + 2),
            (0xff, 0xc0..=0xcf | 0xda..=0xfe) => {
                at += 2 + usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
            }
            (0xff, marker) if marker != 0xff => at += 2,
            _ => at += 1,
        }
    }
}

fn png(bytes: Bytes) -> Option<Bytes> {
    const TELLING: [[u8; 4]; 5] = [*b"eXIf", *b"tEXt", *b"zTXt", *b"iTXt", *b"tIME"];
    let mut picture = Png::from_bytes(bytes).ok()?;
    // neither a size nor anything to see
    picture.chunk_by_type(*b"IHDR").and(picture.chunk_by_type(*b"IDAT"))?;
    let up = picture.exif().as_deref().and_then(orientation);
    TELLING.iter().for_each(|kind| picture.remove_chunks_by_type(*kind));
    if let Some(up) = up {
        picture.set_exif(Some(only_orientation(up)));
    }
    Some(picture.encoder().bytes())
}

fn webp(bytes: Bytes) -> Option<Bytes> {
    const XMP_FLAG: u8 = 0b0000_0100;
    let mut picture = WebP::from_bytes(bytes).ok()?;
    let up = picture.exif().as_deref().and_then(orientation);
    picture.set_exif(up.map(only_orientation));
    picture.remove_chunks_by_id(*b"XMP ");
    for chunk in picture.chunks_mut() {
        let extended = chunk.id() == *b"VP8X";
        let img_parts::riff::RiffContent::Data(data) = chunk.content_mut() else { continue };
        if extended && !data.is_empty() {
            let mut flags = data.to_vec();
            flags[0] &= !XMP_FLAG;
            *data = flags.into();
        }
    }
    Some(picture.encoder().bytes())
}

/// Which way is up, from the first directory of the Exif data: a number from 2 to 8, when it is not the usual.
fn orientation(exif: &[u8]) -> Option<u8> {
    const TAG: u16 = 0x0112;
    let little = match exif.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let two = |at: usize| {
        let bytes = exif.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let (a, b) = (two(4)?, two(6)?);
    let first =
        if little { usize::from(a) | usize::from(b) << 16 } else { usize::from(a) << 16 | usize::from(b) };
    let entries = (0..usize::from(two(first)?)).map(|n| first + 2 + n * 12);
    let found = entries.take_while(|at| two(*at).is_some()).find(|at| two(*at) == Some(TAG))?;
    u8::try_from(two(found + 8)?).ok().filter(|up| (2..=8).contains(up))
}

/// Exif data that says which way is up and nothing else.
fn only_orientation(up: u8) -> Bytes {
    let mut exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([up, 0, 0, 0, 0, 0, 0]);
    exif.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use img_parts::jpeg::JpegSegment;

    /// Exif with an orientation, a maker's name and a directory of places.
    fn exif(up: u8) -> Bytes {
        let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
        exif.extend(b"\x12\x01\x03\0\x01\0\0\0");
        exif.extend([up, 0, 0, 0]);
        exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0");
        exif.extend(b"\0\0\0\0GPS here, by Zhang San");
        exif.into()
    }

    fn photo(up: u8) -> Bytes {
        let mut bytes = b"\xff\xd8".to_vec();
        bytes.extend(b"\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
        bytes.extend(b"\xff\xdb\0\x05\0ab");
        bytes.extend(b"\xff\xda\0\x03\0data\xff\xd9");
        let mut picture = Jpeg::from_bytes(bytes.into()).unwrap();
        picture.set_exif(Some(exif(up)));
        let comment = JpegSegment::new_with_contents(markers::COM, Bytes::from_static(b"by Zhang San"));
        let place = JpegSegment::new_with_contents(markers::APP13, Bytes::from_static(b"Photoshop GPS"));
        picture.segments_mut().splice(1..1, [comment, place]);
        picture.encoder().bytes()
    }

    fn holds(bytes: &[u8], text: &[u8]) -> bool {
        bytes.windows(text.len()).any(|window| window == text)
    }

    #[test]
    fn where_and_by_whom_is_gone_and_up_is_still_up() {
        let before = photo(6);
        assert!(holds(&before, b"GPS") && holds(&before, b"Zhang San"));
        let after = clean(FileKind::Jpeg, before).unwrap();
        assert!(!holds(&after, b"GPS") && !holds(&after, b"Zhang San"));
        assert!(holds(&after, b"JFIF") && holds(&after, b"data"));
        let picture = Jpeg::from_bytes(after).unwrap();
        assert_eq!(picture.exif().as_deref().and_then(orientation), Some(6));
        let upright = Jpeg::from_bytes(clean(FileKind::Jpeg, photo(1)).unwrap()).unwrap();
        assert_eq!(upright.exif(), None);
    }

    #[test]
    fn what_hangs_behind_is_cut_off() {
        let long = [&photo(1)[..], b"film with GPS"].concat();
        let after = clean(FileKind::Jpeg, long.into()).unwrap();
        assert!(after.ends_with(b"data\xff\xd9"));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [&b"\xff\xd8\xff"[..], b"\xff\xd8\xff\xe1\xff\xff", b"no"] {
            assert_eq!(clean(FileKind::Jpeg, Bytes::copy_from_slice(bytes)), Err(Refusal::Picture));
            assert_eq!(clean(FileKind::Png, Bytes::copy_from_slice(bytes)), Err(Refusal::Picture));
            assert_eq!(clean(FileKind::Webp, Bytes::copy_from_slice(bytes)), Err(Refusal::Picture));
        }
    }
}
