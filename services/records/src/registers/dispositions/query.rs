//! What is asked of the register.

use super::{
    store::{self, Column, Model},
    view::{self, DispositionOut},
};
use crate::{
    desk::Desk,
    members::{self, Reached},
    registers::query::within,
};
use access::{Action, Reach, ResourceKind};
use kernel::{DispositionId, MeetingId, MemberId, SpellId};
use rest::{Call, Problem, kinds};
use sea_orm::{ColumnTrait, Condition, DbErr};
use serde_json::json;
use std::collections::BTreeMap;
use tenancy::{TenantTx, audit::Entry};

/// One that the actor may decide on, and its member.
///
/// # Errors
/// 404 when there is none within reach, 403 when it may only be looked at.
pub async fn to_decide(call: &Call, id: DispositionId) -> Result<(Model, Reached), Problem> {
    let reach = call.reach(Action::View, ResourceKind::Disposition).await?;
    let seen = within(&reach, Column::MemberId).add(Column::Id.eq(id));
    let row = store::find(call.tx(), seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let found = members::find_for_action(call.tx(), row.member_id).await?;
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let thing = members::resource(ResourceKind::Disposition, row.member_id, &found.unit);
    call.authorize(Action::Decide, &thing).await?;
    Ok((row, found))
}

/// Whether one names a meeting as that which decided.
///
/// # Errors
/// When the database is away.
pub async fn is_named(tx: &TenantTx, meeting: MeetingId) -> Result<bool, DbErr> {
    let named = Condition::all().add(Column::MeetingId.eq(meeting));
    Ok(store::find(tx, named).await?.is_some())
}

/// Whether the rights of this entry rest because of one.
///
/// # Errors
/// When the database is away.
pub async fn lets_rest(tx: &TenantTx, entry: SpellId) -> Result<bool, DbErr> {
    let named = Condition::all().add(Column::RightsSuspensionId.eq(entry));
    Ok(store::find(tx, named).await?.is_some())
}

/// Every one of a member, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<DispositionOut>, Problem> {
    view::shown(desk, &Reach::All, store::of_member(desk.tx, member).await?).await
}

/// Writes down of whom something was read: for each one that was, its member and whether with its content.
///
/// # Errors
/// When the database is away.
pub async fn note_read(desk: &Desk<'_>, read: Vec<(MemberId, bool)>) -> Result<(), Problem> {
    let mut by_member: BTreeMap<MemberId, (usize, usize)> = BTreeMap::new();
    for (member, opened) in read {
        let (all, open) = by_member.entry(member).or_default();
        *all += 1;
        *open += usize::from(opened);
    }
    for (member, (all, open)) in by_member {
        let (subject_id, new) =
            (Some(member.0), Some(json!({"dispositions": all, "dispositions_open": open})));
        desk.audit(Entry { action: "reveal", subject: "member", subject_id, new, ..Entry::default() })
            .await?;
    }
    Ok(())
}
