use super::{
    assessments::AssessmentOut,
    extras::{self, ExtraOut},
    shown::{self, ArrearsOut, Paid},
    standing::{self, Standing},
    years,
};
use crate::{Records, desk::Desk, members};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{DuesPaymentId, Fen, YearMonth};
use rest::{Answer, Ctx, Problem, Query, kinds};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// The own dues.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyDues {
    /// The branch that collects.
    unit_name: String,
    year: i32,
    /// The first year something is recorded of.
    first_year: Option<i32>,
    /// What holds for the present month, with the rules it rests on.
    assessment: Option<AssessmentOut>,
    /// What an exemption leaves to pay in the present month; none without one.
    lowered_to: Option<Fen>,
    /// Everything is paid up to this month.
    paid_to: Option<YearMonth>,
    arrears: ArrearsOut,
    /// The months of the year for which something is fixed.
    months: Vec<MyMonth>,
    /// The payments that cover them.
    payments: Vec<Paid>,
    /// What was given beyond that in the year, with the receipts.
    extras: Vec<ExtraOut>,
}

/// A month of one's own.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MyMonth {
    month: YearMonth,
    /// In fen.
    owed: Fen,
    payment_id: Option<DuesPaymentId>,
}

/// Show one's own dues in a year
#[utoipa::path(get, path = "/dues/mine", tag = "dues", operation_id = "get_my_dues", params(years::Wanted),
    responses((status = OK, body = MyDues)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<years::Wanted>) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Dues).about(Some(own))).await?;
    let desk = records.desk(&ctx);
    let year = years::of(&desk, wanted)?;
    let found = members::find_for_action(desk.tx, own).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let standing = standing::of_one(desk.tx, own).await?;
    let mut out = mine(&desk, &standing, year, found.unit.name).await?;
    out.extras = extras::of_member(&desk, own, Some(year)).await?;
    ctx.read(&out)
}

async fn mine(desk: &Desk<'_>, standing: &Standing, year: i32, unit_name: String) -> Result<MyDues, Problem> {
    let now = YearMonth::of(desk.today);
    let held = standing.in_force(now).cloned();
    let owed_now = standing.owed_for(now, desk);
    let lowered_to = owed_now.filter(|owed| held.as_ref().is_some_and(|row| owed.0 < row.amount));
    let months = months(standing, year, desk);
    let covering: BTreeSet<DuesPaymentId> = months.iter().filter_map(|month| month.payment_id).collect();
    let paid = shown::paid(desk, covering.iter().copied().collect()).await?;
    Ok(MyDues {
        unit_name,
        year,
        first_year: standing.fixed().iter().map(|fixed| fixed.from.year()).min(),
        assessment: held.map(AssessmentOut::of),
        lowered_to,
        paid_to: shown::paid_to(standing, desk),
        arrears: shown::arrears(standing, desk)?,
        extras: Vec::new(),
        payments: covering.iter().rev().filter_map(|id| paid.get(id).cloned()).collect(),
        months,
    })
}

fn months(standing: &Standing, year: i32, desk: &Desk<'_>) -> Vec<MyMonth> {
    let owed = standing.owed_in(years::span(year), desk);
    let one =
        |(month, owed): (YearMonth, Fen)| MyMonth { month, owed, payment_id: standing.paid.payment(month) };
    owed.into_iter().map(one).collect()
}
