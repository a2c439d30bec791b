use super::{Next, own};
use crate::{
    accounts, assignments,
    break_glass::{self, Visit},
    state::App,
    tenant::{TenantCard, TenantClosed, card, closed},
};
use access::{Offer, Role};
use axum::extract::State;
use kernel::{AccountId, Locale, MemberId, UnitId};
use rest::{Answer, StepCtx};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Who is logged in, and what the pages may offer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
pub struct SessionOut {
    account: OwnAccount,
    member_id: Option<MemberId>,
    roles: Vec<HeldRole>,
    /// `partial` until every step of the log-in is taken.
    level: SessionLevel,
    next: Next,
    tenant: TenantCard,
    /// What to offer. They guide the eye; every request is judged by itself.
    capabilities: Vec<Offer>,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
    /// Only where an operator looks in.
    visit: Option<Visit>,
    /// Only where the organisation is suspended or being closed, for its administrators.
    closed: Option<TenantClosed>,
}

/// The own account.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnAccount {
    id: AccountId,
    display_name: String,
    user_name: Option<String>,
    email_masked: Option<String>,
    phone_masked: Option<String>,
    locale: Locale,
    totp_enabled: bool,
}

/// A role in a place.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldRole {
    role: &'static str,
    unit_id: Option<UnitId>,
    unit_name: Option<String>,
}

kernel::words! {
    /// How far the log-in has come.
    pub enum SessionLevel {
        Partial = "partial",
        Full = "full",
    }
}

/// Read the session
#[utoipa::path(get, path = "/session", tag = "sessions", operation_id = "get_session",
    responses((status = 200, description = "Who is logged in", body = SessionOut)))]
pub async fn current(State(app): State<App>, ctx: StepCtx) -> Answer {
    if let Some(visit) = break_glass::visit(&app, &ctx).await? {
        return visiting(&app, ctx, visit).await;
    }
    let own = own(&app, &ctx).await?;
    let held = assignments::held_on(ctx.tx(), own.account.id, ctx.today()).await?;
    let contact = accounts::contact(ctx.tx(), &own.account)?;
    let next = own.next();
    let closed = if next == Next::Done { closed(&app, &ctx).await? } else { None };
    let (level, capabilities) = if next == Next::Done {
        (SessionLevel::Full, ctx.offers().await?)
    } else {
        (SessionLevel::Partial, Vec::new())
    };
    let roles = held.into_iter().map(|held| HeldRole {
        role: held.role.as_str(),
        unit_id: held.unit,
        unit_name: held.unit_name,
    });
    let out = SessionOut {
        account: OwnAccount {
            id: own.account.id,
            email_masked: contact.email_masked(),
            phone_masked: contact.phone_masked(),
            locale: own.account.locale(),
            totp_enabled: own.account.totp_enabled(),
            display_name: own.account.display_name.clone(),
            user_name: own.account.user_name.clone(),
        },
        member_id: own.account.member_id,
        roles: roles.collect(),
        level,
        next,
        tenant: card(&app, &ctx).await?,
        capabilities,
        expires_at: own.session.expires_at,
        visit: None,
        closed,
    };
    ctx.read(&out)
}

/// What an operator who looks in is told: no account, nothing but what may be read.
async fn visiting(app: &App, ctx: StepCtx, visit: Visit) -> Answer {
    let account = OwnAccount {
        id: AccountId(ctx.operator().map(|id| id.0).unwrap_or_default()),
        display_name: visit.operator_name.clone(),
        user_name: None,
        email_masked: None,
        phone_masked: None,
        locale: ctx.locale(),
        totp_enabled: true,
    };
    let out = SessionOut {
        account,
        member_id: None,
        roles: vec![HeldRole { role: Role::Auditor.as_str(), unit_id: None, unit_name: None }],
        level: SessionLevel::Full,
        next: Next::Done,
        tenant: card(app, &ctx).await?,
        capabilities: ctx.offers().await?,
        expires_at: visit.ends_at,
        visit: Some(visit),
        closed: None,
    };
    ctx.read(&out)
}
