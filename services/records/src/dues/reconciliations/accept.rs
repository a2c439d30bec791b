use super::{
    get::{reached, whole},
    view::ReconciliationOut,
};
use crate::{
    Records,
    desk::Desk,
    dues::{
        payments::{NewPayment, NewPayments, record::record},
        problems::{BOOKED_ALREADY, LINE_DIFFERS, MONTHS_BACKWARDS, NOT_MATCHED, TOO_MANY, UNKNOWN_LINE},
        received,
        rules::{Months, amount, pay::PayChannel},
        standing,
        store::{line, reconciliation::Model},
        words::LineState,
    },
    members::{self, Member},
    spoken,
    units::{self, Unit},
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DuesLineId, DuesReconciliationId, Fen, MemberId, YearMonth};
use rest::{Answer, Ctx, Json, OnConstraint, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// More at once than anybody looks through.
const MOST: usize = 200;

/// Lines that become payments: all of them, or none.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuesLinesAccepted)]
pub struct Accepted {
    pub lines: Vec<AcceptedLine>,
}

/// One line; whoever it is from and what it is for may be said where the file does not.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuesLineAccepted)]
pub struct AcceptedLine {
    pub line_id: DuesLineId,
    #[serde(default)]
    pub member_id: Option<MemberId>,
    #[serde(default)]
    pub first_month: Option<YearMonth>,
    #[serde(default)]
    pub last_month: Option<YearMonth>,
}

/// Accept lines of a file as payments
#[utoipa::path(post, path = "/dues/reconciliations/{id}/accept", tag = "dues", operation_id = "accept_dues_lines",
    request_body = Accepted, params(("id" = DuesReconciliationId, Path)),
    responses((status = OK, body = ReconciliationOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DuesReconciliationId>,
    Json(wanted): Json<Accepted>,
) -> Answer {
    let desk = records.desk(&ctx);
    let run = reached(&ctx, &desk, id, Action::Import).await?;
    accept(&desk, &run, &wanted.lines).await?;
    let out = whole(&desk, run).await?;
    ctx.reply(StatusCode::OK, &out).await
}

/// # Errors
/// When a line was settled, does not say who paid for what, differs from what is owed, or is against the rules.
pub async fn accept(desk: &Desk<'_>, run: &Model, wanted: &[AcceptedLine]) -> Result<(), Problem> {
    if wanted.is_empty() {
        return Err(kinds::MISSING.at("/lines"));
    }
    if wanted.len() > MOST {
        return Err(TOO_MANY.at("/lines").with("most", MOST));
    }
    let found = line::claim(desk.tx, run.id, wanted.iter().map(|one| one.line_id).collect()).await?;
    let mut open: HashMap<DuesLineId, line::Model> =
        found.into_iter().filter(|line| line.state == LineState::Open).map(|line| (line.id, line)).collect();
    let mut chosen = Vec::new();
    for (n, one) in wanted.iter().enumerate() {
        let line = open.remove(&one.line_id).ok_or_else(|| UNKNOWN_LINE.at(format!("/lines/{n}/line_id")))?;
        chosen.push((format!("/lines/{n}"), choose(line, one, n)?));
    }
    let members = payers(desk, run, &chosen).await?;
    for (at, line) in chosen {
        book(desk, &members, line, &at).await?;
    }
    Ok(())
}

/// The line with who paid and the months it is for.
fn choose(line: line::Model, one: &AcceptedLine, n: usize) -> Result<line::Model, Problem> {
    let months = match (one.first_month, one.last_month.or(one.first_month)) {
        (Some(first), Some(last)) => {
            let months = Months::new(first, last);
            let months = months.ok_or_else(|| MONTHS_BACKWARDS.at(format!("/lines/{n}/last_month")))?;
            months.iter().map(YearMonth::first_day).collect()
        }
        _ => line.months.clone(),
    };
    let member_id = one.member_id.or(line.member_id);
    if member_id.is_none() || months.is_empty() {
        let field = if member_id.is_none() { "member_id" } else { "first_month" };
        return Err(NOT_MATCHED.at(format!("/lines/{n}/{field}")));
    }
    Ok(line::Model { member_id, months, ..line })
}

/// Members of the unit and of everything below it. Their branches are held in one order, so that two who accept at once
/// never wait for each other.
async fn payers(
    desk: &Desk<'_>,
    run: &Model,
    chosen: &[(String, line::Model)],
) -> Result<HashMap<MemberId, Member>, Problem> {
    let members =
        members::by_ids(desk.tx, chosen.iter().filter_map(|(_, line)| line.member_id).collect()).await?;
    let branches: BTreeSet<_> = members.values().map(|member| member.unit_id).collect();
    let places = branches.iter().copied().chain([run.unit_id]).collect();
    let units: HashMap<_, Unit> = units::by_ids(desk.tx, places).await?;
    let top = units.get(&run.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
    for (at, line) in chosen {
        let member = line.member_id.and_then(|id| members.get(&id));
        let below = |member: &&Member| {
            units.get(&member.unit_id).is_some_and(|unit| unit.path.starts_with(&top.path))
        };
        let member =
            member.filter(below).ok_or_else(|| members::UNKNOWN_MEMBER.at(format!("{at}/member_id")))?;
        if !member.membership_state.is_member() {
            return Err(members::NOT_A_MEMBER.at(format!("{at}/member_id")));
        }
    }
    for unit in branches {
        units::claim(desk.tx, unit).await?;
    }
    Ok(members)
}

async fn book(
    desk: &Desk<'_>,
    members: &HashMap<MemberId, Member>,
    line: line::Model,
    at: &str,
) -> Result<(), Problem> {
    let payer = line.member_id.and_then(|id| members.get(&id)).ok_or_else(|| kinds::INTERNAL.problem())?;
    let payments = payments(desk, payer.id, &line, at).await?;
    let paid = NewPayments { paid_on: line.paid_on, channel: PayChannel::Transfer, payments };
    let one = HashMap::from([(payer.id, payer.clone())]);
    record(desk, &one, &paid).await.map_err(|problem| problem.within(at))?;
    let row = line::Model {
        state: LineState::Accepted,
        settled_by: desk.who.id,
        settled_at: Some(desk.now),
        ..line
    };
    line::update(desk.tx, row.clone()).await.on_constraint(
        "dues_reconciliation_lines_transaction_key",
        &BOOKED_ALREADY,
        &format!("{at}/line_id"),
    )?;
    let new =
        json!({ "transaction_no": row.transaction_no, "amount": row.amount, "member_id": row.member_id });
    let subject_id = Some(row.id.0);
    desk.audit(Entry { action: "reconcile", subject: "dues", subject_id, new: Some(new), ..Entry::default() })
        .await
}

/// What the line pays: one payment for each run of months.
async fn payments(
    desk: &Desk<'_>,
    member_id: MemberId,
    line: &line::Model,
    at: &str,
) -> Result<Vec<NewPayment>, Problem> {
    let standing = standing::of_one(desk.tx, member_id).await?;
    let owed = |months: Months| amount::sum(standing.owed_in(months, desk).into_values());
    let runs = runs(line.months.iter().copied().map(YearMonth::of));
    for months in &runs {
        received::refuse(desk, standing.letter, *months, format!("{at}/first_month"))?;
    }
    let sum = amount::sum(runs.iter().copied().map(owed));
    if sum != Fen(line.amount) {
        let differs = LINE_DIFFERS.at(format!("{at}/first_month")).with("owed", spoken::money(sum));
        return Err(differs.with("given", spoken::money(Fen(line.amount))));
    }
    let payment = |months: Months| NewPayment {
        member_id,
        first_month: months.first(),
        last_month: months.last(),
        amount: owed(months),
        handed_in_by: None,
        paid_to: None,
        consent_on: None,
        approved_above_on: None,
    };
    Ok(runs.into_iter().map(payment).collect())
}

/// Months that follow on each other, together.
fn runs(months: impl Iterator<Item = YearMonth>) -> Vec<Months> {
    let mut runs: Vec<Months> = Vec::new();
    for month in months {
        let grown = runs.last().filter(|run| run.last().next() == month);
        match grown.and_then(|run| Months::new(run.first(), month)) {
            Some(grown) => {
                runs.pop();
                runs.push(grown);
            }
            None => runs.push(Months::one(month)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vectors::month;

    #[test]
    fn months_with_a_gap_are_paid_apart() {
        let all = ["2026-01", "2026-02", "2026-04"].map(month);
        let found = runs(all.into_iter());
        assert_eq!(found.iter().map(|run| run.count()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(runs(std::iter::empty()), []);
    }
}
