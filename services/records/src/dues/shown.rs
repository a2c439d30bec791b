//! What boards and the own page show of how a member stands.

use super::{
    payments::{self, ReceiptRef},
    rules::{Months, arrears::ArrearsFlag, pay::PayChannel},
    standing::Standing,
    store::payment,
    words::AssessmentKind,
};
use crate::desk::Desk;
use kernel::{DuesAssessmentId, DuesPaymentId, Fen, YearMonth};
use rest::Problem;
use rulepack::dues::PayerKind;
use serde::Serialize;
use std::collections::HashMap;
use time::Date;
use utoipa::ToSchema;

/// What was fixed for a month.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesInForce)]
pub struct InForce {
    pub id: DuesAssessmentId,
    pub kind: AssessmentKind,
    pub payer: Option<PayerKind>,
    pub from_month: YearMonth,
    /// A month, in fen, before any exemption.
    pub amount: Fen,
    /// An exemption lowers it in this month.
    pub lowered: bool,
}

/// How a month was paid.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesPaidBy)]
pub struct Paid {
    pub payment_id: DuesPaymentId,
    pub paid_on: Date,
    pub first_month: YearMonth,
    pub last_month: YearMonth,
    /// Of the whole payment, in fen.
    pub amount: Fen,
    pub channel: PayChannel,
    pub receipt: Option<ReceiptRef>,
}

/// What a member is behind with today. A flag asks the branch to act; it never changes a membership.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesArrears)]
pub struct ArrearsOut {
    pub flag: ArrearsFlag,
    /// Months of the longest run without a break.
    pub run: u16,
    pub months: Vec<YearMonth>,
    /// In fen.
    pub amount: Fen,
}

/// The assessment that holds for a month.
pub fn in_force(standing: &Standing, month: YearMonth, desk: &Desk<'_>) -> Option<InForce> {
    let row = standing.in_force(month)?;
    let amount = Fen(row.amount);
    Some(InForce {
        id: row.id,
        kind: row.kind,
        payer: row.payer,
        from_month: YearMonth::of(row.from_month),
        amount,
        lowered: standing.owed_for(month, desk).is_some_and(|owed| owed < amount),
    })
}

/// The letter of whoever came from elsewhere, in a month it covers.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = DuesPaidElsewhere)]
pub struct PaidElsewhere {
    /// The last month whose dues were paid before the transfer.
    pub paid_to: YearMonth,
    pub letter_on: Date,
}

/// By which letter a month was paid before the transfer.
pub fn elsewhere(standing: &Standing, month: YearMonth) -> Option<PaidElsewhere> {
    let letter = standing.letter.filter(|_| standing.is_elsewhere(month))?;
    Some(PaidElsewhere { paid_to: letter.paid_to, letter_on: letter.issued_on })
}

/// The last month up to which everything is paid, by the letter the member came with at least; months paid ahead count.
pub fn paid_to(standing: &Standing, desk: &Desk<'_>) -> Option<YearMonth> {
    let ahead = i32::from(desk.pack.dues.payment.on(desk.today).value.at_once_months);
    let owed = standing.owed(YearMonth::of(desk.today).plus(ahead), desk);
    standing.paid.paid_to(&owed).max(standing.letter.map(|letter| letter.paid_to))
}

/// # Errors
/// When the policy of the day cannot be read.
pub fn arrears(standing: &Standing, desk: &Desk<'_>) -> Result<ArrearsOut, Problem> {
    let found = standing.arrears(desk)?;
    let run = found.run.map_or(0, Months::count);
    Ok(ArrearsOut { flag: found.flag, run, months: found.unpaid, amount: found.amount })
}

/// Payments by id, with their receipts.
///
/// # Errors
/// When the database is away.
pub async fn paid(desk: &Desk<'_>, ids: Vec<DuesPaymentId>) -> Result<HashMap<DuesPaymentId, Paid>, Problem> {
    let receipts = payments::receipts(desk, ids.clone()).await?;
    let out = |row: payment::Model| {
        let paid = Paid {
            payment_id: row.id,
            paid_on: row.paid_on,
            first_month: YearMonth::of(row.first_month),
            last_month: YearMonth::of(row.last_month),
            amount: Fen(row.amount),
            channel: row.channel,
            receipt: receipts.get(&row.id).cloned(),
        };
        (row.id, paid)
    };
    Ok(payment::by_ids(desk.tx, ids).await?.into_iter().map(out).collect())
}
