use anyhow::{Result, bail};
use ring::rand::{SecureRandom, SystemRandom};
use std::{
    collections::BTreeSet,
    fs,
    net::TcpListener,
    ops::Range,
    path::Path,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::net::TcpStream;

/// Below those from which Linux takes the near end of every connection that goes out: one of those may be gone again
/// before the server that it was found for listens.
const OURS: Range<u16> = 20_000..32_000;
const TRIES: usize = 1_000;
/// Handed out by this process: two servers that start at a time are not to have the same.
static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A port of the loopback address on which nobody listens, and which this process has told nobody of.
///
/// # Errors
/// When there is none.
pub fn free_port() -> Result<u16> {
    let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
    for _ in 0..TRIES {
        let mut bytes = [0; 2];
        SystemRandom::new().fill(&mut bytes).map_err(|_| anyhow::anyhow!("no random numbers to be had"))?;
        let port = OURS.start + u16::from_ne_bytes(bytes) % (OURS.end - OURS.start);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() && given.insert(port) {
            return Ok(port);
        }
    }
    bail!("no free port")
}

/// A free port of the loopback address: the one used last time if it still is, so that addresses in notes and
/// scripts stay right.
pub(crate) fn free(remembered_in: &Path) -> Result<u16> {
    let last = fs::read_to_string(remembered_in).ok().and_then(|text| text.trim().parse::<u16>().ok());
    let port = match last.filter(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()) {
        Some(port) => port,
        None => free_port()?,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_port_is_given_twice() {
        let ports: BTreeSet<u16> = (0..200).map(|_| free_port().unwrap()).collect();
        assert_eq!(ports.len(), 200);
        assert!(ports.iter().all(|port| OURS.contains(port)), "{ports:?}");
    }

    #[test]
    fn the_port_of_last_time_is_kept_unless_somebody_has_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("port");
        let first = free(&file).unwrap();
        assert_eq!(free(&file).unwrap(), first);
        let _held = TcpListener::bind(("127.0.0.1", first)).unwrap();
        assert_ne!(free(&file).unwrap(), first);
    }
}
