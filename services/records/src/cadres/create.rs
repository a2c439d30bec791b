use super::{
    details::{CadrePerson, HeldPost, PenaltyRecord, Private, Relative, Reward, Schooling, YearlyResult},
    draft::{Checked, Draft, resume_of},
    problems::KNOWN_ALREADY,
    query::{self, Placed},
    store::{self, cadre::Model},
    tell,
    view::{self, CadreOut},
};
use crate::{
    Records,
    desk::Desk,
    members,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{CadreId, MemberId, UnitId};
use rest::{Answer, Call, Ctx, Json, OnConstraint, Problem, kinds};
use serde::Deserialize;
use utoipa::ToSchema;

/// A cadre for the register: as much as is known.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCadre {
    pub unit_id: UnitId,
    /// Where the cadre is a member of this organisation.
    #[serde(default)]
    pub member_id: Option<MemberId>,
    /// That of the member when absent.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub id_no: Option<String>,
    #[serde(default)]
    pub person: CadrePerson,
    #[serde(default)]
    pub schooling: Schooling,
    #[serde(default)]
    pub posts: Vec<HeldPost>,
    /// Lines of `1998.09--2002.07  text`.
    #[serde(default)]
    pub resume: String,
    #[serde(default)]
    pub results: Vec<YearlyResult>,
    #[serde(default)]
    pub rewards: Vec<Reward>,
    #[serde(default)]
    pub penalties: Vec<PenaltyRecord>,
    #[serde(default)]
    pub health: String,
    #[serde(default)]
    pub family: Vec<Relative>,
}

/// Put a cadre on the register
#[utoipa::path(post, path = "/cadres", tag = "cadres", operation_id = "create_cadre",
    request_body = NewCadre, responses((status = CREATED, body = CadreOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewCadre>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Cadre).await?;
    let desk = records.desk(&ctx);
    query::practised(&desk)?;
    let unit = permitted(&ctx, new.unit_id, Action::Create).await?;
    let member = new.member_id;
    let mut draft = drafted(new)?;
    if let Some(member) = member {
        draft.join(&desk, &joined(&ctx, member).await?)?;
    }
    let placed = enter(&desk, unit, draft.checked(&desk)?, "created").await?;
    let out = view::detail(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::CREATED, out.version, &out).await
}

fn drafted(new: NewCadre) -> Result<Draft, Problem> {
    let details = super::details::Details {
        person: new.person,
        schooling: new.schooling,
        posts: new.posts,
        resume: resume_of(new.resume)?,
        results: new.results,
        rewards: new.rewards,
        penalties: new.penalties,
        ..Default::default()
    };
    Ok(Draft {
        unit_id: new.unit_id,
        member_id: None,
        name: new.name,
        id_no: new.id_no.filter(|text| !text.trim().is_empty()),
        photo_id: None,
        details,
        private: Private { health: new.health, family: new.family },
    })
}

/// A unit whose register the actor keeps.
///
/// # Errors
/// 422 when there is none within reach.
pub async fn permitted(call: &Call, id: UnitId, action: Action) -> Result<Unit, Problem> {
    let unit = units::named(call, id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    let thing = Thing::within(ResourceKind::Cadre, unit.path.as_str());
    if call.may(action, &thing).await? { Ok(unit) } else { Err(units::UNKNOWN_UNIT.at("/unit_id")) }
}

/// A member the actor sees.
///
/// # Errors
/// 422 when there is none within reach.
pub async fn joined(call: &Call, id: MemberId) -> Result<members::Member, Problem> {
    let found = members::reached(call, id).await;
    Ok(found.map_err(|problem| units::outside(problem, &members::UNKNOWN_MEMBER, "/member_id"))?.member)
}

/// Puts a checked draft on the register. The database has the last word on whether the person is there already.
///
/// # Errors
/// 409 when it is.
pub async fn enter(
    desk: &Desk<'_>,
    unit: Unit,
    checked: Checked,
    change: &'static str,
) -> Result<Placed, Problem> {
    let mut cadre = blank(desk, unit.id);
    checked.into_row(desk, &mut cadre)?;
    store::insert(desk.tx, cadre.clone())
        .await
        .on_constraint("cadres_id_no_key", &KNOWN_ALREADY, "/id_no")
        .on_constraint("cadres_member_key", &KNOWN_ALREADY, "/member_id")?;
    tell::created(desk, &cadre, change).await?;
    Ok(Placed { cadre, unit })
}

fn blank(desk: &Desk<'_>, unit: UnitId) -> Model {
    Model {
        id: CadreId::new(),
        unit_id: unit,
        member_id: None,
        name: String::new(),
        id_no_sealed: None,
        id_no_blind: None,
        private_sealed: None,
        details: Default::default(),
        photo_id: None,
        left_on: None,
        left_reason: None,
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
    }
}

/// Writes a record back.
///
/// # Errors
/// 412 when somebody else was faster, 409 when the person is on the register already.
pub async fn save(desk: &Desk<'_>, cadre: Model) -> Result<Model, Problem> {
    let saved = store::update(desk.tx, cadre, desk.now)
        .await
        .on_constraint("cadres_id_no_key", &KNOWN_ALREADY, "/id_no")
        .on_constraint("cadres_member_key", &KNOWN_ALREADY, "/member_id")?;
    saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())
}
