use super::super::{cells, share};
use crate::vectors::{list, maybe, number, rows};
use proptest::prelude::*;

const LEAST: u64 = 3;

#[test]
fn small_counts_hide_with_what_gives_them_away() {
    for [case, counts, total, shown] in rows(include_str!("../../vectors/cells.tsv")) {
        let (whole, cells) = cells::classes(&list(counts, number), LEAST);
        assert_eq!(whole, maybe(total, number), "{case}");
        let expected: Vec<_> = shown.split(',').map(|cell| maybe(cell, number)).collect();
        assert_eq!(cells, expected, "{case}");
    }
}

proptest! {
    #[test]
    fn no_hidden_count_can_be_reckoned(counts in prop::collection::vec(0_u64..12, 1..10), least in 2_u64..6) {
        let (total, cells) = cells::classes(&counts, least);
        let sum: u64 = counts.iter().sum();
        prop_assert!(total.is_none_or(|total| total == sum));
        for (cell, count) in cells.iter().zip(&counts) {
            prop_assert!(cell.is_none_or(|cell| cell == *count && (cell == 0 || cell >= least)));
        }
        let hidden: Vec<u64> =
            counts.iter().zip(&cells).filter(|(_, cell)| cell.is_none()).map(|(count, _)| *count).collect();
        if total.is_some() && !hidden.is_empty() {
            // every one of them is at least one: with more to share out than one each, none is certain
            prop_assert!(hidden.len() > 1 && hidden.iter().sum::<u64>() > u64::try_from(hidden.len()).unwrap());
        }
    }

    #[test]
    fn a_part_never_shows_a_small_rest(count in 0_u64..20, more in 0_u64..20, least in 2_u64..6) {
        if cells::part(count, count + more, least).is_some() {
            prop_assert!((count == 0 || count >= least) && (more == 0 || more >= least));
        }
    }

    #[test]
    fn shares_are_within_half_a_thousandth(count in 0_u64..100_000, more in 0_u64..100_000) {
        let of = count + more;
        match share::per_mille(count, of) {
            None => prop_assert_eq!(of, 0),
            Some(mille) => prop_assert!((mille * of * 2).abs_diff(count * 2_000) <= of),
        }
    }
}

#[test]
fn shares_read_as_people_write_them() {
    assert_eq!(share::percent(289, 1_000).as_deref(), Some("28.9%"));
    assert_eq!(share::percent(1, 3).as_deref(), Some("33.3%"));
    assert_eq!(share::percent(2, 3).as_deref(), Some("66.7%"));
    assert_eq!(share::percent(0, 0), None);
    assert_eq!(cells::alone(2, LEAST), None);
    assert_eq!(cells::alone(0, LEAST), Some(0));
}
