use crate::transfers::query;
use access::{Action, ResourceKind};
use kernel::{TenantId, TenantKind, UnitId};
use rest::{Answer, Ctx, Query, kinds};
use serde::{Deserialize, Serialize};
use tenancy::exchange;
use utoipa::{IntoParams, ToSchema};

/// Organisations that are shown; whoever looks for another one types more of its name.
const SHOWN: usize = 50;

/// What to look for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WantedOrganisation {
    /// Part of the name.
    pub q: Option<String>,
}

/// Where somebody can move to on this platform.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferOrganisations {
    items: Vec<TransferOrganisation>,
    /// There are more of them.
    more: bool,
}

/// An organisation that takes relations.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferOrganisation {
    organisation_id: TenantId,
    name: String,
    kind: TenantKind,
    committees: Vec<TransferCommittee>,
}

/// A committee that takes them.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransferCommittee {
    committee_id: UnitId,
    name: String,
}

impl From<exchange::Party> for TransferOrganisation {
    fn from(party: exchange::Party) -> Self {
        let committee = |one: exchange::Committee| TransferCommittee { committee_id: one.id, name: one.name };
        Self {
            organisation_id: party.tenant,
            name: party.name,
            kind: party.kind,
            committees: party.committees.into_iter().map(committee).collect(),
        }
    }
}

/// List the organisations of the platform that take relations
///
/// For members and for whoever opens transfers: name, kind and the committees that were published, nothing else.
#[utoipa::path(get, path = "/transfers/organisations", tag = "transfers",
    operation_id = "list_transfer_organisations", params(WantedOrganisation),
    responses((status = OK, body = TransferOrganisations)))]
pub async fn handle(ctx: Ctx, Query(wanted): Query<WantedOrganisation>) -> Answer {
    let opens = ctx.reach(Action::Create, ResourceKind::Transfer).await?;
    if opens.is_nothing() && query::own(&ctx, Action::TakePart).await?.is_none() {
        return Err(kinds::FORBIDDEN.problem());
    }
    let part: String = wanted.q.unwrap_or_default().trim().chars().take(100).collect();
    let most = i32::try_from(SHOWN).unwrap_or(i32::MAX);
    let mut found = exchange::directory(ctx.tx(), &part, most.saturating_add(1)).await?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    ctx.read(&TransferOrganisations { items: found.into_iter().map(Into::into).collect(), more })
}
