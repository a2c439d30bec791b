//! What was decided at a meeting and is kept elsewhere, as it stands in the minutes.

use crate::{
    development::{self, VoteOut},
    elections,
    meetings::results::{MeetingResult, MeetingResultKind},
    spoken::pick,
};
use rulepack::development::BallotMethod;
use serde_json::{Value, json};

/// With every count, as far as the reader may see it.
pub fn of(one: &MeetingResult) -> Value {
    let form = match one.kind {
        MeetingResultKind::Development => pick("{n}：{w}", "{n}: {w}"),
        MeetingResultKind::Election => pick("选举：{n}（{w}）", "Election: {n} ({w})"),
    };
    json!({
        "title": form.replace("{n}", &one.name).replace("{w}", &one.what),
        "vote": one.vote.as_ref().map(|vote| counts(vote, outcome(one))),
        "note": one.vote.as_ref().map_or_else(|| outcome(one), beside),
        "rounds": one.rounds.iter().map(elections::printed_round).collect::<Vec<_>>(),
    })
}

fn outcome(one: &MeetingResult) -> Option<String> {
    let said = development::resolved(one.outcome.as_deref()?);
    let form = pick("{o} {m} 个月", "{o} by {m} months");
    Some(match one.months {
        Some(months) => form.replace("{o}", &said).replace("{m}", &months.to_string()),
        None => said,
    })
}

/// As a decision of the meeting itself.
fn counts(vote: &VoteOut, outcome: Option<String>) -> Value {
    let ballot = match vote.method {
        BallotMethod::Secret => pick("无记名投票", "secret ballot"),
        BallotMethod::Hands => pick("举手表决", "show of hands"),
    };
    json!({
        "ballot": ballot, "should": vote.should, "present": vote.present, "ballots": vote.returned,
        "yes": vote.yes, "no": vote.no, "abstain": vote.abstained, "outcome": outcome,
    })
}

/// What a vote holds beside the ballots of those present: opinions in writing, spoilt ballots.
fn beside(vote: &VoteOut) -> Option<String> {
    let (yes, no) = (vote.written_yes, vote.written_no);
    let written = pick("书面意见：赞成 {y}，不赞成 {n}", "In writing: {y} for, {n} against");
    let written = written.replace("{y}", &yes.to_string()).replace("{n}", &no.to_string());
    let spoilt = pick("无效票 {s}", "{s} spoilt").replace("{s}", &vote.spoilt.to_string());
    let parts = [(yes + no > 0, written), (vote.spoilt > 0, spoilt)];
    let said: Vec<String> = parts.into_iter().filter_map(|(is, text)| is.then_some(text)).collect();
    (!said.is_empty()).then(|| said.join(pick("；", "; ")))
}
