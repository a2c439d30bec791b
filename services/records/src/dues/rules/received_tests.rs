//! Who came with a letter, by the table: what is owed here, what is behind, and what may not be paid again.

use super::{
    Choices, Months, Policy,
    arrears::arrears,
    coverage::Coverage,
    fixing::{Fixed, owed},
    received::{Letter, owed_here},
};
use crate::vectors::{day, list, maybe, month, number, rows};
use kernel::{Fen, TenantKind, YearMonth};
use rulepack::Rules;
use std::collections::BTreeSet;
use time::Date;

const TABLE: &str = include_str!("../vectors/received.tsv");

#[test]
fn the_receiver_collects_from_the_month_behind_the_letter() {
    let rules = Rules::built_in().unwrap();
    let dues = &rules.of(TenantKind::Enterprise).dues;
    for row in rows::<9>(TABLE) {
        let [paid_to, fixed_from, paid_here, today, first, last, flag, behind, again] = row;
        let letter = letter(paid_to, day(today));
        let fixed = [Fixed { from: month(fixed_from), amount: Fen(4500), reason: None }];
        let mut paid = Coverage::none();
        for covered in list(paid_here, month) {
            paid.cover(Months::one(covered), 1).unwrap();
        }
        let today = day(today);
        let until = Months::new(month(fixed_from), YearMonth::of(today)).unwrap();
        let all = owed(&fixed, &[], until, &dues.hardship.on(today).value);
        let here = owed_here(all, letter, &paid);
        let (begins, ends) = (here.keys().next().copied(), here.keys().next_back().copied());
        assert_eq!((begins, ends), (maybe(first, month), maybe(last, month)), "{row:?}");
        let policy = Policy::on(today, dues, &Choices::default()).unwrap();
        let found = arrears(&here, &paid, &BTreeSet::new(), today, &policy, &dues.arrears.on(today).value);
        assert_eq!(found.flag.to_string(), flag, "{row:?}");
        assert_eq!(found.unpaid.len(), number::<usize>(behind), "{row:?}");
        let overlap = letter.and_then(|letter| letter.overlap(until));
        assert_eq!(overlap.map(Months::last), maybe(again, month), "{row:?}");
    }
}

fn letter(paid_to: &str, issued_on: Date) -> Option<Letter> {
    maybe(paid_to, month).map(|paid_to| Letter { paid_to, issued_on })
}
