use anyhow::{Context, Result, bail};
use std::{fs, net::TcpListener, path::Path, time::Duration};
use tokio::net::TcpStream;

/// A free port of the loopback address: the one used last time if it still is, so that addresses in notes and
/// scripts stay right.
pub(crate) fn free(remembered_in: &Path) -> Result<u16> {
    let last = fs::read_to_string(remembered_in).ok().and_then(|text| text.trim().parse::<u16>().ok());
    let port = match last.filter(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()) {
        Some(port) => port,
        None => TcpListener::bind(("127.0.0.1", 0)).context("no free port")?.local_addr()?.port(),
    };
    fs::write(remembered_in, port.to_string())?;
    Ok(port)
}

/// Waits until something accepts connections on the port.
pub(crate) async fn listening(port: u16, at_most: Duration) -> Result<()> {
    let end = tokio::time::Instant::now() + at_most;
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        if tokio::time::Instant::now() > end {
            bail!("nothing listens on port {port} after {} s", at_most.as_secs());
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    Ok(())
}
