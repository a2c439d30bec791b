use super::{
    letters::{PaperLetter, Source},
    open, opening, person,
    place::{self, Side},
    problems::{COMMITTEE_RECORDS, UNKNOWN_UNIT},
    query::Placed,
    rules::{Actor, Finding, Route, Step, paper},
    said::{self, Told},
    store::{self, transfer::Model},
    take::{self, By, Order},
    view::{self, TransferOut},
};
use crate::{Records, desk::Desk, members::NewMember, text, units};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use rest::{Answer, Ctx, Json, Problem};
use serde::Deserialize;
use utoipa::ToSchema;

/// A letter from elsewhere has come.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IncomingTransfer {
    /// What the papers say of the person; `unit_id` is the branch that shall take the member. It becomes a member's
    /// record when the branch does.
    pub person: NewMember,
    /// The committee that sends, as its letter names it.
    pub from_place: String,
    pub paper_letter: PaperLetter,
    #[serde(default)]
    pub reason: Option<String>,
}

/// Record a letter that came from elsewhere
///
/// By the committee it is addressed to. What the sender has done on paper is recorded with the day of the letter.
#[utoipa::path(post, path = "/transfers/incoming", tag = "transfers", operation_id = "record_incoming_transfer",
    request_body = IncomingTransfer, responses((status = CREATED, body = TransferOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<IncomingTransfer>) -> Answer {
    let reach = ctx.reach_something(Action::Create, ResourceKind::Transfer).await?;
    let unknown = || UNKNOWN_UNIT.at("/person/unit_id");
    let unit = units::by_ids(ctx.tx(), vec![new.person.unit_id]).await?.remove(&new.person.unit_id);
    let unit = unit.filter(|unit| reach.covers(Some(unit.path.as_str()))).ok_or_else(unknown)?;
    let desk = records.desk(&ctx);
    let to = place::side(&desk, unit).await?;
    let thing = Thing::within(ResourceKind::Transfer, to.committee.path.as_str());
    if !ctx.may(Action::Create, &thing).await? {
        return Err(COMMITTEE_RECORDS.with("committee", &to.committee.name));
    }
    let by = view::by(&ctx).await?;
    let placed = record(&desk, &by, &to, new).await?;
    let version = placed.transfer.version;
    let out = view::detail(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::CREATED, version, &out).await
}

/// Opens the transfer and records what the letter tells.
///
/// # Errors
/// With everything that is wrong with the person or the letter.
pub async fn record(desk: &Desk<'_>, by: &By, to: &Side, new: IncomingTransfer) -> Result<Placed, Problem> {
    said::refuse(&opening::of(desk, Route::Incoming, None, Some(to), None, None).await?)?;
    let checked = person::check(desk, new.person).await?;
    let on = new.paper_letter.issued_on;
    let reason = text::kept(new.reason, "/reason", 300)?;
    let mut transfer = Model {
        person_name: checked.facts.name.clone(),
        from_place: Some(text::required(new.from_place, "/from_place", 200)?),
        to_unit_id: Some(to.unit.id),
        to_committee_id: Some(to.committee.id),
        since: on,
        reason: reason.unwrap_or_default(),
        opened_by: by.account,
        ..open::draft(desk, Route::Incoming)
    };
    person::keep(desk, &mut transfer, &checked)?;
    not_awaited(desk, &transfer).await?;
    let mut placed = open::begin(desk, transfer).await?;
    let state = placed.transfer.state;
    for step in paper::told(Route::Incoming, state, Step::IssueLetter).unwrap_or_default() {
        let order = Order {
            letter: (*step == Step::IssueLetter).then(|| Source::Paper(new.paper_letter.clone())),
            ..Order::plain(*step, take::acting(Actor::ToCommittee), on, None)
        };
        take::step(desk, by, &mut placed, order).await?;
    }
    Ok(placed)
}

/// Nobody is on the way here twice.
async fn not_awaited(desk: &Desk<'_>, transfer: &Model) -> Result<(), Problem> {
    let Some(blind) = &transfer.person_blind else { return Ok(()) };
    let other = store::open_of_person(desk.tx, blind).await?;
    let told = other.map(|other| {
        let found = Finding::AlreadyOpen(other.underway(desk.today));
        Told { pointer: "/person/id_no", ..Told::of(desk, &found, None, desk.today) }
    });
    said::refuse(told.as_slice())
}
