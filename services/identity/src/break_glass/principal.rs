use super::store;
use crate::{operators, sessions::Principal, state::App, tokens};
use kernel::{Locale, SessionId};
use sea_orm::DbErr;
use tenancy::{
    TenantScope,
    assertion::{Actor, Level},
};
use time::OffsetDateTime;

/// The operator whose entry a cookie is, while it is open, the platform knows of no end of it, and the operator is one.
///
/// # Errors
/// When the database is away.
pub(crate) async fn principal(
    app: &App,
    scope: &TenantScope,
    cookie: &str,
    now: OffsetDateTime,
) -> Result<Option<Principal>, DbErr> {
    if !tokens::is_session(cookie) {
        return Ok(None);
    }
    let tx = app.base().db.begin(scope).await?;
    let row = store::by_token(&tx, tokens::hash(cookie)).await?.filter(|row| row.is_open(now));
    drop(tx);
    let Some(row) = row else { return Ok(None) };
    let tx = app.platform().begin().await?;
    let goes_on = store::pointer_of(&tx, row.id).await?.is_some_and(|pointer| !pointer.over);
    if !goes_on {
        return Ok(None);
    }
    let operator = operators::by_id(&tx, row.operator_id).await?;
    let Some(operator) = operator.filter(|operator| operator.may_look_in()) else { return Ok(None) };
    Ok(Some(Principal {
        actor: Actor::Operator { id: operator.id, entry: Some(row.id) },
        level: Level::Full,
        session: SessionId(row.id.0),
        locale: Locale::default(),
    }))
}
