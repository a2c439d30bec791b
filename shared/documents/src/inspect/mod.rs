//! What a file is, told by its content while it streams by: never by its name.
//!
//! Only kinds that are known are taken, and only where the settings name them; so programs, web pages and
//! drawings that can carry scripts are refused by not being on any list.

mod kinds;
mod package;

pub use kinds::FileKind;

use ring::digest::{Context, SHA256};

/// A package's list of contents stands at its end and must fit in here.
const TAIL: usize = 1 << 20;
/// Every signature ends before this.
const HEAD: usize = 64;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {most} bytes")]
    TooLarge { most: u64 },
    /// Of no kind, or of one that is not wanted here.
    #[error("files of this kind are not taken")]
    Kind,
    #[error("the package is damaged or is not what it seems")]
    Package,
    #[error("the file holds macros")]
    Macros,
    #[error("the picture is damaged")]
    Picture,
}

/// What is taken in some place.
#[derive(Clone, Debug)]
pub struct Rules {
    pub most: u64,
    /// Pictures are held in memory while what they tell besides the picture is taken out.
    pub most_of_picture: u64,
    pub kinds: Vec<FileKind>,
}

/// A file that was looked at from beginning to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub kind: FileKind,
    pub size: u64,
    pub sha256: [u8; 32],
}

/// Looks at a file as it streams by.
pub struct Inspector {
    rules: Rules,
    head: Vec<u8>,
    tail: Vec<u8>,
    size: u64,
    hash: Context,
    family: Option<kinds::Family>,
}

impl Inspector {
    pub fn new(rules: Rules) -> Self {
        let (head, tail) = (Vec::with_capacity(HEAD), Vec::new());
        Self { rules, head, tail, size: 0, hash: Context::new(&SHA256), family: None }
    }

    /// # Errors
    /// As soon as it is clear that the file is not taken.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        self.size += bytes.len() as u64;
        if self.size > self.rules.most {
            return Err(Refusal::TooLarge { most: self.rules.most });
        }
        self.hash.update(bytes);
        if self.head.len() < HEAD {
            let some = bytes.len().min(HEAD - self.head.len());
            self.head.extend_from_slice(&bytes[..some]);
            if self.head.len() == HEAD {
                self.recognise()?;
            }
        }
        self.tail.extend_from_slice(&bytes[bytes.len().saturating_sub(TAIL)..]);
        if self.tail.len() > 2 * TAIL {
            self.tail.drain(..self.tail.len() - TAIL);
        }
        Ok(())
    }

    /// What the beginning says, once enough of it is there.
    pub fn is_picture(&self) -> Option<bool> {
        self.family.map(|family| matches!(family, kinds::Family::Is(kind) if kind.is_picture()))
    }

    /// # Errors
    /// When the file is not taken.
    pub fn finish(mut self) -> Result<Facts, Refusal> {
        if self.size == 0 {
            return Err(Refusal::Empty);
        }
        if self.family.is_none() {
            self.recognise()?;
        }
        let kind = match self.family {
            Some(kinds::Family::Is(kind)) => kind,
            Some(kinds::Family::Package) => package::kind(&self.tail, self.size)?,
            None => return Err(Refusal::Kind),
        };
        if !self.rules.kinds.contains(&kind) {
            return Err(Refusal::Kind);
        }
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(self.hash.finish().as_ref());
        Ok(Facts { kind, size: self.size, sha256 })
    }

    fn recognise(&mut self) -> Result<(), Refusal> {
        let family = kinds::family(&self.head).ok_or(Refusal::Kind)?;
        let wanted = match family {
            kinds::Family::Is(kind) => self.rules.kinds.contains(&kind),
            kinds::Family::Package => self.rules.kinds.iter().any(|kind| kind.is_package()),
        };
        self.family = Some(family);
        if wanted { Ok(()) } else { Err(Refusal::Kind) }
    }
}

#[cfg(test)]
mod tests;
