use super::code;
use crate::{
    desk::Desk,
    dues::{
        rules::{
            Months,
            receipt::{Receipt, month_range},
        },
        store::{payment, receipt::Model},
    },
    units,
};
use kernel::{DuesPaymentId, DuesReceiptId, Fen, MemberId, UnitId, YearMonth};
use rest::Problem;
use serde::Serialize;
use std::collections::HashSet;
use time::Date;
use utoipa::ToSchema;

/// A receipt, ready to be shown or printed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesReceipt)]
pub struct ReceiptOut {
    pub id: DuesReceiptId,
    pub payment_id: DuesPaymentId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    pub unit_name: String,
    /// Year and number, such as `2026-000012`.
    pub serial: String,
    pub payer: String,
    pub first_month: YearMonth,
    pub last_month: YearMonth,
    /// The months in words, such as 2026年5月至7月.
    pub months: String,
    /// In fen.
    pub amount: Fen,
    /// Such as ¥1,234.50.
    pub figures: String,
    /// In Chinese capitals.
    pub capitals: String,
    pub collector: String,
    pub issued_on: Date,
    /// Proves what the receipt says.
    pub code: String,
    /// Whether the code fits what the receipt says.
    pub genuine: bool,
    /// The payment was reversed: the receipt counts no more.
    pub void: bool,
}

/// Year and number.
pub fn serial(row: &Model) -> String {
    receipt(row).line().serial
}

/// The receipt as the rules set it.
pub fn receipt(row: &Model) -> Receipt {
    let months = Months::new(YearMonth::of(row.first_month), YearMonth::of(row.last_month));
    Receipt {
        year: row.year,
        number: u32::try_from(row.number).unwrap_or_default(),
        payer: row.payer.clone(),
        months,
        amount: Fen(row.amount),
        collector: row.collector.clone(),
        on: row.issued_on,
    }
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, rows: Vec<Model>) -> Result<Vec<ReceiptOut>, Problem> {
    let units = units::by_ids(desk.tx, rows.iter().map(|row| row.unit_id).collect()).await?;
    let reversals = payment::reversals_of(desk.tx, rows.iter().map(|row| row.payment_id).collect()).await?;
    let void: HashSet<DuesPaymentId> = reversals.into_iter().filter_map(|row| row.reverses).collect();
    let out = |row: Model| {
        let receipt = receipt(&row);
        let line = receipt.line();
        ReceiptOut {
            genuine: code::of(desk.tx.vault(), &row) == row.code && line.capitals == row.capitals,
            void: void.contains(&row.payment_id),
            unit_name: units.get(&row.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
            months: receipt.months.map(month_range).unwrap_or_default(),
            serial: line.serial,
            figures: line.figures,
            capitals: row.capitals,
            id: row.id,
            payment_id: row.payment_id,
            member_id: row.member_id,
            unit_id: row.unit_id,
            payer: row.payer,
            first_month: YearMonth::of(row.first_month),
            last_month: YearMonth::of(row.last_month),
            amount: Fen(row.amount),
            collector: row.collector,
            issued_on: row.issued_on,
            code: row.code,
        }
    };
    Ok(rows.into_iter().map(out).collect())
}
