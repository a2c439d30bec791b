use rust_embed::RustEmbed;
use std::borrow::Cow;

/// The built front end. A development build reads the folder as it is; a release carries it. Without a built
/// front end the API works all the same.
#[derive(RustEmbed)]
#[folder = "../web/dist/"]
#[allow_missing = true]
struct Dist;

/// Which of the faces a path belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    /// The platform's own pages, for everybody.
    Site,
    Login,
    Member,
    Console,
}

impl Face {
    const fn folder(self) -> &'static str {
        match self {
            Face::Site => "site",
            Face::Login => "login",
            Face::Member => "member",
            Face::Console => "console",
        }
    }
}

/// How a file is coded on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Plain,
    Gzip,
    Brotli,
}

impl Coding {
    const fn suffix(self) -> &'static str {
        match self {
            Coding::Plain => "",
            Coding::Gzip => ".gz",
            Coding::Brotli => ".br",
        }
    }

    pub const fn name(self) -> Option<&'static str> {
        match self {
            Coding::Plain => None,
            Coding::Gzip => Some("gzip"),
            Coding::Brotli => Some("br"),
        }
    }
}

pub(crate) struct File {
    pub data: Cow<'static, [u8]>,
    pub mime: String,
    pub coding: Coding,
    pub hash: [u8; 32],
}

/// The file in the best coding the client takes.
pub(crate) fn find(face: Face, path: &str, codings: &[Coding]) -> Option<File> {
    if !tame(path) {
        return None;
    }
    let name = format!("{}/{path}", face.folder());
    codings.iter().chain([&Coding::Plain]).find_map(|coding| {
        let file = Dist::get(&format!("{name}{}", coding.suffix()))?;
        let mime = mime(&name).to_owned();
        Some(File { hash: file.metadata.sha256_hash(), data: file.data, mime, coding: *coding })
    })
}

pub(crate) fn exists(face: Face, path: &str) -> bool {
    tame(path) && Dist::get(&format!("{}/{path}", face.folder())).is_some()
}

/// Names of ours are plain; whatever could lead out of the folder, or into a hidden one, is no name.
fn tame(path: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '@');
    !path.is_empty()
        && path.chars().all(plain)
        && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// What the client takes, best first.
pub(crate) fn codings(accept: Option<&str>) -> Vec<Coding> {
    let takes = |name: &str| {
        accept.unwrap_or_default().split(',').any(|item| {
            let mut parts = item.split(';').map(str::trim);
            let fits = parts.next().is_some_and(|coding| coding.eq_ignore_ascii_case(name));
            let refused = parts.any(|p| p.strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0_f32));
            fits && !refused
        })
    };
    [Coding::Brotli, Coding::Gzip].into_iter().filter(|c| c.name().is_some_and(takes)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out_of_the_folder() {
        for path in
            ["", "..", "../x", "a/../b", ".vite/manifest.json", "a//b", "/etc/passwd", "a\\b", "a%2e", "a\0"]
        {
            assert!(!tame(path), "{path:?}");
        }
        assert!(tame("assets/index-a_B1.js") && tame("sw.js"));
    }

    #[test]
    fn the_best_coding_the_client_takes_comes_first() {
        assert_eq!(codings(Some("gzip, deflate, br")), [Coding::Brotli, Coding::Gzip]);
        assert_eq!(codings(Some("gzip;q=1.0, br;q=0")), [Coding::Gzip]);
        assert_eq!(codings(Some("identity")), []);
        assert_eq!(codings(None), []);
    }
}
