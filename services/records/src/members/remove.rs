use super::{
    problems::HAS_HISTORY,
    store::{self, member::Column},
};
use crate::{
    cadres, desk::Desk, development, documents, dues, elections, honours, meetings, posts, registers,
    sql::any_of, transfers,
};
use events::kinds::MemberRemoved;
use kernel::MemberId;
use rest::{OnConstraint, Problem};
use sea_orm::{ColumnTrait as _, Condition, DbErr};
use serde_json::json;
use tenancy::{TenantTx, audit::Entry};

/// Whether nothing has happened to these members since they were entered, as far as the roster, the posts and
/// the registers of floating members and of those out of contact know.
///
/// # Errors
/// When the database is away.
pub async fn untouched(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    let unchanged = Condition::all().add(any_of(Column::Id, ids.to_vec())).add(Column::Version.eq(1));
    if store::count(tx, unchanged).await? != i64::try_from(ids.len()).unwrap_or(i64::MAX) {
        return Ok(false);
    }
    Ok(!registers::any_ended(tx, ids).await?
        && !documents::exist_of_members(tx, ids).await?
        && !dues::exist_of_members(tx, ids).await?
        && !meetings::exist_of_members(tx, ids).await?
        && !meetings::talks_of_members(tx, ids).await?
        && !meetings::courses_of_members(tx, ids).await?
        && !honours::exist_of_members(tx, ids).await?
        && !development::exist_of_members(tx, ids).await?
        && !transfers::exist_of_members(tx, ids).await?
        && !elections::exist_of_members(tx, ids).await?
        && !cadres::exist_of_members(tx, ids).await?
        && !posts::any_held_by(tx, ids).await?
        && !entered_later(tx, ids).await?)
}

/// A stay or a loss of contact that came with the entry was recorded in the same moment.
async fn entered_later(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    let recorded = registers::recorded(tx, ids).await?;
    let members = store::by_ids(tx, recorded.keys().copied().collect()).await?;
    Ok(members.iter().any(|member| recorded.get(&member.id).is_some_and(|at| *at > member.created_at)))
}

/// Takes members back who were entered by mistake (an import that is undone): only while nothing has happened
/// to them since. Their entries in the registers of floating members and of those out of contact go with them.
///
/// # Errors
/// 409 when one of them was changed or has later records; nobody is taken back then.
pub async fn unregister(desk: &Desk<'_>, ids: &[MemberId], why: &str) -> Result<(), Problem> {
    if !untouched(desk.tx, ids).await? {
        return Err(HAS_HISTORY.problem());
    }
    registers::forget(desk.tx, ids).await?;
    take_away(desk, ids, false, why).await
}

/// Takes away a member who served as a sample, changed or not, as long as no post, stay, loss of contact or request
/// is recorded for them.
///
/// # Errors
/// 409 when there is such a record.
pub async fn remove_sample(desk: &Desk<'_>, id: MemberId, why: &str) -> Result<(), Problem> {
    take_away(desk, &[id], true, why).await
}

async fn take_away(desk: &Desk<'_>, ids: &[MemberId], sample: bool, why: &str) -> Result<(), Problem> {
    let mut deleted = store::delete(desk.tx, ids).await.map_err(Problem::from);
    for constraint in [
        "posts_member_fk",
        "floating_spells_member_fk",
        "lost_contacts_member_fk",
        "attendance_exemptions_member_fk",
        "rights_suspensions_member_fk",
        "dispositions_member_fk",
        "corrections_member_fk",
        "documents_member_fk",
        "dues_assessments_member_fk",
        "dues_payments_member_fk",
        "dues_receipts_member_fk",
        "dues_extras_member_fk",
        "dues_reconciliation_lines_member_fk",
        "dues_excuses_member_fk",
        "meetings_chair_fk",
        "meetings_recorder_fk",
        "meeting_participants_member_fk",
        "meeting_follow_ups_owner_fk",
        "talks_one_fk",
        "talks_other_fk",
        "courses_member_fk",
        "honours_member_fk",
        "development_files_member_fk",
        "development_mentors_member_fk",
        "development_papers_received_fk",
        "transfers_member_fk",
        "archive_volumes_from_fk",
        "archive_volumes_to_fk",
        "cadres_member_fk",
    ] {
        deleted = deleted.on_constraint(constraint, &HAS_HISTORY, "");
    }
    deleted?;
    let gone: Vec<MemberRemoved> = ids.iter().map(|id| MemberRemoved { id: *id, sample }).collect();
    desk.emit_all(&gone).await?;
    let old = json!({"count": ids.len(), "ids": ids});
    let entry = Entry {
        action: "remove",
        subject: "member",
        old: Some(old),
        why: Some(why.to_owned()),
        ..Entry::default()
    };
    desk.audit(entry).await
}
