use super::{
    actors::{self, Seat},
    letters::{NewLetter, PaperLetter, Source},
    open, place,
    problems::{BRANCH_BY_RECEIVER, UNKNOWN_UNIT},
    query::{self, Placed},
    rules::{Actor, Route, Step, paper},
    take::{self, By, Order},
    view::{self, TransferOut},
};
use crate::{Records, desk::Desk, text};
use axum::{extract::State, http::StatusCode};
use kernel::{TransferId, UnitId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem, kinds};
use rulepack::Capability;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A step to be taken.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTransferStep)]
pub struct NewStep {
    #[schema(inline)]
    pub step: Step,
    /// In which part, where the actor has several; the first that may take the step when absent.
    #[serde(default)]
    #[schema(inline)]
    pub actor: Option<Actor>,
    /// The day on the paper; today when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub on: Option<Date>,
    /// Needed to return, reject or revoke.
    #[serde(default)]
    pub reason: Option<String>,
    /// `issue_letter`, for a letter of our own.
    #[serde(default)]
    pub letter: Option<NewLetter>,
    /// `issue_letter`, for a new one from elsewhere.
    #[serde(default)]
    pub paper_letter: Option<PaperLetter>,
    /// `return_receipt`: who signed it.
    #[serde(default)]
    pub handled_by: Option<String>,
    /// `approve`, by the receiving committee, of somebody whom another organisation sent: the branch that shall take
    /// the member.
    #[serde(default)]
    pub to_unit_id: Option<UnitId>,
}

/// Take a step of a transfer
///
/// What may be done next, and by whom, is in `next` of the transfer. The acceptance moves the member. A paper from
/// elsewhere may tell several steps at once: a receipt that both receivers agreed, a letter that both senders did.
#[utoipa::path(post, path = "/transfers/{id}/steps", tag = "transfers", operation_id = "take_transfer_step",
    request_body = NewStep, params(("id" = TransferId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = TransferOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<TransferId>,
    IfMatch(version): IfMatch,
    Json(new): Json<NewStep>,
) -> Answer {
    let mut placed = query::claimed(&ctx, id).await?;
    let parts = Seat::of(&ctx).await?.parts(&placed.transfer, &placed.units);
    let today = ctx.today();
    let states = [placed.transfer.standing(new.on.unwrap_or(today)).0, placed.transfer.state];
    let acting = actors::part_for(&parts, &placed, &states, new.step, new.actor)?;
    IfMatch(version).check(placed.transfer.version)?;
    let desk = open::desk_for(&records, &ctx, placed.transfer.member_id.filter(|_| acting.on_behalf));
    let by = view::by(&ctx).await?;
    settle_branch(&desk, &mut placed, &new, acting).await?;
    let order = order(new, acting, today)?;
    follow(&desk, &by, &mut placed, order).await?;
    let version = placed.transfer.version;
    let out = view::detail(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// Who comes from another organisation is given a branch by the committee that approves.
async fn settle_branch(
    desk: &Desk<'_>,
    placed: &mut Placed,
    new: &NewStep,
    acting: actors::Acting,
) -> Result<(), Problem> {
    let asked = placed.transfer.route == Route::ExchangeIn
        && new.step == Step::Approve
        && acting.actor == Actor::ToCommittee;
    let id = match (asked, new.to_unit_id) {
        (false, None) => return Ok(()),
        (false, Some(_)) => return Err(BRANCH_BY_RECEIVER.at("/to_unit_id")),
        (true, None) => return Err(kinds::MISSING.at("/to_unit_id")),
        (true, Some(id)) => id,
    };
    let unknown = || UNKNOWN_UNIT.at("/to_unit_id");
    let unit = open::branch(desk, id).await?;
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    if ![Capability::HoldsMembers, Capability::Transfers].iter().all(|able| kinds.can(unit.kind, *able)) {
        return Err(unknown());
    }
    let side = place::side(desk, unit).await?;
    if Some(side.committee.id) != placed.transfer.to_committee_id {
        return Err(unknown());
    }
    placed.transfer.to_unit_id = Some(side.unit.id);
    placed.units.insert(side.unit.id, side.unit);
    Ok(())
}

fn order(new: NewStep, acting: actors::Acting, today: Date) -> Result<Order, Problem> {
    let ours = new.letter.map(Source::Ours);
    let letter = new.paper_letter.map(Source::Paper).or(ours);
    Ok(Order {
        step: new.step,
        acting,
        on: new.on.unwrap_or(today),
        reason: text::kept(new.reason, "/reason", 300)?,
        letter,
        handled_by: text::kept(new.handled_by, "/handled_by", 50)?,
    })
}

/// Takes the step, or each of those that the paper tells.
async fn follow(desk: &Desk<'_>, by: &By, placed: &mut Placed, order: Order) -> Result<(), Problem> {
    let state = placed.transfer.standing(order.on).0;
    let Some(steps) = paper::told(placed.transfer.route, state, order.step) else {
        return take::order(desk, by, placed, order).await;
    };
    for step in steps {
        take::order(desk, by, placed, Order { step: *step, ..order.clone() }).await?;
    }
    Ok(())
}
