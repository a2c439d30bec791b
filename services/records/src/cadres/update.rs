use super::{
    create::{joined, permitted, save},
    details::{CadrePerson, HeldPost, PenaltyRecord, Relative, Reward, Schooling, YearlyResult},
    draft::{Draft, resume_of},
    problems::{LEFT_WHOLE, NO_PHOTO},
    query::{self, Placed},
    store::cadre::Model,
    tell,
    view::{self, CadreOut},
};
use crate::{Records, dates, desk::Desk, documents, input, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{CadreId, DocumentId, MemberId, UnitId};
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path, Problem};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// What changes in a record: parts that are absent stay, a part that is given is written as a whole. What is sealed is
/// changed by those who may read it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CadrePatch {
    pub unit_id: Patch<UnitId>,
    pub member_id: Patch<MemberId>,
    pub name: Patch<String>,
    pub id_no: Patch<String>,
    /// A document of the kind `photo` of the member, or of the unit.
    pub photo_id: Patch<DocumentId>,
    pub person: Patch<CadrePerson>,
    pub schooling: Patch<Schooling>,
    pub posts: Patch<Vec<HeldPost>>,
    /// Lines of `1998.09--2002.07  text`.
    pub resume: Patch<String>,
    pub results: Patch<Vec<YearlyResult>>,
    pub results_note: Patch<String>,
    pub rewards: Patch<Vec<Reward>>,
    pub penalties: Patch<Vec<PenaltyRecord>>,
    pub awards_note: Patch<String>,
    pub health: Patch<String>,
    pub family: Patch<Vec<Relative>>,
    /// The day the cadre left the register; with the reason. Both are cleared when somebody comes back.
    pub left_on: Patch<Date>,
    pub left_reason: Patch<String>,
}

/// Change the record of a cadre
#[utoipa::path(patch, path = "/cadres/{id}", tag = "cadres", operation_id = "update_cadre",
    request_body = CadrePatch, params(("id" = CadreId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = CadreOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CadreId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<CadrePatch>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.cadre.version)?;
    if touches_sealed(&patch) {
        ctx.authorize(Action::Reveal, &placed.thing()).await?;
    }
    let desk = records.desk(&ctx);
    let old = placed.cadre.clone();
    let (mut row, mut unit) = (old.clone(), placed.unit);
    if let Patch::Value(to) = patch.unit_id {
        unit = permitted(&ctx, to, Action::Create).await?;
    }
    leave(&desk, &mut row, &patch)?;
    let mut draft = Draft { unit_id: unit.id, ..Draft::of(&desk, &old)? };
    match patch.member_id {
        Patch::Value(member) => draft.join(&desk, &joined(&ctx, member).await?)?,
        Patch::Null => draft.member_id = None,
        Patch::Absent => {}
    }
    apply(&mut draft, patch)?;
    photo(&desk, &old, &draft).await?;
    draft.checked(&desk)?.into_row(&desk, &mut row)?;
    let cadre = save(&desk, row).await?;
    tell::updated(&desk, &old, &cadre).await?;
    let out = view::detail(&desk, &ctx, &Placed { cadre, unit }).await?;
    ctx.reply_version(StatusCode::OK, out.version, &out).await
}

const fn touches_sealed(patch: &CadrePatch) -> bool {
    !matches!((&patch.id_no, &patch.health, &patch.family), (Patch::Absent, Patch::Absent, Patch::Absent))
}

fn apply(draft: &mut Draft, patch: CadrePatch) -> Result<(), Problem> {
    let details = &mut draft.details;
    input::required(patch.name, "/name", &mut draft.name)?;
    input::set(patch.id_no, &mut draft.id_no);
    draft.id_no = draft.id_no.take().filter(|text| !text.trim().is_empty());
    input::set(patch.photo_id, &mut draft.photo_id);
    cleared(patch.person, &mut details.person);
    cleared(patch.schooling, &mut details.schooling);
    cleared(patch.posts, &mut details.posts);
    if let Some(written) = patch.resume.change() {
        details.resume = resume_of(written.unwrap_or_default())?;
    }
    cleared(patch.results, &mut details.results);
    cleared(patch.results_note, &mut details.results_note);
    cleared(patch.rewards, &mut details.rewards);
    cleared(patch.penalties, &mut details.penalties);
    cleared(patch.awards_note, &mut details.awards_note);
    cleared(patch.health, &mut draft.private.health);
    cleared(patch.family, &mut draft.private.family);
    Ok(())
}

/// Sets a part; nothing of it where it is cleared.
fn cleared<T: Default>(patch: Patch<T>, part: &mut T) {
    if let Some(value) = patch.change() {
        *part = value.unwrap_or_default();
    }
}

fn leave(desk: &Desk<'_>, row: &mut Model, patch: &CadrePatch) -> Result<(), Problem> {
    input::set(patch.left_on, &mut row.left_on);
    input::set(patch.left_reason.clone(), &mut row.left_reason);
    row.left_reason = text::kept(row.left_reason.take(), "/left_reason", 300)?;
    if row.left_on.is_some() != row.left_reason.is_some() {
        return Err(LEFT_WHOLE.at(if row.left_on.is_some() { "/left_reason" } else { "/left_on" }));
    }
    row.left_on.map_or(Ok(()), |on| dates::past(on, desk.today, "/left_on"))
}

/// A photograph is a picture of the member, or one that lies with the unit.
async fn photo(desk: &Desk<'_>, old: &Model, draft: &Draft) -> Result<(), Problem> {
    let Some(id) = draft.photo_id.filter(|id| old.photo_id != Some(*id)) else { return Ok(()) };
    let own = documents::is_photo_of(desk.tx, id, draft.member_id, draft.unit_id).await?;
    if own { Ok(()) } else { Err(NO_PHOTO.at("/photo_id")) }
}
