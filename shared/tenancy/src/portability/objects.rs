use super::PortError;
use bytes::Bytes;
use futures_util::{future::BoxFuture, stream::BoxStream};
use kernel::TenantId;

pub type Fut<'a, T> = BoxFuture<'a, Result<T, PortError>>;
/// The content of something large, a piece at a time.
pub type Pieces<'a> = BoxStream<'a, Result<Bytes, PortError>>;

/// An object as the store lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Below the organisation's prefix.
    pub name: String,
    pub bytes: u64,
}

/// An object being read.
pub struct Opened {
    pub content_type: String,
    pub bytes: u64,
    pub body: Pieces<'static>,
}

/// Where documents lie, seen as files under an organisation's prefix. They are carried as they are stored: what
/// is sealed stays sealed.
pub trait Objects: Send + Sync {
    /// The next objects behind a name, in the order of names; none at the end.
    fn list<'a>(&'a self, tenant: TenantId, after: Option<&'a str>) -> Fut<'a, Vec<Stored>>;

    /// `None` when it is gone.
    fn open<'a>(&'a self, tenant: TenantId, name: &'a str) -> Fut<'a, Option<Opened>>;

    fn put<'a>(
        &'a self,
        tenant: TenantId,
        name: &'a str,
        content_type: &'a str,
        bytes: u64,
        body: Pieces<'a>,
    ) -> Fut<'a, ()>;
}

/// Whether a name can be one of ours and leads nowhere else.
pub fn is_name(name: &str) -> bool {
    let word = |part: &str| {
        !part.is_empty()
            && part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    };
    name.len() <= 80 && name.split('/').count() <= 4 && name.split('/').all(word)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn a_name_leads_nowhere_else() {
        assert!(is_name("content/0192f0c1-5b3e-7cc0-8000-000000000001"));
        for bad in ["", "/", "a//b", "../x", "a/../b", "a/.b", "a b", "a/b/c/d/e", "名"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
