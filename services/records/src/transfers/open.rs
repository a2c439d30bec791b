mod target;

pub use target::{Target, branch, target};

use super::{
    actors::Acting,
    exchange::{Partner, TransferAddress},
    opening, place,
    problems::{NOT_A_MEMBER, OPEN_MEANWHILE},
    query::{self, Placed},
    rules::{Actor, Route, Step},
    said,
    store::{self, transfer::Model},
    take::{self, By, Order},
    tell,
    view::{self, TransferOut},
};
use crate::{
    Records,
    desk::Desk,
    members::{self, Reached},
    text,
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::{MemberId, TransferId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use rulepack::transfers::TransferState;
use serde::Deserialize;
use utoipa::ToSchema;

/// A wish to move.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTransfer {
    /// The member it is opened for on behalf; the own record when absent.
    #[serde(default)]
    pub member_id: Option<MemberId>,
    /// A branch of this organisation.
    #[serde(default)]
    pub to_unit_id: Option<UnitId>,
    /// The committee and branch elsewhere, as the letter shall name them.
    #[serde(default)]
    pub to_place: Option<String>,
    /// Another organisation of the platform.
    #[serde(default)]
    pub to_organisation: Option<TransferAddress>,
    pub reason: String,
    /// Hand it in at once; a draft otherwise.
    #[serde(default = "yes")]
    pub apply: bool,
}

const fn yes() -> bool {
    true
}

/// Open a transfer
///
/// By the member, or by the branch on the member's behalf. Where it leads says which steps it takes.
#[utoipa::path(post, path = "/transfers", tag = "transfers", operation_id = "open_transfer",
    request_body = NewTransfer, responses((status = CREATED, body = TransferOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewTransfer>) -> Answer {
    let own = query::own(&ctx, Action::TakePart).await?;
    let on_behalf = new.member_id.is_some_and(|wanted| own != Some(wanted));
    let found = match new.member_id {
        Some(wanted) if on_behalf => entrusted(&ctx, wanted).await?,
        _ => {
            let own = own.ok_or_else(|| members::NO_RECORD.problem())?;
            members::find_for_action(ctx.tx(), own).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?
        }
    };
    let desk = desk_for(&records, &ctx, on_behalf.then_some(found.member.id));
    let by = view::by(&ctx).await?;
    let acting = Acting { actor: Actor::Member, on_behalf };
    let placed = Box::pin(open(&desk, &by, acting, found, new)).await?;
    let version = placed.transfer.version;
    let out = view::detail(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::CREATED, version, &out).await
}

/// A member of a branch the actor may open transfers for.
async fn entrusted(ctx: &Ctx, id: MemberId) -> Result<Reached, Problem> {
    ctx.reach_something(Action::Create, ResourceKind::Transfer).await?;
    let unknown = || members::UNKNOWN_MEMBER.at("/member_id");
    let found = members::find_for_action(ctx.tx(), id).await?.ok_or_else(unknown)?;
    let thing = members::resource(ResourceKind::Transfer, id, &found.unit);
    if ctx.may(Action::Create, &thing).await? { Ok(found) } else { Err(unknown()) }
}

/// The desk of a request, which writes down for whom it acts.
pub fn desk_for<'a>(records: &'a Records, ctx: &'a Ctx, member: Option<MemberId>) -> Desk<'a> {
    records.desk(ctx).on_behalf_of(member)
}

/// Opens a transfer and, unless it is to be a draft, hands it in.
///
/// # Errors
/// With everything that stands against it.
pub async fn open(
    desk: &Desk<'_>,
    by: &By,
    acting: Acting,
    found: Reached,
    new: NewTransfer,
) -> Result<Placed, Problem> {
    if !found.member.membership_state.is_member() {
        return Err(NOT_A_MEMBER.at("/member_id"));
    }
    let other = store::open_of(desk.tx, found.member.id).await?;
    let from = place::side(desk, found.unit).await?;
    let target = target(desk, new.to_unit_id, new.to_place, new.to_organisation).await?;
    let to = target.side.as_ref();
    let route = target.route(&from)?;
    said::refuse(&opening::of(desk, route, Some(&from), to, Some(&found.member), other.as_ref()).await?)?;
    let transfer = Model {
        member_id: Some(found.member.id),
        person_name: found.member.name,
        from_unit_id: Some(from.unit.id),
        from_committee_id: Some(from.committee.id),
        to_unit_id: to.map(|side| side.unit.id),
        to_committee_id: to.map(|side| side.committee.id),
        to_place: target.place,
        reason: text::required(new.reason, "/reason", 300)?,
        on_behalf: acting.on_behalf,
        opened_by: by.account,
        partner: target.partner.as_ref().map(Partner::kept).transpose()?,
        ..draft(desk, route)
    };
    let mut placed = begin(desk, transfer).await?;
    if new.apply {
        take::order(desk, by, &mut placed, Order::plain(Step::Apply, acting, desk.today, None)).await?;
    }
    Ok(placed)
}

/// A transfer of today, of nobody and to nowhere yet.
pub fn draft(desk: &Desk<'_>, route: Route) -> Model {
    Model {
        id: TransferId::new(),
        route,
        member_id: None,
        person_name: String::new(),
        person_sealed: None,
        person_blind: None,
        from_unit_id: None,
        from_committee_id: None,
        from_place: None,
        to_unit_id: None,
        to_committee_id: None,
        to_place: None,
        state: TransferState::Draft,
        since: desk.today,
        reason: String::new(),
        on_behalf: false,
        opened_by: None,
        opened_on: desk.today,
        sent_on: None,
        letter_until: None,
        accepted_on: None,
        closed_on: None,
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
        exchange_id: None,
        exchange_number: None,
        partner: None,
    }
}

/// Writes down that a transfer is open. The database has the last word on whether there is another.
///
/// # Errors
/// 409 when somebody else has just opened one.
pub async fn begin(desk: &Desk<'_>, transfer: Model) -> Result<Placed, Problem> {
    store::insert(desk.tx, transfer.clone())
        .await
        .on_constraint("transfers_member_open_key", &OPEN_MEANWHILE, "")
        .on_constraint("transfers_person_open_key", &OPEN_MEANWHILE, "")?;
    tell::opened(desk, &transfer).await?;
    let units = query::units_of(desk.tx, std::slice::from_ref(&transfer)).await?;
    Ok(Placed { transfer, units })
}
