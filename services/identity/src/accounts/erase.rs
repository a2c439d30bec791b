//! Erasing what an account says of a person. The row stays, because the audit log names it.

use super::{
    actions::{self, recorded},
    entity::{ActiveModel, Model},
    guard, store,
};
use crate::{assignments, desk::Desk, passwords, resets, sessions, totp};
use kernel::{AccountId, MemberId};
use rest::{Problem, kinds};
use sea_orm::ActiveValue::Set;
use tenancy::audit::Entry;

/// What a closed account is called from then on.
const NOBODY: &str = "（已注销）";

/// Closes an account for good: nothing is left by which its holder could be reached or could log in. The member
/// it belonged to, or none where it was closed already.
///
/// # Errors
/// 409 for the last administrator.
pub(crate) async fn close(desk: &Desk<'_>, id: AccountId) -> Result<Option<Option<MemberId>>, Problem> {
    let Some(before) = store::locked(desk.tx, id).await? else { return Err(kinds::NOT_FOUND.problem()) };
    if before.is_closed() {
        return Ok(None);
    }
    guard::keep_an_admin(desk, assignments::Without::Account(id)).await?;
    empty(desk, &before).await.map(Some)
}

/// Closes an account of an earlier moment whose holder had it closed since: nobody comes back because nobody else
/// administered the organisation then. `None` where there is no such account, or it was closed already.
///
/// # Errors
/// When the database is away.
pub(crate) async fn close_again(desk: &Desk<'_>, id: AccountId) -> Result<Option<Option<MemberId>>, Problem> {
    match open(desk, id).await? {
        Some(before) => empty(desk, &before).await.map(Some),
        None => Ok(None),
    }
}

async fn open(desk: &Desk<'_>, id: AccountId) -> Result<Option<Model>, Problem> {
    Ok(store::locked(desk.tx, id).await?.filter(|account| !account.is_closed()))
}

/// Takes everything from an account but its row. Gives the member it belonged to.
async fn empty(desk: &Desk<'_>, before: &Model) -> Result<Option<MemberId>, Problem> {
    let id = before.id;
    let after = actions::change(desk, before, emptied()).await?;
    totp::remove(desk, &after).await?;
    passwords::forget(desk.tx, id).await?;
    resets::close(desk.tx, id, desk.now).await?;
    rest::forget_answers_of(desk.tx, id.0).await?;
    // the law has log-ins kept for a time: their record goes when it is over, the ways in go now
    sessions::end(desk.tx, id, sessions::End::All, desk.now).await?;
    assignments::revoke_all(desk, id).await?;
    audit(desk, "account.closed", before, &after).await?;
    Ok(before.member_id)
}

fn emptied() -> ActiveModel {
    ActiveModel {
        display_name: Set(NOBODY.to_owned()),
        user_name: Set(None),
        user_name_key: Set(None),
        email_sealed: Set(None),
        email_blind: Set(None),
        phone_sealed: Set(None),
        phone_blind: Set(None),
        member_id: Set(None),
        state: Set("closed".to_owned()),
        // no password has this hash
        password_hash: Set(String::new()),
        must_change_password: Set(false),
        ..Default::default()
    }
}

/// Erases e-mail address or phone number of an account.
///
/// # Errors
/// 422 where it would have no name to log in with any more.
pub(crate) async fn erase_contact(
    desk: &Desk<'_>,
    id: AccountId,
    email: bool,
    phone: bool,
) -> Result<(), Problem> {
    let Some(before) = store::locked(desk.tx, id).await? else { return Err(kinds::NOT_FOUND.problem()) };
    without(desk, &before, email, phone).await
}

/// Erases them in an account of an earlier moment, as was done since. One that had no other name to log in with then
/// is closed; the member it belonged to is given, if that happened.
///
/// # Errors
/// When the database is away.
pub(crate) async fn erase_contact_again(
    desk: &Desk<'_>,
    id: AccountId,
    email: bool,
    phone: bool,
) -> Result<Option<Option<MemberId>>, Problem> {
    let Some(before) = open(desk, id).await? else { return Ok(None) };
    let by_email = before.email_blind.is_some() && !email;
    let by_phone = before.phone_blind.is_some() && !phone;
    if before.user_name_key.is_some() || by_email || by_phone {
        without(desk, &before, email, phone).await?;
        return Ok(None);
    }
    empty(desk, &before).await.map(Some)
}

async fn without(desk: &Desk<'_>, before: &Model, email: bool, phone: bool) -> Result<(), Problem> {
    let mut change = ActiveModel::default();
    if email {
        (change.email_sealed, change.email_blind) = (Set(None), Set(None));
    }
    if phone {
        (change.phone_sealed, change.phone_blind) = (Set(None), Set(None));
    }
    let after = actions::change(desk, before, change).await?;
    resets::close(desk.tx, before.id, desk.now).await?;
    audit(desk, "account.contact_erased", before, &after).await
}

async fn audit(desk: &Desk<'_>, action: &'static str, before: &Model, after: &Model) -> Result<(), Problem> {
    let (old, new) = (Some(recorded(before)), Some(recorded(after)));
    let subject_id = Some(after.id.0);
    Ok(desk.audit(Entry { action, subject: "account", subject_id, old, new, ..Default::default() }).await?)
}
