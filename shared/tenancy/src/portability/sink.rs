use super::{Fut, PortError, manifest::Part, sum, tar};
use tokio::io::{AsyncWrite, AsyncWriteExt as _};

/// Where a container is written to, file by file.
pub trait Sink: Send {
    /// A file of this length follows.
    fn begin<'a>(&'a mut self, path: &'a str, bytes: u64) -> Fut<'a, ()>;
    /// A mebibyte of it at most.
    fn piece<'a>(&'a mut self, bytes: &'a [u8]) -> Fut<'a, ()>;
    fn end(&mut self) -> Fut<'_, ()>;
    /// Nothing follows.
    fn finish(&mut self) -> Fut<'_, ()>;
}

/// Writes a file that is there as a whole.
pub(super) async fn whole(sink: &mut dyn Sink, path: &str, bytes: &[u8]) -> Result<Part, PortError> {
    sink.begin(path, bytes.len() as u64).await?;
    sink.piece(bytes).await?;
    sink.end().await?;
    Ok(Part { path: path.to_owned(), rows: 0, bytes: bytes.len() as u64, sha256: sum::hex(bytes) })
}

/// Writes a tar file.
pub struct TarSink<W> {
    to: W,
    size: u64,
    left: u64,
    written: u64,
}

impl<W: AsyncWrite + Unpin + Send> TarSink<W> {
    pub fn new(to: W) -> Self {
        Self { to, size: 0, left: 0, written: 0 }
    }

    /// Bytes so far.
    pub fn written(&self) -> u64 {
        self.written
    }

    pub fn into_inner(self) -> W {
        self.to
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), PortError> {
        self.to.write_all(bytes).await?;
        self.written += bytes.len() as u64;
        Ok(())
    }
}

impl<W: AsyncWrite + Unpin + Send> Sink for TarSink<W> {
    fn begin<'a>(&'a mut self, path: &'a str, bytes: u64) -> Fut<'a, ()> {
        Box::pin(async move {
            (self.size, self.left) = (bytes, bytes);
            self.write(&tar::header(path, bytes)?).await
        })
    }

    fn piece<'a>(&'a mut self, bytes: &'a [u8]) -> Fut<'a, ()> {
        Box::pin(async move {
            let left = self.left.checked_sub(bytes.len() as u64);
            self.left = left.ok_or_else(|| PortError::Format("a file longer than announced".into()))?;
            self.write(bytes).await
        })
    }

    fn end(&mut self) -> Fut<'_, ()> {
        Box::pin(async move {
            if self.left > 0 {
                return Err(PortError::Format("a file shorter than announced".into()));
            }
            let padding = [0; tar::BLOCK];
            self.write(&padding[..tar::padding(self.size)]).await
        })
    }

    fn finish(&mut self) -> Fut<'_, ()> {
        Box::pin(async move {
            self.write(&[0; tar::END]).await?;
            Ok(self.to.flush().await?)
        })
    }
}
