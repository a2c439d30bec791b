use super::{
    store::{self, change},
    timeline::{self, Facts},
    words::{Change, UnitState},
};
use crate::{Records, desk::Desk};
use access::{Action, Reach, ResourceKind};
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Path, Problem, Query};
use rulepack::UnitKind;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use time::{Date, OffsetDateTime};
use utoipa::{IntoParams, ToSchema};

/// Which day to look at, and what was known when.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct At {
    /// Shows the unit and everything below it as on this day.
    pub on: Option<Date>,
    /// As far as it was recorded by this moment; now when absent.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub known_at: Option<OffsetDateTime>,
}

/// What was decided about a unit, and how it stood on a day.
#[derive(Debug, Serialize, ToSchema)]
pub struct History {
    /// Latest first. What is null was not changed.
    pub changes: Vec<ChangeOut>,
    /// The unit and everything that lay below it on the day asked for, the unit first.
    pub tree: Vec<PastUnit>,
}

/// One decision.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeOut {
    pub change: Change,
    /// The day on the paper; null where it is not known.
    pub decided_on: Option<Date>,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    pub doc_no: Option<String>,
    pub parent_id: Option<UnitId>,
    pub kind: Option<UnitKind>,
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub state: Option<UnitState>,
}

/// A unit as it was.
#[derive(Debug, Serialize, ToSchema)]
pub struct PastUnit {
    pub id: UnitId,
    pub parent_id: Option<UnitId>,
    pub kind: UnitKind,
    pub name: String,
    pub short_name: Option<String>,
    pub state: UnitState,
}

impl From<change::Model> for ChangeOut {
    fn from(row: change::Model) -> Self {
        Self {
            change: row.change,
            decided_on: row.decided_on,
            recorded_at: row.recorded_at,
            doc_no: row.doc_no,
            parent_id: row.parent_id,
            kind: row.kind,
            name: row.name,
            short_name: row.short_name,
            state: row.state,
        }
    }
}

/// History of a unit, and the tree below it on a day
#[utoipa::path(get, path = "/units/{id}/history", tag = "units", operation_id = "get_unit_history", params(("id" = UnitId, Path), At),
    responses((status = OK, body = History)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(at): Query<At>,
) -> Answer {
    let unit = super::reached(&ctx, id).await?;
    let reach = ctx.reach(Action::View, ResourceKind::Unit).await?;
    let desk = records.desk(&ctx);
    let changes = store::changes_of(desk.tx, unit.id).await?.into_iter().map(ChangeOut::from).collect();
    let tree = match at.on {
        None => Vec::new(),
        Some(day) => tree(&desk, &reach, id, day, at.known_at.unwrap_or(desk.now)).await?,
    };
    ctx.read(&History { changes, tree })
}

/// The past below a unit; of units elsewhere today only what the actor reaches is shown.
async fn tree(
    desk: &Desk<'_>,
    reach: &Reach,
    top: UnitId,
    day: Date,
    known_at: OffsetDateTime,
) -> Result<Vec<PastUnit>, Problem> {
    let past = timeline::tree_on(&store::decisions(desk.tx).await?, day, known_at);
    let below = below(&past, top);
    let seen = store::all(desk.tx, super::within(reach), u64::from(u32::MAX)).await?;
    let seen: HashSet<UnitId> = seen.into_iter().map(|unit| unit.id).collect();
    let shown = below.into_iter().filter(|(id, _)| seen.contains(id));
    Ok(shown.map(|(id, facts)| out(id, facts)).collect())
}

fn out(id: UnitId, facts: &Facts) -> PastUnit {
    PastUnit {
        id,
        parent_id: facts.parent_id,
        kind: facts.kind,
        name: facts.name.clone(),
        short_name: facts.short_name.clone(),
        state: facts.state,
    }
}

/// The unit and what hung below it, top first.
fn below(past: &BTreeMap<UnitId, Facts>, top: UnitId) -> Vec<(UnitId, &Facts)> {
    let mut children: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
    for (id, facts) in past {
        if let Some(parent) = facts.parent_id {
            children.entry(parent).or_default().push(*id);
        }
    }
    let (mut open, mut found) = (vec![top], Vec::new());
    while let Some(id) = open.pop() {
        let Some(facts) = past.get(&id) else { continue };
        found.push((id, facts));
        // taken out, so that a circle would end
        open.extend(children.remove(&id).unwrap_or_default());
    }
    found
}
