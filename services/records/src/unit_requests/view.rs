//! What is shown of a request.

use super::{
    query::{self, Placed, Units},
    store::Model,
    words::{RequestKind, RequestState},
};
use crate::{
    desk::Desk,
    notice::Notice,
    units::{self, OpenWork},
};
use access::Action;
use kernel::{UnitId, UnitRequestId};
use rest::{Call, Problem};
use rulepack::UnitKind;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A request in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitRequestItem {
    pub id: UnitRequestId,
    #[schema(inline)]
    pub kind: RequestKind,
    #[schema(inline)]
    pub state: RequestState,
    /// The unit to be dissolved, or the one that was founded.
    pub unit_id: Option<UnitId>,
    pub unit_name: String,
    pub unit_kind: UnitKind,
    pub parent_id: UnitId,
    pub parent_name: String,
    /// The committee that decides.
    pub above_name: String,
    pub asked_on: Date,
    pub decided_on: Option<Date>,
    pub doc_no: Option<String>,
    pub version: i32,
}

/// A request with what stands in its way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitRequestOut {
    #[serde(flatten)]
    pub request: UnitRequestItem,
    pub reason: String,
    pub asked_by: Option<String>,
    pub full_members: u32,
    pub probationary_members: u32,
    /// Bodies of a joint branch.
    pub joint_bodies: Option<i16>,
    /// What the committee above said.
    pub answer: Option<String>,
    /// Open work of a unit that is to go, while nobody has decided.
    pub open_work: Vec<OpenWork>,
    /// What the numbers of members say of a unit that is to be founded.
    pub notices: Vec<Notice>,
    pub may_decide: bool,
    pub may_withdraw: bool,
}

fn item(request: &Model, units: &Units) -> UnitRequestItem {
    let name = |id: UnitId| units.get(&id).map(|unit| unit.name.clone()).unwrap_or_default();
    UnitRequestItem {
        id: request.id,
        kind: request.kind,
        state: request.state,
        unit_id: request.unit_id,
        unit_name: request.name.clone(),
        unit_kind: request.asked.kind,
        parent_id: request.parent_id,
        parent_name: name(request.parent_id),
        above_name: name(request.above_id),
        asked_on: request.asked_on,
        decided_on: request.decided_on,
        doc_no: request.doc_no.clone(),
        version: request.version,
    }
}

/// # Errors
/// When the database is away.
pub async fn items(tx: &tenancy::TenantTx, requests: Vec<Model>) -> Result<Vec<UnitRequestItem>, Problem> {
    let units = query::units_of(tx, &requests).await?;
    Ok(requests.iter().map(|request| item(request, &units)).collect())
}

/// # Errors
/// When the database is away.
pub async fn detail(desk: &Desk<'_>, call: &Call, placed: &Placed) -> Result<UnitRequestOut, Problem> {
    let request = &placed.request;
    let open = request.state == RequestState::Asked;
    let open_work = match (request.kind, request.unit_id) {
        (RequestKind::Dissolve, Some(unit)) if open => units::open_work(desk, unit).await?,
        _ => Vec::new(),
    };
    let asked = &request.asked;
    let founds = open && request.kind == RequestKind::Found;
    let notices = if founds {
        units::of_size(desk, asked.kind, (asked.full_members, asked.probationary_members), asked.joint_bodies)
    } else {
        Vec::new()
    };
    Ok(UnitRequestOut {
        reason: request.reason.clone(),
        asked_by: request.asked_by_name.clone(),
        full_members: asked.full_members,
        probationary_members: asked.probationary_members,
        joint_bodies: asked.joint_bodies,
        answer: request.answer.clone(),
        open_work,
        notices,
        may_decide: open && may(call, Action::Decide, placed).await?,
        may_withdraw: open && may(call, Action::Update, placed).await?,
        request: item(request, &placed.units),
    })
}

async fn may(call: &Call, action: Action, placed: &Placed) -> Result<bool, Problem> {
    let unit = if action == Action::Decide { placed.above() } else { placed.place() };
    match unit {
        Some(unit) => call.may(action, &query::thing(unit)).await,
        None => Ok(false),
    }
}
