use crate::{
    desk::Desk,
    transfers::problems::{UNKNOWN_COMMITTEE, UNKNOWN_ORGANISATION},
};
use kernel::{TenantId, TenantKind, UnitId};
use rest::{Problem, kinds};
use serde::{Deserialize, Serialize};
use tenancy::exchange::{self, Committee};
use utoipa::ToSchema;

/// A committee of another organisation of the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferAddress {
    pub organisation_id: TenantId,
    /// One of those that take relations for it.
    pub committee_id: UnitId,
}

/// What is kept of the other organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    pub tenant: TenantId,
    pub name: String,
    pub kind: TenantKind,
    /// The committee it is addressed to; the receiver knows none of the sender's.
    pub committee: Option<Committee>,
    /// It has left the deployment.
    pub gone: bool,
}

impl Partner {
    /// # Errors
    /// Never, as it is.
    pub fn kept(&self) -> Result<serde_json::Value, Problem> {
        serde_json::to_value(self).map_err(|error| kinds::INTERNAL.problem().because(error))
    }

    /// As a letter names it.
    pub fn place(&self) -> String {
        let committee = self.committee.as_ref().map_or("", |committee| committee.name.as_str());
        let whole = if committee.starts_with(&self.name) {
            committee.to_owned()
        } else {
            format!("{}{committee}", self.name)
        };
        whole.chars().take(200).collect()
    }
}

/// The organisation somebody wants to go to.
///
/// # Errors
/// When it takes nobody, or has no such committee.
pub async fn addressed(desk: &Desk<'_>, address: TransferAddress) -> Result<Partner, Problem> {
    let unknown = || UNKNOWN_ORGANISATION.at("/to_organisation/organisation_id");
    let found = exchange::party(desk.tx, address.organisation_id).await?;
    let party = found.filter(|party| party.accepts && party.tenant != desk.tx.tenant().id);
    let party = party.ok_or_else(unknown)?;
    let committee = party.committees.into_iter().find(|committee| committee.id == address.committee_id);
    let committee = committee.ok_or_else(|| UNKNOWN_COMMITTEE.at("/to_organisation/committee_id"))?;
    Ok(Partner {
        tenant: party.tenant,
        name: party.name,
        kind: party.kind,
        committee: Some(committee),
        gone: false,
    })
}
