//! Whose cookie this is: asked by the gateway for every request, so it is one query.

use super::{
    bearer::{Bearer, bearer},
    own::Demands,
    rules::{self, NextStep as Next, Span, Standing},
    store,
};
use crate::{
    state::App,
    tenant_settings::{Policy, SessionPolicy},
    tokens,
};
use kernel::{Locale, SHANGHAI, SessionId, business_date};
use sea_orm::DbErr;
use serde::Serialize;
use tenancy::{
    TenantTx,
    assertion::{Actor, Level},
};
use time::OffsetDateTime;

/// A person as the gateway writes it into assertions.
#[derive(Debug, Serialize)]
pub(crate) struct Principal {
    pub actor: Actor,
    pub level: Level,
    pub session: SessionId,
    pub locale: Locale,
}

/// The principal of a cookie; none for a session that has ended, was never there, or belongs to an account
/// that is disabled. Notes that the session was used.
///
/// # Errors
/// When the database is away.
pub(crate) async fn principal(
    app: &App,
    tx: TenantTx,
    cookie: &str,
    now: OffsetDateTime,
) -> Result<Option<Principal>, DbErr> {
    if !tokens::is_session(cookie) {
        return Ok(None);
    }
    let today = business_date(now, SHANGHAI);
    let Some(bearer) = bearer(&tx, tokens::hash(cookie), today).await? else { return Ok(None) };
    let policy = session_policy(app, &bearer);
    let demands = Demands::of(bearer.held.iter().map(|held| held.role.as_str()), &bearer.required_roles);
    let span = Span { last_seen_at: bearer.last_seen_at, expires_at: bearer.expires_at };
    if bearer.state != "active" || !rules::is_alive(span, &policy, demands.admin, now) {
        return Ok(None);
    }
    if rules::should_touch(bearer.last_seen_at, now) {
        store::touch(&tx, bearer.session, now).await?;
        tx.commit().await?;
    }
    Ok(Some(known(bearer, demands)))
}

/// What has not been decided yet is as the deployment's settings say.
fn session_policy(app: &App, bearer: &Bearer) -> SessionPolicy {
    bearer.session_policy.clone().unwrap_or_else(|| Policy::initial(app.sessions()).session)
}

fn known(bearer: Bearer, demands: Demands) -> Principal {
    let standing = Standing {
        totp_enabled: bearer.totp_enabled,
        totp_required: demands.totp,
        second_factor: bearer.second_factor,
        password_due: bearer.password_due,
    };
    let level = if rules::next(standing) == Next::Done { Level::Full } else { Level::Partial };
    let actor = Actor::Account { id: bearer.account, member: bearer.member, assignments: bearer.held };
    Principal { actor, level, session: bearer.session, locale: bearer.locale }
}
