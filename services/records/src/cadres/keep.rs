//! The record of a person, for the person.

use super::{
    details::{
        CadrePerson, HeldPost, PenaltyRecord, Private, Relative, ResumeLine, Reward, Schooling, YearlyResult,
    },
    sealed, store,
};
use crate::desk::Desk;
use kernel::MemberId;
use rest::Problem;
use serde::Serialize;
use utoipa::ToSchema;

/// Everything the register of cadres has of somebody.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnCadre {
    name: String,
    id_no: Option<String>,
    person: CadrePerson,
    schooling: Schooling,
    posts: Vec<HeldPost>,
    resume: Vec<ResumeLine>,
    results: Vec<YearlyResult>,
    results_note: String,
    rewards: Vec<Reward>,
    penalties: Vec<PenaltyRecord>,
    awards_note: String,
    health: String,
    family: Vec<Relative>,
}

/// # Errors
/// When the database is away, or a value does not open.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Option<OwnCadre>, Problem> {
    let Some(cadre) = store::of_member(desk.tx, member).await? else { return Ok(None) };
    let vault = desk.tx.vault();
    let id_no = sealed::id_no(vault, &cadre)?;
    let Private { health, family } = sealed::private(vault, &cadre)?;
    let details = cadre.details;
    Ok(Some(OwnCadre {
        name: cadre.name,
        id_no,
        person: details.person,
        schooling: details.schooling,
        posts: details.posts,
        resume: details.resume,
        results: details.results,
        results_note: details.results_note,
        rewards: details.rewards,
        penalties: details.penalties,
        awards_note: details.awards_note,
        health,
        family,
    }))
}
