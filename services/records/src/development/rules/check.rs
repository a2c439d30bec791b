use super::{
    facts::{Entitled, Facts},
    finding::{Finding, Reason, Softened, Source},
    order,
    progress::{Origin, Progress, Record},
    ruleset::Ruleset,
};
use rulepack::{
    Calendar,
    development::{Fact, Guard, GuardCode, Outcome, OutcomeCode, StateCode, Step, StepCode, Weight},
};
use time::Date;

/// A file under the rules of a day.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub rules: &'a Ruleset<'a>,
    pub progress: &'a Progress,
    pub facts: &'a Facts,
    pub calendar: &'a Calendar,
}

/// A step somebody wants to record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub step: StepCode,
    pub outcome: OutcomeCode,
    /// The date on paper.
    pub on: Date,
    pub today: Date,
    pub origin: Origin,
    pub excuses: Vec<Excuse>,
}

/// Somebody with the power to do so excuses a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excuse {
    pub guard: GuardCode,
    pub approver: String,
    pub reason: String,
}

/// Whether a step may be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The gravest first.
    pub findings: Vec<Finding>,
    /// The state it leads to; none where it leads nowhere.
    pub leads_to: Option<StateCode>,
    pub source: Source,
}

impl Verdict {
    pub fn is_allowed(&self) -> bool {
        self.blocks().next().is_none()
    }

    pub fn blocks(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.kind == Weight::Block)
    }
}

/// Judges a step. What stops a new one is a warning for history that is filled in for a reason.
pub fn check(case: &Case<'_>, proposal: &Proposal) -> Verdict {
    let source = case.rules.source(&proposal.step, None);
    let known = case.find(&proposal.step, &proposal.outcome);
    let Some((step, outcome)) = known else {
        let unknown = case.finding(&proposal.step, None, Weight::Block, Reason::Unknown);
        return Verdict { findings: vec![unknown], leads_to: None, source };
    };
    let mut findings = case.findings(step, outcome, proposal.on);
    findings.extend(case.ballot(step));
    findings.extend(case.entitled(step));
    findings.iter_mut().for_each(|finding| soften(case, proposal, finding));
    findings.extend(never_softened(case, proposal));
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.kind));
    Verdict { findings, leads_to: case.progress.leads_to(outcome), source }
}

/// What is recorded once a step is allowed: an extension keeps the months it was judged by.
pub fn record(case: &Case<'_>, proposal: &Proposal) -> Record {
    let known = case.find(&proposal.step, &proposal.outcome);
    let guards = known.map(|(step, outcome)| case.guards(step, outcome)).unwrap_or_default();
    let extends = guards.iter().any(|guard| guard.test.counts(Fact::ExtensionMonths));
    Record {
        step: proposal.step.clone(),
        outcome: proposal.outcome.clone(),
        decided_on: proposal.on,
        months: case.facts.extension_months.filter(|_| extends),
    }
}

/// What history has to keep to as well.
fn never_softened(case: &Case<'_>, proposal: &Proposal) -> Vec<Finding> {
    let (on, today) = (proposal.on, proposal.today);
    let future = (on > today).then_some(Reason::InFuture { on, today });
    let unexplained = matches!(&proposal.origin, Origin::BackFilled { reason } if reason.trim().is_empty());
    let reasons = future.into_iter().chain(unexplained.then_some(Reason::NoReason));
    reasons.map(|reason| case.finding(&proposal.step, None, Weight::Block, reason)).collect()
}

fn soften(case: &Case<'_>, proposal: &Proposal, finding: &mut Finding) {
    if finding.kind != Weight::Block {
        return;
    }
    let guard = finding.guard.as_ref().and_then(|code| case.rules.workflow.value.guard(code));
    let named = |excuse: &&Excuse| {
        guard.is_some_and(|guard| guard.excusable && guard.code == excuse.guard)
            && !excuse.approver.trim().is_empty()
            && !excuse.reason.trim().is_empty()
    };
    let excuse = proposal.excuses.iter().find(named);
    finding.softened = match (&proposal.origin, excuse) {
        (_, Some(excuse)) => {
            Some(Softened::Excused { approver: excuse.approver.clone(), reason: excuse.reason.clone() })
        }
        (Origin::BackFilled { reason }, None) => Some(Softened::BackFilled { reason: reason.clone() }),
        (Origin::New, None) => return,
    };
    finding.kind = Weight::Warn;
}

impl<'a> Case<'a> {
    pub(super) fn find(&self, step: &StepCode, outcome: &OutcomeCode) -> Option<(&'a Step, &'a Outcome)> {
        let step = self.rules.workflow.value.step(step)?;
        Some((step, step.outcome(outcome)?))
    }

    /// Everything that stands against a step on a day, nothing softened.
    pub(super) fn findings(&self, step: &Step, outcome: &Outcome, on: Date) -> Vec<Finding> {
        let mut found = self.procedure(step, outcome, on);
        for guard in self.guards(step, outcome) {
            if let Some(reason) = self.failing(step, guard, on) {
                found.push(self.finding(&step.code, Some(guard), self.rules.kind(guard), reason));
            }
        }
        found
    }

    /// The conditions of a step that comes out so, with those of the organisation.
    pub(super) fn guards(&self, step: &Step, outcome: &Outcome) -> Vec<&'a Guard> {
        let further = self.rules.further_at(&step.code).filter(|_| outcome.fulfils);
        let mut codes: Vec<&GuardCode> = step.guards.iter().chain(&outcome.guards).chain(further).collect();
        codes.dedup();
        codes.into_iter().filter_map(|code| self.rules.workflow.value.guard(code)).collect()
    }

    /// What the definition itself asks: where the file stands, what came before, the order of the dates.
    fn procedure(&self, step: &Step, outcome: &Outcome, on: Date) -> Vec<Finding> {
        let (progress, block) =
            (self.progress, |reason| self.finding(&step.code, None, Weight::Block, reason));
        let mut found = Vec::new();
        if !outcome.possible_in(step, &progress.state) {
            found.push(block(Reason::NotPossible { state: progress.state.clone() }));
        }
        if let Some(taken) = progress.taken_on(&step.code).filter(|_| !step.repeats) {
            found.push(block(Reason::AlreadyTaken { on: taken }));
        }
        let missing = |step: &&StepCode| progress.taken_on(step).is_none();
        let needed = step.needs.iter().chain(&outcome.needs).filter(missing);
        found.extend(needed.map(|need| block(Reason::StepMissing { step: need.clone() })));
        for need in step.expects.iter().filter(missing) {
            let reason = Reason::StepMissing { step: need.clone() };
            found.push(self.finding(&step.code, None, Weight::Warn, reason));
        }
        found.extend(order::before(progress, step, outcome, on).map(|(earlier, earlier_on)| {
            block(Reason::OutOfOrder { earlier: earlier.clone(), earlier_on, on })
        }));
        found
    }

    fn ballot(&self, step: &Step) -> Option<Finding> {
        let used = self.facts.ballot.filter(|used| !self.rules.votes.value.methods.contains(used))?;
        Some(self.of_vote(step, Reason::Ballot { used }))
    }

    /// Whose rights rest is not counted among those who may vote.
    fn entitled(&self, step: &Step) -> Option<Finding> {
        let Entitled { told, known, resting } = self.facts.entitled?;
        let more = usize::from(told) > known;
        more.then(|| self.of_vote(step, Reason::MoreEntitled { told, known, resting }))
    }

    /// Of the vote that is told with the step: the condition is one of the rules of votes, not of the procedure.
    fn of_vote(&self, step: &Step, reason: Reason) -> Finding {
        let votes = self.rules.votes;
        let source = Source { basis: votes.basis("development.votes"), own: votes.own };
        Finding { source, ..self.finding(&step.code, None, Weight::Block, reason) }
    }

    pub(super) fn finding(
        &self,
        step: &StepCode,
        guard: Option<&Guard>,
        kind: Weight,
        reason: Reason,
    ) -> Finding {
        Finding {
            kind,
            step: step.clone(),
            guard: guard.map(|guard| guard.code.clone()),
            reason,
            softened: None,
            source: self.rules.source(step, guard),
        }
    }
}
