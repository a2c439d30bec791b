//! A second opinion on a file, written from the field's text alone: plain dates and counts, no definition, no limits.

use super::super::*;
use kernel::{add_months, add_years};
use rulepack::UnitKind;
use time::{Date, Weekday};

/// A recorded step with what was known when it was.
#[derive(Clone, Debug)]
pub struct Entry {
    pub record: Record,
    pub facts: Facts,
}

struct File<'a>(&'a [Entry]);

impl<'a> File<'a> {
    /// Where a step last came out so.
    fn last(&self, step: &str, outcome: &str) -> Option<(usize, &'a Entry)> {
        let is = |entry: &Entry| entry.record.step == *step && entry.record.outcome == *outcome;
        self.0.iter().enumerate().rfind(|(_, entry)| is(entry))
    }
}

/// The way to full membership, by step and outcome.
const WAY: &[(&str, &str)] = &[
    ("apply", "done"),
    ("talk", "done"),
    ("choose_activist", "chosen"),
    ("file_activist", "filed"),
    ("choose_candidate", "chosen"),
    ("file_candidate", "consented"),
    ("committee_review", "passed"),
    ("pre_review", "passed"),
    ("issue_form", "done"),
    ("admission_meeting", "passed"),
    ("talk_before_approval", "done"),
    ("approval", "approved"),
    ("confirmation_meeting", "confirm"),
    ("confirmation_approval", "confirmed"),
];

/// What a full member's file lacks.
pub fn missing(log: &[Entry]) -> Vec<&'static str> {
    let file = File(log);
    let way: Option<Vec<(usize, &Entry)>> =
        WAY.iter().map(|(step, outcome)| file.last(step, outcome)).collect();
    let Some(way) = way else { return vec!["a step of the way"] };
    let sorted = way
        .windows(2)
        .all(|two| two[0].0 < two[1].0 && two[0].1.record.decided_on <= two[1].1.record.decided_on);
    let on = |at: usize| way[at].1.record.decided_on;
    let mut checks = vec![("order", sorted)];
    checks.extend(beginnings(&file, &way));
    checks.extend(admission(&file, way[9]));
    checks.push(("G8 form after pre-review", on(8) >= on(7)));
    checks.push(("G11 six months", on(11) <= add_months(way[11].1.facts.reported_on.unwrap_or(on(9)), 6)));
    checks.push(("G14 power", approves(way[11].1) && approves(way[13].1)));
    checks.extend(confirmation(&file, on(9), way[11].0, way[12]));
    checks.into_iter().filter(|(_, holds)| !holds).map(|(what, _)| what).collect()
}

fn beginnings(file: &File, way: &[(usize, &Entry)]) -> Vec<(&'static str, bool)> {
    let (apply, activist, candidate) = (way[0].1, way[2].1, way[4].1);
    let contacts = file.last("assign_contacts", "done").is_some_and(|(_, entry)| {
        let all_sound = entry.facts.contacts.iter().all(|mentor| sound(mentor, entry.record.decided_on));
        (1..=2).contains(&entry.facts.contacts.len()) && all_sound
    });
    let born = apply.facts.birth_date.unwrap();
    vec![
        ("G1 age", add_years(born, 18) <= apply.record.decided_on),
        ("G1 one file", apply.facts.only_file == Some(true)),
        ("G3 a year", candidate.record.decided_on >= add_months(activist.record.decided_on, 12)),
        ("G5 contacts", contacts),
    ]
}

/// The conditions of the meeting that admits.
fn admission(file: &File, (at, meeting): (usize, &Entry)) -> Vec<(&'static str, bool)> {
    let (on, facts) = (meeting.record.decided_on, &meeting.facts);
    let before = File(&file.0[..at]);
    let review = before.0.iter().rfind(|entry| entry.record.step == *"political_review");
    let passed = review.is_some_and(|entry| {
        entry.record.outcome == *"passed" && on <= add_months(entry.record.decided_on, 12)
    });
    let ended = || facts.trainings.iter().filter(|training| training.ended_on <= on);
    let trained = ended().map(|t| t.hours).sum::<u16>() >= 24 || ended().map(|t| t.days).sum::<u16>() >= 3;
    vec![
        ("G5 introducers", facts.introducers.len() == 2 && facts.introducers.iter().all(|m| sound(m, on))),
        ("G5 introducers named", before.last("name_introducers", "done").is_some()),
        ("G6 training", trained),
        ("G7 political review", passed),
        ("G9 notice", noticed(facts, "admission_meeting", on)),
        ("G10 vote", facts.vote_passed == Some(true) && facts.resolution_complete == Some(true)),
    ]
}

fn confirmation(
    file: &File,
    began: Date,
    approved: usize,
    (at, meeting): (usize, &Entry),
) -> Vec<(&'static str, bool)> {
    let on = meeting.record.decided_on;
    let since = |entry: &&Entry| entry.record.outcome == *"extend";
    let approved_extension = file.0[approved..at].iter().any(|entry| entry.record.outcome == *"extended");
    let decided = file.0[approved..at].iter().rfind(since).and_then(|entry| entry.record.months);
    let extensions = file.0[approved..at].iter().filter(|entry| entry.record.outcome == *"extended").count();
    let months = if approved_extension { decided.unwrap_or(0) } else { 0 };
    // a span whose last month is short ends with it, a day later than the calendar's months
    let end = add_months(add_months(began, 12), months).previous_day().unwrap();
    vec![
        ("G12 probation", on >= end),
        ("G13 extension", extensions <= 1 && (months == 0 || (6..=12).contains(&months))),
        ("G9 notice of confirmation", noticed(&meeting.facts, "confirmation_meeting", on)),
        ("G10 vote of confirmation", meeting.facts.vote_passed == Some(true)),
        (
            "application",
            File(&file.0[..at]).last("apply_for_confirmation", "done").is_some_and(|(n, _)| n > approved),
        ),
    ]
}

fn approves(entry: &Entry) -> bool {
    entry.facts.body.is_some_and(|body| {
        let committee = matches!(body.kind, UnitKind::PartyCommittee | UnitKind::WorkCommittee);
        committee && !body.under_township && !body.temporary
    })
}

fn sound(mentor: &Mentor, day: Date) -> bool {
    mentor.full.is_some_and(|full| full.from <= day)
        && mentor.without_rights.iter().all(|p| day < p.from || p.until.is_some_and(|until| until <= day))
}

/// A notice of at least five weekdays that ended before the day, with nothing open. The years walked through have no
/// notice of days off, so that weekends alone count.
fn noticed(facts: &Facts, step: &str, on: Date) -> bool {
    let weekday = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let settled =
        |notice: &Notice| notice.objections.iter().all(|o| o.settled_on.is_some_and(|day| day <= on));
    let long = |notice: &Notice| {
        let days = std::iter::successors(Some(notice.from), |day| day.next_day())
            .take_while(|day| *day <= notice.until);
        days.filter(weekday).count() >= 5
    };
    let mine = || facts.notices.iter().filter(|notice| notice.ahead_of == *step);
    mine().any(|notice| notice.until < on && long(notice)) && mine().all(settled)
}
