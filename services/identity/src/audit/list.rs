use super::{
    problems, span,
    store::{self, Filter},
};
use crate::accounts;
use access::{Action, ResourceKind, Thing};
use kernel::{AccountId, MemberId, RequestId};
use rest::{Answer, Ctx, Page, Paged, Problem, Query, kinds};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;
use tenancy::audit::row::Model;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// A word such as `role.assigned`.
    action: Option<String>,
    /// Who did it.
    actor: Option<Uuid>,
    /// What it was done to: an id, or a word such as `account`.
    subject: Option<String>,
    /// An instant, or a day.
    from: Option<String>,
    /// An instant, or a day that still counts.
    to: Option<String>,
}

/// One entry of the log.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = IdentityAuditEntry)]
pub struct AuditEntry {
    /// Number in the chain.
    seq: i64,
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    actor: AuditActor,
    /// The member for whom it was done.
    on_behalf_of: Option<MemberId>,
    action: String,
    subject: String,
    subject_id: Option<Uuid>,
    old: Option<Value>,
    new: Option<Value>,
    why: Option<String>,
    request_id: Option<RequestId>,
}

/// Who did it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = IdentityAuditActor)]
pub struct AuditActor {
    /// `account`, `operator`, `system` or `anonymous`.
    kind: String,
    id: Option<Uuid>,
    name: Option<String>,
}

/// Read the audit log of accounts, roles and settings
#[utoipa::path(get, path = "/audit", tag = "audit", operation_id = "list_identity_audit", params(Which, Page),
    responses((status = 200, description = "The newest first", body = Paged<AuditEntry>)))]
pub async fn list(ctx: Ctx, Query(which): Query<Which>, page: Page) -> Answer {
    ctx.authorize(Action::ReadAudit, &Thing::of(ResourceKind::Audit)).await?;
    let filter = filter(which)?;
    let before: Option<i64> = page.after()?;
    let rows = store::page(ctx.tx(), &filter, before, page.fetch()).await?;
    let cut = Paged::cut(rows, &page, |row| row.seq);
    let people = cut.items.iter().filter(|row| row.actor_kind == "account");
    let mut people: Vec<AccountId> = people.filter_map(|row| row.actor_id.map(AccountId)).collect();
    people.sort_unstable();
    people.dedup();
    let names: HashMap<AccountId, String> = accounts::names(ctx.tx(), people).await?.into_iter().collect();
    ctx.read(&cut.map(|row| shaped(row, &names)))
}

fn filter(which: Which) -> Result<Filter, Problem> {
    let wrong = |pointer: &str| kinds::VALIDATION.problem().field(pointer, &problems::BAD_TIME);
    let from = which.from.map(|text| span::from(&text).ok_or_else(|| wrong("?from"))).transpose()?;
    let to = which.to.map(|text| span::to(&text).ok_or_else(|| wrong("?to"))).transpose()?;
    let subject = which.subject.as_deref().and_then(|text| text.parse::<Uuid>().ok());
    let subject_kind = if subject.is_some() { None } else { which.subject };
    Ok(Filter { action: which.action, actor: which.actor, subject, subject_kind, from, to })
}

fn shaped(row: Model, names: &HashMap<AccountId, String>) -> AuditEntry {
    let json = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
    let name = row.actor_id.and_then(|id| names.get(&AccountId(id)).cloned());
    AuditEntry {
        seq: row.seq,
        at: row.at,
        actor: AuditActor { kind: row.actor_kind, id: row.actor_id, name },
        on_behalf_of: row.on_behalf_of.map(MemberId),
        action: row.action,
        subject: row.subject,
        subject_id: row.subject_id,
        old: json(row.old),
        new: json(row.new),
        why: row.why,
        request_id: row.request_id.map(RequestId),
    }
}
