use super::insider::Insider;
use crate::{
    break_glass, operators,
    sessions::{self, Principal},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::Locale;
use rest::{Answer, Json};
use serde::Deserialize;
use tenancy::assertion::{Actor, Level};

/// The token of a session.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    cookie: String,
}

/// Whose session a cookie is, in the organisation the assertion names, or at the platform's host. `null` when
/// it is nobody's.
pub async fn principal(State(app): State<App>, insider: Insider, Json(input): Json<Question>) -> Answer {
    let now = app.base().clock.now();
    let found: Option<Principal> = match insider.scope() {
        Some(scope) => {
            let tx = app.base().db.begin(&scope).await?;
            match sessions::principal(&app, tx, &input.cookie, now).await? {
                Some(found) => Some(found),
                None => break_glass::principal(&app, &scope, &input.cookie, now).await?,
            }
        }
        None => operators::principal(&app, &input.cookie, now).await?.map(|(id, session)| Principal {
            actor: Actor::Operator { id, entry: None },
            level: Level::Full,
            session,
            locale: Locale::default(),
        }),
    };
    Ok(Body(found).into_response())
}
