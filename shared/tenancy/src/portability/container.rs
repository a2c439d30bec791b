//! The bytes of a container, wherever it lies: in a file, or in the parts it was brought in.

use super::{Depot, PortError, keeping::Pages};
use bytes::Bytes;
use std::{
    io::SeekFrom,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::{
    fs::File,
    io::{AsyncReadExt as _, AsyncSeekExt as _, BufReader},
};
use uuid::Uuid;

const BUFFER: usize = 64 << 10;

/// Where a container lies.
#[derive(Clone)]
pub enum Container {
    File(PathBuf),
    Parcel(Parcel),
}

impl From<&Path> for Container {
    fn from(path: &Path) -> Self {
        Self::File(path.to_owned())
    }
}

impl From<&PathBuf> for Container {
    fn from(path: &PathBuf) -> Self {
        Self::File(path.clone())
    }
}

impl From<Parcel> for Container {
    fn from(parcel: Parcel) -> Self {
        Self::Parcel(parcel)
    }
}

/// A container that is brought in parts of one length, all but the last, into the place for backups.
#[derive(Clone)]
pub struct Parcel {
    depot: Arc<dyn Depot>,
    id: Uuid,
    length: u64,
    part: u64,
}

impl Parcel {
    pub fn new(depot: Arc<dyn Depot>, id: Uuid, length: u64, part: u64) -> Self {
        Self { depot, id, length, part: part.max(1) }
    }

    /// How many parts make the whole.
    pub fn parts(&self) -> u64 {
        self.length.div_ceil(self.part)
    }

    /// How long a part is, counted from one; `None` where there is no such part.
    pub fn length_of(&self, number: u64) -> Option<u64> {
        let before = number.checked_sub(1)?.checked_mul(self.part)?;
        self.length.checked_sub(before).filter(|left| *left > 0).map(|left| left.min(self.part))
    }

    /// Keeps a part. Bringing it again is bringing it once.
    ///
    /// # Errors
    /// When the place for backups is away.
    pub async fn put(&self, number: u64, bytes: Bytes) -> Result<(), PortError> {
        self.depot.put(&self.name(number), bytes).await
    }

    /// # Errors
    /// When the place for backups is away.
    pub async fn remove(&self, number: u64) -> Result<(), PortError> {
        self.depot.delete(&self.name(number)).await
    }

    /// Removes whatever lies here of it: the parts, and what a process that died left of one.
    ///
    /// # Errors
    /// When the place for backups is away.
    pub async fn clear(&self) -> Result<(), PortError> {
        let (folder, mut pages) = (self.folder(), Pages::default());
        while let Some(page) = pages.next(&*self.depot, &folder).await? {
            for found in page {
                self.depot.delete(&format!("{folder}{}", found.name)).await?;
            }
        }
        Ok(())
    }

    /// A part as it was brought.
    async fn get(&self, number: u64) -> Result<Bytes, PortError> {
        let found = self.depot.get(&self.name(number)).await?;
        let whole = found.filter(|bytes| Some(bytes.len() as u64) == self.length_of(number));
        whole.ok_or_else(|| PortError::Depot(format!("part {number} of an upload is not there")))
    }

    fn folder(&self) -> String {
        format!("moves/{}/", self.id)
    }

    fn name(&self, number: u64) -> String {
        format!("{}{number:06}", self.folder())
    }
}

/// A container that is being read.
pub(super) enum Tape {
    /// With the place where reading goes on.
    File(BufReader<File>, u64),
    /// With the part that was read last.
    Parcel(Parcel, Option<(u64, Bytes)>),
}

impl Tape {
    /// The tape and how long it is.
    pub async fn of(container: &Container) -> Result<(Self, u64), PortError> {
        match container {
            Container::File(path) => {
                let file = File::open(path).await?;
                let length = file.metadata().await?.len();
                Ok((Self::File(BufReader::with_capacity(BUFFER, file), 0), length))
            }
            Container::Parcel(parcel) => Ok((Self::Parcel(parcel.clone(), None), parcel.length)),
        }
    }

    /// Fills `into` with what lies at this place, which has to be there.
    pub async fn read(&mut self, at: u64, into: &mut [u8]) -> Result<(), PortError> {
        match self {
            Self::File(file, here) => {
                if *here != at {
                    file.seek(SeekFrom::Start(at)).await?;
                }
                file.read_exact(into).await?;
                *here = at + into.len() as u64;
                Ok(())
            }
            Self::Parcel(parcel, held) => gather(parcel, held, at, into).await,
        }
    }
}

/// Takes bytes out of one part after another. The last one stays in the hand, for what follows lies mostly in it.
async fn gather(
    parcel: &Parcel,
    held: &mut Option<(u64, Bytes)>,
    mut at: u64,
    into: &mut [u8],
) -> Result<(), PortError> {
    let mut filled = 0;
    while filled < into.len() {
        let number = at / parcel.part + 1;
        let bytes = match held {
            Some((in_hand, bytes)) if *in_hand == number => bytes.clone(),
            _ => parcel.get(number).await?,
        };
        let from = usize::try_from(at % parcel.part).unwrap_or(usize::MAX);
        let piece = bytes.get(from..).unwrap_or_default();
        let length = piece.len().min(into.len() - filled);
        if length == 0 {
            return Err(PortError::Depot(format!("part {number} of an upload is too short")));
        }
        into[filled..filled + length].copy_from_slice(&piece[..length]);
        (filled, at) = (filled + length, at + length as u64);
        *held = Some((number, bytes));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Folder;
    use super::*;

    #[tokio::test]
    async fn parts_read_as_the_whole() {
        let folder = std::env::temp_dir().join(format!("zhibu-parcel-{}", Uuid::now_v7()));
        let content: Vec<u8> = (0..=250).collect();
        let parcel = Parcel::new(Arc::new(Folder::new(&folder)), Uuid::now_v7(), 251, 100);
        assert_eq!((parcel.parts(), parcel.length_of(1), parcel.length_of(3)), (3, Some(100), Some(51)));
        assert_eq!((parcel.length_of(0), parcel.length_of(4)), (None, None));
        for (number, part) in (1..).zip(content.chunks(100)) {
            parcel.put(number, Bytes::copy_from_slice(part)).await.unwrap();
        }
        let (mut tape, length) = Tape::of(&parcel.clone().into()).await.unwrap();
        assert_eq!(length, 251);
        for (from, to) in [(0, 251), (99, 101), (250, 251), (10, 10), (0, 100), (100, 200)] {
            let mut read = vec![0; to - from];
            tape.read(from as u64, &mut read).await.unwrap();
            assert_eq!(read, content[from..to], "{from} to {to}");
        }
        parcel.remove(2).await.unwrap();
        let (mut tape, _) = Tape::of(&parcel.into()).await.unwrap();
        let lost = tape.read(90, &mut [0; 20]).await;
        assert!(matches!(lost, Err(PortError::Depot(_))), "{lost:?}");
        tokio::fs::remove_dir_all(folder).await.unwrap();
    }

    #[tokio::test]
    async fn what_is_cleared_leaves_nothing_of_a_part_that_was_cut_off() {
        let folder = std::env::temp_dir().join(format!("zhibu-parcel-{}", Uuid::now_v7()));
        let depot: Arc<dyn Depot> = Arc::new(Folder::new(&folder));
        let parcel = || Parcel::new(depot.clone(), Uuid::now_v7(), 20, 10);
        let (parcel, other) = (parcel(), parcel());
        for one in [&parcel, &other] {
            one.put(1, Bytes::from_static(b"0123456789")).await.unwrap();
        }
        let half = folder.join(parcel.folder()).join("000002.half");
        tokio::fs::write(&half, b"01").await.unwrap();
        parcel.clear().await.unwrap();
        parcel.clear().await.unwrap();
        assert!(depot.list(&parcel.folder(), None).await.unwrap().is_empty());
        assert!(!half.exists() && other.get(1).await.is_ok());
        tokio::fs::remove_dir_all(folder).await.unwrap();
    }
}
