mod cells;
mod registers;

use super::{Branches, Content, Finding, Judged, MemberFacts, line::Line, problems, values};
use crate::{
    codes::{DEGREES, EDUCATION, ETHNIC, POLITICAL_STATUS},
    imports::layout::Field,
    members::{draft::NewMember, rules, words::MembershipState},
    table::{Header, Row},
};
use cells::{branch, contacts, group, id_no, joined_on, member_kind, work};
use kernel::UnitId;
use registers::{floating, lost};
use rulepack::Pack;
use time::Date;
use uuid::Uuid;

/// What rows are held against: the tree, the day and the rules.
pub struct World<'a> {
    pub branches: Branches,
    pub today: Date,
    pub pack: &'a Pack,
}

/// From cells to facts. Whether somebody else holds the number is asked later.
pub fn member(row: &Row, header: &Header<Field>, world: &World<'_>) -> Judged {
    let mut line = Line::new(row, header);
    let name = line.text(Field::Name).unwrap_or_default();
    let draft = draft(&mut line, &name, world);
    let floating = floating(&mut line, &draft, world.today);
    let lost = lost(&mut line, &draft, world.today);
    let id = draft.id_no.parse().ok();
    let facts = checked(&mut line, draft, world);
    let original = line.original();
    let mut findings = line.findings;
    in_order(&mut findings);
    let refused = findings.first().is_some_and(|finding| finding.refuses);
    let kept = |member| Content::Member(Box::new(MemberFacts { member, floating, lost }));
    let content = facts.filter(|_| !refused).map(kept);
    let name = kernel::text::single_line(&name).chars().take(50).collect();
    Judged { line: row.line, name, original, findings, content, id }
}

/// The reason first: refusals before doubts, each by the place of its field.
pub(super) fn in_order(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| (!finding.refuses, place(finding)));
}

fn place(finding: &Finding) -> usize {
    let field = finding.field.as_deref();
    Field::ALL.iter().position(|known| Some(known.as_str()) == field).unwrap_or(usize::MAX)
}

fn draft(line: &mut Line<'_>, name: &str, world: &World<'_>) -> NewMember {
    let id_no = id_no(line);
    let birth_date = line.date(Field::BirthDate);
    let gender = line.word(Field::Gender, values::gender, &problems::UNKNOWN_GENDER);
    let unit_id = branch(line, world);
    let full_on = line.date(Field::FullOn);
    let member_kind = member_kind(line, full_on);
    let joined_on = joined_on(line);
    // without its day the other rules are asked about today; what they say about dates is not kept
    let base = NewMember::bare(
        unit_id.unwrap_or(UnitId(Uuid::nil())),
        name,
        &id_no,
        member_kind,
        joined_on.unwrap_or(world.today),
    );
    let (work_post, job_title) = work(line);
    let mut draft = NewMember {
        group_id: unit_id.and_then(|branch| group(line, world, branch)),
        gender,
        birth_date,
        full_on: full_on.filter(|_| joined_on.is_some()),
        membership_state: line
            .word(Field::MembershipState, values::membership_state, &problems::UNKNOWN_MEMBERSHIP_STATE)
            .unwrap_or(MembershipState::Normal),
        ethnic: line.wish(Field::Ethnic, |text| ETHNIC.find(text)).map(Into::into),
        education: line.wish(Field::Education, |text| EDUCATION.find(text)).map(Into::into),
        degree: line.wish(Field::Degree, |text| DEGREES.find(text)).map(Into::into),
        political_status: line
            .wish(Field::PoliticalStatus, |text| POLITICAL_STATUS.find(text))
            .map(Into::into),
        work_post,
        job_title,
        ..base
    };
    contacts(line, &mut draft);
    draft.not_applicable = std::mem::take(&mut line.omitted);
    draft
}

/// Asks the rules every member obeys, and tells what they say in the words of the file.
fn checked(line: &mut Line<'_>, draft: NewMember, world: &World<'_>) -> Option<NewMember> {
    let told = |line: &Line<'_>, field: Field| {
        let field = Some(field.to_string());
        line.findings.iter().any(|finding| finding.refuses && finding.field == field)
    };
    let (facts, found, refuses) = match rules::check(draft, world.today, world.pack) {
        Ok(checked) => (Some(checked.facts), checked.warnings, false),
        Err(faults) => (None, faults, true),
    };
    let dateless = told(line, Field::JoinedOn);
    for finding in found {
        let field = field_of(line, finding.pointer);
        let about_dates = matches!(field, Field::JoinedOn | Field::FullOn);
        // a field is told once; days of joining that are not known contradict nothing
        if told(line, field) || (dateless && about_dates) {
            continue;
        }
        line.add(field, Finding::new(finding.fault.as_str(), refuses));
    }
    facts
}

fn field_of(line: &Line<'_>, pointer: &str) -> Field {
    let name = pointer.trim_start_matches('/').split('/').next().unwrap_or_default();
    match name {
        "unit_id" => Field::Branch,
        "group_id" => Field::Group,
        "job_title" if !line.has(Field::JobTitle) => Field::WorkPost,
        name => name.parse().unwrap_or(Field::Name),
    }
}

#[cfg(test)]
#[path = "member_tests.rs"]
mod tests;
