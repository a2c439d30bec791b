use crate::{
    accounts, assignments, audit, consents,
    erasures::{self, ErasureOut},
    sessions,
    state::App,
};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, Locale, MemberId};
use rest::{Answer, Ctx, Json, Problem};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tenancy::audit::Entry;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// That the password was just shown again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WithProof)]
pub struct WithProof {
    proof: String,
}

/// Everything this service knows of a person.
#[derive(Serialize, ToSchema)]
pub struct OwnAccountData {
    account: AccountData,
    roles: Vec<RoleData>,
    log_ins: Vec<LogInData>,
    consents: Vec<ConsentData>,
    erasures: Vec<ErasureOut>,
    /// What this account did here, newest first.
    deeds: Vec<DeedData>,
}

/// The account, in clear.
#[derive(Serialize, ToSchema)]
pub struct AccountData {
    id: AccountId,
    display_name: String,
    user_name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    member_id: Option<MemberId>,
    locale: Locale,
    second_factor: bool,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    last_login_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339")]
    password_changed_at: OffsetDateTime,
}

/// A role that is held or will be.
#[derive(Serialize, ToSchema)]
pub struct RoleData {
    role: &'static str,
    unit_name: Option<String>,
}

/// A log-in on record.
#[derive(Serialize, ToSchema)]
pub struct LogInData {
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    /// None: it lasts, or has just run out.
    #[serde(with = "time::serde::rfc3339::option")]
    ended_at: Option<OffsetDateTime>,
    device: String,
    address_masked: String,
}

/// What was agreed to, or taken back.
#[derive(Serialize, ToSchema)]
pub struct ConsentData {
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    purpose: String,
    given: bool,
    /// The version of the notice it was said to, and the SHA-256 of its number and texts, in hexadecimal.
    notice_number: i32,
    text_hash: String,
    on_behalf: bool,
    reason: Option<String>,
}

/// An entry of the audit log.
#[derive(Serialize, ToSchema)]
pub struct DeedData {
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    action: String,
    new: Option<Value>,
}

/// Take one's account data away
#[utoipa::path(post, path = "/me/export", tag = "privacy", operation_id = "export_own_account", request_body = WithProof,
    responses((status = 200, description = "Everything this service knows", body = OwnAccountData)))]
pub async fn export(State(app): State<App>, ctx: Ctx, Json(shown): Json<WithProof>) -> Answer {
    ctx.proven(&shown.proof)?;
    let out = collect(&app, &ctx).await?;
    let subject_id = Some(out.account.id.0);
    ctx.audit(Entry { action: "account.exported", subject: "account", subject_id, ..Default::default() })
        .await?;
    ctx.reply(StatusCode::OK, &out).await
}

async fn collect(app: &App, ctx: &Ctx) -> Result<OwnAccountData, Problem> {
    let own = sessions::own(app, ctx).await?;
    let (tx, account) = (ctx.tx(), own.account);
    let held = assignments::held(tx, account.id, ctx.today()).await?;
    let sessions = sessions::of_account(tx, account.id).await?;
    let consents = consents::of_account(tx, account.id).await?;
    let deeds = audit::deeds(tx, account.id).await?;
    let erasures = erasures::of_account(tx, account.id, ctx.today()).await?;
    let contact = accounts::contact(tx, &account)?;
    let role = |held: assignments::Held| RoleData { role: held.role.as_str(), unit_name: held.unit_name };
    Ok(OwnAccountData {
        account: AccountData {
            id: account.id,
            locale: account.locale(),
            second_factor: account.totp_enabled(),
            display_name: account.display_name,
            user_name: account.user_name,
            email: contact.email,
            phone: contact.phone,
            member_id: account.member_id,
            created_at: account.created_at,
            last_login_at: account.last_login_at,
            password_changed_at: account.password_changed_at,
        },
        roles: held.into_iter().map(role).collect(),
        log_ins: sessions
            .into_iter()
            .map(|row| LogInData {
                at: row.created_at,
                ended_at: row.ended_at,
                device: row.device,
                address_masked: row.address_masked,
            })
            .collect(),
        consents: consents.into_iter().map(consent).collect(),
        erasures,
        deeds: deeds.into_iter().map(|(at, action, new)| DeedData { at, action, new }).collect(),
    })
}

fn consent(row: consents::Consent) -> ConsentData {
    ConsentData {
        at: row.at,
        purpose: row.purpose.to_string(),
        given: row.given,
        notice_number: row.notice_number,
        text_hash: data_encoding::HEXLOWER.encode(&row.text_hash),
        on_behalf: row.on_behalf,
        reason: row.reason,
    }
}
