use crate::{
    codes::{CodeTable, DEGREES, EDUCATION, ETHNIC, HEALTH, MARITAL, POLITICAL_STATUS},
    members::{
        draft::NewMember,
        fault::{Fault, Finding},
        words::Omitted,
    },
};
use kernel::{InvalidName, Landline, Mobile, PersonName, text};
use rulepack::Collected;

/// Brings texts into the form they are kept in.
pub fn tidy(mut facts: NewMember, faults: &mut Vec<Finding>) -> (NewMember, Option<PersonName>) {
    let name = facts.name.parse::<PersonName>().map_err(|invalid| {
        let fault = if invalid == InvalidName::Missing { Fault::MissingName } else { Fault::BadName };
        faults.push(Finding::new("/name", fault));
    });
    let name = name.ok();
    if let Some(name) = &name {
        name.as_str().clone_into(&mut facts.name);
    }
    for (pointer, most, field) in texts(&mut facts) {
        *field = field.take().map(|value| text::single_line(&value)).filter(|value| !value.is_empty());
        let Some(value) = field else { continue };
        if value.chars().count() > most {
            faults.push(Finding::new(pointer, Fault::TextTooLong));
        } else if value.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER) {
            faults.push(Finding::new(pointer, Fault::BadText));
        }
    }
    for field in code_fields(&mut facts) {
        *field = field.take().map(|value| text::compact(&value)).filter(|value| !value.is_empty());
    }
    phones(&mut facts, faults);
    facts.not_applicable.sort_unstable();
    facts.not_applicable.dedup();
    (facts, name)
}

type Text<'a> = (&'static str, usize, &'a mut Option<String>);

/// Free texts with the length their column has.
fn texts(facts: &mut NewMember) -> [Text<'_>; 6] {
    [
        ("/native_place", 100, &mut facts.native_place),
        ("/birth_place", 100, &mut facts.birth_place),
        ("/job_title", 100, &mut facts.job_title),
        ("/work_unit", 200, &mut facts.work_unit),
        ("/address", 200, &mut facts.address),
        ("/police_station", 100, &mut facts.police_station),
    ]
}

fn code_fields(facts: &mut NewMember) -> [&mut Option<String>; 8] {
    [
        &mut facts.ethnic,
        &mut facts.education,
        &mut facts.degree,
        &mut facts.political_status,
        &mut facts.native_place_code,
        &mut facts.birth_place_code,
        &mut facts.circumstances.marital,
        &mut facts.circumstances.health,
    ]
}

fn phones(facts: &mut NewMember, faults: &mut Vec<Finding>) {
    let blank = |value: &String| text::compact(value).is_empty();
    if facts.mobile.as_ref().is_some_and(blank) {
        facts.mobile = None;
    }
    if facts.landline.as_ref().is_some_and(blank) {
        facts.landline = None;
    }
    match facts.mobile.as_deref().map(str::parse::<Mobile>) {
        None => {}
        Some(Ok(mobile)) => facts.mobile = Some(mobile.as_str().to_owned()),
        Some(Err(_)) => faults.push(Finding::new("/mobile", Fault::BadMobile)),
    }
    match facts.landline.as_deref().map(str::parse::<Landline>) {
        None => {}
        Some(Ok(landline)) => facts.landline = Some(landline.as_str().to_owned()),
        Some(Err(_)) => faults.push(Finding::new("/landline", Fault::BadLandline)),
    }
}

/// Codes are in their tables, divisions have the digits of one, and nothing is both given and left out.
pub fn codes(facts: &NewMember, faults: &mut Vec<Finding>) {
    let listed: [(&'static str, &CodeTable, &Option<String>); 6] = [
        ("/ethnic", &ETHNIC, &facts.ethnic),
        ("/education", &EDUCATION, &facts.education),
        ("/degree", &DEGREES, &facts.degree),
        ("/political_status", &POLITICAL_STATUS, &facts.political_status),
        ("/circumstances/marital", &MARITAL, &facts.circumstances.marital),
        ("/circumstances/health", &HEALTH, &facts.circumstances.health),
    ];
    for (pointer, table, code) in listed {
        if code.as_ref().is_some_and(|code| !table.contains(code)) {
            faults.push(Finding::new(pointer, Fault::UnknownCode));
        }
    }
    let divisions =
        [("/native_place_code", &facts.native_place_code), ("/birth_place_code", &facts.birth_place_code)];
    for (pointer, code) in divisions {
        if code.as_ref().is_some_and(|code| !is_division(code)) {
            faults.push(Finding::new(pointer, Fault::BadDivision));
        }
    }
    if facts.not_applicable.iter().any(|field| is_given(facts, *field)) {
        faults.push(Finding::new("/not_applicable", Fault::GivenAndNotApplicable));
    }
}

/// GB/T 2260: six digits down to the county, nine to the town, twelve to the village or community.
fn is_division(code: &str) -> bool {
    matches!(code.len(), 6 | 9 | 12) && code.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_given(facts: &NewMember, field: Omitted) -> bool {
    match field {
        Omitted::Ethnic => facts.ethnic.is_some(),
        Omitted::BirthDate => facts.birth_date.is_some(),
        Omitted::NativePlace => facts.native_place.is_some() || facts.native_place_code.is_some(),
        Omitted::BirthPlace => facts.birth_place.is_some() || facts.birth_place_code.is_some(),
        Omitted::Education => facts.education.is_some(),
        Omitted::Degree => facts.degree.is_some(),
        Omitted::WorkPost => facts.work_post.is_some(),
        Omitted::JobTitle => facts.job_title.is_some(),
        Omitted::WorkUnit => facts.work_unit.is_some(),
        Omitted::Mobile => facts.mobile.is_some(),
        Omitted::Landline => facts.landline.is_some(),
        Omitted::Address => facts.address.is_some(),
        Omitted::PoliceStation => facts.police_station.is_some(),
    }
}

/// Marital status and health are taken only where the rule pack says there is a need.
pub fn collected(facts: &NewMember, rule: &Collected, faults: &mut Vec<Finding>) {
    if facts.circumstances.marital.is_some() && !rule.marital {
        faults.push(Finding::new("/circumstances/marital", Fault::NotCollected));
    }
    if facts.circumstances.health.is_some() && !rule.health {
        faults.push(Finding::new("/circumstances/health", Fault::NotCollected));
    }
}
