//! Materialised paths: `/aaaaaaaa/bbbbbbbb/`, one label of eight characters per level.

use uuid::Uuid;

/// A deep tree is a mistake in a table that was imported, not an organisation.
pub const MAX_DEPTH: usize = 12;

const LABEL: usize = 8;
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// A fresh label. Forty random bits; the unique constraint has the last word.
pub fn label() -> String {
    let random = Uuid::new_v4().as_u128();
    (0..LABEL).map(|n| char::from(ALPHABET[(random >> (5 * n) & 31) as usize])).collect()
}

/// The path of a unit with this label under a parent (`None`: at the top).
pub fn under(parent: Option<&str>, label: &str) -> String {
    format!("{}{label}/", parent.unwrap_or("/"))
}

/// Levels from the top; the top itself is 1.
pub fn depth(path: &str) -> usize {
    path.len() / (LABEL + 1)
}

/// Whether `path` is `top` or lies below it.
pub fn is_within(path: &str, top: &str) -> bool {
    path.starts_with(top)
}

/// The paths of all ancestors, the top first, the unit itself last.
pub fn lineage(path: &str) -> impl Iterator<Item = &str> {
    (1..=depth(path)).filter_map(move |level| path.get(..level * (LABEL + 1) + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_grow_by_one_label() {
        let top = under(None, "aaaaaaaa");
        let below = under(Some(&top), "bbbbbbbb");
        assert_eq!((top.as_str(), below.as_str()), ("/aaaaaaaa/", "/aaaaaaaa/bbbbbbbb/"));
        assert_eq!((depth(&top), depth(&below)), (1, 2));
        assert_eq!(lineage(&below).collect::<Vec<_>>(), ["/aaaaaaaa/", "/aaaaaaaa/bbbbbbbb/"]);
        assert!(is_within(&below, &top) && is_within(&top, &top) && !is_within(&top, &below));
    }

    proptest! {
        #[test]
        fn a_unit_lies_within_exactly_its_lineage(levels in 1_usize..8) {
            let labels: Vec<String> = (0..levels).map(|_| label()).collect();
            let path = labels.iter().fold(None, |p: Option<String>, l| Some(under(p.as_deref(), l))).unwrap();
            prop_assert_eq!(depth(&path), levels);
            prop_assert!(lineage(&path).all(|top| is_within(&path, top)));
            prop_assert_eq!(lineage(&path).last(), Some(path.as_str()));
            let stranger = under(None, &label());
            prop_assert!(!is_within(&path, &stranger));
        }
    }
}
