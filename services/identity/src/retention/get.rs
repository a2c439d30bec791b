use super::{rules, store};
use crate::{notices, state::App};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::Service;
use rest::{Answer, Ctx, Problem};
use rulepack::DataClass;
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// How long everything is kept.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Retention)]
pub struct RetentionOut {
    classes: Vec<Kept>,
    /// Where the bounds come from.
    source: String,
}

/// How long one kind of data is kept, in days.
#[derive(Debug, Serialize, ToSchema)]
pub struct Kept {
    class: DataClass,
    days: u16,
    least: u16,
    usual: u16,
    most: u16,
    basis: String,
    /// Whether the period was changed after the privacy notice in force, which names it, was drafted.
    changed_since_notice: bool,
    /// The service that keeps it.
    #[schema(value_type = String)]
    keeper: Service,
}

/// Read how long each kind of data is kept
#[utoipa::path(get, path = "/retention", tag = "privacy", operation_id = "get_retention",
    responses((status = 200, description = "Periods and their bounds", body = RetentionOut)))]
pub async fn get(State(app): State<App>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::View, &Thing::of(ResourceKind::Settings)).await?;
    let out = shown(&app, &ctx).await?;
    ctx.read(&out)
}

pub(super) async fn shown(app: &App, ctx: &Ctx) -> Result<RetentionOut, Problem> {
    let bounds = app.rules().of(ctx.tenant().kind).retention.on(ctx.today());
    let periods = rules::periods(&bounds.value, &store::chosen(ctx.tx()).await?);
    let changed = changed_since_notice(ctx).await?;
    let kept = |(class, keep): (&DataClass, &rulepack::Keep)| Kept {
        class: *class,
        days: periods.get(class).copied().unwrap_or(keep.usual),
        least: keep.least,
        usual: keep.usual,
        most: keep.most,
        basis: keep.basis.clone(),
        changed_since_notice: changed.contains(class),
        keeper: rules::keeper(*class),
    };
    Ok(RetentionOut { classes: bounds.value.0.iter().map(kept).collect(), source: bounds.source.clone() })
}

/// The kinds the notice in force may tell another period of. What it says is the organisation's own text, so that only
/// people can tell whether it still holds.
async fn changed_since_notice(ctx: &Ctx) -> Result<BTreeSet<DataClass>, Problem> {
    let Some(notice) = notices::in_force(ctx.tx()).await? else { return Ok(BTreeSet::new()) };
    let mut changed = store::chosen_since(ctx.tx(), notice.created_at).await?;
    changed.retain(|class| notices::TOLD_PERIODS.contains(class));
    Ok(changed)
}
