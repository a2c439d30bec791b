use super::{
    problems,
    shape::{EntryState, OperatorEntry},
    store::{self, EntryMode, entry},
};
use crate::{
    accounts,
    desk::Desk,
    mails::{self, Recipient},
    operators::{self, Act, Deed, Post},
    state::App,
    tenant_settings,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::{EntryId, TenantId};
use rest::{Answer, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::{Entry as Organisation, TenantState, Who, audit::Entry};
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
    let name = own_name(&app, &post).await?;
    let tx = app.base().db.begin(&scope).await?;
    let desk = Desk { tx: &tx, who: Who::operator(post.id, post.request), now: post.now };
    let row = fresh(&desk, &post, name, reason, minutes).await?;
    write(&desk, &post, &row).await?;
    tell(&app, &desk, &organisation, &row).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(OperatorEntry::at(row, post.now))).into_response())
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

async fn own_name(app: &App, post: &Post) -> Result<String, Problem> {
    let tx = app.platform().begin().await?;
    let operator = operators::by_id(&tx, post.id).await?.ok_or_else(|| kinds::UNAUTHENTICATED.problem())?;
    Ok(operator.display_name)
}

/// Open or waiting, as the organisation wants it. What is decided there, and another request of the same operator, waits
/// for the end of this transaction or is seen in it.
async fn fresh(
    desk: &Desk<'_>,
    post: &Post,
    operator_name: String,
    reason: String,
    minutes: u16,
) -> Result<entry::Model, Problem> {
    tenant_settings::one_at_a_time(desk.tx).await?;
    if store::is_in(desk.tx, post.id, post.now).await? {
        return Err(problems::ENTRY_OPEN.problem());
    }
    let asks = store::mode(desk.tx).await? == EntryMode::Consent;
    let ends = if asks { WAIT } else { Duration::minutes(minutes.into()) };
    Ok(entry::Model {
        id: EntryId::new(),
        operator_id: post.id,
        operator_name,
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

/// The entry, where the platform looks for it, and who asked in both logs.
async fn write(desk: &Desk<'_>, post: &Post, row: &entry::Model) -> Result<(), Problem> {
    store::insert(desk.tx, row.clone()).await?;
    store::point(desk.tx, row).await?;
    let detail = Some(json!({ "entry": row.id, "minutes": row.minutes, "state": row.state }));
    let deed = Deed { why: Some(&row.reason), detail, ..post.deed("entry.asked") };
    operators::log_inside(desk.tx, deed, post.now).await?;
    let asks = row.state == EntryState::Waiting;
    let line = Entry {
        action: if asks { "operator.asked" } else { "operator.entered" },
        subject: "operator_entry",
        subject_id: Some(row.id.0),
        new: Some(json!({ "operator": row.operator_name, "minutes": row.minutes })),
        why: Some(row.reason.clone()),
        ..Entry::default()
    };
    Ok(desk.audit(line).await?)
}

/// Letters to the administrators.
async fn tell(
    app: &App,
    desk: &Desk<'_>,
    organisation: &Organisation,
    row: &entry::Model,
) -> Result<(), Problem> {
    let from = app.sender_of(desk.tx, organisation).await?;
    let asks = row.state == EntryState::Waiting;
    let (operator, reason, minutes) = (row.operator_name.as_str(), row.reason.as_str(), row.minutes);
    for admin in accounts::admins(desk.tx, desk.today()).await? {
        let to = Recipient { address: &admin.email, name: &admin.name, locale: admin.locale };
        let visit = mails::Visit { operator, reason, minutes, asks };
        app.mailer().operator_entry(desk.tx, to, &from, visit).await?;
    }
    Ok(())
}
