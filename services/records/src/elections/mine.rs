use super::{
    congress, facts,
    rules::{ElectionKind, ElectionState, Electors},
    store::{
        self,
        election::{Column, Model},
    },
    view::ElectionRound,
};
use crate::{
    Records,
    desk::Desk,
    members,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::MemberId;
use rest::{Answer, Ctx, Problem};
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
    /// Congresses to which the reader is a delegate.
    delegate_of: Vec<MyMandate>,
}

/// A congress to which somebody is a delegate.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyMandate {
    committee_name: String,
    elected_on: Option<Date>,
    /// When the term ends for which the delegates are elected, once it began.
    valid_until: Option<Date>,
    /// The election they vote in.
    election: MyElection,
}

/// When, who stands, and what came of it. Who has no vote, and why, is nobody else's business.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyElection {
    #[schema(inline)]
    kind: ElectionKind,
    #[schema(inline)]
    assembly: Electors,
    #[schema(inline)]
    state: ElectionState,
    planned_on: Date,
    held_on: Option<Date>,
    committee: u32,
    deputies: u32,
    /// Seats for delegates, of an election of these.
    delegates: u32,
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
    #[schema(inline)]
    office: Office,
    /// None of a delegate.
    post: Option<Post>,
}

/// Show the election of one's own branch
#[utoipa::path(get, path = "/elections/mine", tag = "elections", operation_id = "get_my_election",
    responses((status = OK, body = MyElections)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Election).about(Some(own))).await?;
    let found = members::find_for_action(ctx.tx(), own).await?.ok_or_else(|| members::NO_RECORD.problem())?;
    let desk = records.desk(&ctx);
    let delegate_of = mandates(&desk, own).await?;
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
        delegate_of,
    };
    ctx.read(&out)
}

fn of_branch(unit: &Unit) -> Condition {
    Condition::all().add(Column::UnitId.eq(unit.id))
}

/// Every congress whose delegates still are, the latest first.
async fn mandates(desk: &Desk<'_>, own: MemberId) -> Result<Vec<MyMandate>, Problem> {
    let won = store::about(&[own])
        .add(Column::CongressId.is_not_null())
        .add(Column::State.eq(ElectionState::Completed));
    let mut all = Vec::new();
    for sent in store::page(desk.tx, won, u64::from(u32::MAX)).await? {
        let mut elected = sent.mandate.iter().flat_map(|mandate| &mandate.elected);
        let Some(id) = sent.congress_id.filter(|_| elected.any(|one| one.member_id == own)) else { continue };
        let Some(congress) = store::find_within(desk.tx, id, Condition::all()).await? else { continue };
        let committee = units::by_ids(desk.tx, vec![congress.unit_id]).await?.remove(&congress.unit_id);
        let Some(committee) = committee.filter(|unit| congress::in_force(&congress, unit)) else { continue };
        all.push(MyMandate {
            valid_until: congress::valid_until(desk, &congress, &committee),
            committee_name: committee.name,
            elected_on: sent.held_on,
            election: show(congress),
        });
    }
    Ok(all)
}

fn show(election: Model) -> MyElection {
    let settled = matches!(election.state, ElectionState::Decided | ElectionState::Completed);
    let rounds = facts::counted(&election).filter(|_| settled).cloned().map(Into::into).collect();
    let seats = election.outcome.0.iter();
    let seats =
        seats.map(|one| MyElected { name: one.name.clone(), office: one.office, post: Some(one.post) });
    let delegates = election.mandate.iter().flat_map(|mandate| &mandate.elected);
    let delegates =
        delegates.map(|one| MyElected { name: one.name.clone(), office: Office::Delegate, post: None });
    let candidate = |one: &store::parts::Candidate| MyCandidate {
        member_id: one.member_id,
        name: one.name.clone(),
        office: one.office,
    };
    MyElection {
        kind: election.kind(),
        assembly: election.assembly(),
        state: election.state,
        planned_on: election.planned_on,
        held_on: election.held_on,
        committee: election.plan.committee,
        deputies: election.plan.deputies,
        delegates: election.seats(Office::Delegate),
        candidates: election.candidates.0.iter().map(candidate).collect(),
        rounds,
        elected: seats.chain(delegates).collect(),
    }
}
