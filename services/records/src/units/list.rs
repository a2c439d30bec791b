use super::{
    order::in_order,
    path,
    store::{
        self,
        unit::{Column, Model},
    },
    words::UnitState,
};
use crate::{
    Records,
    desk::Desk,
    members::{self, Heads},
    posts,
    text::like_contains,
};
use access::{Action, Reach, ResourceKind};
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Page, Paged, Problem, Query};
use rulepack::UnitKind;
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};

/// More units than any organisation has; a whole tree is one answer.
const TREE_LIMIT: u64 = 10_000;

/// Which units to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// The whole tree in one answer, children behind their parent, in order.
    #[serde(default)]
    pub tree: bool,
    /// Only the units right below this one.
    pub parent: Option<UnitId>,
    /// Part of the name.
    pub q: Option<String>,
    pub kind: Option<UnitKind>,
    /// Active ones when absent.
    pub state: Option<UnitState>,
}

/// A unit in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitItem {
    pub id: UnitId,
    pub parent_id: Option<UnitId>,
    pub path: String,
    pub kind: UnitKind,
    pub name: String,
    pub short_name: Option<String>,
    pub state: UnitState,
    pub depth: usize,
    /// With everything below.
    pub members_full: i64,
    pub members_probationary: i64,
    pub secretary_name: Option<String>,
    pub position: i32,
    pub version: i32,
}

/// List units, or show the tree
#[utoipa::path(get, path = "/units", tag = "units", operation_id = "list_units", params(Filter, Page),
    responses((status = OK, body = Paged<UnitItem>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(filter): Query<Filter>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Unit).await?;
    let desk = records.desk(&ctx);
    let out = if filter.tree {
        tree(&desk, &reach, &filter).await?
    } else {
        list(&desk, &reach, &filter, &page).await?
    };
    ctx.read(&out)
}

fn condition(reach: &Reach, filter: &Filter) -> Condition {
    let state = filter.state.unwrap_or(UnitState::Active);
    let mut wanted = Condition::all().add(super::within(reach)).add(Column::State.eq(state));
    if let Some(parent) = filter.parent {
        wanted = wanted.add(Column::ParentId.eq(parent));
    }
    if let Some(kind) = filter.kind {
        wanted = wanted.add(Column::Kind.eq(kind));
    }
    if let Some(text) = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let like = like_contains(text);
        wanted =
            wanted.add(Condition::any().add(Column::Name.like(&like)).add(Column::ShortName.like(&like)));
    }
    wanted
}

async fn list(
    desk: &Desk<'_>,
    reach: &Reach,
    filter: &Filter,
    page: &Page,
) -> Result<Paged<UnitItem>, Problem> {
    let mut wanted = condition(reach, filter);
    if let Some(after) = page.after::<String>()? {
        wanted = wanted.add(Column::Path.gt(after));
    }
    let units = store::all(desk.tx, wanted, page.fetch()).await?;
    let cut = Paged::cut(units, page, |unit| unit.path.clone());
    let Paged { items, next, total } = cut;
    Ok(Paged { items: items_of(desk, reach, items).await?, next, total })
}

async fn tree(desk: &Desk<'_>, reach: &Reach, filter: &Filter) -> Result<Paged<UnitItem>, Problem> {
    let units = in_order(store::all(desk.tx, condition(reach, filter), TREE_LIMIT).await?);
    let items = items_of(desk, reach, units).await?;
    let total = items.len() as u64;
    Ok(Paged { items, next: None, total: Some(total) })
}

async fn items_of(desk: &Desk<'_>, reach: &Reach, units: Vec<Model>) -> Result<Vec<UnitItem>, Problem> {
    let heads = heads(desk, reach).await?;
    let secretaries = posts::secretaries(desk, units.iter().map(|unit| unit.id).collect()).await?;
    let item = |unit: Model| {
        let count = heads.get(&unit.path).copied().unwrap_or_default();
        UnitItem {
            depth: path::depth(&unit.path),
            members_full: count.full,
            members_probationary: count.probationary,
            secretary_name: secretaries.get(&unit.id).cloned(),
            id: unit.id,
            parent_id: unit.parent_id,
            path: unit.path,
            kind: unit.kind,
            name: unit.name,
            short_name: unit.short_name,
            state: unit.state,
            position: unit.position,
            version: unit.version,
        }
    };
    Ok(units.into_iter().map(item).collect())
}

/// Heads by path, each unit with everything below it.
async fn heads(desk: &Desk<'_>, reach: &Reach) -> Result<HashMap<String, Heads>, Problem> {
    let own = members::head_counts(desk.tx, super::ids_within(reach)).await?;
    let units = store::by_ids(desk.tx, own.keys().copied().collect()).await?;
    let mut sums: HashMap<String, Heads> = HashMap::new();
    for unit in &units {
        let Some(heads) = own.get(&unit.id) else { continue };
        for place in path::lineage(&unit.path) {
            *sums.entry(place.to_owned()).or_default() += *heads;
        }
    }
    Ok(sums)
}
