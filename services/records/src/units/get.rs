use super::{
    UnitState,
    store::{self, unit::Model},
    view::UnitOut,
    warnings,
};
use crate::{Records, desk::Desk, elections, members, notice::Notice, posts};
use access::Action;
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Path, Problem};
use rulepack::{Capability, Post, UnitKind};
use serde::Serialize;
use utoipa::ToSchema;

/// A unit with what belongs to it and what may be done.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnitDetail {
    #[serde(flatten)]
    pub unit: UnitOut,
    pub parent_name: Option<String>,
    /// With everything below.
    pub members_full: i64,
    pub members_probationary: i64,
    pub secretary_name: Option<String>,
    pub capabilities: Vec<Capability>,
    /// Kinds of unit that may be founded under it.
    pub allowed_children: Vec<UnitKind>,
    pub allowed_posts: Vec<Post>,
    /// What the actor may do to it: `update`, `move`, `merge`, `dissolve`, `create`, `appoint`.
    pub actions: Vec<Action>,
    pub warnings: Vec<Notice>,
}

/// Show a unit
#[utoipa::path(get, path = "/units/{id}", tag = "units", operation_id = "get_unit", params(("id" = UnitId, Path)),
    responses((status = OK, body = UnitDetail)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<UnitId>) -> Answer {
    let unit = super::reached(&ctx, id).await?;
    let version = unit.version;
    let mut actions = Vec::new();
    for action in
        [Action::Update, Action::Move, Action::Merge, Action::Dissolve, Action::Create, Action::Appoint]
    {
        if ctx.may(action, &unit).await? {
            actions.push(action);
        }
    }
    let out = detail(&records.desk(&ctx), unit, actions).await?;
    ctx.read_version(version, &out)
}

async fn detail(desk: &Desk<'_>, unit: Model, actions: Vec<Action>) -> Result<UnitDetail, Problem> {
    let parent = match unit.parent_id {
        Some(parent) => store::find(desk.tx, parent).await?.map(|parent| parent.name),
        None => None,
    };
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    let (facts, secretary) = facts(desk, &unit).await?;
    Ok(UnitDetail {
        parent_name: parent,
        members_full: facts.heads.full,
        members_probationary: facts.heads.probationary,
        secretary_name: secretary,
        capabilities: kinds.capabilities(unit.kind),
        allowed_children: kinds.children_of(unit.kind),
        allowed_posts: desk.pack.posts.on(desk.today).value.allowed(unit.kind),
        actions,
        warnings: asked(desk, &unit, &facts),
        unit: UnitOut::of(desk, unit)?,
    })
}

/// What its warnings look at, and who is secretary.
async fn facts(desk: &Desk<'_>, unit: &Model) -> Result<(warnings::Facts, Option<String>), Problem> {
    let secretary = posts::secretaries(desk, vec![unit.id]).await?.remove(&unit.id);
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    let facts = warnings::Facts {
        kind: unit.kind,
        counts_members: kinds.can(unit.kind, Capability::HoldsMembers),
        heads: members::head_counts_below(desk.tx, &unit.path).await?,
        secretary: secretary.is_some(),
        // who elects nobody is asked for no committee
        commissioners: posts::count_current(desk, unit.id).await? > 1
            || !kinds.can(unit.kind, Capability::HoldElections),
        founded_on: unit.founded_on,
        joint_bodies: unit.joint_bodies,
        term: elections::term_of(desk, unit),
        term_since: unit.term_started_on,
    };
    Ok((facts, secretary))
}

/// What a higher committee would ask about a unit.
///
/// # Errors
/// When the database is away.
pub async fn notices(desk: &Desk<'_>, unit: &Model) -> Result<Vec<Notice>, Problem> {
    Ok(asked(desk, unit, &facts(desk, unit).await?.0))
}

/// A unit that is no more is asked nothing.
fn asked(desk: &Desk<'_>, unit: &Model, facts: &warnings::Facts) -> Vec<Notice> {
    if unit.state == UnitState::Active { warnings::of(facts, desk.pack, desk.today) } else { Vec::new() }
}
