//! A bank's file, read into rows the rules take. Pure: the day is an argument.

use super::{
    amount,
    layout::{Field, LAYOUT},
};
use crate::{
    dates::EARLIEST,
    dues::{
        problems::{BAD_AMOUNT, BAD_DAY, BAD_TRANSACTION},
        rules::amount::LARGEST,
    },
    imports::of_fault,
    table::{Cell, Fault, Header, Limits, Row, Table, find_header, said},
};
use bytes::Bytes;
use kernel::{Fen, read_date, text::single_line};
use rest::{Problem, ProblemKind, voice};
use time::Date;

/// More rows than a unit receives in a year; a longer file is not meant for one.
pub const MOST: usize = 2000;

/// A row of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    pub line: i32,
    pub transaction: String,
    pub on: Date,
    pub amount: Fen,
    pub payer: String,
    pub remark: String,
}

/// # Errors
/// When the file is no table of this kind, or a row of it cannot be understood.
pub fn read(name: &str, bytes: Bytes, limits: &Limits, today: Date) -> Result<Vec<Read>, Problem> {
    let faulty = |fault: Fault| of_fault(&fault);
    let mut table = Table::open(name, bytes, limits).map_err(faulty)?;
    let header = find_header(&mut table, LAYOUT).map_err(|fault| faulty(named(fault)))?;
    let mut read = Vec::new();
    for row in header.rows_below(&mut table).map_err(faulty)? {
        let row = row.map_err(faulty)?;
        // what went out has nothing in the column of what came in
        if let Some(one) = one(&header, &row, today)? {
            read.push(one);
        }
        if read.len() > MOST {
            return Err(faulty(Fault::TooManyRows { limit: u32::try_from(MOST).unwrap_or(u32::MAX) }));
        }
    }
    if read.is_empty() { Err(faulty(Fault::NoRows)) } else { Ok(read) }
}

/// Names what is missing as the reader calls it.
fn named(fault: Fault) -> Fault {
    let title = |name: String| said(LAYOUT, &name, voice()).unwrap_or(name);
    match fault {
        Fault::WrongHeader { missing, seen } => {
            Fault::WrongHeader { missing: missing.into_iter().map(title).collect(), seen }
        }
        other => other,
    }
}

fn one(header: &Header<Field>, row: &Row, today: Date) -> Result<Option<Read>, Problem> {
    let cell = |field| header.column_of(field).and_then(|at| row.cells.get(at)).unwrap_or(&Cell::Empty);
    let text = |field| single_line(&cell(field).text());
    let wrong = |kind: &'static ProblemKind, text: &str| {
        let text: String = text.chars().take(40).collect();
        kind.at("/file").with("line", row.line).with("text", text)
    };
    let given = text(Field::Amount);
    let amount = amount::read(&given).map_err(|()| wrong(&BAD_AMOUNT, &given))?;
    let Some(amount) = amount else { return Ok(None) };
    if amount > LARGEST || amount < Fen(-LARGEST.0) {
        return Err(wrong(&BAD_AMOUNT, &given));
    }
    let day = text(Field::Day);
    // a time of day may stand behind it
    let on = read_date(day.split([' ', 'T']).next().unwrap_or_default()).ok();
    let on = on.filter(|on| (EARLIEST..=today).contains(on)).ok_or_else(|| wrong(&BAD_DAY, &day))?;
    let transaction = text(Field::Transaction);
    if transaction.is_empty() || transaction.chars().count() > 100 {
        return Err(wrong(&BAD_TRANSACTION, &transaction));
    }
    Ok(Some(Read {
        line: i32::try_from(row.line).unwrap_or(i32::MAX),
        transaction,
        on,
        amount,
        payer: text(Field::Payer).chars().take(100).collect(),
        remark: text(Field::Remark).chars().take(200).collect(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn rows(text: &str) -> Result<Vec<Read>, Problem> {
        let today = date!(2026 - 11 - 27);
        read("bank.csv", Bytes::from(text.to_owned()), &Limits::default(), today)
    }

    #[test]
    fn a_file_is_read_under_the_names_of_its_bank() {
        let file = "某银行交易明细\n流水号,交易时间,贷方发生额,对方户名,摘要\n\
                    A1,2026-03-02 09:30:11,45.00,张三,党费\nA2,2026/3/3,,李四,支出\nA3,20260304,\"1,000\",王五,\n";
        let read = rows(file).unwrap();
        assert_eq!(read.len(), 2, "what went out is no line");
        assert_eq!(
            (read[0].on, read[0].amount, read[0].payer.as_str()),
            (date!(2026 - 03 - 02), Fen(4500), "张三")
        );
        assert_eq!((read[1].on, read[1].amount, read[1].line), (date!(2026 - 03 - 04), Fen(100_000), 4));
    }

    #[test]
    fn a_row_that_cannot_be_understood_is_named() {
        let head = "交易流水号,交易日期,金额,付款人\n";
        for (row, code) in [
            ("A1,2026-13-01,45,张三", "dues_bad_day"),
            ("A1,2027-01-01,45,张三", "dues_bad_day"),
            ("A1,2026-03-01,四十五,张三", "dues_bad_amount"),
            (",2026-03-01,45,张三", "dues_bad_transaction"),
        ] {
            let problem = rows(&format!("{head}{row}\n")).unwrap_err();
            assert_eq!(problem.kind().code, code, "{row}");
        }
        assert_eq!(rows("姓名,金额\n张三,1\n").unwrap_err().kind().code, "wrong_header");
        assert_eq!(rows(head).unwrap_err().kind().code, "no_rows");
    }
}
