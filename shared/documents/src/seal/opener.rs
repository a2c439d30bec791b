use super::{HEAD, Keys, PIECES, Place, SealError, TAG, associated, nonce};
use std::sync::Arc;
use tenancy::{Aes256Gcm, Cipher};
use zeroize::Zeroizing;

/// Opens a sealed file piece by piece. Nothing comes out of it that was not authenticated.
pub struct Opener {
    keys: Arc<dyn Keys>,
    place: Place,
    waiting: Vec<u8>,
    opened: Option<Opened>,
}

struct Opened {
    key: Zeroizing<[u8; 32]>,
    head: [u8; HEAD],
    associated: Vec<u8>,
    piece: usize,
    number: u32,
}

impl Opener {
    pub fn new(keys: Arc<dyn Keys>, place: Place) -> Self {
        Self { keys, place, waiting: Vec::new(), opened: None }
    }

    /// Takes sealed bytes and appends what opens of them.
    ///
    /// # Errors
    /// When something differs from what was sealed; what came out before is whole.
    pub fn push(&mut self, sealed: &[u8], out: &mut Vec<u8>) -> Result<(), SealError> {
        self.waiting.extend_from_slice(sealed);
        if self.opened.is_none() && self.waiting.len() >= HEAD {
            let rest = self.waiting.split_off(HEAD);
            let head = std::mem::replace(&mut self.waiting, rest);
            self.opened = Some(Opened::of(&*self.keys, &self.place, &head)?);
        }
        let Some(opened) = &mut self.opened else { return Ok(()) };
        let full = opened.piece + TAG;
        let mut from = 0;
        // a piece is the last when nothing comes behind it
        while self.waiting.len() - from > full {
            opened.open(&self.waiting[from..from + full], false, out)?;
            from += full;
        }
        self.waiting.drain(..from);
        Ok(())
    }

    /// Opens the last piece.
    ///
    /// # Errors
    /// When it is not the last of what was sealed.
    pub fn finish(self, out: &mut Vec<u8>) -> Result<(), SealError> {
        let mut opened = self.opened.ok_or(SealError::Damaged { at: 0 })?;
        opened.open(&self.waiting, true, out)
    }
}

impl Opened {
    fn of(keys: &dyn Keys, place: &Place, head: &[u8]) -> Result<Self, SealError> {
        let head: [u8; HEAD] = head.try_into().map_err(|_| SealError::Damaged { at: 0 })?;
        if head[0] != Aes256Gcm::ALGORITHM || !PIECES.contains(&head[3]) {
            return Err(SealError::Algorithm);
        }
        let version = u16::from_be_bytes([head[1], head[2]]);
        let key = keys.of_version(version, &head[4..20]).map_err(|_| SealError::KeyVersion)?;
        Ok(Self { key, associated: associated(&head, place), piece: 1 << head[3], number: 0, head })
    }

    fn open(&mut self, sealed: &[u8], last: bool, out: &mut Vec<u8>) -> Result<(), SealError> {
        let nonce = nonce(&self.head, self.number, last);
        let opened = Aes256Gcm::open(&self.key, nonce, &self.associated, sealed);
        let damaged = SealError::Damaged { at: u64::from(self.number) * self.piece as u64 };
        out.extend(opened.map_err(|_| damaged)?);
        self.number = self.number.checked_add(1).ok_or(SealError::TooLong)?;
        Ok(())
    }
}
