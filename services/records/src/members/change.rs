use super::{
    find::Reached,
    patch::MemberPatch,
    placing,
    problems::{self, DUPLICATE_ID, REASON_NEEDED, UNDER_TRANSFER},
    room, row, rules, store, view,
};
use crate::{desk::Desk, development, text, transfers};
use events::kinds::MemberChanged;
use rest::{OnConstraint, Problem, kinds};
use tenancy::audit::Entry;

/// A member who was changed, and what is doubtful about the facts now.
pub struct Changed {
    pub found: Reached,
    pub warnings: Vec<super::fault::Finding>,
}

/// Changes the facts of a member: by a form or by a correction that was accepted.
///
/// # Errors
/// With every fault of the result, when the number is taken, or when somebody else was faster.
pub async fn change(desk: &Desk<'_>, found: Reached, patch: MemberPatch) -> Result<Changed, Problem> {
    let why = text::kept(patch.reason.clone(), "/reason", 500)?;
    let old = row::facts(desk.tx.vault(), &found.member)?;
    let mut draft = old.clone();
    patch.apply(&mut draft)?;
    let checked =
        rules::check(draft, desk.today, desk.pack).map_err(|found| problems::refuse(desk.pack, found))?;
    let (new, warnings) = (checked.facts.clone(), checked.warnings.clone());
    let mut unit = found.unit;
    if new.unit_id != old.unit_id && why.is_none() {
        return Err(REASON_NEEDED.at("/reason"));
    }
    if new.unit_id != old.unit_id && transfers::is_open_of(desk.tx, found.member.id).await? {
        return Err(UNDER_TRANSFER.at("/unit_id"));
    }
    if (new.unit_id, new.group_id) != (old.unit_id, old.group_id) {
        let mut held = placing::hold(desk, &[placing::of(&new)]).await?;
        unit = held.remove(&new.unit_id).unwrap_or(unit);
    }
    if new.membership_state.is_member() && !old.membership_state.is_member() {
        room::take(desk.tx, 1).await?;
    }
    let mut wanted = row::of(desk.tx.vault(), found.member.id, checked, desk.now)?;
    wanted.version = found.member.version;
    wanted.created_at = found.member.created_at;
    // no fact of a form: it came with the letter
    (wanted.dues_paid_to, wanted.dues_letter_on) = (found.member.dues_paid_to, found.member.dues_letter_on);
    let (was, is) = view::audited_change(&old, &new, &found.member, &wanted);
    if is.as_object().is_none_or(serde_json::Map::is_empty) {
        return Ok(Changed { found: Reached { member: found.member, unit }, warnings });
    }
    let saved = store::update(desk.tx, wanted, desk.now).await;
    let saved = saved.on_constraint("members_id_no_key", &DUPLICATE_ID, "/id_no")?;
    let member = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    if new.unit_id != old.unit_id {
        development::follow(desk.tx, &[member.id], member.unit_id, desk.now).await?;
    }
    desk.emit(&MemberChanged {
        id: member.id,
        unit_id: member.unit_id,
        state: member.membership_state.to_string(),
    })
    .await?;
    let (subject_id, old, new) = (Some(member.id.0), Some(was), Some(is));
    desk.audit(Entry { action: "update", subject: "member", subject_id, old, new, why }).await?;
    Ok(Changed { found: Reached { member, unit }, warnings })
}
