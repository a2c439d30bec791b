//! Load over plain connections that are kept open: the cheaper the client, the more of the machine is left to what is
//! measured.

use anyhow::{Context, Result, bail};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

/// A request, written out.
#[derive(Clone, Debug)]
pub struct Shot(pub Vec<u8>);

impl Shot {
    pub fn new(method: &str, path: &str, host: &str, cookie: &str, body: Option<&str>) -> Self {
        let mut text = format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\naccept-language: zh-CN\r\n\
             cookie: zhibu_session={cookie}\r\n"
        );
        match body {
            Some(body) => {
                text += &format!(
                    "content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                    body.len()
                );
            }
            None => text += "\r\n",
        }
        Self(text.into_bytes())
    }
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Load {
    pub requests: usize,
    pub refused: usize,
    pub seconds: f64,
    /// In milliseconds, sorted.
    latencies: Vec<f64>,
}

impl Load {
    pub fn rate(&self) -> f64 {
        self.requests as f64 / self.seconds
    }

    pub fn quantile(&self, q: f64) -> f64 {
        let at = ((self.latencies.len() as f64 * q) as usize).min(self.latencies.len().saturating_sub(1));
        self.latencies.get(at).copied().unwrap_or(f64::NAN)
    }

    /// What began then is over; a load of which something was refused measures nothing.
    fn over(mut self, started: Instant) -> Result<Self> {
        self.seconds = started.elapsed().as_secs_f64();
        self.latencies.sort_by(f64::total_cmp);
        if self.refused > 0 {
            bail!("{} of {} requests were refused", self.refused, self.requests);
        }
        Ok(self)
    }

    pub fn add(&mut self, other: Load) {
        self.requests += other.requests;
        self.refused += other.refused;
        self.seconds += other.seconds;
        self.latencies.extend(other.latencies);
        self.latencies.sort_by(f64::total_cmp);
    }
}

/// Fires shots one after the other from each of `lanes` connections. The order is shuffled by a fixed stride, so that
/// neighbours in time are not neighbours in the list.
pub async fn fire(
    address: SocketAddr,
    shots: &Arc<Vec<Shot>>,
    lanes: usize,
    length: Duration,
) -> Result<Load> {
    fire_on(address, shots, &Arc::default(), lanes, length).await
}

/// The same, from where the last turn ended.
pub async fn fire_on(
    address: SocketAddr,
    shots: &Arc<Vec<Shot>>,
    next: &Arc<AtomicUsize>,
    lanes: usize,
    length: Duration,
) -> Result<Load> {
    let (started, mut hands) = (Instant::now(), JoinSet::new());
    for _ in 0..lanes {
        hands.spawn(lane(address, shots.clone(), next.clone(), started + length));
    }
    let mut load = Load::default();
    while let Some(done) = hands.join_next().await {
        let done = done??;
        load.requests += done.requests;
        load.refused += done.refused;
        load.latencies.extend(done.latencies);
    }
    load.over(started)
}

/// Fires so many shots one after the other from one connection, in the same order as [`fire`].
pub async fn fixed(address: SocketAddr, shots: &[Shot], count: usize) -> Result<Load> {
    let (mut line, mut load, started) = (Line::open(address).await?, Load::default(), Instant::now());
    for n in 0..count {
        line.timed(&shots[n.wrapping_mul(STRIDE) % shots.len()], &mut load).await?;
    }
    load.over(started)
}

/// Fires every shot once.
pub async fn once(address: SocketAddr, shots: Vec<Shot>, lanes: usize) -> Result<Vec<String>> {
    let (shots, next) = (Arc::new(shots), Arc::new(AtomicUsize::new(0)));
    let mut hands = JoinSet::new();
    for _ in 0..lanes {
        let (shots, next) = (shots.clone(), next.clone());
        hands.spawn(async move {
            let (mut line, mut answers) = (Line::open(address).await?, Vec::new());
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(shot) = shots.get(at) else { return Ok::<_, anyhow::Error>(answers) };
                let (status, body) = line.ask(shot).await?;
                if status >= 300 {
                    bail!("{status}: {}", String::from_utf8_lossy(&body));
                }
                answers.push((at, String::from_utf8_lossy(&body).into_owned()));
            }
        });
    }
    let mut all = Vec::new();
    while let Some(done) = hands.join_next().await {
        all.extend(done??);
    }
    all.sort_by_key(|(at, _)| *at);
    Ok(all.into_iter().map(|(_, body)| body).collect())
}

const STRIDE: usize = 7919;

async fn lane(
    address: SocketAddr,
    shots: Arc<Vec<Shot>>,
    next: Arc<AtomicUsize>,
    end: Instant,
) -> Result<Load> {
    let (mut line, mut load) = (Line::open(address).await?, Load::default());
    while Instant::now() < end {
        let at = next.fetch_add(1, Ordering::Relaxed).wrapping_mul(STRIDE) % shots.len();
        line.timed(&shots[at], &mut load).await?;
    }
    Ok(load)
}

/// One connection.
struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Line {
    async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(16 << 10) })
    }

    async fn timed(&mut self, shot: &Shot, load: &mut Load) -> Result<()> {
        let asked = Instant::now();
        let (status, _) = self.ask(shot).await?;
        load.latencies.push(asked.elapsed().as_secs_f64() * 1000.0);
        load.requests += 1;
        load.refused += usize::from(status >= 300);
        Ok(())
    }

    async fn ask(&mut self, shot: &Shot) -> Result<(u16, Vec<u8>)> {
        self.stream.write_all(&shot.0).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(at) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let text = std::str::from_utf8(&self.buffer[..head])?;
        let status = text.get(9..12).and_then(|n| n.parse().ok()).context("a status")?;
        let length = text.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
        });
        let length = if status == 204 { 0 } else { length.context("a length")? };
        while self.buffer.len() < head + length {
            self.more().await?;
        }
        Ok((status, self.buffer[head..head + length].to_vec()))
    }

    async fn more(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the connection was closed");
        }
        Ok(())
    }
}
