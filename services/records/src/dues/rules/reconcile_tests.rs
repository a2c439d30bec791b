use super::*;
use crate::vectors::month;
use proptest::prelude::*;
use time::macros::date;

fn row<'a>(transaction: &'a str, payer: &'a str, amount: i64, remark: &'a str) -> Row<'a> {
    Row { transaction, on: date!(2026 - 07 - 05), amount: Fen(amount), payer, remark }
}

fn owes<'a>(
    member: u8,
    name: &'a str,
    of: &str,
    amount: i64,
    reference: Option<&'a str>,
) -> Expected<'a, u8> {
    Expected { member, name, month: month(of), amount: Fen(amount), reference }
}

fn pays(member: u8, months: &[&str]) -> Outcome<u8> {
    Outcome::Pays { member, months: months.iter().map(|text| month(text)).collect() }
}

fn run(rows: &[Row<'_>], expected: &[Expected<'_, u8>]) -> Vec<Outcome<u8>> {
    reconcile(rows, expected, &BTreeSet::new())
}

#[test]
fn a_reference_decides_before_a_name() {
    let expected =
        [owes(1, "张伟", "2026-07", 4500, Some("DF0701")), owes(2, "张伟", "2026-07", 4500, Some("DF0702"))];
    let rows = [row("t1", "李娜", 4500, "党费 DF0702"), row("t2", "张伟", 4500, "党费DF0701")];
    assert_eq!(run(&rows, &expected), [pays(2, &["2026-07"]), pays(1, &["2026-07"])]);
}

#[test]
fn a_reference_within_a_longer_number_is_another_one() {
    let expected = [owes(1, "张伟", "2026-07", 4500, Some("DF070"))];
    assert_eq!(run(&[row("t", "无名", 4500, "DF0701")], &expected), [Outcome::Doubt(RowDoubt::Unknown)]);
    assert_eq!(run(&[row("t", "无名", 4500, "DF070，七月")], &expected), [pays(1, &["2026-07"])]);
}

#[test]
fn a_name_pays_for_the_oldest_months_that_make_up_the_sum() {
    let expected = [
        owes(1, "阿依古丽·买买提", "2026-06", 1500, None),
        owes(1, "阿依古丽·买买提", "2026-05", 1500, None),
        owes(1, "阿依古丽·买买提", "2026-07", 2000, None),
    ];
    let by = |amount| run(&[row("t", "阿依古丽 •买买提", amount, "")], &expected).remove(0);
    assert_eq!(by(1500), pays(1, &["2026-05"]));
    assert_eq!(by(3000), pays(1, &["2026-05", "2026-06"]));
    assert_eq!(by(5000), pays(1, &["2026-05", "2026-06", "2026-07"]));
    assert_eq!(by(2000), Outcome::Doubt(RowDoubt::OtherAmount));
    assert_eq!(by(5001), Outcome::Doubt(RowDoubt::OtherAmount));
}

#[test]
fn what_is_not_certain_is_left_to_people() {
    let expected = [
        owes(1, "王芳", "2026-07", 20, None),
        owes(2, "王芳", "2026-07", 20, None),
        owes(3, "赵六", "2026-07", 100, Some("A1")),
        owes(4, "钱七", "2026-07", 100, Some("A2")),
        owes(5, "孙九", "2026-07", 50, Some("A3")),
        owes(6, "李十", "2026-07", 50, Some("A3")),
    ];
    let cases = [
        (row("t", "王芳", 20, ""), RowDoubt::Ambiguous),
        (row("t", "赵六", 100, "A1 A2"), RowDoubt::Ambiguous),
        (row("t", "赵六", 90, "A1"), RowDoubt::OtherAmount),
        (row("t", "孙九", 50, "A3"), RowDoubt::Ambiguous),
        (row("t", "孙八", 100, ""), RowDoubt::Unknown),
        (row("t", "赵六", -100, "A1"), RowDoubt::NotReceived),
    ];
    for (row, doubt) in cases {
        assert_eq!(run(std::slice::from_ref(&row), &expected), [Outcome::Doubt(doubt)], "{row:?}");
    }
}

#[test]
fn a_transaction_counts_once() {
    let expected = [owes(1, "赵六", "2026-06", 100, None), owes(1, "赵六", "2026-07", 100, None)];
    let twice = [row("t", "赵六", 100, ""), row("t", "赵六", 100, "")];
    assert_eq!(
        run(&twice, &expected),
        [Outcome::Doubt(RowDoubt::Repeated), Outcome::Doubt(RowDoubt::Repeated)]
    );
    let booked = reconcile(&twice[..1], &expected, &BTreeSet::from(["t"]));
    assert_eq!(booked, [Outcome::Doubt(RowDoubt::Repeated)]);
    let thrice = [row("a", "赵六", 100, ""), row("b", "赵六", 100, ""), row("c", "赵六", 100, "")];
    let outcomes = [pays(1, &["2026-06"]), pays(1, &["2026-07"]), Outcome::Doubt(RowDoubt::OtherAmount)];
    assert_eq!(run(&thrice, &expected), outcomes);
}

const NAMES: [&str; 4] = ["张伟", "李娜", "王芳", "赵六"];
const REFERENCES: [&str; 5] = ["", "R0", "R1", "R2", "R3"];
const TRANSACTIONS: [&str; 8] = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"];

proptest! {
    #[test]
    fn each_month_is_paid_once_and_sums_agree_in_any_order(
        owed in prop::collection::btree_map((0_u8..4, 0_i32..4), (1_i64..4, any::<bool>()), 0..12),
        given in prop::collection::vec((0_usize..4, 1_i64..9, 0_usize..5, 0_u8..3), 0..8),
        turn in 0_usize..8,
    ) {
        let january = month("2026-01");
        let expected: Vec<Expected<'_, u8>> = owed.iter().map(|((member, n), (amount, asked))| Expected {
            member: *member,
            // members 2 and 3 have the same name
            name: NAMES[usize::from(*member).min(2)],
            month: january.plus(*n),
            amount: Fen(*amount),
            reference: asked.then_some(REFERENCES[usize::from(*member) + 1]),
        }).collect();
        let rows: Vec<Row<'_>> = given.iter().enumerate().map(|(n, (payer, amount, remark, day))| Row {
            transaction: TRANSACTIONS[n],
            on: date!(2026 - 07 - 05).replace_day(1 + day).unwrap(),
            amount: Fen(*amount),
            payer: NAMES[*payer],
            remark: REFERENCES[*remark],
        }).collect();
        let outcomes = run(&rows, &expected);
        let mut paid = BTreeSet::new();
        for (row, outcome) in rows.iter().zip(&outcomes) {
            if let Outcome::Pays { member, months } = outcome {
                let worth = months.iter().map(|month| {
                    expected.iter().find(|one| one.member == *member && one.month == *month).unwrap().amount
                });
                prop_assert_eq!(amount::sum(worth), row.amount);
                for month in months {
                    prop_assert!(paid.insert((*member, *month)), "paid twice");
                }
            }
        }
        let mut turned = rows.clone();
        turned.rotate_left(turn.min(rows.len()));
        let mut again = run(&turned, &expected);
        again.rotate_right(turn.min(rows.len()));
        prop_assert_eq!(again, outcomes);
    }
}
