//! What a transfer does to a record: it moves, it leaves, it comes. The dates of the membership stay as they are.

use super::{
    draft::NewMember,
    placing,
    problems::{self, DUPLICATE_ID},
    register::register,
    room, row, rules,
    store::{
        self,
        member::{Column, Model},
    },
    words::MembershipState,
};
use crate::desk::Desk;
use events::kinds::MemberChanged;
use kernel::{MemberId, ResidentId, UnitId, YearMonth};
use rest::{OnConstraint, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};
use serde_json::{Value, json};
use tenancy::{TenantTx, audit::Entry};
use time::Date;

/// Moves a member to another branch, out of any group of the old one.
///
/// # Errors
/// When the branch takes no members, or the person is no member any more.
pub async fn hand_over(desk: &Desk<'_>, id: MemberId, to: UnitId, why: &str) -> Result<(), Problem> {
    let mut member = on_roster(desk, id).await?;
    placing::hold_branch(desk, to).await?;
    let old = json!({"unit_id": member.unit_id, "group_id": member.group_id});
    member.unit_id = to;
    member.group_id = None;
    let new = json!({"unit_id": to, "group_id": null});
    save(desk, member, old, new, why).await
}

/// Lets a member go to an organisation elsewhere.
///
/// # Errors
/// When the person is no member any more.
pub async fn let_go(desk: &Desk<'_>, id: MemberId, why: &str) -> Result<(), Problem> {
    let mut member = on_roster(desk, id).await?;
    let old = json!({"membership_state": member.membership_state, "group_id": member.group_id});
    member.membership_state = MembershipState::Transferred;
    member.group_id = None;
    let new = json!({"membership_state": member.membership_state, "group_id": null});
    save(desk, member, old, new, why).await
}

/// Takes somebody in from elsewhere: a new record, or the old one of whoever comes back.
///
/// # Errors
/// With every fault of the facts, or when the branch takes no members.
pub async fn receive(desk: &Desk<'_>, facts: NewMember, why: &str) -> Result<MemberId, Problem> {
    let checked =
        rules::check(facts, desk.today, desk.pack).map_err(|found| problems::refuse(desk.pack, found))?;
    let known = with_id_no(desk.tx, &checked.id).await?;
    let Some(known) = known.filter(|known| known.membership_state == MembershipState::Transferred) else {
        return Ok(register(desk, checked.facts).await?.member.id);
    };
    placing::hold_branch(desk, checked.facts.unit_id).await?;
    room::take(desk.tx, 1).await?;
    let old = json!({"membership_state": known.membership_state, "unit_id": known.unit_id});
    let mut member = row::of(desk.tx.vault(), known.id, checked, desk.now)?;
    (member.version, member.created_at) = (known.version, known.created_at);
    let new = json!({"membership_state": member.membership_state, "unit_id": member.unit_id});
    save(desk, member, old, new, why).await?;
    Ok(known.id)
}

/// Keeps with the member up to which month the dues were paid elsewhere, as the letter of a day says.
///
/// # Errors
/// When the database is away.
pub async fn keep_letter(
    desk: &Desk<'_>,
    id: MemberId,
    paid_to: YearMonth,
    letter_on: Date,
    why: &str,
) -> Result<(), Problem> {
    store::keep_letter(desk.tx, id, paid_to.first_day(), letter_on).await?;
    let new = Some(json!({"dues_paid_to": paid_to, "dues_letter_on": letter_on.to_string()}));
    let (subject_id, why) = (Some(id.0), Some(why.to_owned()));
    desk.audit(Entry { action: "update", subject: "member", subject_id, old: None, new, why }).await
}

/// The record with this number, whatever has become of the member.
///
/// # Errors
/// When the database is away.
pub async fn with_id_no(tx: &TenantTx, id: &ResidentId) -> Result<Option<Model>, Problem> {
    let blind = row::id_no_blind(tx.vault(), id);
    Ok(store::find(tx, Condition::all().add(Column::IdNoBlind.eq(blind))).await?)
}

/// The record, for this transaction alone to change.
async fn on_roster(desk: &Desk<'_>, id: MemberId) -> Result<Model, Problem> {
    let member = store::claim(desk.tx, id).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    if member.membership_state.is_member() { Ok(member) } else { Err(problems::NO_LONGER_A_MEMBER.problem()) }
}

async fn save(desk: &Desk<'_>, member: Model, old: Value, new: Value, why: &str) -> Result<(), Problem> {
    let saved = store::update(desk.tx, member, desk.now).await;
    let saved = saved.on_constraint("members_id_no_key", &DUPLICATE_ID, "")?;
    let member = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    desk.emit(&MemberChanged {
        id: member.id,
        unit_id: member.unit_id,
        state: member.membership_state.to_string(),
    })
    .await?;
    let (subject_id, why) = (Some(member.id.0), Some(why.to_owned()));
    desk.audit(Entry { action: "update", subject: "member", subject_id, old: Some(old), new: Some(new), why })
        .await
}
