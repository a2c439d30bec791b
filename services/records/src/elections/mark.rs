use super::{
    findings::{self, People},
    problems::{CONSENT_MISSING, TWICE},
    query, roll,
    rules::Step,
    said,
    shift::PaperIn,
    step,
    store::parts::{Excused, Roll},
    view::ElectionOut,
};
use crate::{Records, dates, desk::Desk};
use axum::{extract::State, http::StatusCode};
use kernel::{ElectionId, MemberId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use rulepack::elections::LeftOut;
use serde::Deserialize;
use std::collections::BTreeSet;
use time::Date;
use utoipa::ToSchema;

/// What the roll does not know by itself. What is not named again is dropped.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VoterMarks {
    /// Voters who are not to be counted among those who should attend.
    #[serde(default)]
    pub left_out: Vec<LeftOutIn>,
}

/// A voter to be left out, with the ground and the consent of the committee above.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = VoterLeftOut)]
pub struct LeftOutIn {
    pub member_id: MemberId,
    #[schema(inline)]
    pub reason: LeftOut,
    pub since: Date,
    #[serde(default)]
    pub consent: Option<PaperIn>,
}

/// Say who is left out of those who should attend
///
/// Whose rights rest is in the register of rights.
#[utoipa::path(put, path = "/elections/{id}/voters", tag = "elections", operation_id = "mark_election_voters",
    request_body = VoterMarks, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(marks): Json<VoterMarks>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::Mark, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    let people = roll::hall(&desk, &old, &placed.unit, &Roll::default(), old.day()).await?.electors;
    let marked = Roll { no_rights: old.roll.no_rights.clone(), ..checked(&desk, &people, marks)? };
    let seen = roll::hall(&desk, &old, &placed.unit, &marked, old.day()).await?.electors;
    let mut told = findings::left_out(&desk, &seen, old.day());
    // the paper may still come; without it the meeting does not begin
    told.retain(|one| one.kind != &CONSENT_MISSING);
    said::refuse(&told)?;
    placed.election.roll = marked;
    let placed = step::save(&desk, &old, placed, Step::Mark, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

fn checked(desk: &Desk<'_>, people: &People, marks: VoterMarks) -> Result<Roll, Problem> {
    let (mut roll, mut seen) = (Roll::default(), BTreeSet::new());
    for (at, one) in marks.left_out.into_iter().enumerate() {
        let pointer = |field: &str| format!("/left_out/{at}/{field}");
        once(&mut seen, people, one.member_id, pointer("member_id"))?;
        dates::past(one.since, desk.today, pointer("since"))?;
        let consent = one.consent.map(|paper| paper.checked(desk.today, &pointer("consent"))).transpose()?;
        let LeftOutIn { member_id, reason, since, .. } = one;
        roll.left_out.push(Excused { member_id, reason, since, consent });
    }
    Ok(roll)
}

/// Somebody with a vote, who is named once only.
fn once(
    seen: &mut BTreeSet<MemberId>,
    people: &People,
    id: MemberId,
    pointer: String,
) -> Result<(), Problem> {
    roll::voter_at(people, id, pointer.clone())?;
    if seen.insert(id) { Ok(()) } else { Err(TWICE.at(pointer)) }
}
