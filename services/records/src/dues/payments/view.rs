use crate::{
    desk::Desk,
    dues::{
        receipts::serial,
        rules::pay::{HandedInBy, PaidTo, PayChannel},
        store::{
            payment::{self, Model},
            receipt,
        },
    },
    members,
    notice::Notice,
};
use kernel::{DuesPaymentId, DuesReceiptId, Fen, MemberId, UnitId, YearMonth};
use rest::Problem;
use serde::Serialize;
use std::collections::HashMap;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// Money handed in for whole months, or the reversal of such.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesPayment)]
pub struct PaymentOut {
    pub id: DuesPaymentId,
    pub member_id: MemberId,
    pub member_name: String,
    /// The branch that collected.
    pub unit_id: UnitId,
    pub first_month: YearMonth,
    pub last_month: YearMonth,
    /// In fen; negative for a reversal.
    pub amount: Fen,
    pub channel: PayChannel,
    pub handed_in_by: HandedInBy,
    pub paid_to: PaidTo,
    /// The day it was paid, or reversed.
    pub paid_on: Date,
    pub consent_on: Option<Date>,
    pub approved_above_on: Option<Date>,
    /// The payment this takes back.
    pub reverses: Option<DuesPaymentId>,
    /// What took this payment back.
    pub reversed_by: Option<DuesPaymentId>,
    pub reason: Option<String>,
    pub receipt: Option<ReceiptRef>,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Notice>,
}

/// Which receipt a payment has.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesReceiptRef)]
pub struct ReceiptRef {
    pub id: DuesReceiptId,
    /// Such as `2026-000012`.
    pub serial: String,
}

impl From<&receipt::Model> for ReceiptRef {
    fn from(row: &receipt::Model) -> Self {
        Self { id: row.id, serial: serial(row) }
    }
}

/// Rows as they are listed, in as many queries for fifty as for one.
///
/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, rows: Vec<Model>) -> Result<Vec<PaymentOut>, Problem> {
    let ids: Vec<DuesPaymentId> = rows.iter().map(|row| row.id).collect();
    let names = members::names(desk.tx, rows.iter().map(|row| row.member_id).collect()).await?;
    let receipts = receipts(desk, ids.clone()).await?;
    let reversals = payment::reversals_of(desk.tx, ids).await?.into_iter();
    let reversed: HashMap<_, _> = reversals.filter_map(|row| Some((row.reverses?, row.id))).collect();
    let out = |row: Model| PaymentOut {
        member_name: names.get(&row.member_id).cloned().unwrap_or_default(),
        receipt: receipts.get(&row.id).cloned(),
        reversed_by: reversed.get(&row.id).copied(),
        id: row.id,
        member_id: row.member_id,
        unit_id: row.unit_id,
        first_month: YearMonth::of(row.first_month),
        last_month: YearMonth::of(row.last_month),
        amount: Fen(row.amount),
        channel: row.channel,
        handed_in_by: row.handed_in_by,
        paid_to: row.paid_to,
        paid_on: row.paid_on,
        consent_on: row.consent_on,
        approved_above_on: row.approved_above_on,
        reverses: row.reverses,
        reason: row.reason,
        recorded_at: row.recorded_at,
        warnings: Vec::new(),
    };
    Ok(rows.into_iter().map(out).collect())
}

/// The receipts of these payments.
///
/// # Errors
/// When the database is away.
pub async fn receipts(
    desk: &Desk<'_>,
    payments: Vec<DuesPaymentId>,
) -> Result<HashMap<DuesPaymentId, ReceiptRef>, Problem> {
    let rows = receipt::of_payments(desk.tx, payments).await?;
    Ok(rows.iter().map(|row| (row.payment_id, ReceiptRef::from(row))).collect())
}
