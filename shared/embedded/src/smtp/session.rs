use super::{Inbox, Letter};
use std::{
    io,
    sync::{Arc, atomic::Ordering},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// No letter of ours is near this size.
const LARGEST: u64 = 16 * 1024 * 1024;

/// One connection: as much of RFC 5321 as a well-behaved client needs.
pub(super) async fn receive(stream: TcpStream, inbox: Arc<Inbox>) -> io::Result<()> {
    if inbox.hanging.load(Ordering::SeqCst) {
        tokio::time::sleep(std::time::Duration::from_secs(600)).await;
        return Ok(());
    }
    stream.set_nodelay(true)?;
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read.take(LARGEST));
    let (mut from, mut to) = (String::new(), Vec::new());
    write.write_all(b"220 sink ESMTP\r\n").await?;
    while let Some(line) = next_line(&mut lines).await? {
        let verb = line.get(..4).unwrap_or(&line).to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-sink\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 PIPELINING",
            "HELO" | "NOOP" => "250 ok",
            "MAIL" => {
                (from, to) = (address(&line), Vec::new());
                "250 ok"
            }
            "RCPT" => {
                to.push(address(&line));
                "250 ok"
            }
            "DATA" if inbox.busy.load(Ordering::SeqCst) => "451 not now",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let data = body(&mut lines).await?;
                inbox.put(Letter { from: from.clone(), to: to.clone(), data });
                "250 taken"
            }
            "RSET" => {
                to.clear();
                "250 ok"
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "502 unknown",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

async fn next_line<R: AsyncBufReadExt + Unpin>(lines: &mut R) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if lines.read_until(b'\n', &mut bytes).await? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned()))
}

async fn body<R: AsyncBufReadExt + Unpin>(lines: &mut R) -> io::Result<String> {
    let mut data = String::new();
    while let Some(line) = next_line(lines).await? {
        if line == "." {
            return Ok(data);
        }
        data.push_str(line.strip_prefix('.').unwrap_or(&line));
        data.push('\n');
    }
    Err(io::ErrorKind::UnexpectedEof.into())
}

fn address(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or_else(String::new, |(address, _)| address.to_owned())
}
