//! A ZIP that is written while it is sent: nothing of it is held but what is on its way.

use bytes::Bytes;
use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};
use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

/// Where the writer puts what the reader has not taken yet.
#[derive(Clone, Default)]
struct Basket(Arc<Mutex<Vec<u8>>>);

impl Write for Basket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A ZIP on its way out.
pub struct Pack {
    writer: ZipWriter<zip::write::StreamWriter<Basket>>,
    basket: Basket,
}

impl Pack {
    pub fn new() -> Self {
        let basket = Basket::default();
        Self { writer: ZipWriter::new_stream(basket.clone()), basket }
    }

    /// Begins a file. What is a file of its own kind already is not packed again.
    pub fn begin(&mut self, name: &str, packed: bool) -> ZipResult<()> {
        let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        // a document may be larger than what the old form can say
        let options = SimpleFileOptions::default().compression_method(method).large_file(true);
        self.writer.start_file(name, options)
    }

    pub fn push(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }

    /// What is ready to be sent.
    pub fn take(&mut self) -> Bytes {
        std::mem::take(&mut *self.basket.0.lock().unwrap_or_else(PoisonError::into_inner)).into()
    }

    /// The end of it.
    pub fn finish(self) -> ZipResult<Bytes> {
        let Self { writer, basket } = self;
        writer.finish()?;
        let last = std::mem::take(&mut *basket.0.lock().unwrap_or_else(PoisonError::into_inner));
        Ok(last.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read as _};

    #[test]
    fn what_is_sent_in_pieces_is_a_whole() {
        let mut pack = Pack::new();
        let mut sent = Vec::new();
        for (name, packed) in [("a.json", true), ("b/c.pdf", false)] {
            pack.begin(name, packed).unwrap();
            pack.push(name.as_bytes()).unwrap();
            sent.extend_from_slice(&pack.take());
        }
        sent.extend_from_slice(&pack.finish().unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(sent)).unwrap();
        for name in ["a.json", "b/c.pdf"] {
            let mut text = String::new();
            read.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, name);
        }
    }
}
