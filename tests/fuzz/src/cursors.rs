//! What comes back of a cursor that was handed out.

use crate::text;
use rest::{Page, Paged};
use time::OffsetDateTime;
use uuid::Uuid;

/// The places lists of the product go on from.
type Named = (String, Uuid);
type Dated = (OffsetDateTime, Uuid);

/// Any text is refused or read; a place that is handed out is the place that comes back.
pub fn any(data: &[u8]) {
    let page = Page { limit: Some(1), cursor: Some(text(data).into_owned()) };
    let _ = (page.after::<Named>().is_ok(), page.after::<Dated>().is_ok(), page.after::<u64>().is_ok());
    let Some((id, name)) = data.split_first_chunk::<16>() else { return };
    let place: Named = (text(name).into_owned(), Uuid::from_bytes(*id));
    let first = Page { limit: Some(1), cursor: None };
    let cut = Paged::cut(vec![place.clone(), place.clone()], &first, Clone::clone);
    let next = Page { limit: Some(1), cursor: cut.next };
    assert_eq!(next.after::<Named>().ok().flatten(), Some(place));
}
