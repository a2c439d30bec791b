use super::{problems, store};
use crate::{
    desk::Desk,
    operators::{self, Deed},
    sessions::{self, Entrance},
    state::App,
    tokens::{self, Door, Look},
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use rest::{Answer, Json};
use serde::{Deserialize, Serialize};
use tenancy::{Who, audit::Entry};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The token of the link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OperatorEntryToken)]
pub struct Token {
    token: String,
}

/// In, until then.
#[derive(Serialize, ToSchema)]
#[schema(as = OperatorEntryOpened)]
pub struct Opened {
    #[serde(with = "time::serde::rfc3339")]
    ends_at: OffsetDateTime,
}

/// Open an operator's session in an organisation
#[utoipa::path(post, path = "/operator-entries/redeem", tag = "operators", security(()),
    operation_id = "redeem_operator_entry", request_body = Token,
    responses((status = 200, description = "In", body = Opened,
        headers(("set-cookie" = String, description = "The session")))))]
pub async fn redeem(State(app): State<App>, entrance: Entrance, Json(input): Json<Token>) -> Answer {
    let invalid = || problems::TICKET_INVALID.problem();
    let tenant = entrance.claims.tenant.as_ref().map(|tenant| tenant.id);
    if !matches!(tokens::look(&input.token, Door::OperatorEntry, tenant), Look::Own) {
        return Err(invalid());
    }
    let tx = entrance.begin().await?;
    let row = store::locked_by_ticket(&tx, tokens::hash(&input.token)).await?;
    let mut row = row.filter(|row| row.is_open(entrance.now)).ok_or_else(invalid)?;
    let ends_at = row.ends_at.ok_or_else(invalid)?;
    let token = tokens::session()?;
    (row.ticket_hash, row.token_hash) = (None, Some(tokens::hash(&token)));
    let row = store::update(&tx, row).await?;
    let who = Who::operator(row.operator_id, entrance.request_id());
    let line = Entry {
        action: "operator.came_in",
        subject: "operator_entry",
        subject_id: Some(row.id.0),
        new: Some(serde_json::json!({
            "operator": row.operator_name, "address": sessions::masked_address(&entrance.claims),
        })),
        ..Entry::default()
    };
    Desk { tx: &tx, who, now: entrance.now }.audit(line).await?;
    let deed = Deed {
        operator: Some(row.operator_id),
        action: "entry.came_in",
        request: Some(entrance.request_id()),
        detail: Some(serde_json::json!({ "entry": row.id })),
        ..Deed::default()
    };
    operators::log_inside(&tx, deed, entrance.now).await?;
    tx.commit().await?;
    let cookie = sessions::give_cookie(&token, app.mailer().secure(), ends_at - entrance.now);
    Ok((StatusCode::OK, cookie, Body(Opened { ends_at })).into_response())
}
