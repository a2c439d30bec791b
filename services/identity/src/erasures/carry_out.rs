//! Doing what was granted.

use super::{rules::Item, store::erasure::Model};
use crate::{accounts, desk::Desk, invitations};
use events::kinds::{AccountChanged, ErasureDecided};
use kernel::{AccountId, MemberId};
use rest::Problem;
use sea_orm::DbErr;
use std::collections::BTreeSet;

/// Erases this service's part in the transaction of the decision, and tells the records service of its own.
///
/// # Errors
/// 409 for the last administrator, 422 where an account would have no name to log in with any more.
pub(super) async fn carry_out(desk: &Desk<'_>, row: &Model, granted: &BTreeSet<Item>) -> Result<(), Problem> {
    if let Some(account) = row.account_id {
        let Parts { whole, email, phone } = Parts::of(granted);
        if whole {
            let closed = accounts::close(desk, account).await?;
            tell_closed(desk, account, closed).await?;
        } else if email || phone {
            accounts::erase_contact(desk, account, email, phone).await?;
        }
        if email || phone {
            // the invitation it began with has the same address in it
            invitations::erase_of(desk.tx, account).await?;
        }
    }
    Ok(tell_records(desk, row, granted).await?)
}

/// The same in rows of an earlier moment. There is no refusing: what was erased once does not come back, whatever the
/// account was then.
///
/// # Errors
/// When the database is away.
pub(super) async fn carry_out_again(
    desk: &Desk<'_>,
    row: &Model,
    granted: &BTreeSet<Item>,
) -> Result<(), Problem> {
    if let Some(account) = row.account_id {
        let Parts { whole, email, phone } = Parts::of(granted);
        if whole || email || phone {
            let closed = if whole {
                accounts::close_again(desk, account).await?
            } else {
                accounts::erase_contact_again(desk, account, email, phone).await?
            };
            tell_closed(desk, account, closed).await?;
            invitations::erase_of(desk.tx, account).await?;
        }
    }
    Ok(tell_records(desk, row, granted).await?)
}

/// What of an account is erased.
struct Parts {
    whole: bool,
    email: bool,
    phone: bool,
}

impl Parts {
    fn of(granted: &BTreeSet<Item>) -> Self {
        let whole = granted.contains(&Item::Account);
        let has = |item| whole || granted.contains(&item);
        Self { whole, email: has(Item::Email), phone: has(Item::Phone) }
    }
}

async fn tell_closed(desk: &Desk<'_>, id: AccountId, closed: Option<Option<MemberId>>) -> Result<(), DbErr> {
    let Some(member_id) = closed else { return Ok(()) };
    events::emit(desk.tx, &AccountChanged { id, member_id, active: false }).await
}

async fn tell_records(desk: &Desk<'_>, row: &Model, granted: &BTreeSet<Item>) -> Result<(), DbErr> {
    let items: Vec<String> =
        granted.iter().filter(|item| item.of_member()).map(ToString::to_string).collect();
    match row.member_id {
        Some(member_id) if !items.is_empty() => {
            events::emit(desk.tx, &ErasureDecided { id: row.id, member_id, items }).await
        }
        _ => Ok(()),
    }
}
