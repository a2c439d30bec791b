//! What other features ask about the dues of a unit.

use super::{
    ledger::FundsOut,
    standing,
    store::{closing, publication, receipt, remittance, sums, taken},
    words::RemittanceState,
};
use crate::{
    archive::Filed,
    dates::{EARLIEST, LATEST},
    desk::Desk,
    members,
    units::Unit,
};
use kernel::{Fen, UnitId, YearMonth};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::Date;

/// Receipts a unit issued, months it closed and years it published, between two days.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let issued = Condition::all()
        .add(receipt::Column::UnitId.eq(unit.id))
        .add(receipt::Column::IssuedOn.between(first, last));
    let receipts = taken::all::<receipt::Entity>(desk.tx, issued).await?;
    let mut all: Vec<Filed> = receipts.iter().map(of_receipt).collect();
    for row in closing::between(desk.tx, unit.id, first, last).await? {
        let month = YearMonth::of(row.month);
        let content = json!({"month": month, "figures": row.figures});
        // a closing is known by its unit and its month
        let id =
            uuid::Uuid::from_u128(unit.id.0.as_u128() ^ u128::from(row.month.to_julian_day().unsigned_abs()));
        all.push(Filed::new(FiledKind::DuesClosing, id, &month.to_string(), month.last_day(), content));
    }
    let published = Condition::all()
        .add(publication::Column::UnitId.eq(unit.id))
        .add(publication::Column::Year.between(first.year(), last.year().min(desk.today.year())));
    let published = publication::page(desk.tx, published, u64::from(u32::MAX)).await?;
    all.extend(published.into_iter().map(of_publication));
    Ok(all)
}

fn of_publication(row: publication::Model) -> Filed {
    let year = row.year;
    let content =
        json!({"year": year, "figures": row.figures, "note": row.note, "published_on": row.published_on});
    let on = Date::from_calendar_date(year, time::Month::December, 31).unwrap_or(row.published_on);
    Filed::new(FiledKind::DuesPublication, row.id.0, &year.to_string(), on, content)
}

fn of_receipt(row: &receipt::Model) -> Filed {
    let content = json!({
        "year": row.year, "number": row.number, "payer": row.payer, "first_month": row.first_month,
        "last_month": row.last_month, "amount": row.amount, "collector": row.collector, "code": row.code,
    });
    let title = format!("{}-{:04} {}", row.year, row.number, row.payer);
    Filed::new(FiledKind::DuesReceipt, row.id.0, &title, row.issued_on, content)
}

/// Where the money of a unit lies, and whose it is.
///
/// # Errors
/// When the database is away.
pub async fn funds(desk: &Desk<'_>, unit: &Unit) -> Result<FundsOut, Problem> {
    Ok(FundsOut::of(&sums::trial(desk.tx, unit.id, EARLIEST, LATEST).await?))
}

/// What a unit has in its keeping, in cash and at the bank.
///
/// # Errors
/// When the database is away.
pub async fn money_of(desk: &Desk<'_>, unit: UnitId) -> Result<Fen, Problem> {
    let funds = FundsOut::of(&sums::trial(desk.tx, unit, EARLIEST, LATEST).await?);
    Ok(Fen(funds.cash.0 + funds.bank.0))
}

/// Money on its way to or from a unit that the other side has not answered.
///
/// # Errors
/// When the database is away.
pub async fn count_sent_of(desk: &Desk<'_>, unit: UnitId) -> Result<u64, Problem> {
    let either = Condition::any()
        .add(remittance::Column::FromUnitId.eq(unit))
        .add(remittance::Column::ToUnitId.eq(unit));
    let sent = Condition::all().add(either).add(remittance::Column::State.eq(RemittanceState::Sent));
    Ok(remittance::count(desk.tx, sent).await?)
}

/// The month up to which the books of a unit are closed.
///
/// # Errors
/// When the database is away.
pub async fn settled_to(desk: &Desk<'_>, unit: &Unit) -> Result<Option<YearMonth>, Problem> {
    Ok(closing::settled_to(desk.tx, unit.id).await?)
}

/// Of a hundred members who owe something for a month, those who have paid it; none where nobody owes.
///
/// # Errors
/// When the database is away.
pub async fn paid_percent(desk: &Desk<'_>, unit: &Unit, month: YearMonth) -> Result<Option<u32>, Problem> {
    let roster = members::roster_below(desk.tx, &unit.path).await?;
    let standings = standing::of(desk.tx, roster.iter().map(|member| member.id).collect()).await?;
    let owing = standings.values().filter(|one| one.owed_for(month, desk).is_some_and(|owed| owed > Fen(0)));
    let (owing, paid) = owing.fold((0_u32, 0_u32), |(owing, paid), one| {
        (owing + 1, paid + u32::from(one.paid.payment(month).is_some()))
    });
    Ok((owing > 0).then(|| paid * 100 / owing))
}
