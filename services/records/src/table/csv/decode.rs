use super::Fault;
use bytes::Bytes;
use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a file.
pub enum Decoded {
    /// The bytes that came: they are UTF-8, and are not held a second time.
    AsTheyCame(Bytes),
    Other(String),
}

impl Decoded {
    pub fn as_str(&self) -> &str {
        match self {
            // they were looked at when they were taken
            Self::AsTheyCame(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            Self::Other(text) => text,
        }
    }
}

/// Reads the text strictly: by its byte order mark, else as UTF-8, else as GB18030. Nothing is replaced and
/// nothing guessed; what is neither is refused with the place.
pub fn decode(bytes: &Bytes) -> Result<Decoded, Fault> {
    let mark = match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding == UTF_8 => Some(length),
        Some(_) => None,
        None => Some(0),
    };
    if let Some(text) = mark.map(|length| bytes.slice(length..)).filter(is_plain) {
        return Ok(Decoded::AsTheyCame(text));
    }
    other(bytes).map(Decoded::Other)
}

fn is_plain(bytes: &Bytes) -> bool {
    !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok()
}

fn other(bytes: &[u8]) -> Result<String, Fault> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return strict(encoding, &bytes[length..])
            .map_err(|at| Fault::WrongEncoding { position: at + length });
    }
    match strict(UTF_8, bytes) {
        Ok(text) => Ok(text),
        Err(in_utf8) => strict(GB18030, bytes).map_err(|in_gb| Fault::WrongEncoding {
            // the encoding that got further is the one that was meant
            position: in_utf8.max(in_gb),
        }),
    }
}

/// The text, or the position of the first byte that does not fit.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, usize> {
    if let Some(at) = nothing(encoding, bytes) {
        return Err(at);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(most);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => {
            text.shrink_to_fit();
            Ok(text)
        }
        (DecoderResult::Malformed(length, after), read) => {
            Err(read.saturating_sub(usize::from(length) + usize::from(after)))
        }
        (DecoderResult::OutputFull, read) => Err(read),
    }
}

/// Where the character is that no text has: text of UTF-16 without its mark has it, and so have binary files.
fn nothing(encoding: &'static Encoding, bytes: &[u8]) -> Option<usize> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return bytes.chunks_exact(2).position(|unit| unit == [0, 0]).map(|unit| unit * 2);
    }
    bytes.iter().position(|byte| *byte == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_reads_the_same() {
        let text = "姓名,住址\n李𬭩,重庆\n王䶮,€";
        let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let (gb, _, lost) = GB18030.encode(text);
        assert!(!lost);
        let spellings = [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            gb.into_owned(),
            [b"\xFF\xFE".as_slice(), &utf16(u16::to_le_bytes)].concat(),
            [b"\xFE\xFF".as_slice(), &utf16(u16::to_be_bytes)].concat(),
        ];
        for bytes in spellings {
            let decoded = decode(&Bytes::from(bytes.clone()));
            assert_eq!(decoded.as_ref().map(Decoded::as_str), Ok(text), "{bytes:02X?}");
        }
    }

    #[test]
    fn the_first_wrong_byte_is_named() {
        let cases: [(&[u8], usize); 7] = [
            (b"name\n\xFF\xFFx", 5),
            (b"\xEF\xBB\xBFab\xC3(", 5),
            (b"a,b\0c", 3),
            (b"\xFF\xFEa\0\x00\xD8", 4),
            (b"\xFF\xFEa\0\0\0b\0", 4),
            (b"\xFE\xFF\x01\0\0\x01\0\0", 6),
            ("姓名,一\u{0}".as_bytes(), 10),
        ];
        for (bytes, position) in cases {
            let fault = decode(&Bytes::from_static(bytes)).err();
            assert_eq!(fault, Some(Fault::WrongEncoding { position }), "{bytes:02X?}");
        }
    }
}
