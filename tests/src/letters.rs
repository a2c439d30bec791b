/// A letter somebody got.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: Vec<String>,
    /// Head and body as sent.
    pub raw: String,
}

impl Letter {
    /// The token behind `#token=` of its link. The parts are encoded for transport: undone here as far as a
    /// token needs it.
    pub fn token(&self) -> Option<String> {
        let plain = decoded(&self.raw);
        let behind = plain.split_once("#token=")?.1;
        let token: String =
            behind.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
        (!token.is_empty()).then_some(token)
    }

    pub fn text(&self) -> String {
        decoded(&self.raw)
    }
}

/// Undoes quoted-printable and base64 parts, however the server that took the letter ends its lines.
fn decoded(raw: &str) -> String {
    let raw = raw.replace("\r\n", "\n");
    let mut text = quoted_printable(&raw.replace("=\n", ""));
    for part in raw.split("\n\n") {
        let packed: String = part.lines().take_while(|line| !line.starts_with("--")).collect();
        if let Ok(bytes) = data_encoding::BASE64_MIME_PERMISSIVE.decode(packed.as_bytes()) {
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    text
}

fn quoted_printable(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut plain, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if bytes[at] == b'=' => {
                plain.push(byte);
                at += 3;
            }
            _ => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}
