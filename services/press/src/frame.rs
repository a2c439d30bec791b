//! How both sides talk: a length of four bytes, the highest first, and that many bytes. A request is JSON; an answer
//! begins with a byte that says what it is.

use std::io::{self, Read, Write};

/// More than any sheet is made of.
pub const MOST: usize = 8 << 20;

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Sent once, when requests can come; JSON.
    Ready = b'R',
    Pdf = b'P',
    /// The request cannot be typeset; the reason in words.
    Refused = b'X',
    /// It took too long; the process ends.
    TooLong = b'T',
}

/// What came in.
pub enum Incoming {
    Request(Vec<u8>),
    /// Longer than [`MOST`]; it was passed over.
    TooLarge,
    End,
}

/// # Errors
/// When the input breaks off inside a request.
pub fn read(input: &mut impl Read) -> io::Result<Incoming> {
    let mut head = [0; 4];
    match input.read_exact(&mut head) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(Incoming::End),
        other => other?,
    }
    let length = u32::from_be_bytes(head);
    if usize::try_from(length).is_ok_and(|length| length <= MOST) {
        let mut body = Vec::new();
        let read = input.take(length.into()).read_to_end(&mut body)?;
        return match read == length as usize {
            true => Ok(Incoming::Request(body)),
            false => Err(io::ErrorKind::UnexpectedEof.into()),
        };
    }
    io::copy(&mut input.take(length.into()), &mut io::sink())?;
    Ok(Incoming::TooLarge)
}

/// # Errors
/// When nobody reads any more.
pub fn write(output: &mut impl Write, kind: Kind, body: &[u8]) -> io::Result<()> {
    let length = u32::try_from(body.len() + 1).map_err(|_| io::ErrorKind::InvalidData)?;
    output.write_all(&length.to_be_bytes())?;
    output.write_all(&[kind as u8])?;
    output.write_all(body)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_passed_over_and_the_next_is_read() {
        let mut bytes = u32::to_be_bytes(u32::try_from(MOST).unwrap() + 1).to_vec();
        bytes.resize(4 + MOST + 1, 0);
        bytes.extend([0, 0, 0, 2, b'h', b'i']);
        let mut input = bytes.as_slice();
        assert!(matches!(read(&mut input), Ok(Incoming::TooLarge)));
        assert!(matches!(read(&mut input), Ok(Incoming::Request(body)) if body == b"hi"));
        assert!(matches!(read(&mut input), Ok(Incoming::End)));
        assert!(read(&mut [0, 0, 0, 9, b'h'].as_slice()).is_err());
    }

    #[test]
    fn an_answer_says_what_it_is() {
        let mut out = Vec::new();
        write(&mut out, Kind::Pdf, b"%PDF").unwrap();
        assert_eq!(out, [0, 0, 0, 5, b'P', b'%', b'P', b'D', b'F']);
    }
}
