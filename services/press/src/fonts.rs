//! The faces of this machine: those the sheets ask for, and whatever else has characters these lack. A file is looked
//! into once, at the start, and read when a sheet needs it, through the handle that was kept.

use crate::glyphs;
use std::{
    fs::{self, File},
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use typst::{
    foundations::Bytes,
    text::{Coverage, Font, FontBook, FontInfo},
    utils::LazyHash,
};

const FOLDERS: &[&str] = &["/usr/share/fonts", "/usr/local/share/fonts"];

/// Asked for by the sheets, the first before the others where several have a character. Of collections with a face for
/// each region it is the one with the forms of mainland China.
pub const WANTED: &[&str] =
    &["Noto Serif CJK SC", "Noto Sans CJK SC", "BabelStone Han", "HanaMinA", "HanaMinB"];

/// Every character there can be, one bit each.
struct Seen(Vec<u64>);

impl Seen {
    fn nothing() -> Self {
        Self(vec![0; 0x11_0000 / 64])
    }

    fn has(&self, c: u32) -> bool {
        self.0.get(c as usize / 64).is_some_and(|word| word & (1 << (c % 64)) != 0)
    }

    /// Whether there was one that was new.
    fn add(&mut self, coverage: &Coverage) -> bool {
        let mut fresh = false;
        for c in coverage.iter() {
            if let Some(word) = self.0.get_mut(c as usize / 64) {
                fresh |= *word & (1 << (c % 64)) == 0;
                *word |= 1 << (c % 64);
            }
        }
        fresh
    }
}

/// A face that was kept: its file is read when a sheet needs it, and at most once.
struct Slot {
    /// None for the face that is in the program.
    file: Option<File>,
    index: u32,
    font: OnceLock<Option<Font>>,
}

impl Slot {
    fn read(&self) -> Option<Font> {
        let file = self.file.as_ref()?;
        let mut bytes = vec![0; usize::try_from(file.metadata().ok()?.len()).ok()?];
        file.read_exact_at(&mut bytes, 0).ok()?;
        Font::new(Bytes::new(bytes), self.index)
    }
}

pub struct Fonts {
    pub book: LazyHash<FontBook>,
    slots: Vec<Slot>,
    seen: Seen,
}

/// One face of a file.
struct Face {
    path: PathBuf,
    index: u32,
    info: FontInfo,
}

impl Fonts {
    /// Looks for faces in the system's folders and in `more`.
    pub fn find(more: &[PathBuf]) -> Self {
        let mut files = Vec::new();
        FOLDERS
            .iter()
            .map(PathBuf::from)
            .chain(more.iter().cloned())
            .for_each(|folder| walk(&folder, 0, &mut files));
        files.sort();
        files.dedup();
        let mut faces: Vec<Face> = files.into_iter().flat_map(faces).collect();
        faces.sort_by_key(|face| rank(&face.info));
        let nothing = LazyHash::new(FontBook::new());
        let mut fonts = Self { book: nothing, slots: Vec::new(), seen: Seen::nothing() };
        let mut book = FontBook::new();
        for face in faces {
            let wanted = WANTED.contains(&face.info.family.as_str());
            if fonts.seen.add(&face.info.coverage) || wanted {
                fonts.keep(face, &mut book);
            }
        }
        fonts.keep_placeholder(&mut book);
        fonts.book = LazyHash::new(book);
        fonts
    }

    fn keep(&mut self, face: Face, book: &mut FontBook) {
        let Ok(file) = File::open(&face.path) else { return };
        self.slots.push(Slot { file: Some(file), index: face.index, font: OnceLock::new() });
        book.push(face.info);
    }

    /// The face for characters no other has. It is used where a sheet names it, and never found by a character.
    fn keep_placeholder(&mut self, book: &mut FontBook) {
        let font = Font::new(Bytes::new(glyphs::file()), 0);
        if let Some(font) = font {
            book.push(FontInfo { coverage: Coverage::from_vec(Vec::new()), ..font.info().clone() });
            self.slots.push(Slot { file: None, index: 0, font: OnceLock::from(Some(font)) });
        }
    }

    pub fn font(&self, index: usize) -> Option<Font> {
        let slot = self.slots.get(index)?;
        slot.font.get_or_init(|| slot.read()).clone()
    }

    pub fn has(&self, c: char) -> bool {
        self.seen.has(c.into())
    }

    /// Whether there is a face to set a sheet in.
    pub fn reads_chinese(&self) -> bool {
        "中国共产党".chars().all(|c| self.has(c))
    }

    /// Families the sheets ask for and the machine does not have.
    pub fn missing(&self) -> Vec<&'static str> {
        WANTED.iter().copied().filter(|family| !self.book.contains_family(&family.to_lowercase())).collect()
    }

    pub fn families(&self) -> Vec<String> {
        self.book.families().map(|(family, _)| family.to_owned()).collect()
    }
}

/// Those that are asked for come first, and of a family the regular face.
fn rank(info: &FontInfo) -> (usize, u16) {
    let place = WANTED.iter().position(|wanted| *wanted == info.family).unwrap_or(WANTED.len());
    (place, info.variant.weight.to_number().abs_diff(400))
}

fn faces(path: PathBuf) -> Vec<Face> {
    let Ok(bytes) = fs::read(&path) else { return Vec::new() };
    let face = |(index, info)| Face { path: path.clone(), index, info };
    let numbered = (0..).zip(FontInfo::iter(&bytes));
    numbered.filter(|(_, info)| !elsewhere(&info.family)).map(face).collect()
}

/// Forms of other regions, and letters of one width, of a collection whose face we have.
fn elsewhere(family: &str) -> bool {
    family.contains(" CJK ") && !WANTED.contains(&family)
}

const DEPTH: usize = 6;

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        if matches!(ending.as_deref(), Some("ttf" | "otf" | "ttc" | "otc")) {
            files.push(path);
        } else if depth < DEPTH && path.is_dir() {
            walk(&path, depth + 1, files);
        }
    }
}
