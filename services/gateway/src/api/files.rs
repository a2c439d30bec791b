//! Requests with a file in them: they may be large, and they may take their time.

use http::Method;

/// What a request brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brought {
    Roster,
    Document,
    /// A part of an organisation's export.
    Part,
}

/// Whether a request brings a file through the services.
pub(super) fn brought(method: &Method, path: &str) -> Option<Brought> {
    if method == Method::PUT {
        let parts: Vec<&str> = path.strip_prefix("/api/identity/operator/moves/")?.split('/').collect();
        return matches!(parts[..], [_, "parts", _]).then_some(Brought::Part);
    }
    let parts: Vec<&str> = path.strip_prefix("/api/records/")?.split('/').collect();
    match parts[..] {
        _ if method != Method::POST => None,
        ["imports"] => Some(Brought::Roster),
        ["members" | "units", _, "documents"] | ["documents", _, "versions"] => Some(Brought::Document),
        _ => None,
    }
}

/// Whether the answer may take as long as a file does: it comes, it goes, or the store is asked for the whole of it.
pub(super) fn is_long(method: &Method, path: &str) -> bool {
    let whole = || path.starts_with("/api/records/direct-uploads/") && path.ends_with("/complete");
    brought(method, path).is_some() || whole()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_are_large() {
        let brings = |path| brought(&Method::POST, path);
        assert_eq!(brings("/api/records/imports"), Some(Brought::Roster));
        assert_eq!(brings("/api/records/members/x/documents"), Some(Brought::Document));
        assert_eq!(brings("/api/records/units/x/documents"), Some(Brought::Document));
        assert_eq!(brings("/api/records/documents/x/versions"), Some(Brought::Document));
        for path in
            ["/api/records/members", "/api/records/documents/x/delete", "/api/identity/documents/x/versions"]
        {
            assert_eq!(brings(path), None, "{path}");
        }
        assert_eq!(brought(&Method::GET, "/api/records/imports"), None);
        let part = "/api/identity/operator/moves/x/parts/1";
        assert_eq!(brought(&Method::PUT, part), Some(Brought::Part));
        assert_eq!(brings(part), None);
        for path in ["/api/identity/operator/moves/x", "/api/identity/settings/logo", "/api/records/imports"]
        {
            assert_eq!(brought(&Method::PUT, path), None, "{path}");
        }
        assert!(is_long(&Method::POST, "/api/records/direct-uploads/x/complete"));
        assert!(!is_long(&Method::GET, "/api/records/units"));
    }
}
