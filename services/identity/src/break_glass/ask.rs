use super::{
    problems,
    shape::{EntryState, OperatorEntry},
    store::{self, EntryMode, entry, pointer},
};
use crate::{
    accounts,
    desk::Desk,
    mails::{self, Recipient},
    operators::{self, Act, Deed, Post},
    state::App,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::{EntryId, TenantId};
use rest::{Answer, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::{Entry as Organisation, TenantScope, TenantState, Who, audit::Entry};
use time::Duration;
use utoipa::ToSchema;

/// Why, and for how long.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OperatorEntryRequest)]
pub struct Request {
    reason: String,
    /// At most the setting `operators.break_glass_minutes`.
    minutes: u16,
}

const LEAST: u16 = 5;
/// How long a request waits for an answer.
const WAIT: Duration = Duration::DAY;

/// Ask to look into an organisation
///
/// Its administrators are told by mail and see it in their console. Where the organisation wants to be asked, somebody
/// there has to let the operator in first.
#[utoipa::path(post, path = "/operator/tenants/{id}/entries", tag = "operators", operation_id = "ask_operator_entry",
    params(("id" = TenantId, Path)), request_body = Request,
    responses((status = 201, description = "Open, or waiting", body = OperatorEntry)))]
pub async fn ask(
    State(app): State<App>,
    post: Post,
    Path(id): Path<TenantId>,
    Json(input): Json<Request>,
) -> Answer {
    post.allow(Act::Govern)?;
    let (reason, minutes) = checked(&app, &input)?;
    let organisation = app.entry_of(id).await?;
    let scope = app.system().enter_by_id(id).await?.filter(|_| organisation.state == TenantState::Active);
    let scope = scope.ok_or_else(|| problems::TENANT_SHUT.problem())?;
    let row = fresh(&app, &post, &scope, reason, minutes).await?;
    point(&app, &post, id, &row).await?;
    let out = write(&app, &post, &organisation, &scope, row).await?;
    Ok((StatusCode::CREATED, Body(out)).into_response())
}

fn checked(app: &App, input: &Request) -> Result<(String, u16), Problem> {
    let most = app.console().break_glass_minutes;
    let reason = operators::needed(&input.reason)?;
    if (LEAST..=most).contains(&input.minutes) {
        return Ok((reason, input.minutes));
    }
    let params = [("least", LEAST.to_string()), ("most", most.to_string())];
    Err(kinds::VALIDATION.problem().field_with("/minutes", &problems::MINUTES, &params))
}

async fn fresh(
    app: &App,
    post: &Post,
    scope: &TenantScope,
    reason: String,
    minutes: u16,
) -> Result<entry::Model, Problem> {
    let tx = app.platform().begin().await?;
    let operator = operators::by_id(&tx, post.id).await?.ok_or_else(|| kinds::UNAUTHENTICATED.problem())?;
    drop(tx);
    let tx = app.base().db.begin(scope).await?;
    if store::is_in(&tx, post.id, post.now).await? {
        return Err(problems::ENTRY_OPEN.problem());
    }
    let asks = store::mode(&tx).await? == EntryMode::Consent;
    let ends = if asks { WAIT } else { Duration::minutes(minutes.into()) };
    Ok(entry::Model {
        id: EntryId::new(),
        operator_id: post.id,
        operator_name: operator.display_name,
        reason,
        minutes: minutes.into(),
        state: if asks { EntryState::Waiting } else { EntryState::Open },
        asked_at: post.now,
        decided_by: None,
        opened_at: (!asks).then_some(post.now),
        ends_at: Some(post.now + ends),
        ended_at: None,
        ended_by: None,
        ticket_hash: None,
        token_hash: None,
    })
}

/// Where to look comes first: an entry nobody finds would never end.
async fn point(app: &App, post: &Post, tenant: TenantId, row: &entry::Model) -> Result<(), Problem> {
    let tx = app.platform().begin().await?;
    let pointer = pointer::Model {
        id: row.id,
        tenant_id: tenant,
        operator_id: post.id,
        asked_at: row.asked_at,
        ends_at: row.ends_at,
        over: false,
    };
    store::point(&tx, pointer).await?;
    let detail = Some(json!({ "entry": row.id, "minutes": row.minutes, "state": row.state }));
    let deed = Deed { tenant: Some(tenant), why: Some(&row.reason), detail, ..post.deed("entry.asked") };
    operators::log(&tx, deed, post.now).await?;
    Ok(tx.commit().await?)
}

/// The entry itself, in the organisation, with letters to its administrators.
async fn write(
    app: &App,
    post: &Post,
    organisation: &Organisation,
    scope: &TenantScope,
    row: entry::Model,
) -> Result<OperatorEntry, Problem> {
    let tx = app.base().db.begin(scope).await?;
    let desk = Desk { tx: &tx, who: Who::operator(post.id, post.request), now: post.now };
    store::insert(&tx, row.clone()).await?;
    let asks = row.state == EntryState::Waiting;
    let line = Entry {
        action: if asks { "operator.asked" } else { "operator.entered" },
        subject: "operator_entry",
        subject_id: Some(row.id.0),
        new: Some(json!({ "operator": row.operator_name, "minutes": row.minutes })),
        why: Some(row.reason.clone()),
        ..Entry::default()
    };
    desk.audit(line).await?;
    let from = app.sender_of(&tx, organisation).await?;
    let (operator, reason, minutes) = (row.operator_name.as_str(), row.reason.as_str(), row.minutes);
    for admin in accounts::admins(&tx, desk.today()).await? {
        let to = Recipient { address: &admin.email, name: &admin.name, locale: admin.locale };
        let visit = mails::Visit { operator, reason, minutes, asks };
        app.mailer().operator_entry(&tx, to, &from, visit).await?;
    }
    tx.commit().await?;
    Ok(OperatorEntry::at(row, post.now))
}
