use super::{
    proposal::shown as masked,
    store::Model,
    words::{CorrectionField, CorrectionState},
};
use crate::{desk::Desk, members, sealing, units};
use kernel::{AccountId, CorrectionId, MemberId, UnitId};
use rest::Problem;
use serde::Serialize;
use tenancy::Vault;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

const PROPOSED: &str = "corrections.proposed";

/// A request to correct a record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CorrectionOut {
    pub id: CorrectionId,
    pub member_id: MemberId,
    pub member_name: String,
    pub unit_id: Option<UnitId>,
    pub unit_name: String,
    pub field: CorrectionField,
    /// Sensitive values are masked.
    pub current: Option<String>,
    pub proposed: String,
    pub note: Option<String>,
    pub state: CorrectionState,
    pub asked_by: AccountId,
    #[serde(with = "time::serde::rfc3339")]
    pub asked_at: OffsetDateTime,
    /// Somebody with a role asked for the member, who may take it back.
    pub on_behalf: bool,
    /// Who that was; none for an account without a member record.
    pub asked_by_name: Option<String>,
    pub decided_by: Option<AccountId>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub decided_at: Option<OffsetDateTime>,
    pub decision_reason: Option<String>,
    pub version: i32,
}

/// # Errors
/// When the database is away or a value does not open.
pub async fn shown(desk: &Desk<'_>, corrections: Vec<Model>) -> Result<Vec<CorrectionOut>, Problem> {
    let ids = corrections.iter().map(|correction| correction.member_id).collect();
    let members = members::by_ids(desk.tx, ids).await?;
    let units = units::by_ids(desk.tx, members.values().map(|member| member.unit_id).collect()).await?;
    let out = |correction: Model| {
        let member = members.get(&correction.member_id);
        let facts = member.map(|member| members::facts(desk.tx.vault(), member)).transpose()?;
        let current = facts.as_ref().and_then(|facts| super::proposal::current(correction.field, facts));
        Ok(CorrectionOut {
            proposed: masked(correction.field, &open(desk, &correction)?),
            current: current.map(|value| masked(correction.field, &value)),
            member_name: member.map(|member| member.name.clone()).unwrap_or_default(),
            unit_id: member.map(|member| member.unit_id),
            unit_name: member
                .and_then(|member| units.get(&member.unit_id))
                .map(|unit| unit.name.clone())
                .unwrap_or_default(),
            id: correction.id,
            member_id: correction.member_id,
            field: correction.field,
            note: correction.note,
            state: correction.state,
            asked_by: correction.asked_by,
            asked_at: correction.asked_at,
            on_behalf: correction.on_behalf == Some(true),
            asked_by_name: correction.asked_by_name,
            decided_by: correction.decided_by,
            decided_at: correction.decided_at,
            decision_reason: correction.decision_reason,
            version: correction.version,
        })
    };
    corrections.into_iter().map(out).collect()
}

/// # Errors
/// When the vault cannot seal.
pub fn seal(desk: &Desk<'_>, id: CorrectionId, proposed: &str) -> Result<Vec<u8>, Problem> {
    sealed(desk.tx.vault(), id, proposed)
}

/// # Errors
/// When the vault cannot seal.
pub fn sealed(vault: &Vault, id: CorrectionId, proposed: &str) -> Result<Vec<u8>, Problem> {
    Ok(sealing::seal(vault, PROPOSED, Uuid::from(id), Some(proposed))?.unwrap_or_default())
}

/// # Errors
/// When it does not open.
pub fn open(desk: &Desk<'_>, correction: &Model) -> Result<String, Problem> {
    let id = Uuid::from(correction.id);
    Ok(sealing::open(desk.tx.vault(), PROPOSED, id, Some(&correction.proposed_sealed))?.unwrap_or_default())
}
