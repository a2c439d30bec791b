//! The line of a receipt (党费收据, 党费证): serial number, payer, months, figures and capitals, collector, day.

use super::{Months, capitals::capitals};
use kernel::{Fen, YearMonth};
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub year: i32,
    /// Counts from 1 in each year of a body; none is used twice, that of a reversed payment neither.
    pub number: u32,
    pub payer: String,
    /// None for extra payments and special dues.
    pub months: Option<Months>,
    pub amount: Fen,
    pub collector: String,
    pub on: Date,
}

/// The words of a receipt, ready to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub serial: String,
    pub payer: String,
    pub months: Option<String>,
    pub figures: String,
    pub capitals: String,
    pub collector: String,
    pub on: String,
}

impl Receipt {
    pub fn line(&self) -> Line {
        Line {
            serial: format!("{:04}-{:06}", self.year, self.number),
            payer: self.payer.clone(),
            months: self.months.map(month_range),
            figures: figures(self.amount),
            capitals: format!("人民币{}", capitals(self.amount)),
            collector: self.collector.clone(),
            on: format!("{}年{}月{}日", self.on.year(), u8::from(self.on.month()), self.on.day()),
        }
    }
}

/// ¥1,234.50; a negative amount has its sign before the mark.
pub fn figures(amount: Fen) -> String {
    format!("{}¥{}", sign(amount), digits(amount))
}

/// 1,234.50元
pub fn yuan(amount: Fen) -> String {
    format!("{}{}元", sign(amount), digits(amount))
}

const fn sign(amount: Fen) -> &'static str {
    if amount.0 < 0 { "-" } else { "" }
}

fn digits(amount: Fen) -> String {
    let fen = amount.0.unsigned_abs();
    format!("{}.{:02}", grouped(fen / 100), fen % 100)
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// 2026年5月, 2026年5月至7月, 2025年11月至2026年1月
pub fn month_range(months: Months) -> String {
    let (first, last) = (months.first(), months.last());
    let month = |month: YearMonth| u8::from(month.month());
    if first == last {
        format!("{}年{}月", first.year(), month(first))
    } else if first.year() == last.year() {
        format!("{}年{}月至{}月", first.year(), month(first), month(last))
    } else {
        format!("{}年{}月至{}年{}月", first.year(), month(first), last.year(), month(last))
    }
}
