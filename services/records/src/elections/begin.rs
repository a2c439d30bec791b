use super::{
    congress::{self, Shares},
    findings, present,
    problems::{BEFORE_TERM, NO_VOTERS},
    query::{self, Placed},
    roll::{self, Hall},
    rules::{ElectionKind, ElectionState, Step, roll as rolls},
    said::{self, cited, told},
    step,
    store::parts::Meeting,
    view::ElectionOut,
};
use crate::{
    Records, dates,
    desk::Desk,
    meetings::{self, Gathered},
};
use axum::{extract::State, http::StatusCode};
use kernel::{ElectionId, MeetingId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// The meeting as it begins.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ElectionMeetingIn {
    pub held_on: Date,
    /// The meeting of this unit, or of one above, at which it is held.
    #[serde(default)]
    pub meeting_id: Option<MeetingId>,
    /// Voters who are there; by the list of the meeting, where one is named.
    #[serde(default)]
    pub present: Option<u32>,
    /// The meeting resolves to leave out whom it is asked to; otherwise they are counted among those who should attend.
    #[serde(default)]
    pub left_out_resolved: bool,
}

/// Begin the meeting of an election
///
/// Settles the list of voters. Refused without a quorum, with too few candidates, or on a day nobody approved. Where the
/// meeting is named, its list says who is there.
#[utoipa::path(post, path = "/elections/{id}/meeting", tag = "elections", operation_id = "begin_election_meeting",
    request_body = ElectionMeetingIn, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(begins): Json<ElectionMeetingIn>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::Begin, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    let day = begins.held_on;
    dates::past(day, desk.today, "/held_on")?;
    let start = placed.unit.term_started_on.filter(|_| old.kind() == ElectionKind::Term);
    if let Some(start) = start.filter(|start| day <= *start) {
        return Err(BEFORE_TERM.at("/held_on").with("start", start));
    }
    congress::still_open(&desk, &old).await?;
    let mut hall = roll::hall(&desk, &old, &placed.unit, &old.roll, day).await?;
    if !begins.left_out_resolved {
        hall.electors.values_mut().for_each(|person| person.excused = None);
    }
    let listed = at(&desk, &placed, begins).await?;
    let present = present::told(&desk, listed.as_ref(), &hall.electors, begins)?;
    let shares = congress::shares(&desk, &old, &hall, day).await?;
    let meeting = meeting(&desk, &placed, (&hall, &shares), (begins, present))?;
    if let Some(congress) = &mut placed.election.congress {
        let others = hall.others.values().filter(|person| person.right.votes());
        congress.others = roll::sorted(others.map(|person| person.listed(false)).collect());
    }
    placed.election.roll.meeting = Some(meeting);
    placed.election.meeting_id = begins.meeting_id;
    placed.election.held_on = Some(day);
    placed.election.state = ElectionState::Voting;
    let placed = step::save(&desk, &old, placed, Step::Begin, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// The meeting it is held at, where it is named.
async fn at(
    desk: &Desk<'_>,
    placed: &Placed,
    begins: ElectionMeetingIn,
) -> Result<Option<Gathered>, Problem> {
    match begins.meeting_id {
        Some(id) => meetings::gathered(desk, id, &placed.unit, begins.held_on, "/held_on").await.map(Some),
        None => Ok(None),
    }
}

/// The list as it stays, if everything is as it must be.
fn meeting(
    desk: &Desk<'_>,
    placed: &Placed,
    (hall, shares): (&Hall, &Shares),
    (begins, present): (ElectionMeetingIn, u32),
) -> Result<Meeting, Problem> {
    let (day, resolved) = (begins.held_on, begins.left_out_resolved);
    let people = &hall.electors;
    let voters: Vec<_> = people.values().map(|person| person.voter(resolved)).collect();
    let should = rolls::roll(&desk.pack.elections.left_out.on(day).value, &voters, day).should;
    if should == 0 {
        return Err(cited(NO_VOTERS.problem(), desk.pack.elections.rights.on(day)));
    }
    let mut found = findings::all(desk, placed, hall, shares, day);
    let quorum = rolls::quorum(desk.pack.elections.voting.on(day), should, present);
    found.extend(quorum.as_ref().err().map(|finding| told(desk, finding, "/present", day)));
    said::refuse(&found)?;
    let listed = people.values().map(|person| person.listed(resolved)).collect();
    Ok(Meeting {
        should,
        present,
        quorum: quorum.map(|quorum| quorum.needed).unwrap_or(should),
        people: roll::sorted(listed),
    })
}
