use super::{place, query};
use crate::{
    Records, members,
    units::{self, Unit},
};
use access::{Action, Reach, ResourceKind};
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Query, kinds};
use rulepack::{Capability, UnitKind};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Branches that are looked through.
const UNITS: u64 = 20_000;

/// Branches that are shown; whoever looks for another one types more of its name.
const SHOWN: usize = 50;

/// What to look for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Part of the name of a branch.
    pub q: Option<String>,
}

/// Where somebody can move to inside the organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferPlaces {
    items: Vec<TransferPlace>,
    /// There are more of them.
    more: bool,
}

/// A branch that takes members.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferPlace {
    unit_id: UnitId,
    name: String,
    kind: UnitKind,
    /// The committee that exchanges letters for it.
    committee_name: String,
}

/// List the branches one can move to
///
/// For members and for whoever opens transfers: names alone.
#[utoipa::path(get, path = "/transfers/places", tag = "transfers", operation_id = "list_transfer_places",
    params(Wanted), responses((status = OK, body = TransferPlaces)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    let opens = ctx.reach(Action::Create, ResourceKind::Transfer).await?;
    // whoever opens transfers of others is not always the one who moves
    let own = if opens.is_nothing() { query::own(&ctx, Action::TakePart).await? } else { None };
    if opens.is_nothing() && own.is_none() {
        return Err(kinds::FORBIDDEN.problem());
    }
    let home = match own {
        Some(own) => members::find_for_action(ctx.tx(), own).await?.map(|found| found.unit.id),
        None => None,
    };
    let desk = records.desk(&ctx);
    let rules = &desk.pack.unit_kinds.on(desk.today).value;
    let takes = |unit: &Unit| {
        rules.can(unit.kind, Capability::HoldsMembers) && rules.can(unit.kind, Capability::Transfers)
    };
    let wanted = wanted.q.unwrap_or_default().trim().to_lowercase();
    let named = |unit: &Unit| unit.name.to_lowercase().contains(&wanted);
    let all = units::in_order(units::all_within(ctx.tx(), &Reach::All, UNITS).await?);
    let by_id = all.iter().map(|unit| (unit.id, unit.clone())).collect();
    let fits = |unit: &&Unit| takes(unit) && named(unit) && Some(unit.id) != home;
    let fits: Vec<&Unit> = all.iter().filter(fits).collect();
    let item = |unit: &&Unit| TransferPlace {
        unit_id: unit.id,
        name: unit.name.clone(),
        kind: unit.kind,
        committee_name: place::committee_among(&desk, unit, &by_id).name.clone(),
    };
    let items = fits.iter().take(SHOWN).map(item).collect();
    let more = fits.len() > SHOWN;
    ctx.read(&TransferPlaces { items, more })
}
