mod results;

use super::{
    life::StepOut,
    problems::{CANCELLED, NOT_HELD},
    query, spoken,
    view::{self, DecisionOutcome, MeetingOut},
    visitors::VisitorOut,
    words::{Attended, Ballot, MeetingState},
};
use crate::{
    Records,
    sheets::{self, Sheet, moment},
    spoken::pick,
};
use access::Action;
use axum::extract::State;
use kernel::MeetingId;
use rest::{Answer, Ctx, Path};
use serde_json::{Value, json};

/// The minutes of a meeting as PDF
///
/// What the page of the meeting shows to whoever asks, in the form in which minutes are kept.
#[utoipa::path(get, path = "/meetings/{id}/minutes.pdf", tag = "meetings", operation_id = "print_meeting_minutes",
    params(("id" = MeetingId, Path)),
    responses((status = OK, description = "The minutes", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<MeetingId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    match placed.meeting.state {
        MeetingState::Planned => return Err(NOT_HELD.problem()),
        MeetingState::Cancelled => return Err(CANCELLED.problem()),
        MeetingState::Held | MeetingState::Filed => {}
    }
    let out = view::detail(&records.desk(&ctx), &ctx, &placed).await?;
    // somebody who was there sees the own entry alone, which is no list of who came
    let all = ctx.may(Action::View, &placed.thing()).await?;
    let name = format!("{}-{}-{}", pick("会议记录", "minutes"), out.meeting.subject, out.meeting.day);
    let data = sheet(&out, all);
    sheets::pdf(&records, ctx, Sheet { template: "minutes", name, data }).await
}

fn sheet(out: &MeetingOut, all: bool) -> Value {
    let (meeting, came) = (&out.meeting, &out.meeting.attendance);
    let name = |person: &Option<view::Person>| person.as_ref().map(|person| person.name.clone());
    json!({
        "unit": meeting.unit_name,
        "kinds": meeting.kinds.iter().map(|kind| spoken::kind(*kind)).collect::<Vec<_>>(),
        "subject": meeting.subject,
        "place": meeting.place,
        "filed": meeting.state == MeetingState::Filed,
        "started_at": meeting.started_at.map(moment),
        "ended_at": meeting.ended_at.map(moment),
        "chair": name(&out.chair),
        "recorder": name(&out.recorder),
        "lecturer": name(&out.lecturer),
        "attendance": {
            "should": came.should, "present": came.present, "leave": came.leave, "unexcused": came.unexcused,
        },
        "guests": (out.guests > 0).then_some(out.guests),
        "guests_note": out.guests_note,
        "people": if all { people(out) } else { Vec::new() },
        "agenda": out.agenda,
        "minutes": out.minutes,
        "decisions": out.decisions.iter().map(decision).collect::<Vec<_>>(),
        "results": out.results.iter().map(results::of).collect::<Vec<_>>(),
        "follow_ups": out.follow_ups.iter().map(|one| json!({
            "text": given(one), "owner": name(&one.owner), "due_on": one.due_on, "done_on": one.done_on,
        })).collect::<Vec<_>>(),
        "steps": out.life.iter().flat_map(|life| &life.steps).map(step).collect::<Vec<_>>(),
        "papers": out.papers.iter().map(|paper| &paper.title).collect::<Vec<_>>(),
    })
}

/// Of the talks the note says how many people have had theirs.
fn step(one: &StepOut) -> Value {
    let talked = || {
        let (count, of) = one.count.zip(one.of)?;
        let said = pick("{c}/{o} 人", "{c} of {o} people");
        Some(said.replace("{c}", &count.to_string()).replace("{o}", &of.to_string()))
    };
    json!({
        "step": spoken::step(one.step), "state": spoken::step_state(one.state), "on": one.on,
        "note": one.note.clone().or_else(talked),
    })
}

/// What somebody was given to do; of a remedy with the problem it answers.
fn given(one: &view::FollowUpOut) -> String {
    match &one.problem {
        Some(problem) => pick("问题：{p}；整改措施：{m}", "Problem: {p}; measure: {m}")
            .replace("{p}", problem)
            .replace("{m}", &one.text),
        None => one.text.clone(),
    }
}

/// Everybody on the list by what became of them; who has leave with the reason.
fn people(out: &MeetingOut) -> Vec<Value> {
    let groups = [
        (Some(Attended::Present), pick("出席", "Present")),
        (Some(Attended::Leave), pick("请假", "On leave")),
        (Some(Attended::Unexcused), pick("缺席", "Absent")),
        (Some(Attended::Exempt), pick("免予参加", "Exempt")),
        (None, pick("未登记", "Not entered")),
    ];
    let named = |entry: &view::ParticipantOut| match entry.absence {
        Some(reason) if entry.mark == Some(Attended::Leave) => pick("{n}（{r}）", "{n} ({r})")
            .replace("{n}", &entry.member_name)
            .replace("{r}", spoken::absence(reason)),
        _ => entry.member_name.clone(),
    };
    let of =
        |mark: Option<Attended>| out.participants.iter().filter(move |entry| entry.mark == mark).map(named);
    let group = |(mark, title): (Option<Attended>, &str)| json!({ "title": title, "names": of(mark).collect::<Vec<_>>() });
    let groups = groups.into_iter().filter(|(mark, _)| of(*mark).next().is_some()).map(group);
    groups.chain(visitors(out)).collect()
}

/// Who came from elsewhere, with the organisation that has the relation.
fn visitors(out: &MeetingOut) -> Option<Value> {
    let there = out.visitors.iter().filter(|one| one.mark == Some(Attended::Present));
    let named = |one: &VisitorOut| {
        pick("{n}（{p}）", "{n} ({p})").replace("{n}", &one.visitor_name).replace("{p}", &one.from_place)
    };
    let names: Vec<String> = there.map(named).collect();
    let title = pick("外单位党员", "Members from elsewhere");
    (!names.is_empty()).then(|| json!({ "title": title, "names": names }))
}

fn decision(one: &view::DecisionOut) -> Value {
    let ballot = match one.ballot {
        Ballot::Secret => pick("无记名投票", "secret ballot"),
        Ballot::Open => pick("公开表决", "open vote"),
    };
    let outcome = one.outcome.map(|outcome| match outcome {
        DecisionOutcome::Passed => pick("通过", "passed"),
        DecisionOutcome::NotPassed => pick("未通过", "not passed"),
        DecisionOutcome::NoQuorum => pick("到会人数不足", "no quorum"),
    });
    json!({
        "text": one.text, "ballot": ballot, "should": one.should, "present": one.present, "ballots": one.ballots,
        "yes": one.yes, "no": one.no, "abstain": one.abstain, "outcome": outcome,
    })
}
