//! What is done to accounts, by whatever feature has reason to.

use super::{
    contact,
    entity::{ActiveModel, Model},
    pii::{self, Place},
    problems, store,
};
use crate::{
    desk::Desk,
    lockout::Attempts,
    mails::{Recipient, Sender},
    state::App,
};
use kernel::{AccountId, Locale, MemberId};
use rest::{OnConstraint, Problem, kinds};
use sea_orm::{ActiveValue::Set, DbErr};
use tenancy::{TenantTx, audit::Entry};

/// An account that is to be. Addresses are normalised already.
pub(crate) struct New<'a> {
    pub display_name: &'a str,
    pub user_name: Option<&'a str>,
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
    pub member_id: Option<MemberId>,
    pub locale: Locale,
    pub password_hash: &'a str,
}

/// Makes an account.
///
/// # Errors
/// 409 when the address, the number, the name or the member has one already.
pub(crate) async fn create(desk: &Desk<'_>, id: AccountId, new: New<'_>) -> Result<Model, Problem> {
    let (tx, place) = (desk.tx, Place::Account(id));
    let sealed = |field, plain: Option<&str>| {
        let sealed = plain.map(|plain| pii::seal(tx, place, field, plain)).transpose();
        sealed.map_err(|e| kinds::INTERNAL.problem().because(e))
    };
    let row = ActiveModel {
        id: Set(id),
        display_name: Set(new.display_name.to_owned()),
        user_name: Set(new.user_name.map(str::to_owned)),
        user_name_key: Set(new.user_name.and_then(crate::handles::user_name)),
        email_sealed: Set(sealed("email", new.email)?),
        email_blind: Set(new.email.map(|email| pii::email_blind(tx, email))),
        phone_sealed: Set(sealed("phone", new.phone)?),
        phone_blind: Set(new.phone.map(|phone| pii::phone_blind(tx, phone))),
        member_id: Set(new.member_id),
        locale: Set(new.locale.as_str().to_owned()),
        state: Set("active".to_owned()),
        password_hash: Set(new.password_hash.to_owned()),
        password_changed_at: Set(desk.now),
        must_change_password: Set(false),
        failures: Set(0),
        failed_at: Set(None),
        locked_until: Set(None),
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_step: Set(None),
        last_login_at: Set(None),
        created_at: Set(desk.now),
        updated_at: Set(desk.now),
        version: Set(1),
    };
    let account = unique(store::insert(tx, row).await)?;
    let entry = Entry {
        action: "account.activated",
        subject: "account",
        subject_id: Some(id.0),
        new: Some(recorded(&account)),
        ..Default::default()
    };
    desk.audit(entry).await?;
    Ok(account)
}

/// What the audit log keeps of an account: who it is, nothing by which the person could be reached.
pub(crate) fn recorded(account: &Model) -> serde_json::Value {
    serde_json::json!({
        "display_name": account.display_name,
        "user_name": account.user_name,
        "has_email": account.email_blind.is_some(),
        "has_phone": account.phone_blind.is_some(),
        "member_id": account.member_id,
        "locale": account.locale,
        "state": account.state,
    })
}

/// Changes what is set in `change`.
///
/// # Errors
/// 409 when somebody else has that address, number, name or member.
pub(crate) async fn change(desk: &Desk<'_>, before: &Model, change: ActiveModel) -> Result<Model, Problem> {
    unique(store::update(desk.tx, before, change, desk.now).await)
}

fn unique(done: Result<Model, DbErr>) -> Result<Model, Problem> {
    done.on_constraint("accounts_email_key", &problems::EMAIL_TAKEN, "/email")
        .on_constraint("accounts_phone_key", &problems::PHONE_TAKEN, "/phone")
        .on_constraint("accounts_user_name_key", &problems::USER_NAME_TAKEN, "/user_name")
        .on_constraint("accounts_member_key", &problems::MEMBER_TAKEN, "/member_id")
        .on_constraint("accounts_reachable", &problems::UNREACHABLE, "")
}

pub(crate) async fn set_attempts(tx: &TenantTx, id: AccountId, attempts: Attempts) -> Result<(), DbErr> {
    store::set_attempts(tx, id, attempts).await
}

/// What somebody logs in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Means {
    Password,
    /// A second factor that was set, reset or turned off.
    Totp,
}

/// A letter about what was changed; nothing for an account without an address.
pub(crate) async fn tell_changed(
    app: &App,
    desk: &Desk<'_>,
    means: Means,
    account: &Model,
    sender: &Sender,
) -> Result<(), Problem> {
    let Some(address) = contact(desk.tx, account)?.email else { return Ok(()) };
    let to = Recipient { address: &address, name: &account.display_name, locale: account.locale() };
    let template = match means {
        Means::Password => "password_changed",
        Means::Totp => "totp_changed",
    };
    Ok(app.mailer().changed(desk.tx, template, to, sender, desk.now).await?)
}
