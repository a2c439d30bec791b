//! What a higher committee would ask about a unit, each with the rule that lets it ask. Nothing here stops anybody.

use super::sizes::{BranchSize, of_branch};
use crate::{
    dates::add_months,
    desk::Desk,
    elections::{Term, TermState},
    members::Heads,
    notice::Notice,
};
use rest::Problem;
use rulepack::{Basis, Capability, Counted, JointBranches, Pack, Thresholds, UnitKind, Version};
use time::Date;

rest::problems! {
    TOO_FEW = 422, "too_few_full_members", zh "正式党员 {count} 名，不足 {least} 名，不能单独成立党支部", en "{count} full members; a branch of its own needs {least}";
    LARGE = 422, "above_usual_size", zh "党员 {count} 名，超过 {most} 名，一般应分设党支部", en "{count} members; a branch normally has no more than {most}";
    COMMITTEE_DUE = 422, "committee_due", zh "正式党员已达 {least} 名，应设支部委员会", en "With {least} full members and more a branch elects a committee";
    BELOW_THRESHOLD = 422, "below_threshold", zh "党员 {count} 名，一般满 {least} 名方可设立，少于此数须经批准", en "{count} members; this form normally needs {least}, fewer with approval";
    OUTGROWN = 422, "above_form", zh "党员 {count} 名，已达 {least} 名，可以设立党的基层委员会", en "{count} members; from {least} on a unit can become a committee";
    JOINT_MANY = 422, "joint_of_many", zh "联合党支部涉及 {count} 个单位，一般不超过 {most} 个", en "This joint branch is of {count} bodies; normally there are no more than {most}";
    NO_SECRETARY = 422, "no_secretary", zh "书记空缺", en "The post of secretary is vacant";
    TEMPORARY_LONG = 422, "temporary_branch_long", zh "临时党支部 {since} 成立，已满 {months} 个月，符合条件的应成立党支部", en "This temporary branch was founded on {since}; after {months} months what it was made for normally asks for a branch";
    TERM_ENDING = 422, "term_ending", zh "本届任期将于 {day} 届满，请准备换届", en "The term ends on {day}; prepare the election";
    TERM_OVER = 422, "term_over", zh "本届任期已于 {day} 届满，尚未换届", en "The term ended on {day} and no election was held";
}

/// What the warnings look at.
pub struct Facts {
    pub kind: UnitKind,
    /// Members have their formal relation here.
    pub counts_members: bool,
    pub heads: Heads,
    pub secretary: bool,
    /// More posts than the secretary's are filled.
    pub commissioners: bool,
    pub founded_on: Option<Date>,
    /// How many bodies a joint branch is of, where it is known.
    pub joint_bodies: Option<i16>,
    /// None where nobody has said when it began, or the kind has none.
    pub term: Option<Term>,
    /// When it began; the wording of that day fixes how long it is.
    pub term_since: Option<Date>,
}

pub fn of(facts: &Facts, pack: &Pack, today: Date) -> Vec<Notice> {
    let thresholds = pack.thresholds.on(today);
    let mut found = size(facts, thresholds);
    let has_secretary = !matches!(facts.kind, UnitKind::Group | UnitKind::LeadingGroup);
    if has_secretary && !facts.secretary {
        found.push(Notice::by(NO_SECRETARY.problem(), pack.posts.on(today).basis("posts")));
    }
    found.extend(lasting(facts, thresholds, today));
    found.extend(joint(facts, pack.joint.on(today)));
    let terms = pack.terms.on(facts.term_since.unwrap_or(today));
    found.extend(
        term(facts.term.as_ref(), today).map(|problem| Notice::by(problem, terms.basis("units.terms"))),
    );
    found
}

/// What the numbers a unit would begin with say of its form: its members, and the bodies of a joint branch.
pub fn of_size(
    desk: &Desk<'_>,
    kind: UnitKind,
    (full, probationary): (u32, u32),
    joint_bodies: Option<i16>,
) -> Vec<Notice> {
    let facts = Facts {
        kind,
        counts_members: desk.pack.unit_kinds.on(desk.today).value.can(kind, Capability::HoldsMembers),
        heads: Heads { full: full.into(), probationary: probationary.into() },
        secretary: true,
        // how it is led is decided when it elects
        commissioners: true,
        founded_on: None,
        joint_bodies,
        term: None,
        term_since: None,
    };
    let mut found = size(&facts, desk.pack.thresholds.on(desk.today));
    found.extend(joint(&facts, desk.pack.joint.on(desk.today)));
    found
}

/// A joint branch of more bodies than usual.
fn joint(facts: &Facts, rule: &Version<JointBranches>) -> Option<Notice> {
    let bodies = facts.joint_bodies.filter(|_| facts.kind == UnitKind::JointBranch)?;
    let most = rule.value.bodies_usual_max;
    (bodies > i16::from(most))
        .then(|| Notice::by(JOINT_MANY.with("count", bodies).with("most", most), rule.basis("units.joint")))
}

fn size(facts: &Facts, rule: &Version<Thresholds>) -> Vec<Notice> {
    let told = numbers(facts, &rule.value).into_iter();
    told.map(|problem| Notice::by(problem, of_thresholds(rule))).collect()
}

fn of_thresholds(rule: &Version<Thresholds>) -> Basis {
    rule.basis("units.thresholds")
}

fn numbers(facts: &Facts, rule: &Thresholds) -> Vec<Problem> {
    let (full, all) = (facts.heads.full, facts.heads.full + facts.heads.probationary);
    let mut found = Vec::new();
    if facts.counts_members {
        let sizes = of_branch(facts.heads, facts.commissioners, rule);
        found.extend(sizes.into_iter().map(|size| match size {
            BranchSize::TooFew => TOO_FEW.with("count", full).with("least", rule.branch_min_full),
            BranchSize::Large => LARGE.with("count", all).with("most", rule.branch_usual_max),
            BranchSize::CommitteeDue => COMMITTEE_DUE.with("least", rule.branch_committee_min_full),
        }));
    }
    let least = match facts.kind {
        UnitKind::GeneralBranch => rule.general_branch_min,
        UnitKind::PartyCommittee => rule.party_committee_min,
        _ => 0,
    };
    let counted = if rule.counted == Counted::Full { full } else { all };
    if counted < i64::from(least) {
        found.push(BELOW_THRESHOLD.with("count", counted).with("least", least));
    }
    if facts.kind == UnitKind::GeneralBranch && counted >= i64::from(rule.party_committee_min) {
        found.push(OUTGROWN.with("count", counted).with("least", rule.party_committee_min));
    }
    found
}

/// A temporary branch that lasts.
fn lasting(facts: &Facts, rule: &Version<Thresholds>, today: Date) -> Option<Notice> {
    let since = facts.founded_on.filter(|_| facts.kind == UnitKind::TemporaryBranch)?;
    let months = rule.value.temporary_usual_months;
    let long = add_months(since, u16::from(months)) <= today;
    let told = || TEMPORARY_LONG.with("since", since).with("months", months);
    long.then(|| Notice::by(told(), of_thresholds(rule)))
}

fn term(term: Option<&Term>, today: Date) -> Option<Problem> {
    let kind = match TermState::on(term, today) {
        TermState::Over => &TERM_OVER,
        TermState::Ending => &TERM_ENDING,
        TermState::Unknown | TermState::Running => return None,
    };
    term.map(|term| kind.with("day", term.ends_on))
}

#[cfg(test)]
#[path = "warnings_tests.rs"]
mod tests;
