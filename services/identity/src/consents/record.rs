//! Writing an entry of the ledger: the same for oneself and for somebody else.

use super::{
    problems,
    rules::Purpose,
    store::{self, consent::Model},
};
use crate::notices::{self, problems::NONE_PUBLISHED};
use events::kinds::ConsentChanged;
use kernel::{AccountId, ConsentId, MemberId, NoticeId};
use rest::{Ctx, Problem};
use sea_orm::DbErr;
use serde_json::json;
use tenancy::{TenantTx, audit::Entry};

/// What is to be written down.
pub(super) struct Said {
    pub account: Option<AccountId>,
    pub member: Option<MemberId>,
    pub purpose: Purpose,
    pub given: bool,
    /// Which version was on the screen.
    pub notice: NoticeId,
    /// Why it is said by somebody else.
    pub on_behalf: Option<String>,
}

/// # Errors
/// 404 while no notice is published, 409 when another version is in force, 422 for what cannot be taken back.
pub(super) async fn record(ctx: &Ctx, said: Said) -> Result<Model, Problem> {
    if !said.given && !said.purpose.is_optional() {
        return Err(problems::NOT_WITHDRAWABLE.at("/given"));
    }
    let notice = notices::in_force(ctx.tx()).await?.ok_or_else(|| NONE_PUBLISHED.problem())?;
    // nobody can agree to a text that is not in force; taking back needs no text at all
    if said.given && notice.id != said.notice {
        return Err(problems::OUTDATED.problem());
    }
    let row = Model {
        id: ConsentId::new(),
        account_id: said.account,
        member_id: said.member,
        purpose: said.purpose,
        given: said.given,
        notice_id: notice.id,
        notice_number: notice.number.unwrap_or_default(),
        text_hash: notice.text_hash.unwrap_or_default(),
        at: ctx.now(),
        by_account: ctx.account()?,
        on_behalf: said.on_behalf.is_some(),
        reason: said.on_behalf,
    };
    let row = store::insert(ctx.tx(), row).await?;
    tell(ctx, &row).await?;
    Ok(row)
}

async fn tell(ctx: &Ctx, row: &Model) -> Result<(), Problem> {
    let action = if row.given { "consent.given" } else { "consent.withdrawn" };
    let new = Some(json!({
        "purpose": row.purpose, "notice": row.notice_number, "account_id": row.account_id,
        "member_id": row.member_id, "on_behalf": row.on_behalf,
    }));
    let (subject_id, why) = (Some(row.id.0), row.reason.clone());
    ctx.audit(Entry { action, subject: "consent", subject_id, old: None, new, why }).await?;
    if row.purpose.is_optional() {
        let (account_id, member_id) = (row.account_id, row.member_id);
        let purpose = row.purpose.to_string();
        ctx.emit(&ConsentChanged { account_id, member_id, purpose, given: row.given }).await?;
    }
    Ok(())
}

/// Everything one account ever said, newest first, for an export.
///
/// # Errors
/// When the database is away.
pub(crate) async fn of_account(tx: &TenantTx, account: AccountId) -> Result<Vec<Model>, DbErr> {
    store::of_account(tx, account).await
}

/// Whether somebody agrees today to reminders by mail.
///
/// # Errors
/// When the database is away.
pub(crate) async fn wants_reminders(tx: &TenantTx, account: AccountId) -> Result<bool, DbErr> {
    let said = store::of_account(tx, account).await?;
    Ok(said.iter().find(|row| row.purpose == Purpose::MailReminders).is_some_and(|row| row.given))
}
