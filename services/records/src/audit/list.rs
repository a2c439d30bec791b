use super::store;
use access::{Action, ResourceKind, Thing};
use kernel::{MemberId, RequestId, SHANGHAI};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tenancy::audit::row::{Column, Model};
use time::{Date, OffsetDateTime, Time};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which entries to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub action: Option<String>,
    /// Account that acted.
    pub actor: Option<Uuid>,
    /// What it was done to: a word such as `member`, or an id.
    pub subject: Option<String>,
    /// First day.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub to: Option<Date>,
}

/// Who did it.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditActor {
    pub kind: String,
    pub id: Option<Uuid>,
    /// Known where accounts are kept.
    pub name: Option<String>,
}

/// One entry of the log.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditItem {
    pub seq: i64,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub actor: AuditActor,
    pub on_behalf_of: Option<MemberId>,
    pub action: String,
    pub subject: String,
    pub subject_id: Option<Uuid>,
    pub old: Option<Value>,
    pub new: Option<Value>,
    pub why: Option<String>,
    pub request_id: Option<RequestId>,
}

impl From<Model> for AuditItem {
    fn from(row: Model) -> Self {
        let json = |text: Option<String>| {
            text.map(|text| serde_json::from_str(&text).unwrap_or(Value::String(text)))
        };
        Self {
            seq: row.seq,
            at: row.at,
            actor: AuditActor { kind: row.actor_kind, id: row.actor_id, name: None },
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
}

/// Read the audit log
#[utoipa::path(get, path = "/audit", tag = "audit", operation_id = "list_records_audit", params(Wanted, Page),
    responses((status = OK, body = Paged<AuditItem>)))]
pub async fn handle(ctx: Ctx, Query(wanted): Query<Wanted>, page: Page) -> Answer {
    ctx.authorize(Action::ReadAudit, &Thing::of(ResourceKind::Audit)).await?;
    let mut condition = condition(&wanted);
    if let Some(before) = page.after::<i64>()? {
        condition = condition.add(Column::Seq.lt(before));
    }
    let rows = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(rows, &page, |row| row.seq);
    ctx.read(&cut.map(AuditItem::from))
}

fn condition(wanted: &Wanted) -> Condition {
    let start = |day: Date| day.with_time(Time::MIDNIGHT).assume_offset(SHANGHAI);
    let mut all = Condition::all()
        .add_option(wanted.action.as_deref().map(|word| Column::Action.eq(word)))
        .add_option(wanted.actor.map(|id| Column::ActorId.eq(id)))
        .add_option(wanted.from.map(|day| Column::At.gte(start(day))))
        .add_option(wanted.to.and_then(Date::next_day).map(|day| Column::At.lt(start(day))));
    if let Some(subject) = wanted.subject.as_deref() {
        all = match Uuid::try_parse(subject) {
            Ok(id) => all.add(Column::SubjectId.eq(id)),
            Err(_) => all.add(Column::Subject.eq(subject)),
        };
    }
    all
}
