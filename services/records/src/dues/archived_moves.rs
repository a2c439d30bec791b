//! What the archive keeps of the money a unit spent, and of what went between it and another level.

use super::{
    rules::Months,
    said,
    store::{remittance, spending},
    words::{RemittanceKind, RemittanceState},
};
use crate::{archive::Filed, desk::Desk, spoken::pick, units::Unit};
use kernel::YearMonth;
use rest::{Problem, voice};
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::Date;

/// Spendings between two days with what they rest on, and remittances and allocations the other side answered between
/// them: each side keeps its own.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let spent = Condition::all()
        .add(spending::Column::UnitId.eq(unit.id))
        .add(spending::Column::SpentOn.between(first, last));
    let spent = spending::page(desk.tx, spent, u64::from(u32::MAX)).await?;
    let mut all: Vec<Filed> = spent.iter().map(of_spending).collect();
    let either = Condition::any()
        .add(remittance::Column::FromUnitId.eq(unit.id))
        .add(remittance::Column::ToUnitId.eq(unit.id));
    let answered = Condition::all()
        .add(either)
        .add(remittance::Column::State.ne(RemittanceState::Sent))
        .add(remittance::Column::AnsweredOn.between(first, last));
    let answered = remittance::page(desk.tx, answered, u64::from(u32::MAX)).await?;
    all.extend(answered.iter().filter_map(of_remittance));
    Ok(all)
}

fn of_spending(row: &spending::Model) -> Filed {
    let content = json!({
        "purpose": row.purpose, "subject": row.subject, "amount": row.amount, "money": row.money,
        "spent_on": row.spent_on, "decision": row.decision, "decided_on": row.decided_on,
        "meeting_id": row.meeting_id, "voucher_id": row.voucher_id,
    });
    Filed::new(FiledKind::DuesSpending, row.id.0, &row.subject, row.spent_on, content)
}

fn of_remittance(row: &remittance::Model) -> Option<Filed> {
    let content = json!({
        "kind": row.kind, "from_unit_id": row.from_unit_id, "to_unit_id": row.to_unit_id, "fund": row.fund,
        "amount": row.amount, "money": row.money, "sent_on": row.sent_on, "first_month": row.first_month,
        "last_month": row.last_month, "purpose": row.purpose, "decision": row.decision,
        "decided_on": row.decided_on, "note": row.note, "state": row.state, "answered_on": row.answered_on,
        "answered_money": row.answered_money, "answer": row.answer,
    });
    // a title is part of the sum, so it is the same in every language
    let title = row.sent_on.to_string();
    let filed = Filed::new(FiledKind::DuesRemittance, row.id.0, &title, row.answered_on?, content);
    Some(filed.called(name(row)))
}

/// What was sent and for which months; the amount stands in the record itself.
fn name(row: &remittance::Model) -> String {
    let (all, of_months) = match row.kind {
        RemittanceKind::Remit => {
            (pick("上缴党费", "Dues remitted"), pick("上缴 {months} 党费", "Dues of {months} remitted"))
        }
        RemittanceKind::Allocate => {
            (pick("下拨党费", "Dues allocated"), pick("下拨 {months} 党费", "Dues of {months} allocated"))
        }
    };
    let months = row
        .first_month
        .zip(row.last_month)
        .and_then(|(first, last)| Months::new(YearMonth::of(first), YearMonth::of(last)));
    months.map_or_else(|| all.to_owned(), |months| voice().fill(of_months, "months", &said::months(months)))
}
