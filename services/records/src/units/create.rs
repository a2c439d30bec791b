use super::{
    fields, path,
    problems::{NAME_TAKEN, ROOT_EXISTS, UNKNOWN_PARENT},
    record::{self, Paper},
    rules,
    store::{self, unit::Model},
    view::UnitOut,
    words::{Change, Situation, UnitState},
};
use crate::{Records, desk::Desk};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::UnitId;
use rest::{Answer, Ctx, Json, OnConstraint, Problem};
use rulepack::{Nature, UnitKind};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A unit to be founded, or one that exists and is entered for the first time.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUnit {
    /// None for the top of the organisation.
    #[serde(default)]
    pub parent_id: Option<UnitId>,
    pub kind: UnitKind,
    /// Full name, as on the seal.
    pub name: String,
    #[serde(default)]
    pub short_name: Option<String>,
    #[serde(default)]
    pub nature: Option<Nature>,
    #[serde(default)]
    pub situation: Option<Situation>,
    /// Name of the body the unit belongs to, where that is not the parent's.
    #[serde(default)]
    pub body_name: Option<String>,
    #[serde(default)]
    pub credit_code: Option<String>,
    /// Of a joint branch: how many bodies it is of.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 500)]
    pub joint_bodies: Option<i16>,
    #[serde(default)]
    pub contact_name: Option<String>,
    #[serde(default)]
    pub contact_phone: Option<String>,
    #[serde(default)]
    pub founded_on: Option<Date>,
    #[serde(default)]
    pub approved_doc_no: Option<String>,
    #[serde(default)]
    pub term_started_on: Option<Date>,
    /// Only where it differs from the rule.
    #[serde(default)]
    pub term_years: Option<i16>,
    /// May exchange members directly with units anywhere in the country.
    #[serde(default)]
    pub direct_transfers: bool,
    #[serde(default)]
    pub external_code: Option<String>,
    /// Order among the units of one parent.
    #[serde(default)]
    pub position: i32,
}

impl NewUnit {
    /// A unit of which only place, kind and name are known.
    pub fn bare(parent_id: Option<UnitId>, kind: UnitKind, name: &str) -> Self {
        Self {
            parent_id,
            kind,
            name: name.to_owned(),
            short_name: None,
            nature: None,
            situation: None,
            body_name: None,
            credit_code: None,
            joint_bodies: None,
            contact_name: None,
            contact_phone: None,
            founded_on: None,
            approved_doc_no: None,
            term_started_on: None,
            term_years: None,
            direct_transfers: false,
            external_code: None,
            position: 0,
        }
    }
}

/// Found a unit
#[utoipa::path(post, path = "/units", tag = "units", operation_id = "create_unit", request_body = NewUnit,
    responses((status = CREATED, body = UnitOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewUnit>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Unit).await?;
    match new.parent_id {
        None => ctx.authorize(Action::Create, &Thing::of(ResourceKind::Unit)).await?,
        Some(parent) => {
            let parent = super::reached(&ctx, parent)
                .await
                .map_err(|problem| outside(problem, &UNKNOWN_PARENT, "/parent_id"))?;
            ctx.authorize(Action::Create, &parent).await?;
        }
    }
    let desk = records.desk(&ctx);
    let unit = create(&desk, new).await?;
    let version = unit.version;
    let out = UnitOut::of(&desk, unit)?;
    ctx.reply_version(StatusCode::CREATED, version, &out).await
}

/// Founds a unit under a parent, or the top of the organisation.
///
/// # Errors
/// When a field is not right, the kind may not stand there, or the name is taken.
pub async fn create(desk: &Desk<'_>, new: NewUnit) -> Result<Model, Problem> {
    let top = store::claim_tree(desk.tx).await?;
    let parent = match new.parent_id {
        None if top.is_some() => return Err(ROOT_EXISTS.at("/parent_id")),
        None => None,
        Some(id) => Some(store::find(desk.tx, id).await?.ok_or_else(|| UNKNOWN_PARENT.at("/parent_id"))?),
    };
    if let Some(parent) = &parent {
        rules::active_at(parent, "/parent_id")?;
    }
    let rule = &desk.pack.unit_kinds.on(new.founded_on.unwrap_or(desk.today)).value;
    rules::place(rule, new.kind, parent.as_ref(), "/kind")?;
    rules::depth(parent.as_ref(), 1)?;
    let unit = build(desk, new, parent.as_ref())?;
    store::insert(desk.tx, vec![unit.clone()])
        .await
        .on_constraint("units_name_key", &NAME_TAKEN, "/name")
        .on_constraint("units_root_key", &ROOT_EXISTS, "/parent_id")?;
    founded(desk, &unit).await?;
    Ok(unit)
}

fn build(desk: &Desk<'_>, new: NewUnit, parent: Option<&Model>) -> Result<Model, Problem> {
    let NewUnit {
        parent_id,
        kind,
        name,
        short_name,
        nature,
        situation,
        body_name,
        credit_code,
        joint_bodies,
        contact_name,
        contact_phone,
        founded_on,
        approved_doc_no,
        term_started_on,
        term_years,
        direct_transfers,
        external_code,
        position,
    } = new;
    let label = path::label();
    let place = path::under(parent.map(|parent| parent.path.as_str()), &label);
    let mut unit = Model {
        short_name,
        nature,
        situation,
        body_name,
        credit_code,
        joint_bodies,
        contact_name,
        founded_on,
        approved_doc_no,
        term_started_on,
        term_years,
        direct_transfers,
        external_code,
        position,
        ..record::blank(parent_id, label, place, kind, name, desk.now)
    };
    fields::check(&mut unit, desk.today)?;
    unit.contact_phone_sealed = super::view::seal_phone(desk, unit.id, fields::phone(contact_phone)?)?;
    Ok(unit)
}

/// History, event and audit of a new unit. The day of the decision is that of the founding, where known.
async fn founded(desk: &Desk<'_>, unit: &Model) -> Result<(), Problem> {
    let paper = Paper { decided_on: unit.founded_on, doc_no: unit.approved_doc_no.clone() };
    let mut change = record::change(desk, unit.id, Change::Created, &paper);
    change.parent_id = unit.parent_id;
    change.kind = Some(unit.kind);
    change.name = Some(unit.name.clone());
    change.short_name.clone_from(&unit.short_name);
    change.state = Some(UnitState::Active);
    record::keep(desk.tx, vec![change]).await?;
    record::announce(desk, std::slice::from_ref(unit)).await?;
    record::audit(desk, "create", unit.id, None, Some(record::facts(unit))).await
}

/// In a body, a unit out of reach is a wrong value, not a missing page.
pub(crate) fn outside(problem: Problem, kind: &'static rest::ProblemKind, pointer: &str) -> Problem {
    if problem.kind() == &rest::kinds::NOT_FOUND { kind.at(pointer) } else { problem }
}
