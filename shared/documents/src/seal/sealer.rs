use super::{HEAD, Keys, PIECE_LOG2, Place, SealError, associated, nonce};
use ring::rand::SecureRandom as _;
use tenancy::{Aes256Gcm, Cipher};
use zeroize::Zeroizing;

const PIECE: usize = 1 << PIECE_LOG2;

/// Seals a file piece by piece.
pub struct Sealer {
    key: Zeroizing<[u8; 32]>,
    head: [u8; HEAD],
    associated: Vec<u8>,
    /// A piece is sealed when more comes: only then it is known not to be the last.
    waiting: Zeroizing<Vec<u8>>,
    number: u32,
}

impl Sealer {
    /// # Errors
    /// When the system cannot give randomness.
    pub fn new(keys: &dyn Keys, place: &Place) -> Result<Self, SealError> {
        let mut random = [0; 16 + 7];
        ring::rand::SystemRandom::new().fill(&mut random).map_err(|_| SealError::Randomness)?;
        let (version, key) = keys.newest(&random[..16]);
        let mut head = [0; HEAD];
        head[0] = Aes256Gcm::ALGORITHM;
        head[1..3].copy_from_slice(&version.to_be_bytes());
        head[3] = PIECE_LOG2;
        head[4..].copy_from_slice(&random);
        let associated = associated(&head, place);
        Ok(Self { key, head, associated, waiting: Zeroizing::new(Vec::with_capacity(PIECE)), number: 0 })
    }

    /// What the sealed file begins with.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Takes plain bytes and appends what can be sealed of them.
    ///
    /// # Errors
    /// When the file has more pieces than can be numbered.
    pub fn push(&mut self, mut plain: &[u8], out: &mut Vec<u8>) -> Result<(), SealError> {
        while !plain.is_empty() {
            if self.waiting.len() == PIECE {
                self.seal(false, out)?;
            }
            let taken = plain.len().min(PIECE - self.waiting.len());
            self.waiting.extend_from_slice(&plain[..taken]);
            plain = &plain[taken..];
        }
        Ok(())
    }

    /// Seals the last piece.
    ///
    /// # Errors
    /// When the file has more pieces than can be numbered.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Result<(), SealError> {
        self.seal(true, out)
    }

    fn seal(&mut self, last: bool, out: &mut Vec<u8>) -> Result<(), SealError> {
        let nonce = nonce(&self.head, self.number, last);
        let sealed = Aes256Gcm::seal(&self.key, nonce, &self.associated, &self.waiting);
        out.extend(sealed.map_err(|_| SealError::TooLong)?);
        self.waiting.clear();
        self.number = self.number.checked_add(1).ok_or(SealError::TooLong)?;
        Ok(())
    }
}
