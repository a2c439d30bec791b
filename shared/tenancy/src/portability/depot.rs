//! The place for backups: small files under names that follow from their content, so that what did not change is
//! there already.

use super::{Fut, PortError, Stored};
use bytes::Bytes;
use std::{
    io,
    path::{Path, PathBuf},
};
use tokio::fs;

/// Where backups lie. Names have slashes and nothing that leads elsewhere.
pub trait Depot: Send + Sync {
    /// Either the whole file is there afterwards or none.
    fn put<'a>(&'a self, name: &'a str, bytes: Bytes) -> Fut<'a, ()>;
    fn get<'a>(&'a self, name: &'a str) -> Fut<'a, Option<Bytes>>;
    /// The next files below a folder (with a slash at its end), by their names without it and in their order.
    fn list<'a>(&'a self, folder: &'a str, after: Option<&'a str>) -> Fut<'a, Vec<Stored>>;
    /// Removing what is not there is no error.
    fn delete<'a>(&'a self, name: &'a str) -> Fut<'a, ()>;
}

/// A folder of this machine, or one that several machines share.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Depot for Folder {
    fn put<'a>(&'a self, name: &'a str, bytes: Bytes) -> Fut<'a, ()> {
        Box::pin(async move {
            let path = self.path(name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).await?;
            }
            // others see the file when it is complete
            let half = path.with_extension(format!("{}.half", uuid::Uuid::now_v7()));
            fs::write(&half, &bytes).await?;
            fs::File::open(&half).await?.sync_all().await?;
            Ok(fs::rename(&half, &path).await?)
        })
    }

    fn get<'a>(&'a self, name: &'a str) -> Fut<'a, Option<Bytes>> {
        Box::pin(async move { Ok(found(fs::read(self.path(name)).await)?.map(Bytes::from)) })
    }

    fn list<'a>(&'a self, folder: &'a str, after: Option<&'a str>) -> Fut<'a, Vec<Stored>> {
        Box::pin(async move {
            // a folder is listed at once: the page is all of it
            if after.is_some() {
                return Ok(Vec::new());
            }
            let mut files = Vec::new();
            below(&self.path(folder), String::new(), &mut files).await?;
            files.sort_by(|a: &Stored, b| a.name.cmp(&b.name));
            Ok(files)
        })
    }

    fn delete<'a>(&'a self, name: &'a str) -> Fut<'a, ()> {
        Box::pin(async move { found(fs::remove_file(self.path(name)).await).map(drop) })
    }
}

async fn below(folder: &Path, prefix: String, files: &mut Vec<Stored>) -> Result<(), PortError> {
    let Some(mut entries) = found(fs::read_dir(folder).await)? else { return Ok(()) };
    while let Some(entry) = entries.next_entry().await? {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let Some(about) = found(entry.metadata().await)? else { continue };
        if about.is_dir() {
            Box::pin(below(&entry.path(), format!("{name}/"), files)).await?;
        } else {
            files.push(Stored { name, bytes: about.len() });
        }
    }
    Ok(())
}

/// What is not there is no error.
fn found<T>(result: io::Result<T>) -> Result<Option<T>, PortError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}
