use super::{
    own,
    rules::{self, Span},
    store::{self, session},
};
use crate::state::App;
use axum::extract::State;
use kernel::SessionId;
use rest::{Answer, Ctx, Paged};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// One of the own sessions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OwnSession)]
pub struct Item {
    id: SessionId,
    /// The one this list was asked for with.
    current: bool,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    last_seen_at: OffsetDateTime,
    /// When it ends if nothing more is done with it.
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
    /// Browser and system, such as "Chrome · Windows"; empty where they are not known.
    device: String,
    address_masked: String,
}

/// List the own sessions
#[utoipa::path(get, path = "/sessions", tag = "sessions", operation_id = "list_sessions",
    responses((status = 200, description = "Every session that is alive, the last used first", body = Paged<Item>)))]
pub async fn list(State(app): State<App>, ctx: Ctx) -> Answer {
    let own = own(&app, &ctx).await?;
    let span = |row: &session::Model| Span { last_seen_at: row.last_seen_at, expires_at: row.expires_at };
    let rows = store::open(ctx.tx(), own.account.id).await?;
    let (policy, admin) = (&own.policy.session, own.demands.admin);
    let alive = rows.into_iter().filter(|row| rules::is_alive(span(row), policy, admin, ctx.now()));
    let items: Vec<Item> = alive
        .map(|row| Item {
            id: row.id,
            current: row.id == own.session.id,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            expires_at: rules::idle_end(span(&row), policy, admin),
            device: row.device,
            address_masked: row.address_masked,
        })
        .collect();
    ctx.read(&Paged { items, next: None, total: None })
}
