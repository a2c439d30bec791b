//! The plain fields of a unit: tidied and checked in one place, whether it is new or changed.

use super::{
    joint,
    problems::{
        BAD_CREDIT_CODE, BAD_PHONE, FOUNDED_IN_FUTURE, SITUATION_HAS_NO_BODY, TERM_BEFORE_FOUNDING,
        TERM_YEARS,
    },
    store::unit::Model,
    words::Situation,
};
use crate::{
    dates::{EARLIEST, TOO_EARLY},
    text::{one_line, too_long, unfit},
};
use kernel::{CreditCode, Landline, Mobile};
use rest::{Problem, ProblemKind, kinds};
use rulepack::UnitKind;
use time::Date;

type Fault = (&'static str, &'static ProblemKind);

/// Brings the fields into the form they are kept in.
///
/// # Errors
/// With every field that is not right.
pub fn check(unit: &mut Model, today: Date) -> Result<(), Problem> {
    let mut faults = texts(unit);
    faults.extend(credit_code(unit));
    faults.extend(dates(unit, today));
    if unit.situation == Some(Situation::SameAsParent)
        && (unit.body_name.is_some() || unit.credit_code.is_some())
    {
        faults.push(("/situation", &SITUATION_HAS_NO_BODY));
    }
    // what joins bodies says of how many it is; any other unit is of one
    unit.joint_bodies = unit.joint_bodies.filter(|_| unit.kind == UnitKind::JointBranch);
    if unit.joint_bodies.is_some_and(|bodies| !(1..=joint::MOST).contains(&bodies)) {
        faults.push(("/joint_bodies", &kinds::INVALID_VALUE));
    }
    if !(0..=1_000_000).contains(&unit.position) {
        faults.push(("/position", &kinds::INVALID_VALUE));
    }
    refuse(faults)
}

fn refuse(faults: Vec<Fault>) -> Result<(), Problem> {
    if faults.is_empty() {
        return Ok(());
    }
    Err(faults
        .into_iter()
        .fold(kinds::VALIDATION.problem(), |problem, (pointer, kind)| problem.field(pointer, kind)))
}

fn texts(unit: &mut Model) -> Vec<Fault> {
    let mut faults = Vec::new();
    let name = one_line(Some(std::mem::take(&mut unit.name)));
    match &name {
        None => faults.push(("/name", &kinds::MISSING)),
        Some(name) if too_long(name, 200) => faults.push(("/name", &crate::text::TEXT_TOO_LONG)),
        Some(name) if unfit(name) => faults.push(("/name", &crate::text::BAD_TEXT)),
        Some(_) => {}
    }
    unit.name = name.unwrap_or_default();
    let optional = [
        ("/short_name", 60, &mut unit.short_name),
        ("/body_name", 200, &mut unit.body_name),
        ("/contact_name", 50, &mut unit.contact_name),
        ("/approved_doc_no", 100, &mut unit.approved_doc_no),
        ("/external_code", 40, &mut unit.external_code),
    ];
    for (pointer, most, field) in optional {
        *field = one_line(field.take());
        match field {
            Some(text) if too_long(text, most) => faults.push((pointer, &crate::text::TEXT_TOO_LONG)),
            Some(text) if unfit(text) => faults.push((pointer, &crate::text::BAD_TEXT)),
            _ => {}
        }
    }
    faults
}

fn credit_code(unit: &mut Model) -> Option<Fault> {
    let text = one_line(unit.credit_code.take())?;
    match text.parse::<CreditCode>() {
        Ok(code) => {
            unit.credit_code = Some(code.as_str().to_owned());
            None
        }
        Err(_) => Some(("/credit_code", &BAD_CREDIT_CODE)),
    }
}

fn dates(unit: &Model, today: Date) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for (pointer, day) in [("/founded_on", unit.founded_on), ("/term_started_on", unit.term_started_on)] {
        if day.is_some_and(|day| day < EARLIEST) {
            faults.push((pointer, &TOO_EARLY));
        }
    }
    if unit.founded_on.is_some_and(|day| day > today) {
        faults.push(("/founded_on", &FOUNDED_IN_FUTURE));
    }
    if let (Some(founded), Some(term)) = (unit.founded_on, unit.term_started_on)
        && term < founded
    {
        faults.push(("/term_started_on", &TERM_BEFORE_FOUNDING));
    }
    if unit.term_years.is_some_and(|years| !(1..=10).contains(&years)) {
        faults.push(("/term_years", &TERM_YEARS));
    }
    faults
}

/// A phone of the unit's contact, mobile or landline.
///
/// # Errors
/// When it is neither.
pub fn phone(text: Option<String>) -> Result<Option<String>, Problem> {
    let Some(text) = one_line(text) else { return Ok(None) };
    if let Ok(mobile) = text.parse::<Mobile>() {
        return Ok(Some(mobile.as_str().to_owned()));
    }
    let landline = text.parse::<Landline>().map_err(|_| BAD_PHONE.at("/contact_phone"))?;
    Ok(Some(landline.as_str().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::record;
    use rulepack::UnitKind;
    use time::macros::{date, datetime};

    const TODAY: Date = date!(2026 - 11 - 23);

    fn branch() -> Model {
        let now = datetime!(2026-11-23 00:00 UTC);
        record::blank(
            None,
            "aaaaaaaa".into(),
            "/aaaaaaaa/".into(),
            UnitKind::Branch,
            "第一党支部".into(),
            now,
        )
    }

    fn pointers(change: impl FnOnce(&mut Model)) -> Vec<String> {
        let mut unit = branch();
        change(&mut unit);
        let problem = check(&mut unit, TODAY).err();
        problem.map(|p| p.body().fields.into_iter().map(|f| f.pointer).collect()).unwrap_or_default()
    }

    #[test]
    fn every_fault_is_named() {
        assert!(pointers(|_| {}).is_empty());
        assert_eq!(pointers(|u| u.name = " \u{3000}".into()), ["/name"]);
        assert_eq!(pointers(|u| u.name = "长".repeat(201)), ["/name"]);
        assert_eq!(pointers(|u| u.short_name = Some("a\u{7}".into())), ["/short_name"]);
        assert_eq!(pointers(|u| u.credit_code = Some("91350100M000100Y44".into())), ["/credit_code"]);
        assert_eq!(pointers(|u| u.founded_on = Some(date!(2026 - 11 - 24))), ["/founded_on"]);
        assert_eq!(pointers(|u| u.founded_on = Some(date!(-9999 - 01 - 01))), ["/founded_on"]);
        assert_eq!(pointers(|u| u.term_started_on = Some(date!(0203 - 01 - 01))), ["/term_started_on"]);
        assert_eq!(pointers(|u| u.term_years = Some(0)), ["/term_years"]);
        let both = pointers(|u| {
            u.situation = Some(Situation::SameAsParent);
            u.body_name = Some("某公司".into());
            u.position = -1;
        });
        assert_eq!(both, ["/situation", "/position"]);
    }

    #[test]
    fn fields_are_tidied() {
        let mut unit = branch();
        unit.name = " 第一\u{3000}党支部\n".into();
        unit.short_name = Some("  ".into());
        unit.credit_code = Some("91350100m000100y43".into());
        check(&mut unit, TODAY).unwrap();
        assert_eq!((unit.name.as_str(), unit.short_name), ("第一 党支部", None));
        assert_eq!(unit.credit_code.as_deref(), Some("91350100M000100Y43"));
    }

    #[test]
    fn a_contact_is_reached_by_either_phone() {
        assert_eq!(phone(Some("160 5462 3754".into())).unwrap().as_deref(), Some("16054623754"));
        assert_eq!(phone(Some("01062345678".into())).unwrap().as_deref(), Some("010-62345678"));
        assert_eq!(phone(Some(" ".into())).unwrap(), None);
        assert_eq!(phone(Some("62345678".into())).unwrap_err().kind().code, "bad_phone");
    }
}
