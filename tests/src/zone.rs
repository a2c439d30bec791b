use std::{
    collections::HashMap,
    net::{Ipv4Addr, SocketAddr, UdpSocket},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

const A: u16 = 1;
const TXT: u16 = 16;
const NO_SUCH_NAME: u8 = 3;

type Records = HashMap<(String, u16), Vec<Vec<u8>>>;

/// A name server of the tests' own, on loopback: what it knows, the product believes.
#[derive(Clone)]
pub struct Zone {
    pub address: SocketAddr,
    records: Arc<Mutex<Records>>,
}

impl Zone {
    pub fn start() -> std::io::Result<Self> {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
        let zone = Self { address: socket.local_addr()?, records: Arc::default() };
        let records = zone.records.clone();
        thread::spawn(move || serve(&socket, &records));
        Ok(zone)
    }

    /// A host lies at an address.
    pub fn host(&self, name: &str, at: Ipv4Addr) {
        self.put(name, A, at.octets().to_vec());
    }

    /// A name has a text.
    pub fn text(&self, name: &str, text: &str) {
        let length = u8::try_from(text.len()).expect("a short text");
        self.put(name, TXT, [&[length], text.as_bytes()].concat());
    }

    pub fn forget(&self, name: &str) {
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.retain(|(known, _), _| known != name);
    }

    fn put(&self, name: &str, kind: u16, data: Vec<u8>) {
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.insert((name.to_owned(), kind), vec![data]);
    }
}

fn serve(socket: &UdpSocket, records: &Mutex<Records>) {
    let mut buffer = [0; 1500];
    while let Ok((length, from)) = socket.recv_from(&mut buffer) {
        let records = records.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = answer(&buffer[..length], &records) {
            // who does not hear asks again
            let _ = socket.send_to(&answer, from);
        }
    }
}

/// The answer to a question of one name, by RFC 1035.
fn answer(query: &[u8], records: &Records) -> Option<Vec<u8>> {
    let (mut name, mut at) = (String::new(), 12);
    while *query.get(at)? != 0 {
        let length = usize::from(query[at]);
        let label = query.get(at + 1..at + 1 + length)?;
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(&String::from_utf8_lossy(label).to_ascii_lowercase());
        at += 1 + length;
    }
    let question = query.get(12..at + 5)?;
    let kind = u16::from_be_bytes([*query.get(at + 1)?, *query.get(at + 2)?]);
    let found = records.get(&(name.clone(), kind)).cloned().unwrap_or_default();
    let known = records.keys().any(|(other, _)| *other == name);
    let code = if known { 0 } else { NO_SUCH_NAME };
    let count = u8::try_from(found.len()).ok()?;
    let mut out = vec![query[0], query[1], 0x84 | (query[2] & 1), code, 0, 1, 0, count, 0, 0, 0, 0];
    out.extend_from_slice(question);
    for data in found {
        let length = u16::try_from(data.len()).ok()?;
        out.extend_from_slice(&[0xc0, 12]);
        out.extend_from_slice(&kind.to_be_bytes());
        out.extend_from_slice(&[0, 1, 0, 0, 0, 0]);
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(&data);
    }
    Some(out)
}
