use super::{
    Damage, Fut, Pieces, PortError,
    container::Container,
    documents::PIECE,
    manifest::{Document, Part},
    sum::{self, Sum},
    walk::Walk,
};
use bytes::Bytes;
use futures_util::stream;

/// Where rows and documents come from: a container, or the place for backups. What is read is what was signed.
pub(super) trait Source: Send {
    /// A file of rows, or of the list of documents.
    fn part<'a>(&'a mut self, part: &'a Part) -> Fut<'a, Vec<u8>>;
    fn document<'a>(&'a mut self, document: &'a Document) -> Pieces<'a>;
}

/// A container as a whole.
pub(super) struct TarSource {
    walk: Walk,
}

impl TarSource {
    pub async fn open(container: &Container) -> Result<Self, PortError> {
        Ok(Self { walk: Walk::open(container).await? })
    }

    async fn read(&mut self, part: &Part) -> Result<Vec<u8>, PortError> {
        let before = self.walk.at();
        let found = self.walk.find(&part.path).await?;
        let bytes = self.walk.whole(&found).await?;
        if sum::hex(&bytes) != part.sha256 {
            return Err(PortError::damaged(
                Damage::Changed,
                "the file is not what was signed",
                found.place(),
            ));
        }
        if part.path.starts_with(super::manifest::INDEX) {
            // the documents of a list lie before it
            self.walk.go(before);
        }
        Ok(bytes)
    }
}

impl Source for TarSource {
    fn part<'a>(&'a mut self, part: &'a Part) -> Fut<'a, Vec<u8>> {
        Box::pin(self.read(part))
    }

    fn document<'a>(&'a mut self, document: &'a Document) -> Pieces<'a> {
        let begun = (self, None, Sum::new(), false);
        Box::pin(stream::try_unfold(begun, move |(source, found, mut sum, over)| async move {
            if over {
                return Ok(None);
            }
            let found = match found {
                Some(found) => found,
                None => {
                    let found = source.walk.find(&document.path()).await?;
                    source.walk.go(found.start());
                    found
                }
            };
            match source.walk.piece(&found, PIECE).await? {
                Some(piece) => {
                    sum.add(&piece);
                    Ok(Some((Bytes::from(piece), (source, Some(found), sum, false))))
                }
                None if sum.hex() == document.sha256 => Ok(None),
                None => Err(PortError::damaged(Damage::Changed, "the document was changed", found.place())),
            }
        }))
    }
}

/// The documents on a list.
pub(super) fn listed(list: &[u8]) -> Result<Vec<Document>, PortError> {
    let lines = list.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(Document::of_line).collect()
}
