use super::parts::RuleOut;
use crate::{
    desk::Desk,
    transfers::{
        actors::Seat,
        exchange::Partner,
        query::{self, Units},
        rules::{
            Actor, Route, machine,
            overdue::{Waiting, overdue},
        },
        store::transfer::Model,
    },
};
use kernel::{MemberId, TenantKind, TransferId, UnitId};
use rest::{Call, Problem};
use rulepack::transfers::TransferState;
use serde::Serialize;
use std::collections::BTreeMap;
use time::Date;
use utoipa::ToSchema;

/// A transfer in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TransferItem {
    pub id: TransferId,
    #[schema(inline)]
    pub route: Route,
    /// None for somebody from elsewhere whom no branch has taken yet.
    pub member_id: Option<MemberId>,
    pub person_name: String,
    pub from: Side,
    pub to: Side,
    // as it is today: a letter whose last day is over shows as `expired`
    #[schema(inline)]
    pub state: TransferState,
    pub since: Date,
    pub opened_on: Date,
    /// Opened by the branch on the member's behalf.
    pub on_behalf: bool,
    /// The last day of the letter there is.
    pub letter_until: Option<Date>,
    pub accepted_on: Option<Date>,
    pub closed_on: Option<Date>,
    /// Whose turn it is; none when nothing is to be done.
    #[schema(inline)]
    pub awaits: Option<Actor>,
    /// The next step is up to the reader.
    pub waits_for_me: bool,
    pub overdue: Option<Overdue>,
    /// The other side, where it is another organisation of the platform.
    pub organisation: Option<OtherOrganisation>,
    pub version: i32,
}

/// A branch here, or a place elsewhere.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TransferSide)]
pub struct Side {
    pub unit_id: Option<UnitId>,
    /// Of the branch, or of the place as somebody wrote it.
    pub name: String,
    pub committee_name: Option<String>,
}

impl Side {
    fn of(unit: Option<UnitId>, committee: Option<UnitId>, place: Option<&str>, units: &Units) -> Self {
        let name = |id: Option<UnitId>| id.and_then(|id| units.get(&id)).map(|unit| unit.name.clone());
        Self {
            unit_id: unit,
            name: name(unit).or_else(|| place.map(str::to_owned)).unwrap_or_default(),
            committee_name: name(committee),
        }
    }
}

/// Another organisation of the platform.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TransferPartner)]
pub struct OtherOrganisation {
    pub name: String,
    pub kind: TenantKind,
    /// It has left the platform; nobody there takes a step any more.
    pub gone: bool,
}

/// How long it rests past its limit.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TransferOverdue)]
pub struct Overdue {
    /// Days it may rest in this state.
    pub limit: u16,
    pub days_over: u32,
    /// Where the limit is from.
    pub basis: RuleOut,
}

impl TransferItem {
    pub fn of(desk: &Desk<'_>, seat: &Seat, transfer: &Model, units: &Units) -> Self {
        let (state, since) = transfer.standing(desk.today);
        let awaited = machine::awaited(transfer.route, state);
        Self {
            id: transfer.id,
            route: transfer.route,
            member_id: transfer.member_id,
            person_name: transfer.person_name.clone(),
            from: Side::of(
                transfer.from_unit_id,
                transfer.from_committee_id,
                transfer.from_place.as_deref(),
                units,
            ),
            to: Side::of(transfer.to_unit_id, transfer.to_committee_id, transfer.to_place.as_deref(), units),
            state,
            since,
            opened_on: transfer.opened_on,
            on_behalf: transfer.on_behalf,
            letter_until: transfer.letter_until,
            accepted_on: transfer.accepted_on,
            closed_on: transfer.closed_on,
            awaits: here(transfer.route, &awaited),
            waits_for_me: seat.awaited(transfer, state, units),
            overdue: late(desk, transfer.id, state, since),
            organisation: organisation(transfer),
            version: transfer.version,
        }
    }
}

fn organisation(transfer: &Model) -> Option<OtherOrganisation> {
    let Partner { name, kind, gone, .. } = transfer.partner().ok().flatten()?;
    Some(OtherOrganisation { name, kind, gone })
}

/// Of those who are awaited, the one on this system.
fn here(route: Route, awaited: &[Actor]) -> Option<Actor> {
    let stand_in = match route {
        Route::Outgoing => Some(Actor::FromCommittee),
        Route::Incoming => Some(Actor::ToCommittee),
        Route::Between | Route::SameCommittee | Route::ExchangeOut | Route::ExchangeIn => None,
    };
    stand_in.filter(|actor| awaited.contains(actor)).or_else(|| awaited.first().copied())
}

fn late(desk: &Desk<'_>, id: TransferId, state: TransferState, since: Date) -> Option<Overdue> {
    let limits = desk.pack.transfers.limits.on(desk.today);
    let late = overdue(&limits.value, &BTreeMap::new(), &[Waiting { id, state, since }], desk.today).pop()?;
    let basis = limits.basis("transfers.limits").into();
    Some(Overdue { limit: late.limit, days_over: late.days_over, basis })
}

/// # Errors
/// When the database is away.
pub async fn items(
    desk: &Desk<'_>,
    call: &Call,
    transfers: Vec<Model>,
) -> Result<Vec<TransferItem>, Problem> {
    let seat = Seat::of(call).await?;
    let units = query::units_of(desk.tx, &transfers).await?;
    Ok(transfers.iter().map(|transfer| TransferItem::of(desk, &seat, transfer, &units)).collect())
}
