//! What is sent, before anything is written.

use super::input::NewDuesRemittance;
use crate::{
    dates::past,
    desk::Desk,
    dues::{
        problems::{DECIDED_AFTER, MONTHS_BACKWARDS, ONLY_FOR_ALLOCATION, WRONG_FUND},
        rules::{
            Finding, Months,
            amount::LARGEST,
            ledger::Fund,
            passing::{Allocation, allocate},
        },
        said,
        store::remittance::Model,
        words::{RemittanceKind, RemittanceState},
    },
    text,
    units::Unit,
};
use kernel::{DuesRemittanceId, Fen};
use rest::{Problem, kinds};

/// # Errors
/// When something is missing, not asked for, or cannot be meant.
pub fn row(
    desk: &Desk<'_>,
    from: &Unit,
    to: Option<&Unit>,
    new: NewDuesRemittance,
) -> Result<Model, Problem> {
    nothing_decided(&new)?;
    let months = months(&new)?;
    new.decided_on.map_or(Ok(()), |decided| past(decided, desk.today, "/decided_on"))?;
    if new.decided_on.is_some_and(|decided| decided > new.sent_on) {
        return Err(DECIDED_AFTER.at("/decided_on"));
    }
    let fund = fund(&new)?;
    Ok(Model {
        id: DuesRemittanceId::new(),
        kind: new.kind,
        from_unit_id: from.id,
        to_unit_id: to.map(|to| to.id),
        fund,
        amount: new.amount.0,
        money: new.money,
        sent_on: new.sent_on,
        first_month: months.map(|months| months.first().first_day()),
        last_month: months.map(|months| months.last().first_day()),
        purpose: new.purpose,
        decision: text::kept(new.decision, "/decision", 500)?,
        decided_on: new.decided_on,
        note: text::kept(new.note, "/note", 200)?,
        state: RemittanceState::Sent,
        answered_on: None,
        answered_money: None,
        answer: None,
        sent_by: desk.who.id,
        sent_at: desk.now,
        answered_by: None,
        answered_at: None,
    })
}

/// What is passed upwards is not decided.
fn nothing_decided(new: &NewDuesRemittance) -> Result<(), Problem> {
    let given = [
        (new.purpose.is_some(), "/purpose"),
        (new.decision.is_some(), "/decision"),
        (new.decided_on.is_some(), "/decided_on"),
    ];
    let remit = new.kind == RemittanceKind::Remit;
    match given.iter().find(|(given, _)| *given && remit) {
        Some((_, pointer)) => Err(ONLY_FOR_ALLOCATION.at(*pointer)),
        None => Ok(()),
    }
}

fn months(new: &NewDuesRemittance) -> Result<Option<Months>, Problem> {
    match (new.first_month, new.last_month.or(new.first_month)) {
        (Some(first), Some(last)) => {
            Months::new(first, last).map(Some).ok_or_else(|| MONTHS_BACKWARDS.at("/last_month"))
        }
        (None, Some(_)) => Err(kinds::MISSING.at("/first_month")),
        _ => Ok(None),
    }
}

/// The accounts tell whether money of this fund moves like this; the rest would be refused by the database.
fn fund(new: &NewDuesRemittance) -> Result<Fund, Problem> {
    if !(1..=LARGEST.0).contains(&new.amount.0) {
        return Err(kinds::OUT_OF_RANGE.at("/amount").with("least", 1).with("most", LARGEST.0));
    }
    let fund = new.fund.unwrap_or(Fund::Ordinary);
    if new.kind != RemittanceKind::Remit && fund != Fund::Ordinary {
        return Err(WRONG_FUND.at("/fund"));
    }
    Ok(fund)
}

/// # Errors
/// When an allocation was not decided, or there is not so much.
pub fn decided(desk: &Desk<'_>, row: &Model, balance: Fen) -> Result<(), Problem> {
    let decided = row.decision.is_some() && row.decided_on.is_some();
    let allocation = Allocation { amount: Fen(row.amount), purpose: row.purpose, decided };
    let wrong = allocate(&allocation, balance).into_iter().map(|finding| {
        let pointer = match finding {
            Finding::DecisionMissing if row.decision.is_some() => "/decided_on",
            Finding::DecisionMissing => "/decision",
            _ => "/amount",
        };
        (pointer.to_owned(), finding)
    });
    let wrong: Vec<_> = wrong.collect();
    if wrong.is_empty() { Ok(()) } else { Err(said::refusal(wrong, &desk.pack.dues, row.sent_on)) }
}
