//! Doing what was granted.

use super::{rules::Item, store::erasure::Model};
use crate::{accounts, desk::Desk, invitations};
use events::kinds::{AccountChanged, ErasureDecided};
use rest::{Ctx, Problem};
use std::collections::BTreeSet;

/// Erases this service's part in the transaction of the decision, and tells the records service of its own.
///
/// # Errors
/// 409 for the last administrator, 422 where an account would have no name to log in with any more.
pub(super) async fn carry_out(
    ctx: &Ctx,
    desk: &Desk<'_>,
    row: &Model,
    granted: &BTreeSet<Item>,
) -> Result<(), Problem> {
    if let Some(account) = row.account_id {
        let whole = granted.contains(&Item::Account);
        let (email, phone) =
            (whole || granted.contains(&Item::Email), whole || granted.contains(&Item::Phone));
        if whole {
            let closed = accounts::close(desk, account).await?;
            if let Some(member_id) = closed {
                ctx.emit(&AccountChanged { id: account, member_id, active: false }).await?;
            }
        } else if email || phone {
            accounts::erase_contact(desk, account, email, phone).await?;
        }
        if email || phone {
            // the invitation it began with has the same address in it
            invitations::erase_of(desk.tx, account).await?;
        }
    }
    let items: Vec<String> =
        granted.iter().filter(|item| item.of_member()).map(ToString::to_string).collect();
    if let (Some(member_id), false) = (row.member_id, items.is_empty()) {
        ctx.emit(&ErasureDecided { id: row.id, member_id, items }).await?;
    }
    Ok(())
}
