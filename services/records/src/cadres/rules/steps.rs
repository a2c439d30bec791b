//! The way of an appointment: proposed, put up before it is made, made, and confirmed after the probation.

use super::Finding;
use crate::cadres::words::{AppointmentState as State, AppointmentStep as Step};
use kernel::add_months;
use rulepack::{
    Calendar,
    cadres::{AppointmentKind, Notice, Probation},
};
use time::Date;

/// What is known of an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub kind: AppointmentKind,
    pub elected: bool,
    pub state: State,
    /// First and last day.
    pub notice: Option<(Date, Date)>,
    pub objections_open: u32,
    /// Something that was raised turned out to be so.
    pub upheld: bool,
    pub probation_until: Option<Date>,
    /// The day of the last step.
    pub last: Date,
}

/// The rules of the day on which the appointment was proposed.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    pub notice: &'a Notice,
    pub probation: &'a Probation,
    pub calendar: &'a Calendar,
}

impl Rules<'_> {
    pub fn has_notice(&self, kind: AppointmentKind) -> bool {
        self.notice.of.contains(&kind)
    }

    pub fn has_probation(&self, kind: AppointmentKind, elected: bool) -> bool {
        self.probation.of.contains(&kind) && (!elected || self.probation.elected)
    }

    /// The first day that can be the last of a notice.
    pub fn notice_ends(&self, from: Date) -> Date {
        self.calendar.nth(from, self.notice.working_days.into())
    }

    /// The day on which a probation that begins on this one is over.
    pub fn probation_ends(&self, from: Date) -> Date {
        add_months(from, self.probation.months)
    }

    /// What a notice of these days lacks.
    pub fn notice_fault(&self, from: Date, until: Date) -> Option<Finding> {
        let (days, least) = (self.calendar.count(from, until), u32::from(self.notice.working_days));
        let earliest_end = self.notice_ends(from);
        (days < least).then_some(Finding::NoticeTooShort { days, least, earliest_end })
    }
}

/// The steps that are there in a state, the one that leads on first.
pub fn open(rules: Rules<'_>, standing: Standing) -> Vec<Step> {
    match standing.state {
        State::Proposed if rules.has_notice(standing.kind) => {
            vec![Step::StartNotice, Step::Refuse, Step::Withdraw]
        }
        State::Proposed => vec![Step::Appoint, Step::Refuse, Step::Withdraw],
        State::InNotice => vec![Step::Appoint, Step::Object, Step::Settle, Step::Refuse, Step::Withdraw],
        State::InProbation => vec![Step::Confirm, Step::NotConfirm],
        _ => Vec::new(),
    }
}

/// Where a step leads.
pub fn after(rules: Rules<'_>, standing: Standing, step: Step) -> State {
    match step {
        Step::StartNotice => State::InNotice,
        Step::Appoint if rules.has_probation(standing.kind, standing.elected) => State::InProbation,
        Step::Appoint => State::Appointed,
        Step::Refuse => State::Refused,
        Step::Confirm => State::Confirmed,
        Step::NotConfirm => State::NotConfirmed,
        Step::Withdraw => State::Withdrawn,
        Step::Propose | Step::Object | Step::Settle => standing.state,
    }
}

/// Everything that stands against a step on a day.
pub fn against(rules: Rules<'_>, standing: Standing, step: Step, on: Date, today: Date) -> Vec<Finding> {
    if !open(rules, standing).contains(&step) {
        if step == Step::Appoint && standing.state == State::Proposed {
            return vec![Finding::NoticeNeeded];
        }
        return vec![Finding::NoSuchStep { state: standing.state, step }];
    }
    let mut found = Vec::new();
    // a notice may be put up for a day to come
    if on > today && step != Step::StartNotice {
        found.push(Finding::InFuture);
    }
    if on < standing.last && !matches!(step, Step::Object | Step::Settle) {
        found.push(Finding::BeforeLastStep { last: standing.last });
    }
    match step {
        Step::Appoint => found.extend(unfinished(standing, on)),
        Step::Object => {
            let early = standing.notice.filter(|(from, _)| on < *from);
            found.extend(early.map(|(from, _)| Finding::BeforeNotice { from }));
        }
        Step::Confirm => {
            let running = standing.probation_until.filter(|until| on < *until);
            found.extend(running.map(|until| Finding::ProbationRunning { until }));
        }
        _ => {}
    }
    found
}

/// What of the notice is still open.
fn unfinished(standing: Standing, on: Date) -> Vec<Finding> {
    let running = standing.notice.filter(|(_, until)| on <= *until);
    let running = running.map(|(_, until)| Finding::NoticeRunning { until });
    let open = standing.objections_open;
    let open = (open > 0).then_some(Finding::ObjectionOpen { open });
    running.into_iter().chain(open).chain(standing.upheld.then_some(Finding::ObjectionUpheld)).collect()
}
