//! How both sides talk: a length of four bytes, the highest first, and that many bytes. A request is JSON; an answer
//! begins with a byte that says what it is.

use bytes::Bytes;
use std::io;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// More than a sheet is made of, and than becomes of one.
pub const REQUEST_MOST: usize = 8 << 20;
const ANSWER_MOST: usize = 64 << 20;

#[derive(Debug)]
pub enum Answer {
    /// Requests can come.
    Ready(Bytes),
    Pdf(Bytes),
    Refused(String),
    TooLong,
}

pub async fn send(output: &mut (impl AsyncWrite + Unpin), body: &[u8]) -> io::Result<()> {
    let length = u32::try_from(body.len()).map_err(|_| io::ErrorKind::InvalidData)?;
    output.write_all(&length.to_be_bytes()).await?;
    output.write_all(body).await?;
    output.flush().await
}

pub async fn receive(input: &mut (impl AsyncRead + Unpin)) -> io::Result<Answer> {
    let mut head = [0; 4];
    input.read_exact(&mut head).await?;
    let length = usize::try_from(u32::from_be_bytes(head)).map_err(|_| io::ErrorKind::InvalidData)?;
    if !(1..=ANSWER_MOST).contains(&length) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body).await?;
    let body = Bytes::from(body);
    let said = body.slice(1..);
    match body.first() {
        Some(b'R') => Ok(Answer::Ready(said)),
        Some(b'P') => Ok(Answer::Pdf(said)),
        Some(b'X') => Ok(Answer::Refused(String::from_utf8_lossy(&said).into_owned())),
        Some(b'T') => Ok(Answer::TooLong),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}
