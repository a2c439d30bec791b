//! Files that are said to be a bank's.

use crate::tables::LIMITS;
use bytes::Bytes;
use kernel::{Fen, text::single_line};
use records::{
    dates::EARLIEST,
    dues::{
        bank_file::{MOST, Read, read},
        rules::amount::LARGEST,
    },
    table::{
        Limits,
        write::{Content, csv},
    },
};
use time::{Date, macros::date};

const TODAY: Date = date!(2026 - 11 - 27);

/// What was read is within bounds; written again it is read as the same, to the last fen, and not a day too early.
pub fn any(data: &[u8]) {
    let Ok(rows) = read("x", Bytes::copy_from_slice(data), &LIMITS, TODAY) else { return };
    assert!(rows.len() <= MOST, "{} rows", rows.len());
    assert!(rows.windows(2).all(|two| two[0].line < two[1].line), "lines out of order");
    rows.iter().for_each(bounded);
    let written = Bytes::from(written(&rows));
    let again = read("x.csv", written.clone(), &Limits::default(), TODAY).expect("what was written is read");
    assert_eq!(again, (2..).zip(&rows).map(placed).collect::<Vec<_>>());
    let latest = rows.iter().map(|row| row.on).max().expect("a file without rows was taken");
    let before = latest.previous_day().expect("a day before");
    let refused =
        read("x.csv", written, &Limits::default(), before).expect_err("money that is still to come");
    assert_eq!(refused.kind().code, "dues_bad_day");
}

fn bounded(row: &Read) {
    assert!((EARLIEST..=TODAY).contains(&row.on), "{}", row.on);
    assert!((Fen(-LARGEST.0)..=LARGEST).contains(&row.amount), "{:?}", row.amount);
    let chars = |text: &str| text.chars().count();
    assert!((1..=100).contains(&chars(&row.transaction)), "{:?}", row.transaction);
    assert!(chars(&row.payer) <= 100 && chars(&row.remark) <= 200, "{row:?}");
}

/// A row where it stands in the file that was written.
fn placed((line, row): (i32, &Read)) -> Read {
    // a text that was cut off may end in a blank
    Read { line, payer: single_line(&row.payer), remark: single_line(&row.remark), ..row.clone() }
}

fn written(rows: &[Read]) -> Vec<u8> {
    let titles = ["交易流水号", "交易日期", "金额", "付款人", "附言"].map(str::to_owned);
    let rows = rows.iter().map(|row| {
        let (sign, fen) = (if row.amount.0 < 0 { "-" } else { "" }, row.amount.0.unsigned_abs());
        let amount = format!("{sign}{}.{:02}", fen / 100, fen % 100);
        let (payer, remark) = (row.payer.clone(), row.remark.clone());
        vec![row.transaction.clone(), row.on.to_string(), amount, payer, remark]
    });
    csv(Content { sheet: "", titles: &titles, rows })
}
