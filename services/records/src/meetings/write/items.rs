//! What a record holds more than one of: decisions and follow-ups.

use super::{DecisionIn, FollowUpIn};
use crate::{
    dates::{EARLIEST, LATEST, TOO_EARLY, TOO_LATE},
    desk::Desk,
    meetings::{
        fields::few,
        findings::{self, Told, at, decides},
        problems::{DECISION_ELSEWHERE, NOT_ON_LIST, UNKNOWN_FOLLOW_UP},
        rules::remedies::{self, Remedy},
        store::{decision, follow_up},
        whole::Whole,
    },
    text,
};
use kernel::{DecisionId, FollowUpId, MemberId};
use rest::Problem;
use rulepack::organisational_life::Gathering;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

const DECISIONS: usize = 50;
const FOLLOW_UPS: usize = 100;
const TEXT: usize = 500;

/// Who is named is on the list.
///
/// # Errors
/// With the field that names somebody else.
pub fn on_list(listed: &BTreeSet<MemberId>, person: Option<MemberId>, pointer: &str) -> Result<(), Problem> {
    match person {
        Some(person) if !listed.contains(&person) => Err(NOT_ON_LIST.at(pointer)),
        _ => Ok(()),
    }
}

/// The decisions as they are kept.
///
/// # Errors
/// When there are too many, or one does not fit the meeting or who was there.
pub fn decided(
    desk: &Desk<'_>,
    whole: &Whole,
    wanted: Vec<DecisionIn>,
) -> Result<Vec<decision::Model>, Problem> {
    few(wanted.len(), DECISIONS, "/decisions")?;
    let committee = whole.meeting.gathering == Gathering::Committee;
    let mut decisions = Vec::with_capacity(wanted.len());
    for (n, wanted) in wanted.into_iter().enumerate() {
        if !decides(committee, wanted.decision) {
            return Err(DECISION_ELSEWHERE.at(format!("/decisions/{n}/decision")));
        }
        let (yes, no, abstain) = (i32::from(wanted.yes), i32::from(wanted.no), i32::from(wanted.abstain));
        let decision = decision::Model {
            id: DecisionId::new(),
            meeting_id: whole.meeting.id,
            position: position(n),
            decision: wanted.decision,
            text: text::required(wanted.text, &format!("/decisions/{n}/text"), TEXT)?,
            ballot: wanted.ballot,
            ballots: yes + no + abstain,
            yes,
            no,
            abstain,
        };
        if let Err(found) = findings::decided(desk, whole, &decision) {
            findings::refused(
                found.into_iter().map(|told| Told { pointer: at(n, &told), ..told }).collect(),
            )?;
        }
        decisions.push(decision);
    }
    Ok(decisions)
}

/// There are few of them.
fn position(n: usize) -> i16 {
    i16::try_from(n).unwrap_or(i16::MAX)
}

/// The follow-ups as they are kept; what was noted of those that were there stays.
///
/// # Errors
/// When there are too many, or a value is not right.
pub fn given(
    whole: &Whole,
    listed: &BTreeSet<MemberId>,
    wanted: Vec<FollowUpIn>,
) -> Result<Vec<follow_up::Model>, Problem> {
    few(wanted.len(), FOLLOW_UPS, "/follow_ups")?;
    let mut known: BTreeMap<FollowUpId, &follow_up::Model> =
        whole.follow_ups.iter().map(|one| (one.id, one)).collect();
    let mut all = Vec::with_capacity(wanted.len());
    for (n, wanted) in wanted.into_iter().enumerate() {
        let at = |field: &str| format!("/follow_ups/{n}/{field}");
        let before = match wanted.id {
            Some(id) => Some(known.remove(&id).ok_or_else(|| UNKNOWN_FOLLOW_UP.at(at("id")))?),
            None => None,
        };
        on_list(listed, wanted.owner_id, &at("owner_id"))?;
        meant(wanted.due_on, &at("due_on"))?;
        let one = follow_up::Model {
            id: before.map_or_else(FollowUpId::new, |before| before.id),
            meeting_id: whole.meeting.id,
            position: position(n),
            text: text::required(wanted.text, &at("text"), TEXT)?,
            owner_id: wanted.owner_id,
            due_on: wanted.due_on,
            done_on: before.and_then(|before| before.done_on),
            done_note: before.and_then(|before| before.done_note.clone()),
            done_by: before.and_then(|before| before.done_by),
            reports: before.and_then(|before| before.reports.clone()),
            problem: text::kept(wanted.problem, &at("problem"), TEXT)?,
        };
        // that nobody sees to it yet is for the filing to say
        let early = remedies::check(&Remedy { has_owner: true, ..one.remedy() }, whole.meeting.day);
        findings::refused(early.iter().map(|finding| Told::of(finding, at("due_on"), None)).collect())?;
        all.push(one);
    }
    Ok(all)
}

fn meant(day: Date, pointer: &str) -> Result<(), Problem> {
    match day {
        day if day < EARLIEST => Err(TOO_EARLY.at(pointer)),
        day if day > LATEST => Err(TOO_LATE.at(pointer)),
        _ => Ok(()),
    }
}
