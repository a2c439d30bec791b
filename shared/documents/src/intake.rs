use crate::{
    Class, Facts, FileKind, Inspector, ObjectStore, Place, Refusal, Rules, SealError, StoreError, Writing,
    picture,
    seal::{Keys, Sealer},
};
use bytes::Bytes;

/// Why a file was not stored. Nothing of it stays.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes a file in while it arrives: looks at it, seals it where it is confidential, and writes it to the store.
/// A picture is held until it is whole and stored without what it tells besides the picture.
pub struct Intake {
    inspector: Inspector,
    rules: Rules,
    sealer: Option<Sealer>,
    writing: Writing,
    sealed: Vec<u8>,
    /// Bytes that wait until it is known whether they are a picture, and a picture's until it is whole.
    held: Vec<u8>,
}

impl Intake {
    /// With `keys` the file is sealed.
    ///
    /// # Errors
    /// When the system cannot give randomness.
    pub fn open(
        store: &ObjectStore,
        class: Class,
        place: &Place,
        keys: Option<&dyn Keys>,
        rules: Rules,
    ) -> Result<Self, IntakeError> {
        let sealer = keys.map(|keys| Sealer::new(keys, place)).transpose()?;
        let sealed = sealer.as_ref().map(|sealer| sealer.head().to_vec()).unwrap_or_default();
        let writing = store.write(place.tenant, class, place.object.into());
        Ok(Self {
            inspector: Inspector::new(rules.clone()),
            rules,
            sealer,
            writing,
            sealed,
            held: Vec::new(),
        })
    }

    /// # Errors
    /// As soon as it is clear that the file cannot be stored.
    pub async fn push(&mut self, bytes: &[u8]) -> Result<(), IntakeError> {
        self.inspector.push(bytes)?;
        match self.inspector.is_picture() {
            Some(false) if self.held.is_empty() => self.store(bytes).await,
            Some(false) => {
                let held = std::mem::take(&mut self.held);
                self.store(&held).await?;
                self.store(bytes).await
            }
            Some(true) if (self.held.len() + bytes.len()) as u64 > self.rules.most_of_picture => {
                Err(Refusal::TooLarge { most: self.rules.most_of_picture }.into())
            }
            _ => {
                self.held.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    /// # Errors
    /// When the file is refused or the store is away.
    pub async fn finish(mut self) -> Result<Facts, IntakeError> {
        let mut facts = self.inspector.finish()?;
        self.inspector = Inspector::new(self.rules.clone());
        let mut held = Bytes::from(std::mem::take(&mut self.held));
        if facts.kind.is_picture() {
            held = picture::clean(facts.kind, held)?;
            facts = self.counted(&held)?;
        }
        self.store(&held).await?;
        if let Some(sealer) = self.sealer.take() {
            sealer.finish(&mut self.sealed)?;
        }
        self.writing.write(&self.sealed).await?;
        self.writing.finish().await?;
        Ok(facts)
    }

    /// Size and sum are those of what is kept.
    fn counted(&self, picture: &[u8]) -> Result<Facts, Refusal> {
        let mut inspector = Inspector::new(self.rules.clone());
        inspector.push(picture)?;
        inspector.finish()
    }

    async fn store(&mut self, plain: &[u8]) -> Result<(), IntakeError> {
        let Some(sealer) = &mut self.sealer else { return Ok(self.writing.write(plain).await?) };
        sealer.push(plain, &mut self.sealed)?;
        self.writing.write(&self.sealed).await?;
        self.sealed.clear();
        Ok(())
    }
}

/// What a kind of file is called at the end of its name.
pub const fn extension(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Jpeg => "jpg",
        other => other.as_str(),
    }
}
