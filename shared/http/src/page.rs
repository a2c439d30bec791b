use crate::{Problem, kinds};
use axum::{extract::FromRequestParts, http::request::Parts};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::{IntoParams, ToSchema};

const USUAL: u16 = 50;
const MOST: u16 = 200;

/// Which page of a list is asked for.
#[derive(Clone, Debug, Default, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Page {
    /// Items on a page.
    #[param(minimum = 1, maximum = 200, default = 50)]
    pub limit: Option<u16>,
    /// What `next` of the page before said.
    pub cursor: Option<String>,
}

impl Page {
    /// How many items the page shall have.
    pub fn size(&self) -> u64 {
        u64::from(self.limit.unwrap_or(USUAL))
    }

    /// How many rows to fetch: one more than the page holds tells whether another page follows.
    pub fn fetch(&self) -> u64 {
        self.size() + 1
    }

    /// Where to go on; none on the first page.
    ///
    /// # Errors
    /// When the cursor is not one of this list.
    pub fn after<C: DeserializeOwned>(&self) -> Result<Option<C>, Problem> {
        let wrong = || kinds::VALIDATION.problem().field("?cursor", &kinds::CURSOR);
        let Some(text) = &self.cursor else { return Ok(None) };
        let json = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| wrong())?;
        serde_json::from_slice(&json).map(Some).map_err(|_| wrong())
    }

    /// How many there are in all, counted for the first page alone: every other one would only tell it again.
    ///
    /// # Errors
    /// When counting fails.
    pub async fn total<E>(&self, count: impl Future<Output = Result<u64, E>>) -> Result<Option<u64>, E> {
        if self.cursor.is_some() { Ok(None) } else { count.await.map(Some) }
    }
}

pub(crate) fn is_page_parameter(pair: &str) -> bool {
    matches!(pair.split('=').next(), Some("limit" | "cursor"))
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let mut page = Page::default();
        for pair in parts.uri.query().unwrap_or_default().split('&') {
            match pair.split_once('=') {
                Some(("limit", text)) => page.limit = Some(limit(text)?),
                Some(("cursor", text)) => page.cursor = Some(text.to_owned()),
                _ => {}
            }
        }
        Ok(page)
    }
}

fn limit(text: &str) -> Result<u16, Problem> {
    let fine = text.parse().ok().filter(|limit| (1..=MOST).contains(limit));
    fine.ok_or_else(|| {
        kinds::VALIDATION.problem().with("least", 1).with("most", MOST).field("?limit", &kinds::OUT_OF_RANGE)
    })
}

/// Where the next page of a reckoned list starts: how many came before it.
#[derive(Serialize, Deserialize)]
struct Seen {
    seen: usize,
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Paged<T> {
    pub items: Vec<T>,
    /// Cursor of the next page; none on the last.
    pub next: Option<String>,
    /// How many there are in all, where that is cheap to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
}

impl<T> Paged<T> {
    /// A page from [`Page::fetch`] rows; `place` says where the next page starts behind its last row.
    pub fn cut<C: Serialize>(mut rows: Vec<T>, page: &Page, place: impl Fn(&T) -> C) -> Self {
        let size = usize::try_from(page.size()).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        let next = rows.last().filter(|_| more).and_then(|last| serde_json::to_vec(&place(last)).ok());
        Self { items: rows, next: next.map(|json| BASE64URL_NOPAD.encode(&json)), total: None }
    }

    /// A page of a list that is reckoned whole at every look, such as terms by how urgent they are. No column stands for
    /// its order, so the cursor tells how many came before; the total is known. For lists that fit into memory: where
    /// rows can be asked for behind the last one, that is [`Paged::cut`].
    ///
    /// What is reckoned anew in between moves the rest: an entry may then be seen on two pages or on none, until the
    /// list is read from its start again.
    ///
    /// # Errors
    /// When the cursor is not one of this list.
    pub fn reckoned(all: Vec<T>, page: &Page) -> Result<Self, Problem> {
        let seen = page.after::<Seen>()?.map_or(0, |place| place.seen);
        let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
        let fetch = usize::try_from(page.fetch()).unwrap_or(usize::MAX);
        let rest = all.into_iter().enumerate().skip(seen).take(fetch).collect();
        let cut = Paged::cut(rest, page, |(at, _): &(usize, T)| Seen { seen: at + 1 });
        Ok(cut.map(|(_, one)| one).with_total(total))
    }

    #[must_use]
    pub fn with_total(self, total: u64) -> Self {
        Self { total: Some(total), ..self }
    }

    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Paged<U> {
        Paged { items: self.items.into_iter().map(change).collect(), next: self.next, total: self.total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pages_together_are_the_list(rows in 0usize..60, size in 1u16..20) {
            let all: Vec<usize> = (0..rows).collect();
            let (mut seen, mut page) = (Vec::new(), Page { limit: Some(size), cursor: None });
            loop {
                let from = page.after::<usize>().unwrap().map_or(0, |last| last + 1);
                let fetched: Vec<_> = all[from..].iter().copied().take(page.fetch() as usize).collect();
                let cut = Paged::cut(fetched, &page, |row| *row);
                prop_assert!(cut.items.len() <= usize::from(size));
                seen.extend(cut.items);
                match cut.next {
                    Some(next) => page.cursor = Some(next),
                    None => break,
                }
            }
            prop_assert_eq!(seen, all);
        }

        #[test]
        fn pages_of_a_reckoned_list_are_the_list(rows in 0usize..60, size in 1u16..20) {
            let all: Vec<usize> = (0..rows).collect();
            let (mut seen, mut page) = (Vec::new(), Page { limit: Some(size), cursor: None });
            loop {
                let cut = Paged::reckoned(all.clone(), &page).unwrap();
                prop_assert_eq!(cut.total, Some(rows as u64));
                seen.extend(cut.items);
                match cut.next {
                    Some(next) => page.cursor = Some(next),
                    None => break,
                }
            }
            prop_assert_eq!(seen, all);
        }

        #[test]
        fn no_cursor_breaks_it(text in "\\PC{0,40}") {
            let page = Page { limit: None, cursor: Some(text) };
            let _ = page.after::<(u64, String)>(); // an error or a value, never a panic
            let _ = Paged::reckoned(vec![1, 2, 3], &page);
        }
    }

    #[test]
    fn all_are_counted_for_the_first_page_alone() {
        let counted = |cursor| {
            let page = Page { limit: None, cursor };
            futures_util::FutureExt::now_or_never(page.total(async { Ok::<_, ()>(7) }))
        };
        assert_eq!(counted(None), Some(Ok(Some(7))));
        assert_eq!(counted(Some("7".to_owned())), Some(Ok(None)));
    }

    #[test]
    fn limits_are_bounded() {
        assert_eq!(limit("200").unwrap(), 200);
        for text in ["0", "201", "-1", "x", ""] {
            assert_eq!(limit(text).unwrap_err().body().fields[0].pointer, "?limit", "{text}");
        }
    }
}
