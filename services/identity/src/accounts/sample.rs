//! What becomes of the log-in of a member who was there to play with.

use super::{
    actions::{self, recorded},
    entity::{ActiveModel, Model},
    erase, problems, store,
};
use crate::{desk::Desk, invitations};
use events::kinds::AccountChanged;
use kernel::MemberId;
use rest::Problem;
use sea_orm::ActiveValue::Set;
use tenancy::audit::Entry;

/// Closes the account that was made for a sample. One that was there before and was only tied to the sample goes on
/// without it, and so does that of the last administrator.
///
/// # Errors
/// When the database is away.
pub(crate) async fn close_of_sample(desk: &Desk<'_>, member: MemberId) -> Result<(), Problem> {
    for account in store::of_member(desk.tx, member).await? {
        let made = invitations::made_for(desk.tx, account.id, member).await?;
        if !made || !close(desk, &account).await? {
            untie(desk, &account).await?;
        }
    }
    Ok(())
}

/// False where nobody would administer the organisation any more.
async fn close(desk: &Desk<'_>, account: &Model) -> Result<bool, Problem> {
    match erase::close(desk, account.id).await {
        Ok(_) => {}
        Err(problem) if problem.kind() == &problems::LAST_ADMIN => return Ok(false),
        Err(problem) => return Err(problem),
    }
    // the invitation it began with has the same address in it
    invitations::erase_of(desk.tx, account.id).await?;
    let closed = AccountChanged { id: account.id, member_id: account.member_id, active: false };
    events::emit(desk.tx, &closed).await?;
    Ok(true)
}

async fn untie(desk: &Desk<'_>, before: &Model) -> Result<(), Problem> {
    let change = ActiveModel { member_id: Set(None), ..Default::default() };
    let after = actions::change(desk, before, change).await?;
    let entry = Entry {
        action: "account.changed",
        subject: "account",
        subject_id: Some(after.id.0),
        old: Some(recorded(before)),
        new: Some(recorded(&after)),
        ..Default::default()
    };
    Ok(desk.audit(entry).await?)
}
