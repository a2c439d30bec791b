//! People on the way to membership (发展党员), each as far as the track leads.

use crate::{deed::What, people, plan::Scribe};
use time::{Date, Duration};

kinds! {
    /// How it has come out so far.
    pub enum Track {
        Probationary = "probationary",
        Applicant = "applicant",
        Cancelled = "cancelled",
        Activist = "activist",
        Extended = "extended",
        Candidate = "candidate",
        Lapsed = "lapsed",
        Full = "full",
        ActivistPending = "activist_pending",
        Withdrawn = "withdrawn",
        CandidatePending = "candidate_pending",
        CommitteeReviewed = "committee_reviewed",
        PreReviewed = "pre_reviewed",
        FormIssued = "form_issued",
        Removed = "removed",
        Reported = "reported",
        Approval = "approval",
        Moved = "moved",
        Talked = "talked",
        ConfirmationPending = "confirmation_pending",
        ExtensionPending = "extension_pending",
        CancellationPending = "cancellation_pending",
    }
}

type Stage = (&'static str, &'static str, i64);

/// The whole way: the step, how it comes out, and the days after the application.
pub const WAY: [Stage; 21] = [
    ("talk", "done", 15),
    ("choose_activist", "chosen", 50),
    ("file_activist", "filed", 57),
    ("assign_contacts", "done", 57),
    ("review_activist", "done", 220),
    ("review_activist", "done", 405),
    ("choose_candidate", "chosen", 430),
    ("file_candidate", "consented", 437),
    ("name_introducers", "done", 440),
    ("political_review", "passed", 470),
    ("train", "done", 480),
    ("committee_review", "passed", 500),
    ("pre_review", "passed", 512),
    ("issue_form", "done", 513),
    ("notice", "admission_meeting", 515),
    ("admission_meeting", "passed", 540),
    ("talk_before_approval", "done", 560),
    ("approval", "approved", 580),
    ("file_with_department", "done", 590),
    ("place_in_branch", "done", 591),
    ("oath", "done", 600),
];

/// The year of probation and what decides on it.
const PROBATION: [Stage; 2] = [("review_probationary", "done", 730), ("review_probationary", "done", 893)];
const CONFIRM: [Stage; 4] = [
    ("apply_for_confirmation", "done", 890),
    ("notice", "confirmation_meeting", 912),
    ("confirmation_meeting", "confirm", 935),
    ("confirmation_approval", "confirmed", 955),
];
const EXTEND: [Stage; 2] =
    [("confirmation_meeting", "extend", 935), ("confirmation_approval", "extended", 955)];
const CANCEL: [Stage; 2] =
    [("confirmation_meeting", "cancel", 935), ("confirmation_approval", "cancelled", 955)];
/// Half a year after the meeting nobody had approved.
const LAPSE: Stage = ("lapse", "done", 740);
/// Of an extension.
const MONTHS: u8 = 6;

impl Track {
    fn stages(self) -> Vec<Stage> {
        let up_to = |count: usize| WAY.iter().take(count).copied().collect::<Vec<_>>();
        let whole = |then: &[Stage]| [&WAY[..], &PROBATION[..], then].concat();
        match self {
            Self::Applicant => Vec::new(),
            Self::Talked => up_to(1),
            Self::ActivistPending => up_to(2),
            Self::Activist => up_to(5),
            Self::CandidatePending => up_to(7),
            Self::Candidate => up_to(10),
            Self::CommitteeReviewed => up_to(12),
            Self::PreReviewed => up_to(13),
            Self::FormIssued => up_to(15),
            Self::Reported => up_to(16),
            Self::Approval => up_to(17),
            Self::Probationary => up_to(21),
            Self::Lapsed => [up_to(17), vec![LAPSE]].concat(),
            Self::Withdrawn => [up_to(1), vec![("withdraw", "done", 120)]].concat(),
            Self::Removed => [up_to(5), vec![("remove", "done", 300)]].concat(),
            Self::Moved => [up_to(5), vec![("move_away", "done", 330)]].concat(),
            Self::Full => whole(&CONFIRM),
            Self::Extended => whole(&EXTEND),
            Self::Cancelled => whole(&CANCEL),
            Self::ConfirmationPending => whole(&CONFIRM[..3]),
            Self::ExtensionPending => whole(&EXTEND[..1]),
            Self::CancellationPending => whole(&CANCEL[..1]),
        }
    }

    /// Days since the last thing that happened.
    const fn rests(self) -> i64 {
        match self {
            Self::Applicant => 8,
            Self::Activist => 40,
            Self::Probationary => 120,
            Self::Full => 100,
            Self::Cancelled => 160,
            Self::Extended => 60,
            Self::Lapsed => 30,
            Self::Withdrawn | Self::Removed | Self::Moved => 90,
            _ => 5,
        }
    }
}

pub fn write(scribe: &mut Scribe<'_>, tracks: &[Track]) {
    for track in tracks {
        follow(scribe, *track);
    }
}

fn follow(scribe: &mut Scribe<'_>, track: Track) {
    let stages = track.stages();
    let length = stages.last().map_or(0, |(.., days)| *days);
    let applied_on = scribe.span.today - Duration::days(length + track.rests());
    let Some(mentors) = mentors(scribe, applied_on) else { return };
    if !scribe.body.exists(applied_on) {
        return;
    }
    let (file, mut dice) = (scribe.number(), scribe.dice(track.as_str()));
    let newcomer = people::newcomer(&mut dice);
    if !scribe.write(applied_on, 9, 0, What::Open { file, newcomer, applied_on }) {
        return;
    }
    thoughts(scribe, track, &stages, Reporter { file, applied_on, mentors });
    // what was before the history is entered in its first hour, in its order
    let mut minute = 0;
    for (step, outcome, days) in stages {
        let on = applied_on + Duration::days(days);
        minute += 2;
        let what = match step {
            "notice" => What::Notice { file, ahead_of: outcome, from: on, until: on + Duration::days(14) },
            _ => {
                let months = (outcome == "extend").then_some(MONTHS);
                What::Step { file, step, outcome, on, mentors, months }
            }
        };
        scribe.write(on, 10, minute, what);
    }
}

/// Somebody who hands in reports.
struct Reporter {
    file: usize,
    applied_on: Date,
    mentors: [usize; 2],
}

/// Days after which the next report is due, and how many days before that it is handed in.
const REPORTS: i64 = 91;
const AHEAD: u8 = 12;
/// Where nobody sees to it, the first two have to do.
const FEW: usize = 2;

/// What an activist reports every quarter, and a probationary member: all of it in some files, a little in others.
fn thoughts(scribe: &mut Scribe<'_>, track: Track, stages: &[Stage], of: Reporter) {
    let day = |wanted: &str| stages.iter().find(|(step, ..)| *step == wanted).map(|(.., days)| *days);
    let Some(chosen) = day("choose_activist") else { return };
    let careful = matches!(track, Track::Activist | Track::Candidate | Track::Probationary);
    let last = stages.last().map_or(0, |(.., days)| *days);
    let until = if careful { last + track.rests() } else { last };
    let admitted = day("admission_meeting").unwrap_or(until);
    let mut dice = scribe.dice("thoughts");
    let every =
        |from: i64, until: i64| (1..).map(move |n| from + n * REPORTS).take_while(move |due| *due < until);
    let due: Vec<i64> = every(chosen, admitted).chain(every(admitted, until)).collect();
    let most = if careful { due.len() } else { FEW };
    for (due, received_by) in due.into_iter().zip(of.mentors.into_iter().cycle()).take(most) {
        let on = of.applied_on + Duration::days(due - i64::from(dice.between(1, AHEAD)));
        let report = What::ThoughtReport { file: of.file, on, pages: dice.between(2, 5), received_by };
        scribe.write(on, 11, 0, report);
    }
}

/// Two who had been full members for long when somebody applied.
fn mentors(scribe: &Scribe<'_>, applied_on: Date) -> Option<[usize; 2]> {
    let since = applied_on - Duration::days(400);
    let long = |who: &usize| {
        scribe.body.people.get(*who).is_some_and(|person| person.full_on.is_some_and(|on| on < since))
    };
    let mut found = scribe.long().into_iter().filter(long);
    Some([found.next()?, found.next()?])
}
