//! Going through a container from its first byte to its last.

use super::{
    Damage, Place, PortError,
    container::{Container, Tape},
    manifest::{MANIFEST, SIGNATURE},
    tar,
};

/// Longest file that is read as a whole; the others are read in pieces.
const WHOLE: u64 = 256 << 20;

/// A container, and where in it we are.
pub(super) struct Walk {
    tape: Tape,
    at: u64,
    length: u64,
}

/// A file inside a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub path: String,
    pub bytes: u64,
    /// Where its head begins.
    pub head: u64,
}

impl Found {
    pub fn start(&self) -> u64 {
        self.head + tar::BLOCK as u64
    }

    /// Where the next head begins.
    pub fn next(&self) -> u64 {
        self.start() + self.bytes + tar::padding(self.bytes) as u64
    }

    pub fn place(&self) -> Place {
        Place::of(&self.path).bytes(self.start(), self.start() + self.bytes)
    }
}

impl Walk {
    pub async fn open(container: &Container) -> Result<Self, PortError> {
        let (tape, length) = Tape::of(container).await?;
        Ok(Self { tape, at: 0, length })
    }

    pub fn at(&self) -> u64 {
        self.at
    }

    pub fn go(&mut self, to: u64) {
        self.at = to;
    }

    /// The file whose head is here; `None` at the end, where nothing may follow.
    pub async fn next(&mut self) -> Result<Option<Found>, PortError> {
        let head = self.at;
        let mut block = [0; tar::BLOCK];
        if head == 0 && self.length < tar::BLOCK as u64 {
            let place = Place::of("the head of a file").bytes(head, self.length);
            return Err(PortError::damaged(Damage::Form, "it is shorter than any container", place));
        }
        self.read(&mut block, "the head of a file").await?;
        match tar::read(&block, head)? {
            Some((path, bytes)) => {
                let found = Found { path, bytes, head };
                if found.next() > self.length {
                    return Err(PortError::damaged(
                        Damage::Cut,
                        "the container ends too early",
                        found.place(),
                    ));
                }
                Ok(Some(found))
            }
            None => {
                self.end(head).await?;
                Ok(None)
            }
        }
    }

    async fn end(&mut self, head: u64) -> Result<(), PortError> {
        let mut block = [0; tar::BLOCK];
        self.read(&mut block, "the end").await?;
        let end = head + tar::END as u64;
        if block.iter().any(|byte| *byte != 0) || self.length != end {
            let place = Place::of("the end").bytes(head, self.length.max(end));
            return Err(PortError::damaged(
                Damage::Unlisted,
                "something follows where the container ends",
                place,
            ));
        }
        Ok(())
    }

    /// The content of a file that was just found, and its padding.
    pub async fn whole(&mut self, found: &Found) -> Result<Vec<u8>, PortError> {
        if found.bytes > WHOLE {
            return Err(PortError::damaged(
                Damage::Displaced,
                "a file longer than any can be",
                found.place(),
            ));
        }
        self.go(found.start());
        let mut bytes = vec![0; usize::try_from(found.bytes).unwrap_or_default()];
        self.read(&mut bytes, &found.path).await?;
        self.padding(found).await?;
        Ok(bytes)
    }

    /// The next piece of a file, `None` behind its last byte.
    pub async fn piece(&mut self, found: &Found, most: usize) -> Result<Option<Vec<u8>>, PortError> {
        let left = (found.start() + found.bytes).saturating_sub(self.at);
        if left == 0 {
            self.padding(found).await?;
            return Ok(None);
        }
        let mut bytes = vec![0; most.min(usize::try_from(left).unwrap_or(most))];
        self.read(&mut bytes, &found.path).await?;
        Ok(Some(bytes))
    }

    async fn padding(&mut self, found: &Found) -> Result<(), PortError> {
        let (from, length) = (self.at, tar::padding(found.bytes));
        let mut padding = [0; tar::BLOCK];
        self.read(&mut padding[..length], &found.path).await?;
        if padding.iter().any(|byte| *byte != 0) {
            let place = Place::of(&format!("behind {}", found.path)).bytes(from, from + length as u64);
            return Err(PortError::damaged(Damage::Unlisted, "something lies between two files", place));
        }
        Ok(())
    }

    async fn read(&mut self, into: &mut [u8], what: &str) -> Result<(), PortError> {
        let to = self.at + into.len() as u64;
        if to > self.length {
            let place = Place::of(what).bytes(self.at, self.length);
            return Err(PortError::damaged(Damage::Cut, "the container ends too early", place));
        }
        self.tape.read(self.at, into).await?;
        self.at = to;
        Ok(())
    }

    /// Contents page and signature, the last two files.
    pub async fn last_two(&mut self) -> Result<(Vec<u8>, Vec<u8>), PortError> {
        self.go(0);
        let mut manifest = None;
        while let Some(found) = self.next().await? {
            match found.path.as_str() {
                MANIFEST => manifest = Some(self.whole(&found).await?),
                SIGNATURE => {
                    let signature = self.whole(&found).await?;
                    let manifest = manifest.ok_or_else(|| missing(MANIFEST))?;
                    return Ok((manifest, signature));
                }
                _ => self.go(found.next()),
            }
        }
        Err(missing(SIGNATURE))
    }

    /// A file by its name, looked for from here on and then from the beginning.
    pub async fn find(&mut self, path: &str) -> Result<Found, PortError> {
        for start in [self.at, 0] {
            self.go(start);
            while let Some(found) = self.next().await? {
                if found.path == path {
                    return Ok(found);
                }
                self.go(found.next());
            }
        }
        Err(missing(path))
    }
}

pub(super) fn missing(path: &str) -> PortError {
    PortError::damaged(Damage::Missing, "a file is missing", Place::of(path))
}
