use crate::{
    Class, ObjectStore, Place, Reading, SealError, Span, StoreError,
    seal::{Keys, Opener},
};
use bytes::Bytes;
use futures_util::{Stream, stream};
use ring::digest::{Context, SHA256};
use std::sync::Arc;

/// Why a stored file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OutletError {
    /// The catalogue names it and the store does not have it.
    #[error("the object is missing")]
    Missing,
    #[error(transparent)]
    Damaged(#[from] SealError),
    /// It opens, and is another than the one that was stored.
    #[error("the file is not the one that was stored")]
    Sum,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A stored file on its way out: opened where it was sealed, and compared with its sum at the end.
pub struct Outlet {
    reading: Reading,
    opener: Option<Opener>,
    hash: Option<(Context, [u8; 32])>,
}

impl Outlet {
    /// Begins to read a file. With `keys` it is one that was sealed.
    ///
    /// # Errors
    /// When the store does not have it or is away.
    pub async fn open(
        store: &ObjectStore,
        class: Class,
        place: &Place,
        keys: Option<Arc<dyn Keys>>,
        sha256: [u8; 32],
    ) -> Result<Self, OutletError> {
        let reading = store.read(place.tenant, class, place.object.into(), None).await?;
        let opener = keys.map(|keys| Opener::new(keys, *place));
        let hash = Some((Context::new(&SHA256), sha256));
        Ok(Self { reading: reading.ok_or(OutletError::Missing)?, opener, hash })
    }

    /// Some of a file that is not sealed. Its sum cannot be compared.
    ///
    /// # Errors
    /// When the store does not have it or is away.
    pub async fn part(
        store: &ObjectStore,
        class: Class,
        place: &Place,
        span: Span,
    ) -> Result<Self, OutletError> {
        let reading = store.read(place.tenant, class, place.object.into(), Some(span)).await?;
        Ok(Self { reading: reading.ok_or(OutletError::Missing)?, opener: None, hash: None })
    }

    /// The next plain bytes; none at the end. What comes was authenticated.
    ///
    /// # Errors
    /// When the file is damaged or the store goes away.
    pub async fn next(&mut self) -> Result<Option<Bytes>, OutletError> {
        loop {
            let Some(bytes) = self.reading.next().await? else { return self.last() };
            let plain = match &mut self.opener {
                None => bytes,
                Some(opener) => {
                    let mut out = Vec::with_capacity(bytes.len());
                    opener.push(&bytes, &mut out)?;
                    out.into()
                }
            };
            if !plain.is_empty() {
                self.count(&plain);
                return Ok(Some(plain));
            }
        }
    }

    fn count(&mut self, plain: &[u8]) {
        if let Some((hash, _)) = &mut self.hash {
            hash.update(plain);
        }
    }

    fn last(&mut self) -> Result<Option<Bytes>, OutletError> {
        let mut out = Vec::new();
        if let Some(opener) = self.opener.take() {
            opener.finish(&mut out)?;
        }
        self.count(&out);
        if let Some((hash, sha256)) = self.hash.take()
            && hash.finish().as_ref() != sha256
        {
            return Err(OutletError::Sum);
        }
        Ok((!out.is_empty()).then(|| out.into()))
    }

    /// Reads to the end and throws it away.
    ///
    /// # Errors
    /// When the file is not whole.
    pub async fn check(mut self) -> Result<(), OutletError> {
        while self.next().await?.is_some() {}
        Ok(())
    }

    /// The same as a stream. It breaks off where the file is damaged.
    pub fn stream(self) -> impl Stream<Item = Result<Bytes, OutletError>> + Send + 'static {
        let step = |outlet: Option<Self>| async move {
            let mut outlet = outlet?;
            match outlet.next().await {
                Ok(Some(bytes)) => Some((Ok(bytes), Some(outlet))),
                Ok(None) => None,
                Err(error) => Some((Err(error), None)),
            }
        };
        stream::unfold(Some(self), step)
    }
}
