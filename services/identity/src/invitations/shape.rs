//! Invitations as clients read them.

use super::{
    rules::{self, InvitationState as State},
    store::invitation::Model,
};
use crate::{
    accounts::{
        self,
        pii::{self, Place},
    },
    units,
};
use kernel::{AccountId, InvitationId, Locale, MemberId, UnitId, mask};
use rest::{Problem, kinds};
use serde::Serialize;
use std::collections::HashMap;
use tenancy::TenantTx;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// An invitation. Its token is in the letter and nowhere else.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Invitation)]
pub struct InvitationOut {
    id: InvitationId,
    display_name: String,
    email_masked: Option<String>,
    phone_masked: Option<String>,
    member_id: Option<MemberId>,
    role: String,
    unit_id: Option<UnitId>,
    unit_name: Option<String>,
    locale: Locale,
    state: State,
    /// How often the letter was sent.
    sent: i32,
    invited_by_name: Option<String>,
    /// The account it became.
    account_id: Option<AccountId>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    sent_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    redeemed_at: Option<OffsetDateTime>,
}

/// One of the two ways to reach the invited person, in clear.
pub(super) fn open(tx: &TenantTx, row: &Model, field: &str) -> Result<Option<String>, Problem> {
    let sealed = if field == "email" { Some(&row.email_sealed) } else { row.phone_sealed.as_ref() };
    pii::open(tx, Place::Invitation(row.id), field, sealed.map(Vec::as_slice))
        .map_err(|e| kinds::INTERNAL.problem().because(e))
}

pub(super) async fn shaped(
    tx: &TenantTx,
    rows: Vec<Model>,
    now: OffsetDateTime,
) -> Result<Vec<InvitationOut>, Problem> {
    let ids = rows.iter().filter_map(|row| row.unit_id).collect();
    let units: HashMap<UnitId, String> =
        units::by_ids(tx, ids).await?.into_iter().map(|unit| (unit.id, unit.name)).collect();
    let inviters = rows.iter().filter_map(|row| row.invited_by.map(AccountId)).collect();
    let inviters: HashMap<AccountId, String> = accounts::names(tx, inviters).await?.into_iter().collect();
    let one = |row: Model| {
        Ok(InvitationOut {
            id: row.id,
            email_masked: open(tx, &row, "email")?.as_deref().map(mask::email),
            phone_masked: open(tx, &row, "phone")?.as_deref().map(mask::mobile),
            member_id: row.member_id,
            unit_id: row.unit_id,
            unit_name: row.unit_id.and_then(|id| units.get(&id).cloned()),
            locale: row.locale(),
            state: rules::state(&row.state, row.expires_at, now),
            sent: row.sent,
            invited_by_name: row.invited_by.and_then(|id| inviters.get(&AccountId(id)).cloned()),
            account_id: row.account_id,
            created_at: row.created_at,
            sent_at: row.sent_at,
            expires_at: row.expires_at,
            redeemed_at: row.redeemed_at,
            display_name: row.display_name,
            role: row.role,
        })
    };
    rows.into_iter().map(one).collect()
}

pub(super) async fn shape_one(
    tx: &TenantTx,
    row: Model,
    now: OffsetDateTime,
) -> Result<InvitationOut, Problem> {
    shaped(tx, vec![row], now).await?.pop().ok_or_else(|| kinds::NOT_FOUND.problem())
}
