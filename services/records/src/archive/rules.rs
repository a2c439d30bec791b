//! Sums over what was filed, and what changed since it was sealed. Pure.

use super::{filed::Filed, words::Change};
use crate::dates::add_years;
use data_encoding::HEXLOWER;
use ring::digest::{Context, SHA256, digest};
use rulepack::archive::{Counting, FiledKind, KeepClass};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use tenancy::audit::canonical;
use time::{Date, Month};
use uuid::Uuid;

/// An entry of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub kind: FiledKind,
    pub id: Uuid,
    pub title: String,
    pub on: Date,
    /// SHA-256 over the canonical form of what it says, in hexadecimal.
    pub sum: String,
}

/// The catalogue of what was filed: by kind, day and id.
pub fn catalogue(filed: &[Filed]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = filed.iter().map(entry).collect();
    entries.sort_by_key(|entry| (entry.kind, entry.on, entry.id));
    entries
}

fn entry(filed: &Filed) -> Entry {
    let whole = json!({
        "kind": filed.kind, "id": filed.id, "title": filed.title, "on": filed.on, "content": filed.content,
    });
    let sum = HEXLOWER.encode(digest(&SHA256, canonical(&whole).as_bytes()).as_ref());
    Entry { kind: filed.kind, id: filed.id, title: filed.title.clone(), on: filed.on, sum }
}

/// One sum over a catalogue.
pub fn sum(entries: &[Entry]) -> Vec<u8> {
    let mut context = Context::new(&SHA256);
    for entry in entries {
        context.update(entry.sum.as_bytes());
        context.update(b"\n");
    }
    context.finish().as_ref().to_vec()
}

/// What changed since a catalogue was sealed.
pub fn compare(sealed: &[Entry], now: &[Entry]) -> Vec<(Change, Entry)> {
    let key = |entry: &Entry| (entry.kind, entry.id);
    let before: BTreeMap<_, &Entry> = sealed.iter().map(|entry| (key(entry), entry)).collect();
    let after: BTreeMap<_, &Entry> = now.iter().map(|entry| (key(entry), entry)).collect();
    let mut changes = Vec::new();
    for (key, entry) in &after {
        match before.get(key) {
            None => changes.push((Change::Added, (*entry).clone())),
            Some(old) if old.sum != entry.sum => changes.push((Change::Changed, (*entry).clone())),
            Some(_) => {}
        }
    }
    let gone = before.iter().filter(|(key, _)| !after.contains_key(key));
    changes.extend(gone.map(|(_, entry)| (Change::Removed, (*entry).clone())));
    changes
}

/// The last day something has to be kept that was filed on a day; none where that is for good.
pub fn kept_until(on: Date, class: KeepClass, counting: Counting) -> Option<Date> {
    let from = match counting.from_year_end {
        true => Date::from_calendar_date(on.year(), Month::December, 31).ok()?,
        false => on,
    };
    Some(add_years(from, class.years()?))
}

/// The last year of which something can be over on a day, whichever of these classes it is in; none where everything is
/// kept for good.
pub fn last_year_over(
    classes: impl IntoIterator<Item = KeepClass>,
    counting: Counting,
    today: Date,
) -> Option<i32> {
    let shortest = classes.into_iter().filter_map(KeepClass::years).min()?;
    Some(today.year() - i32::from(shortest) - i32::from(counting.from_year_end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    fn filed(n: u128, text: &str) -> Filed {
        let content = json!({"minutes": text, "agenda": ["甲"]});
        Filed::new(FiledKind::Meeting, Uuid::from_u128(n), "学习", date!(2026 - 03 - 02), content)
    }

    #[test]
    fn whatever_changes_shows() {
        let sealed = catalogue(&[filed(1, "一"), filed(2, "二")]);
        let now = catalogue(&[filed(2, "贰"), filed(3, "三")]);
        let seen: Vec<(Change, u128)> =
            compare(&sealed, &now).into_iter().map(|(change, entry)| (change, entry.id.as_u128())).collect();
        assert_eq!(seen, [(Change::Changed, 2), (Change::Added, 3), (Change::Removed, 1)]);
        assert_ne!(sum(&sealed), sum(&now));
        assert_eq!(compare(&sealed, &sealed), []);
    }

    #[test]
    fn the_time_counts_from_the_end_of_the_year() {
        let (year, day) = (Counting { from_year_end: true }, Counting { from_year_end: false });
        let on = date!(2015 - 03 - 02);
        assert_eq!(kept_until(on, KeepClass::Years10, year), Some(date!(2025 - 12 - 31)));
        assert_eq!(kept_until(on, KeepClass::Years10, day), Some(date!(2025 - 03 - 02)));
        assert_eq!(kept_until(on, KeepClass::Years30, year), Some(date!(2045 - 12 - 31)));
        assert_eq!(kept_until(on, KeepClass::Permanent, year), None);
    }

    #[test]
    fn only_years_that_can_be_over_are_looked_at() {
        let (year, day) = (Counting { from_year_end: true }, Counting { from_year_end: false });
        let today = date!(2026 - 12 - 31);
        let last = |classes: &[KeepClass], counting| last_year_over(classes.iter().copied(), counting, today);
        assert_eq!(last(KeepClass::ALL, year), Some(2015));
        assert_eq!(last(KeepClass::ALL, day), Some(2016));
        assert_eq!(last(&[KeepClass::Permanent, KeepClass::Years30], year), Some(1995));
        assert_eq!(last(&[KeepClass::Permanent], year), None);
    }

    /// A year that was sealed when there were fewer kinds has the sum it had, whatever is filed of further kinds.
    #[test]
    fn a_kind_that_came_later_leaves_the_order_of_the_first_ones() {
        let of = |kind: FiledKind, n: u128| {
            Filed::new(kind, Uuid::from_u128(n), "题名", date!(2026 - 03 - 02), json!({"n": n.to_string()}))
        };
        let first: Vec<Filed> = FiledKind::FIRST.iter().zip(1..).map(|(kind, n)| of(*kind, n)).collect();
        let all: Vec<Filed> = FiledKind::ALL.iter().zip(1..).map(|(kind, n)| of(*kind, n)).collect();
        assert!(all.len() > first.len());
        let mut covered = catalogue(&all);
        covered.retain(|entry| FiledKind::FIRST.contains(&entry.kind));
        assert_eq!(covered, catalogue(&first));
        assert_eq!(sum(&covered), sum(&catalogue(&first)));
    }

    proptest! {
        /// What is looked at no more could not have been over.
        #[test]
        fn nothing_younger_than_the_last_year_is_over(
            back in 0_i64..20_000, class in prop::sample::select(KeepClass::ALL.to_vec()),
            from_year_end in any::<bool>(),
        ) {
            let (today, counting) = (date!(2026 - 02 - 28), Counting { from_year_end });
            let on = today - time::Duration::days(back);
            let over = kept_until(on, class, counting).is_some_and(|until| until < today);
            let last = last_year_over(KeepClass::ALL.iter().copied(), counting, today);
            prop_assert!(!over || last.is_some_and(|last| on.year() <= last));
        }

        /// The order in which things are found makes no difference.
        #[test]
        fn a_sum_is_of_the_content(ids in prop::collection::btree_set(1_u128..500, 0..20)) {
            let all: Vec<Filed> = ids.iter().map(|id| filed(*id, "同")).collect();
            let mut turned = all.clone();
            turned.reverse();
            prop_assert_eq!(sum(&catalogue(&all)), sum(&catalogue(&turned)));
            if !all.is_empty() {
                prop_assert_ne!(sum(&catalogue(&all)), sum(&catalogue(&all[1..])));
            }
        }
    }
}
