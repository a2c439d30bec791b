use kernel::words;
use rulepack::development::StateCode;

words! {
    /// What somebody is on the way to full membership.
    pub enum DevelopmentStanding {
        /// 入党申请人
        Applicant = "applicant",
        /// 入党积极分子
        Activist = "activist",
        /// 发展对象
        Candidate = "candidate",
        /// 预备党员
        Probationary = "probationary",
        /// 正式党员
        Full = "full",
        /// Withdrawn, dropped, moved away or cancelled.
        Ended = "ended",
    }
}

impl DevelopmentStanding {
    /// Whoever was chosen counts as chosen once the committee above has it on file.
    pub fn of(state: &StateCode) -> Self {
        match state.as_str() {
            "nobody" | "applicant" | "talked" => Self::Applicant,
            "activist_pending" | "activist" | "candidate_pending" => Self::Activist,
            "candidate" | "committee_reviewed" | "pre_reviewed" | "form_issued" | "reported" | "approval"
            | "lapsed" => Self::Candidate,
            "probationary"
            | "extended"
            | "confirmation_pending"
            | "extension_pending"
            | "cancellation_pending" => Self::Probationary,
            "full" => Self::Full,
            _ => Self::Ended,
        }
    }
}

words! {
    /// Who accompanies a person.
    pub enum MentorRole {
        /// 培养联系人
        Contact = "contact",
        /// 入党介绍人
        Introducer = "introducer",
    }
}

words! {
    /// What a step asks to be told beside its day.
    pub enum DevelopmentInput {
        Contacts = "contacts",
        Introducers = "introducers",
        Training = "training",
        Opinions = "opinions",
        Vote = "vote",
        Body = "body",
        Months = "months",
        /// The branch the file goes to.
        Unit = "unit",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulepack::Rules;

    #[test]
    fn every_state_of_the_procedure_is_a_standing_and_the_last_ones_are_over() {
        let rules = Rules::built_in().unwrap();
        let workflow = &rules.of(kernel::TenantKind::Enterprise).development.workflow;
        for version in workflow.versions() {
            for state in version.value.states() {
                let over = matches!(
                    DevelopmentStanding::of(&state.code),
                    DevelopmentStanding::Full | DevelopmentStanding::Ended
                );
                assert_eq!(over, state.last, "{}", state.code);
            }
        }
    }
}
