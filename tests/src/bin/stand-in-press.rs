//! Stands in for the press: what it makes of a sheet is the request it was sent, behind the first line of a PDF. The
//! real one is tested by `make press`.

use std::io::{self, Read as _, Write as _};

fn main() -> io::Result<()> {
    answer(b'R', br#"{"protocol":1,"templates":[],"missing_fonts":[]}"#)?;
    let mut input = io::stdin().lock();
    let mut head = [0; 4];
    while input.read_exact(&mut head).is_ok() {
        let mut sheet = b"%PDF-stand-in\n".to_vec();
        io::copy(&mut (&mut input).take(u32::from_be_bytes(head).into()), &mut sheet)?;
        answer(b'P', &sheet)?;
    }
    Ok(())
}

fn answer(kind: u8, body: &[u8]) -> io::Result<()> {
    let length = u32::try_from(body.len() + 1).map_err(|_| io::ErrorKind::InvalidData)?;
    let mut output = io::stdout().lock();
    output.write_all(&length.to_be_bytes())?;
    output.write_all(&[kind])?;
    output.write_all(body)?;
    output.flush()
}
