//! Names of the procedure in the language of the request. The field's own names are Chinese and stand in the rule pack.

use super::rules::Ruleset;
use crate::spoken::pick;
use kernel::Locale;
use rest::{spoken_locale, voice};
use rulepack::development::{AdmissionLevel, Fact, LimitUnit, StateCode, StepCode, Workflow};

pub fn step(workflow: &Workflow, code: &str) -> String {
    let code = StepCode::from(code);
    let zh = workflow.step(&code).map(|step| step.name.as_str());
    named(zh, step_en(code.as_str()), code.as_str())
}

pub fn state(workflow: &Workflow, code: &str) -> String {
    let code = StateCode::from(code);
    let zh = workflow.state(&code).map(|state| state.name.as_str());
    named(zh, state_en(code.as_str()), code.as_str())
}

fn named(zh: Option<&str>, en: Option<&str>, code: &str) -> String {
    let name = match spoken_locale() {
        Locale::Zh => zh,
        Locale::En => en.or(zh),
    };
    name.map_or_else(|| code.to_owned(), |name| voice().say(name).into_owned())
}

/// A number of a limit with what it counts: `12 months`.
pub fn span(rules: &Ruleset<'_>, limit: rulepack::development::Limit, number: u16) -> String {
    let unit = rules.limits.value.rule(limit).map_or(LimitUnit::Number, |rule| rule.unit);
    let (zh, en) = match unit {
        LimitUnit::Years => ("年", "years"),
        LimitUnit::Months => ("个月", "months"),
        LimitUnit::Days => ("天", "days"),
        LimitUnit::WorkingDays => ("个工作日", "working days"),
        LimitUnit::Hours => ("学时", "hours"),
        LimitUnit::Number => ("", ""),
    };
    match spoken_locale() {
        Locale::Zh => format!("{number} {zh}"),
        Locale::En if number == 1 => format!("1 {}", en.trim_end_matches('s')),
        Locale::En => format!("{number} {en}"),
    }
}

pub fn fact(fact: Fact) -> &'static str {
    let (zh, en) = match fact {
        Fact::BirthDate => ("出生日期", "Day of birth"),
        Fact::LeavesOn => ("将离开本单位的日期", "Day of leaving the unit"),
        Fact::ReportedOn => ("决议报上级党委的日期", "Day the resolution was reported"),
        Fact::ProbationEndsOn => ("预备期最后一天", "Last day of the probation"),
        Fact::Contacts => ("培养联系人", "Contacts"),
        Fact::Introducers => ("入党介绍人", "Introducers"),
        Fact::TrainingHours => ("集中培训学时", "Hours of training"),
        Fact::TrainingDays => ("集中培训天数", "Days of training"),
        Fact::Extensions => ("延长预备期次数", "Extensions of the probation"),
        Fact::ExtensionMonths => ("延长的月数", "Months of the extension"),
        Fact::OnlyFile => ("没有其他在办的发展党员档案", "No other file is open"),
        Fact::ContactsSound => (
            "培养联系人当日均为正式党员且权利完整",
            "Every contact was a full member with all rights on the day",
        ),
        Fact::IntroducersSound => (
            "入党介绍人当日均为正式党员且权利完整",
            "Every introducer was a full member with all rights on the day",
        ),
        Fact::OpinionsHeard => (
            "已听取党小组、培养联系人、党员和群众意见",
            "The opinions of group, contacts, members and the public were heard",
        ),
        Fact::NoticeServed => ("公示期满", "The public notice ran its time"),
        Fact::ObjectionsSettled => ("异议均已处理", "All objections are settled"),
        Fact::VotePassed => ("表决获得通过", "The vote passed"),
        Fact::ResolutionComplete => ("决议内容齐全", "The resolution is complete"),
        Fact::CandidatePresent => ("本人到会", "The person was there"),
        Fact::IntroducersPresent => ("入党介绍人到会", "The introducers were there"),
        Fact::BodyApproves => ("作出决定的党组织有审批权", "The deciding body has the power of approval"),
        Fact::WithinQuota => ("在年度发展计划之内", "Within the plan of the year"),
    };
    pick(zh, en)
}

/// What came of a branch meeting on somebody.
pub fn resolved(outcome: &str) -> String {
    let (zh, en) = match outcome {
        "passed" => ("通过", "passed"),
        "not_passed" => ("未通过", "not passed"),
        "confirm" => ("同意按期转正", "confirmation agreed"),
        "extend" => ("延长预备期", "probation extended"),
        "cancel" => ("取消预备党员资格", "probation cancelled"),
        other => return other.to_owned(),
    };
    pick(zh, en).to_owned()
}

/// Where a rule is from, with that the organisation itself asks for more.
pub fn source(source: &str, own: bool) -> String {
    if own {
        format!("{source}{}", pick("；本单位规定从严", "; stricter by the organisation"))
    } else {
        source.to_owned()
    }
}

pub fn admission_level(level: AdmissionLevel) -> &'static str {
    let (zh, en) = match level {
        AdmissionLevel::Unit => ("所在单位党组织讨论决定", "the Party organisation of the unit"),
        AdmissionLevel::Higher => ("上级党委审查", "the committee above"),
        AdmissionLevel::Province => ("省级党委批准", "the committee of the province"),
        AdmissionLevel::Central => ("党中央批准", "the Central Committee"),
    };
    pick(zh, en)
}

fn step_en(code: &str) -> Option<&'static str> {
    Some(match code {
        "apply" => "Application handed in",
        "talk" => "Talk with the applicant",
        "choose_activist" => "Chosen as activist",
        "file_activist" => "Activist filed above",
        "assign_contacts" => "Contacts named",
        "review_activist" => "Training and review",
        "choose_candidate" => "Chosen as development target",
        "file_candidate" => "Development target filed above",
        "name_introducers" => "Introducers named",
        "political_review" => "Political review",
        "train" => "Training course",
        "committee_review" => "Review by the branch committee",
        "pre_review" => "Pre-review above",
        "issue_form" => "Admission form filled in",
        "admission_meeting" => "Branch meeting on admission",
        "talk_before_approval" => "Talk before approval",
        "approval" => "Approval above",
        "file_with_department" => "Filed with the organisation department",
        "place_in_branch" => "Placed in branch and group",
        "oath" => "Oath",
        "review_probationary" => "Review of the probationary member",
        "apply_for_confirmation" => "Application for confirmation",
        "confirmation_meeting" => "Branch meeting on confirmation",
        "confirmation_approval" => "Confirmation approved above",
        "archive" => "Papers archived",
        "lapse" => "Resolution lapsed without approval",
        "restart" => "Admission begun anew",
        "withdraw" => "Withdrawn by the person",
        "remove" => "Dropped by the branch",
        "move_away" => "Moved away, file handed over",
        "change_branch" => "Handed to another branch",
        _ => return None,
    })
}

fn state_en(code: &str) -> Option<&'static str> {
    Some(match code {
        "nobody" => "Not applied",
        "applicant" => "Applicant",
        "talked" => "Applicant (talk held)",
        "activist_pending" => "Activist (to be filed above)",
        "activist" => "Activist",
        "candidate_pending" => "Development target (to be filed above)",
        "candidate" => "Development target",
        "committee_reviewed" => "Development target (reviewed by the committee)",
        "pre_reviewed" => "Development target (pre-review passed)",
        "form_issued" => "Development target (form issued)",
        "reported" => "Waiting for approval",
        "approval" => "Waiting for approval (talk held)",
        "lapsed" => "Not approved in time",
        "probationary" => "Probationary member",
        "extended" => "Probationary member (extended)",
        "confirmation_pending" => "Confirmation waits for approval",
        "extension_pending" => "Extension waits for approval",
        "cancellation_pending" => "Cancellation waits for approval",
        "full" => "Full member",
        "cancelled" => "Probation cancelled",
        "withdrawn" => "Withdrawn",
        "removed" => "Dropped",
        "moved" => "Moved away",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulepack::Rules;

    #[test]
    fn every_step_and_state_has_an_english_name() {
        let rules = Rules::built_in().unwrap();
        let workflow = &rules.of(kernel::TenantKind::Enterprise).development.workflow;
        for version in workflow.versions() {
            for step in version.value.steps() {
                assert!(step_en(step.code.as_str()).is_some(), "{}", step.code);
            }
            for state in version.value.states() {
                assert!(state_en(state.code.as_str()).is_some(), "{}", state.code);
            }
        }
    }
}
