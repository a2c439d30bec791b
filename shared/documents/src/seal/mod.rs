//! Sealed files: a head, then pieces that are encrypted and authenticated one by one (the STREAM construction
//! of Hoang, Reyhanitabar, Rogaway and Vizár), so that a file of any length is written and read in little memory.
//!
//! Head: `algorithm u8 | key version u16 | log2 of the piece u8 | salt 16 | nonce prefix 7`. Piece: ciphertext of
//! as many bytes (fewer only in the last) and a tag of 16. The nonce is `prefix | number of the piece u32 | last
//! u8`, so a piece that is missing, moved, doubled or cut off does not open. The key is the file's own: made from
//! the tenant's data key and the salt. The head, the tenant, the document and the object are authenticated with
//! every piece: a file that was put in another's place does not open either.

mod opener;
mod sealer;
#[cfg(test)]
mod tests;

pub use opener::Opener;
pub use sealer::Sealer;

use kernel::TenantId;
use tenancy::{Vault, VaultError};
use uuid::Uuid;
use zeroize::Zeroizing;

pub(crate) const HEAD: usize = 1 + 2 + 1 + 16 + 7;
pub(crate) const TAG: usize = 16;
/// 64 KiB.
const PIECE_LOG2: u8 = 16;
/// What a head may ask a reader to hold: 4 KiB to 16 MiB.
const PIECES: std::ops::RangeInclusive<u8> = 12..=24;

/// Where the keys of files come from: a tenant's vault.
pub trait Keys: Send + Sync {
    /// The key for a salt, and the version of the data key it comes from.
    fn newest(&self, salt: &[u8]) -> (u16, Zeroizing<[u8; 32]>);

    /// # Errors
    /// When there is no such version.
    fn of_version(&self, version: u16, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, VaultError>;
}

impl Keys for Vault {
    fn newest(&self, salt: &[u8]) -> (u16, Zeroizing<[u8; 32]>) {
        self.large_key(salt)
    }

    fn of_version(&self, version: u16, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        self.large_key_of(version, salt)
    }
}

/// Where a file belongs: it opens nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub tenant: TenantId,
    pub document: Uuid,
    pub object: Uuid,
}

/// Why a file does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("the file was sealed with an unknown algorithm or form")]
    Algorithm,
    #[error("the key version of the file is unknown")]
    KeyVersion,
    /// The first byte of the plain file that cannot be had.
    #[error("the file is damaged, cut off or in another's place, from byte {at} on")]
    Damaged { at: u64 },
    #[error("the file is too long")]
    TooLong,
    #[error("the system has no randomness to give")]
    Randomness,
}

/// The length of the sealed file.
pub fn sealed_length(plain: u64) -> u64 {
    let pieces = plain.div_ceil(1 << PIECE_LOG2).max(1);
    HEAD as u64 + plain + pieces * TAG as u64
}

fn associated(head: &[u8; HEAD], place: &Place) -> Vec<u8> {
    [&head[..], place.tenant.0.as_bytes(), place.document.as_bytes(), place.object.as_bytes()].concat()
}

fn nonce(head: &[u8; HEAD], number: u32, last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[..7].copy_from_slice(&head[HEAD - 7..]);
    nonce[7..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(last);
    nonce
}
