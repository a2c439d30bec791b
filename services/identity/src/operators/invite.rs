use super::{
    rules::{self, OperatorRole},
    store::{self, Deed, invitation, operator},
};
use crate::{
    handles,
    mails::Recipient,
    state::App,
    tokens::{self, Door},
};
use kernel::{InvitationId, Locale, OperatorId, text};
use sea_orm::DbErr;
use tenancy::PlatformTx;
use time::OffsetDateTime;

/// An invitation that was sent.
#[derive(Clone, Debug)]
pub struct Invited {
    pub id: OperatorId,
    pub login: String,
    pub expires_at: OffsetDateTime,
}

/// Why an operator cannot be invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    #[error("this is not an e-mail address")]
    Email,
    #[error("the name must have 1 to 80 characters")]
    Name,
    #[error("there is an operator with this address already")]
    Known,
    #[error(transparent)]
    Random(#[from] tokens::NoRandomness),
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Invites somebody to run the platform, or sends the invitation again to one who has not come yet.
///
/// # Errors
/// When the address is none or is an operator's already, or the database is away.
pub async fn invite(app: &App, email: &str, name: &str, locale: Locale) -> Result<Invited, InviteError> {
    let by = Deed { action: INVITED, ..Deed::default() };
    invite_as(app, Guest { email, name, locale, role: OperatorRole::Admin }, by).await
}

/// Somebody who is to run the platform.
pub(super) struct Guest<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub locale: Locale,
    pub role: OperatorRole,
}

pub(super) const INVITED: &str = "operator.invited";

/// The same in any role; `by` says who did it. An invitation sent again may give another role, in another language.
///
/// # Errors
/// As [`invite`].
pub(super) async fn invite_as(app: &App, guest: Guest<'_>, by: Deed<'_>) -> Result<Invited, InviteError> {
    let Guest { email, name, locale, role } = guest;
    let login = handles::email(email).ok_or(InviteError::Email)?;
    let name = text::single_line(name);
    if !(1..=80).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(InviteError::Name);
    }
    let now = app.base().clock.now();
    let tx = app.platform().begin().await?;
    let operator = match store::locked_by_login(&tx, &login).await? {
        Some(known) if known.state == "invited" => store::set_guest(&tx, known.id, role, locale).await?,
        Some(_) => return Err(InviteError::Known),
        None => store::insert(&tx, fresh(&login, &name, locale, role, now)).await?,
    };
    let expires_at = now + rules::INVITATION_LIFE;
    send(app, &tx, &operator, now).await?;
    let detail = Some(serde_json::json!({ "role": role }));
    store::log(&tx, Deed { about: Some(operator.id), detail, ..by }, now).await?;
    tx.commit().await?;
    Ok(Invited { id: operator.id, login, expires_at })
}

/// Sends an invitation in the place of all earlier ones.
///
/// # Errors
/// When the database is away, or the system gives no random bytes.
pub(super) async fn send(
    app: &App,
    tx: &PlatformTx,
    operator: &operator::Model,
    now: OffsetDateTime,
) -> Result<(), InviteError> {
    let expires_at = now + rules::INVITATION_LIFE;
    let token = tokens::mailed(Door::OperatorInvitation, None)?;
    offer(tx, operator, &token, now, expires_at).await?;
    let to = Recipient { address: &operator.login, name: &operator.display_name, locale: operator.locale() };
    Ok(app.mailer().operator_invitation(tx, to, &token, expires_at).await?)
}

async fn offer(
    tx: &PlatformTx,
    operator: &operator::Model,
    token: &str,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Result<(), DbErr> {
    store::close_invitations(tx, operator.id, "revoked").await?;
    let row = invitation::Model {
        id: InvitationId::new(),
        operator_id: operator.id,
        token_hash: tokens::hash(token),
        state: "pending".to_owned(),
        created_at: now,
        expires_at,
    };
    store::insert_invitation(tx, row).await.map(drop)
}

fn fresh(
    login: &str,
    name: &str,
    locale: Locale,
    role: OperatorRole,
    now: OffsetDateTime,
) -> operator::Model {
    operator::Model {
        id: OperatorId::new(),
        login: login.to_owned(),
        display_name: name.to_owned(),
        locale: locale.as_str().to_owned(),
        state: "invited".to_owned(),
        password_hash: None,
        password_changed_at: None,
        failures: 0,
        failed_at: None,
        locked_until: None,
        totp_secret: None,
        totp_step: None,
        created_at: now,
        last_login_at: None,
        role,
    }
}
