//! What a step asks to be told beside its day, read from its conditions.

use super::words::DevelopmentInput;
use rulepack::development::{Actor, Effect, Fact, Limit, Outcome, Step, Test, Workflow};

/// What has to be given with a step that comes out so.
pub fn of(workflow: &Workflow, step: &Step, outcome: &Outcome) -> Vec<DevelopmentInput> {
    let tests = |codes: &[rulepack::development::GuardCode]| -> Vec<&Test> {
        codes.iter().filter_map(|code| workflow.guard(code)).map(|guard| &guard.test).collect()
    };
    // a step that is conditional on mentors by itself is the one that names them
    let (own, all) = (tests(&step.guards), [tests(&step.guards), tests(&outcome.guards)].concat());
    let counts = |fact: Fact| own.iter().any(|test| test.counts(fact));
    let holds = |fact: Fact| all.iter().any(|test| **test == Test::Holds(fact));
    let found = [
        (counts(Fact::Contacts), DevelopmentInput::Contacts),
        (counts(Fact::Introducers), DevelopmentInput::Introducers),
        (trains(workflow, step), DevelopmentInput::Training),
        (holds(Fact::OpinionsHeard), DevelopmentInput::Opinions),
        (step.actor == Actor::BranchMeeting, DevelopmentInput::Vote),
        (holds(Fact::BodyApproves), DevelopmentInput::Body),
        (all.iter().any(|test| test.counts(Fact::ExtensionMonths)), DevelopmentInput::Months),
        (outcome.effect == Some(Effect::HandsOver), DevelopmentInput::Unit),
    ];
    found.into_iter().filter_map(|(asks, what)| asks.then_some(what)).collect()
}

/// Whether the validity of a training is counted from this step.
fn trains(workflow: &Workflow, step: &Step) -> bool {
    workflow.guards().any(|guard| match &guard.test {
        Test::NotAfter(bound) => {
            bound.limit() == Some(Limit::TrainingValid)
                && bound.anchor == rulepack::development::Anchor::Step(step.code.clone())
        }
        _ => false,
    })
}

/// Whether a fact is told with the step itself, so that its absence is nothing to wait for.
pub fn told_with(asked: &[DevelopmentInput], fact: Fact) -> bool {
    asked.iter().any(|asked| match asked {
        DevelopmentInput::Contacts => matches!(fact, Fact::Contacts | Fact::ContactsSound),
        DevelopmentInput::Introducers => matches!(fact, Fact::Introducers | Fact::IntroducersSound),
        DevelopmentInput::Training => matches!(fact, Fact::TrainingHours | Fact::TrainingDays),
        DevelopmentInput::Opinions => fact == Fact::OpinionsHeard,
        DevelopmentInput::Vote => matches!(
            fact,
            Fact::VotePassed | Fact::ResolutionComplete | Fact::CandidatePresent | Fact::IntroducersPresent
        ),
        DevelopmentInput::Body => fact == Fact::BodyApproves,
        DevelopmentInput::Months => fact == Fact::ExtensionMonths,
        DevelopmentInput::Unit => false,
    })
}

/// Whether a public notice is asked ahead of the step.
pub fn noticed(workflow: &Workflow, step: &Step) -> bool {
    let all = step.guards.iter().chain(step.outcomes.iter().flat_map(|outcome| &outcome.guards));
    all.filter_map(|code| workflow.guard(code)).any(|guard| guard.test == Test::Holds(Fact::NoticeServed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulepack::Rules;

    #[test]
    fn each_step_asks_for_what_it_is_judged_by() {
        let rules = Rules::built_in().unwrap();
        let workflow = &rules.of(kernel::TenantKind::Enterprise).development.workflow;
        let workflow = &workflow.on(time::macros::date!(2026 - 11 - 27)).value;
        let asked = |step: &str, outcome: &str| {
            let step = workflow.step(&step.into()).unwrap();
            of(workflow, step, step.outcome(&outcome.into()).unwrap())
        };
        assert_eq!(asked("talk", "done"), []);
        assert_eq!(asked("assign_contacts", "done"), [DevelopmentInput::Contacts]);
        assert_eq!(asked("name_introducers", "done"), [DevelopmentInput::Introducers]);
        assert_eq!(asked("train", "done"), [DevelopmentInput::Training]);
        assert_eq!(asked("choose_candidate", "chosen"), [DevelopmentInput::Opinions]);
        assert_eq!(asked("committee_review", "passed"), []);
        assert_eq!(asked("admission_meeting", "passed"), [DevelopmentInput::Vote]);
        assert_eq!(asked("admission_meeting", "not_passed"), [DevelopmentInput::Vote]);
        assert_eq!(asked("approval", "approved"), [DevelopmentInput::Body]);
        assert_eq!(asked("change_branch", "done"), [DevelopmentInput::Unit]);
        assert_eq!(
            asked("confirmation_meeting", "extend"),
            [DevelopmentInput::Vote, DevelopmentInput::Months]
        );
        let noticed: Vec<&str> =
            workflow.steps().iter().filter(|step| noticed(workflow, step)).map(|s| s.code.as_str()).collect();
        assert_eq!(noticed, ["admission_meeting", "confirmation_meeting"]);
    }
}
