//! What a sheet can see while it is typeset: the templates, its own data and the faces. There is no clock, no folder
//! and no network behind it.

use crate::{fonts::Fonts, templates};
use std::collections::HashMap;
use typst::{
    Library, LibraryExt as _, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

type Sources = HashMap<FileId, Source>;

/// Kinds of organisations that speak in terms of their own.
const KINDS: &[&str] = &["association"];

/// What is the same for every sheet.
pub struct Shop {
    pub fonts: Fonts,
    library: LazyHash<Library>,
    sources: Sources,
    /// The templates in the terms of kinds of organisations that have their own.
    spoken: HashMap<&'static str, Sources>,
    data: FileId,
    picture: FileId,
}

impl Shop {
    /// # Errors
    /// When a template has a path that is none.
    pub fn open(fonts: Fonts) -> Result<Self, String> {
        let sources = sources(|text| text.to_owned())?;
        let mut spoken = HashMap::new();
        for kind in KINDS {
            spoken.insert(*kind, self::sources(|text| templates::said(text, kind))?);
        }
        let library = LazyHash::new(Library::default());
        Ok(Self { fonts, library, sources, spoken, data: id("/data.json")?, picture: id("/picture")? })
    }

    /// A sheet in the terms of a kind of organisation.
    ///
    /// # Errors
    /// When there is no such template.
    pub fn sheet(
        &self,
        template: &str,
        speaks: &str,
        data: Vec<u8>,
        picture: Option<Vec<u8>>,
    ) -> Result<Sheet<'_>, String> {
        let known = templates::names().any(|name| name == template);
        let main = if known {
            id(&format!("/{template}.typ"))?
        } else {
            return Err("there is no such template".into());
        };
        let sources = self.spoken.get(speaks).unwrap_or(&self.sources);
        Ok(Sheet { shop: self, sources, main, data: Bytes::new(data), picture: picture.map(Bytes::new) })
    }
}

fn sources(said: impl Fn(&str) -> String) -> Result<Sources, String> {
    let source = |(path, text): &(&str, &str)| -> Result<(FileId, Source), String> {
        let id = id(path)?;
        Ok((id, Source::new(id, said(text))))
    };
    templates::FILES.iter().map(source).collect()
}

fn id(path: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(path).map_err(|error| format!("{path}: {error:?}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One sheet that is being typeset.
pub struct Sheet<'a> {
    shop: &'a Shop,
    sources: &'a Sources,
    main: FileId,
    data: Bytes,
    picture: Option<Bytes>,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match &self.picture {
            _ if id == self.shop.data => Ok(self.data.clone()),
            Some(picture) if id == self.shop.picture => Ok(picture.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
