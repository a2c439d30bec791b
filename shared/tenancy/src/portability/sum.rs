use data_encoding::HEXLOWER;
use ring::digest::{Context, SHA256, digest};

/// SHA-256 of what passes by.
#[derive(Clone)]
pub(super) struct Sum(Context);

impl Sum {
    pub fn new() -> Self {
        Self(Context::new(&SHA256))
    }

    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub fn hex(self) -> String {
        HEXLOWER.encode(self.0.finish().as_ref())
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(digest(&SHA256, bytes).as_ref())
}

/// Eight characters that show whether a line is what it was.
pub(super) fn short(bytes: &[u8]) -> String {
    HEXLOWER.encode(&digest(&SHA256, bytes).as_ref()[..4])
}
