//! Inviting, by whoever has reason to: people with the right to, and the control plane for the first one.

use super::{
    problems, rules,
    store::{self, invitation},
};
use crate::{
    accounts::{
        self,
        pii::{self, Place},
    },
    desk::Desk,
    handles::Handle,
    mails::{Recipient, Sender},
    state::App,
    tokens::{self, Door},
};
use access::Role;
use kernel::{InvitationId, Locale, MemberId, UnitId};
use rest::{OnConstraint, Problem, kinds};
use sea_orm::DbErr;
use tenancy::{TenantTx, audit::Entry};
use time::OffsetDateTime;

/// Which letter brings the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letter {
    Invitation,
    /// To an administrator whom the platform invites, because nobody inside can.
    Administrator,
    /// To whoever asked for the place of the organisation.
    Welcome,
}

impl Letter {
    const fn template(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Administrator => "administrator_invitation",
            Self::Welcome => "welcome",
        }
    }
}

/// Somebody to invite. Address and number are normalised already.
pub(crate) struct New<'a> {
    pub display_name: &'a str,
    pub email: &'a str,
    pub phone: Option<&'a str>,
    pub member_id: Option<MemberId>,
    pub role: Role,
    pub unit_id: Option<UnitId>,
    pub locale: Locale,
    pub letter: Letter,
}

impl<'a> New<'a> {
    /// Somebody who is to administer the organisation.
    pub const fn administrator(
        display_name: &'a str,
        email: &'a str,
        locale: Locale,
        letter: Letter,
    ) -> Self {
        let role = Role::TenantAdmin;
        Self { display_name, email, phone: None, member_id: None, role, unit_id: None, locale, letter }
    }
}

/// Writes an invitation and its letter. Whether the actor may, was asked before.
///
/// # Errors
/// 409 when the address, the number or the member has an account or an invitation already.
pub(crate) async fn issue(
    app: &App,
    desk: &Desk<'_>,
    new: New<'_>,
    sender: &Sender,
) -> Result<invitation::Model, Problem> {
    refuse_known(desk.tx, &new).await?;
    let (tx, id) = (desk.tx, InvitationId::new());
    let seal = |field, plain| {
        pii::seal(tx, Place::Invitation(id), field, plain).map_err(|e| kinds::INTERNAL.problem().because(e))
    };
    let email_blind = pii::email_blind(tx, new.email);
    make_room(desk, email_blind.clone()).await?;
    let token = tokens::mailed(Door::Invitation, Some(tx.tenant().id))?;
    let row = invitation::Model {
        id,
        display_name: new.display_name.to_owned(),
        email_sealed: seal("email", new.email)?,
        email_blind,
        phone_sealed: new.phone.map(|phone| seal("phone", phone)).transpose()?,
        phone_blind: new.phone.map(|phone| pii::phone_blind(tx, phone)),
        member_id: new.member_id,
        role: new.role.as_str().to_owned(),
        unit_id: new.unit_id,
        locale: new.locale.as_str().to_owned(),
        token_hash: tokens::hash(&token),
        state: "pending".to_owned(),
        sent: 1,
        invited_by: desk.who.id,
        account_id: None,
        created_at: desk.now,
        sent_at: desk.now,
        expires_at: desk.now + rules::LIFE,
        redeemed_at: None,
    };
    let row = store::insert(tx, row).await.on_constraint(
        "invitations_email_key",
        &problems::ALREADY_INVITED,
        "/email",
    )?;
    post(app, desk, new.letter, &row, new.email, sender, &token).await?;
    desk.audit(entry("invitation.issued", &row)).await?;
    Ok(row)
}

/// An account that exists is told apart from one that is invited, to those who may invite.
async fn refuse_known(tx: &TenantTx, new: &New<'_>) -> Result<(), Problem> {
    use accounts::problems::{EMAIL_TAKEN, MEMBER_TAKEN, PHONE_TAKEN};
    if accounts::by_handle(tx, &Handle::Email(new.email.to_owned())).await?.is_some() {
        return Err(EMAIL_TAKEN.at("/email"));
    }
    if let Some(phone) = new.phone
        && accounts::by_handle(tx, &Handle::Phone(phone.to_owned())).await?.is_some()
    {
        return Err(PHONE_TAKEN.at("/phone"));
    }
    if let Some(member) = new.member_id
        && accounts::active_of_member(tx, member).await?.is_some()
    {
        return Err(MEMBER_TAKEN.at("/member_id"));
    }
    Ok(())
}

/// An invitation that has run out stands in nobody's way.
async fn make_room(desk: &Desk<'_>, email_blind: Vec<u8>) -> Result<(), DbErr> {
    if let Some(before) = store::pending_by_email(desk.tx, email_blind).await?
        && desk.now >= before.expires_at
        && store::revoke(desk.tx, before.id).await?
    {
        desk.audit(entry("invitation.revoked", &before)).await?;
    }
    Ok(())
}

/// The letter with a token.
pub(super) async fn post(
    app: &App,
    desk: &Desk<'_>,
    letter: Letter,
    row: &invitation::Model,
    address: &str,
    sender: &Sender,
    token: &str,
) -> Result<(), Problem> {
    let to = Recipient { address, name: &row.display_name, locale: row.locale() };
    let template = letter.template();
    Ok(app.mailer().invitation(desk.tx, template, to, sender, token, row.expires_at).await?)
}

/// For the audit log: who was offered what, without the address.
pub(super) fn entry(action: &'static str, row: &invitation::Model) -> Entry<'static> {
    let new = serde_json::json!({
        "display_name": row.display_name, "role": row.role, "unit_id": row.unit_id, "member_id": row.member_id,
    });
    let subject_id = Some(row.id.0);
    Entry { action, subject: "invitation", subject_id, new: Some(new), ..Default::default() }
}

/// Whether somebody is invited to a role at the moment.
pub(crate) async fn any_for(tx: &TenantTx, role: Role, now: OffsetDateTime) -> Result<bool, DbErr> {
    store::any_pending_for(tx, role.as_str(), now).await
}

/// Whether the organisation itself has invited somebody who came or may still come. Whom the platform invites, again or
/// not, is its first administrator.
pub(crate) async fn any_from_inside(tx: &TenantTx, now: OffsetDateTime) -> Result<bool, DbErr> {
    store::any_by_accounts(tx, now).await
}
