use super::{content, speak::broken};
use crate::{
    Records,
    desk::Desk,
    transfers::{place, problems::UNKNOWN_COMMITTEE, rules::Finding, said::Told},
    units::{self, Unit, UnitState},
};
use access::{Action, Reach, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use events::kinds::TransferIntakeChanged;
use kernel::UnitId;
use rest::{Answer, Ctx, Json, Problem, kinds};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tenancy::{
    audit::Entry,
    exchange::{self, Committee, Pair},
};
use utoipa::ToSchema;

/// Units that are looked through.
const UNITS: u64 = 20_000;

/// Committees that can be published.
const MOST: usize = 50;

/// Whether others of the platform may send relations here, and to whom.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferIntake {
    accepts: bool,
    /// What others find the organisation under.
    name: String,
    committees: Vec<IntakeCommittee>,
}

/// A committee that could take relations.
#[derive(Debug, Serialize, ToSchema)]
pub struct IntakeCommittee {
    committee_id: UnitId,
    name: String,
    takes: bool,
}

/// What is to hold from now on.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTransferIntake {
    pub accepts: bool,
    /// Others see their names; nothing else of the tree.
    pub committee_ids: Vec<UnitId>,
}

/// Show whether other organisations of the platform may send relations here
#[utoipa::path(get, path = "/transfers/intake", tag = "transfers", operation_id = "get_transfer_intake",
    responses((status = OK, body = TransferIntake)))]
pub async fn show(State(records): State<Records>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let out = standing(&records.desk(&ctx)).await?;
    ctx.read(&out)
}

/// Say whether other organisations of the platform may send relations here
///
/// Nobody may until it is said. What is on its way already is not touched, and goes back where it finds nobody.
#[utoipa::path(put, path = "/transfers/intake", tag = "transfers", operation_id = "update_transfer_intake",
    request_body = NewTransferIntake, responses((status = OK, body = TransferIntake)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewTransferIntake>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let desk = records.desk(&ctx);
    change(&desk, new).await?;
    let out = standing(&desk).await?;
    ctx.reply(StatusCode::OK, &out).await
}

async fn change(desk: &Desk<'_>, new: NewTransferIntake) -> Result<(), Problem> {
    if new.accepts && !desk.pack.transfers.practice.on(desk.today).value.usual {
        return Err(Told::of(desk, &Finding::NotPractised, None, desk.today).problem());
    }
    if new.accepts && new.committee_ids.is_empty() {
        return Err(kinds::MISSING.at("/committee_ids"));
    }
    let able = able(desk).await?;
    let mut chosen = Vec::new();
    for (at, id) in new.committee_ids.iter().enumerate() {
        let unknown = || UNKNOWN_COMMITTEE.at(format!("/committee_ids/{at}"));
        let unit = able.iter().find(|unit| unit.id == *id && at < MOST).ok_or_else(unknown)?;
        chosen.push(Committee { id: unit.id, name: unit.name.clone() });
    }
    chosen.dedup_by_key(|committee| committee.id);
    let before = exchange::party(desk.tx, desk.tx.tenant().id).await?;
    let keys = Pair::of(desk.tx.vault()).map_err(broken)?.public();
    let name = content::name(desk).await?;
    exchange::introduce(desk.tx, &name, Some((new.accepts, &chosen)), &keys).await?;
    let ids: Vec<UnitId> = chosen.iter().map(|committee| committee.id).collect();
    desk.emit(&TransferIntakeChanged { accepts: new.accepts, committee_ids: ids.clone() }).await?;
    let old = before.map(|party| {
        let ids: Vec<UnitId> = party.committees.iter().map(|committee| committee.id).collect();
        json!({"accepts": party.accepts, "committee_ids": ids})
    });
    let new = Some(json!({"accepts": new.accepts, "committee_ids": ids}));
    let entry = Entry { action: "update", subject: "transfer_intake", old, new, ..Entry::default() };
    desk.audit(entry).await
}

async fn standing(desk: &Desk<'_>) -> Result<TransferIntake, Problem> {
    let me = exchange::party(desk.tx, desk.tx.tenant().id).await?;
    let all = able(desk).await?;
    let takes =
        |id: UnitId| me.as_ref().is_some_and(|me| me.committees.iter().any(|committee| committee.id == id));
    let name = all.iter().find(|unit| unit.parent_id.is_none()).map(|unit| unit.name.clone());
    let item = |unit: &Unit| IntakeCommittee {
        committee_id: unit.id,
        name: unit.name.clone(),
        takes: takes(unit.id),
    };
    Ok(TransferIntake {
        accepts: me.as_ref().is_some_and(|me| me.accepts),
        name: name.unwrap_or_default(),
        committees: all.iter().map(item).collect(),
    })
}

/// Those that exchange letters, and the top of the tree.
async fn able(desk: &Desk<'_>) -> Result<Vec<Unit>, Problem> {
    let all = units::all_within(desk.tx, &Reach::All, UNITS).await?;
    let able = |unit: &Unit| unit.parent_id.is_none() || place::approves(desk, unit.kind);
    Ok(all.into_iter().filter(|unit| unit.state == UnitState::Active && able(unit)).collect())
}
