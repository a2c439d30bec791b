use super::store::{self, Model};
use kernel::RuleValueId;
use rest::{Answer, Ctx, Page, Paged, Query};
use rulepack::Chosen;
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::{IntoParams, ToSchema};

/// Decisions on which rule.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub rule: Option<String>,
}

/// Something the organisation decided.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RuleChange)]
pub struct ChangeOut {
    pub id: RuleValueId,
    pub rule: String,
    pub setting: String,
    pub effective_from: Date,
    /// None: what the rule says holds again.
    pub value: Option<Chosen>,
    pub reason: String,
    pub set_by_name: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub set_at: OffsetDateTime,
}

impl From<Model> for ChangeOut {
    fn from(row: Model) -> Self {
        Self {
            value: row.chosen(),
            id: row.id,
            rule: row.rule,
            setting: row.setting,
            effective_from: row.effective_from,
            reason: row.reason,
            set_by_name: row.set_by_name,
            set_at: row.set_at,
        }
    }
}

/// List what the organisation decided on rules, the latest first
#[utoipa::path(get, path = "/rules/values", tag = "rules", operation_id = "list_rule_values", params(Wanted, Page),
    responses((status = OK, body = Paged<ChangeOut>)))]
pub async fn handle(ctx: Ctx, Query(wanted): Query<Wanted>, page: Page) -> Answer {
    let after = page.after::<RuleValueId>()?;
    let rows = store::page(ctx.tx(), wanted.rule.as_deref(), after, page.fetch()).await?;
    ctx.read(&Paged::cut(rows, &page, |row| row.id).map(ChangeOut::from))
}
