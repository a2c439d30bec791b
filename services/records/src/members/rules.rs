//! What must be true of a member's facts, whoever brings them: a form, a correction, a row of a roster.

mod identity;
mod plain;

use super::{
    draft::NewMember,
    fault::{Fault, Finding},
    words::{Gender, MemberKind, MembershipState},
};
use crate::dates::{EARLIEST, add_years, whole_years};
use identity::Identity;
use kernel::ResidentId;
use rulepack::Pack;
use time::Date;

/// Facts that were checked and tidied, with what is doubtful about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub facts: NewMember,
    pub id: ResidentId,
    pub initials: String,
    pub gender: Gender,
    pub political_status: String,
    pub warnings: Vec<Finding>,
}

/// Checks everything that does not need the database. All faults are given at once, the gravest first.
///
/// # Errors
/// With every reason to refuse.
pub fn check(draft: NewMember, today: Date, pack: &Pack) -> Result<Checked, Vec<Finding>> {
    let mut faults = Vec::new();
    let (mut facts, name) = plain::tidy(draft, &mut faults);
    let identity =
        Identity::read(&facts.id_no).map_err(|fault| faults.push(Finding::new("/id_no", fault))).ok();
    if let Some(identity) = &identity {
        facts.id_no = identity.id.as_str().to_owned();
        faults.extend(identity.contradicts(facts.gender));
    }
    faults.extend(dates(&facts, identity.as_ref(), today));
    let of_the_party = pack.development.practice.on(today).value.practised;
    let standing = standing(&facts, of_the_party).map_err(|finding| faults.push(finding));
    plain::codes(&facts, &mut faults);
    plain::collected(&facts, &pack.collected.on(today).value, &mut faults);
    match (identity, name) {
        (Some(identity), Some(name)) if faults.is_empty() => Ok(Checked {
            warnings: doubts(&facts, &identity, pack),
            id: identity.id,
            gender: identity.gender(facts.gender),
            initials: name.initials(),
            political_status: standing.unwrap_or_default(),
            facts,
        }),
        _ => Err(faults),
    }
}

fn dates(facts: &NewMember, identity: Option<&Identity>, today: Date) -> Vec<Finding> {
    let mut faults = Vec::new();
    if let Some(full) = facts.full_on.filter(|full| *full < facts.joined_on) {
        let days = Some((full, facts.joined_on));
        faults.push(Finding { days, ..Finding::new("/full_on", Fault::ConfirmedBeforeJoined) });
    }
    if facts.member_kind == MemberKind::Probationary && facts.full_on.is_some() {
        faults.push(Finding::new("/full_on", Fault::ProbationaryWithFullDate));
    }
    let born = facts.birth_date.or(identity.map(|identity| identity.id.birth_date()));
    if born.is_some_and(|born| facts.joined_on <= born) {
        faults.push(Finding::new("/joined_on", Fault::JoinedBeforeBirth));
    }
    let given = [
        ("/birth_date", facts.birth_date),
        ("/joined_on", Some(facts.joined_on)),
        ("/full_on", facts.full_on),
        ("/id_no", identity.map(|identity| identity.id.birth_date())),
    ];
    for (pointer, day) in given {
        match day {
            Some(day) if day > today => faults.push(Finding::new(pointer, Fault::InFuture)),
            Some(day) if day < EARLIEST => faults.push(Finding::new(pointer, Fault::TooEarly)),
            _ => {}
        }
    }
    faults
}

/// The political status that goes with the kind of member. Whoever has left may have any but these two. Being a member
/// of an organisation that is not the Party's says nothing about it.
fn standing(facts: &NewMember, of_the_party: bool) -> Result<String, Finding> {
    let there = facts.membership_state.is_member();
    let member = of_the_party && (there || facts.membership_state == MembershipState::Transferred);
    let usual = match (member, facts.member_kind) {
        (true, MemberKind::Full) => "01",
        (true, MemberKind::Probationary) => "02",
        (false, _) => "13",
    };
    match facts.political_status.as_deref() {
        None => Ok(usual.to_owned()),
        Some(code) if of_the_party && there && code != usual => {
            Err(Finding::new("/political_status", Fault::StatusContradictsKind))
        }
        Some(code) => Ok(code.to_owned()),
    }
}

/// What is kept but should be looked at.
fn doubts(facts: &NewMember, identity: &Identity, pack: &Pack) -> Vec<Finding> {
    let mut doubts = Vec::new();
    let born = identity.id.birth_date();
    if facts.birth_date.is_some_and(|filed| filed != born) {
        doubts.push(Finding::new("/birth_date", Fault::BirthDateDiffers));
    }
    if facts.member_kind == MemberKind::Full && facts.full_on.is_none() {
        doubts.push(Finding::new("/full_on", Fault::FullDateMissing));
    }
    let age = pack.joining.on(facts.joined_on).value.min_age;
    if facts.joined_on < add_years(facts.birth_date.unwrap_or(born), age) {
        doubts.push(Finding::new("/joined_on", Fault::JoinedUnderAge));
    }
    doubts
}

/// Completed years of membership, which count from the end of the probation.
pub fn membership_years(full_on: Option<Date>, day: Date) -> u8 {
    full_on.map_or(0, |full| whole_years(full, day))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
