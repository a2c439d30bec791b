use super::{
    details::{CadrePerson, HeldPost, Relative, ResumeLine, Reward, Schooling, YearlyResult},
    problems::NO_RECORD,
    sealed, store,
    view::PenaltyOut,
};
use crate::Records;
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::mask;
use rest::{Answer, Ctx};
use serde::Serialize;
use utoipa::ToSchema;

/// The own record as a cadre.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyCadreRecord {
    name: String,
    unit_name: String,
    id_no_masked: Option<String>,
    person: CadrePerson,
    schooling: Schooling,
    posts: Vec<HeldPost>,
    resume: Vec<ResumeLine>,
    results: Vec<YearlyResult>,
    results_note: String,
    rewards: Vec<Reward>,
    penalties: Vec<PenaltyOut>,
    awards_note: String,
    health: String,
    family: Vec<Relative>,
}

/// Show one's own record as a cadre
#[utoipa::path(get, path = "/cadres/mine", tag = "cadres", operation_id = "get_my_cadre_record",
    responses((status = OK, body = MyCadreRecord)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let own = ctx.member().ok_or_else(|| NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Cadre).about(Some(own))).await?;
    let desk = records.desk(&ctx);
    let cadre = store::of_member(ctx.tx(), own).await?.ok_or_else(|| NO_RECORD.problem())?;
    let placed = super::query::placed(&ctx, cadre).await?;
    let cadre = placed.cadre;
    let private = sealed::private(ctx.tx().vault(), &cadre)?;
    let id_no = sealed::id_no(ctx.tx().vault(), &cadre)?;
    let details = cadre.details;
    let out = MyCadreRecord {
        name: cadre.name,
        unit_name: placed.unit.name,
        id_no_masked: id_no.as_deref().map(mask::id_no),
        person: details.person,
        schooling: details.schooling,
        posts: details.posts,
        resume: details.resume,
        results: details.results,
        results_note: details.results_note,
        rewards: details.rewards,
        penalties: details.penalties.into_iter().map(|one| PenaltyOut::of(&desk, one)).collect(),
        awards_note: details.awards_note,
        health: private.health,
        family: private.family,
    };
    ctx.read(&out)
}
