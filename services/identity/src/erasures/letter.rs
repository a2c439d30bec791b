use super::{rules::Outcome, store::erasure::Model};
use crate::{accounts, desk::Desk, mails::Recipient, state::App};
use rest::{Ctx, Problem};

/// Tells the person what was decided, where there is an address to tell it to.
///
/// # Errors
/// When the database is away.
pub(super) async fn send(app: &App, ctx: &Ctx, desk: &Desk<'_>, row: &Model) -> Result<(), Problem> {
    let (Some(id), Some(outcome)) = (row.account_id, row.outcome) else { return Ok(()) };
    let Some(account) = accounts::locked(desk.tx, id).await? else { return Ok(()) };
    let Some(address) = accounts::contact(desk.tx, &account)?.email else { return Ok(()) };
    let template = match outcome {
        Outcome::Complete => "erasure_complete",
        Outcome::Partly => "erasure_partly",
        Outcome::Refused => "erasure_refused",
    };
    let sender = app.sender(desk.tx, ctx.claims()).await?;
    let to = Recipient { address: &address, name: &account.display_name, locale: account.locale() };
    let reason = row.reason.as_deref().unwrap_or("—");
    Ok(app.mailer().erasure_decided(desk.tx, template, to, &sender, reason).await?)
}
