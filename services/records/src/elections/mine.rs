use super::{
    facts,
    problems::NO_RECORD,
    rules::ElectionState,
    store::{
        self,
        election::{Column, Model},
    },
    view::ElectionRound,
};
use crate::{
    Records, members,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::MemberId;
use rest::{Answer, Ctx};
use rulepack::{Post, elections::Office};
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// Of the branch: the one under way, or the last that was held.
const SHOWN: u64 = 1;

/// The elections of the own branch.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyElections {
    unit_name: String,
    term_ends_on: Option<Date>,
    /// None where the branch has none to show.
    election: Option<MyElection>,
}

/// When, who stands, and what came of it. Who has no vote, and why, is nobody else's business.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyElection {
    #[schema(inline)]
    state: ElectionState,
    planned_on: Date,
    held_on: Option<Date>,
    committee: u32,
    deputies: u32,
    candidates: Vec<MyCandidate>,
    /// Those that count, once the result is settled.
    rounds: Vec<ElectionRound>,
    elected: Vec<MyElected>,
}

/// Somebody who stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyCandidate {
    member_id: MemberId,
    name: String,
    #[schema(inline)]
    office: Office,
}

/// Somebody who was elected.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyElected {
    name: String,
    post: Post,
}

/// Show the election of one's own branch
#[utoipa::path(get, path = "/elections/mine", tag = "elections", operation_id = "get_my_election",
    responses((status = OK, body = MyElections)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let own = ctx.member().ok_or_else(|| NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Election).about(Some(own))).await?;
    let found = members::find_for_action(ctx.tx(), own).await?.ok_or_else(|| NO_RECORD.problem())?;
    let desk = records.desk(&ctx);
    let theirs = of_branch(&found.unit);
    let open = theirs.clone().add(Column::ClosedOn.is_null());
    let mut shown = store::page(ctx.tx(), open, SHOWN).await?;
    if shown.is_empty() {
        let held = theirs.add(Column::State.eq(ElectionState::Completed));
        shown = store::page(ctx.tx(), held, SHOWN).await?;
    }
    let out = MyElections {
        term_ends_on: units::term(&desk, &found.unit).ends_on,
        unit_name: found.unit.name,
        election: shown.pop().map(show),
    };
    ctx.read(&out)
}

fn of_branch(unit: &Unit) -> Condition {
    Condition::all().add(Column::UnitId.eq(unit.id))
}

fn show(election: Model) -> MyElection {
    let settled = matches!(election.state, ElectionState::Decided | ElectionState::Completed);
    let rounds = facts::counted(&election).filter(|_| settled).cloned().map(Into::into).collect();
    let elected = election.outcome.0.iter().map(|one| MyElected { name: one.name.clone(), post: one.post });
    let candidate = |one: &store::parts::Candidate| MyCandidate {
        member_id: one.member_id,
        name: one.name.clone(),
        office: one.office,
    };
    MyElection {
        state: election.state,
        planned_on: election.planned_on,
        held_on: election.held_on,
        committee: election.plan.committee,
        deputies: election.plan.deputies,
        candidates: election.candidates.0.iter().map(candidate).collect(),
        rounds,
        elected: elected.collect(),
    }
}
