use kernel::words;

words! {
    /// A kind of file that can be taken in.
    pub enum FileKind {
        Pdf = "pdf",
        Jpeg = "jpeg",
        Png = "png",
        Webp = "webp",
        Docx = "docx",
        Xlsx = "xlsx",
        Pptx = "pptx",
        /// GB/T 33190, the national form of fixed pages.
        Ofd = "ofd",
        Mp4 = "mp4",
        Mp3 = "mp3",
    }
}

impl FileKind {
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Ofd => "application/ofd",
            Self::Mp4 => "video/mp4",
            Self::Mp3 => "audio/mpeg",
        }
    }

    pub fn of_content_type(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.content_type() == text)
    }

    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }

    pub const fn is_package(self) -> bool {
        matches!(self, Self::Docx | Self::Xlsx | Self::Pptx | Self::Ofd)
    }
}

/// What the first bytes say: the kind, or a package whose list of contents says the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Is(FileKind),
    Package,
}

pub(super) fn family(head: &[u8]) -> Option<Family> {
    let is = |kind| Some(Family::Is(kind));
    match head {
        [b'%', b'P', b'D', b'F', b'-', ..] => is(FileKind::Pdf),
        [0xff, 0xd8, 0xff, ..] => is(FileKind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => is(FileKind::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => is(FileKind::Webp),
        [b'P', b'K', 3, 4, ..] => Some(Family::Package),
        [_, _, _, _, b'f', b't', b'y', b'p', a, b, c, d, ..] if is_film([*a, *b, *c, *d]) => {
            is(FileKind::Mp4)
        }
        [b'I', b'D', b'3', 2..=4, ..] | [0xff, 0xfb | 0xf3 | 0xf2, ..] => is(FileKind::Mp3),
        _ => None,
    }
}

/// The other brands are pictures and films few browsers show.
fn is_film(brand: [u8; 4]) -> bool {
    matches!(
        &brand,
        b"isom" | b"iso2" | b"iso4" | b"iso5" | b"iso6" | b"mp41" | b"mp42" | b"avc1" | b"M4V " | b"dash"
    )
}
