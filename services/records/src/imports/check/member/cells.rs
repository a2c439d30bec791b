//! Single facts out of the cells of a line.

use super::World;
use crate::{
    imports::{
        check::{branches::NoBranch, line::Line, problems, values},
        layout::Field,
    },
    members::{
        draft::NewMember,
        words::{MemberKind, Omitted, WorkPost},
    },
};
use kernel::{Generation, Landline, Mobile, ResidentId, UnitId};
use time::Date;

pub fn contacts(line: &mut Line<'_>, draft: &mut NewMember) {
    let phone = line.digits(Field::Mobile);
    let mobile = phone.as_deref().and_then(|text| text.parse::<Mobile>().ok());
    // a column "phone" holds both kinds
    let landline = phone.as_deref().and_then(|text| text.parse::<Landline>().ok());
    if phone.is_some() && mobile.is_none() && landline.is_none() {
        line.doubt(Field::Mobile, &problems::VALUE_LEFT_OUT);
    }
    let own = line.digits(Field::Landline).is_some();
    let own = own.then(|| line.wish(Field::Landline, |text| text.parse::<Landline>().ok())).flatten();
    draft.mobile = mobile.map(|mobile| mobile.as_str().to_owned());
    draft.landline = own.or(landline).map(|landline| landline.as_str().to_owned());
    draft.address = line.text(Field::Address);
    draft.police_station = line.text(Field::PoliceStation);
    draft.work_unit = line.text(Field::WorkUnit);
    draft.native_place = line.text(Field::NativePlace);
    draft.birth_place = line.text(Field::BirthPlace);
}

/// The category of the statistics and the title. Many rosters have one column for either; where a column of the
/// category holds something else, that is the title.
pub fn work(line: &mut Line<'_>) -> (Option<WorkPost>, Option<String>) {
    let title = line.text(Field::JobTitle);
    let Some(text) = line.text(Field::WorkPost) else {
        let alone = !line.has(Field::WorkPost);
        let post = title.as_deref().filter(|_| alone).and_then(values::work_post);
        return (post, title.filter(|_| post.is_none()));
    };
    let post = values::work_post(&text);
    if post.is_some() {
        return (post, title);
    }
    if title.is_none() && !line.omitted.contains(&Omitted::JobTitle) {
        return (None, Some(text));
    }
    line.doubt(Field::WorkPost, &problems::VALUE_LEFT_OUT);
    (None, title)
}

/// The number in eighteen characters; one that cannot be read goes on as it is and is refused by the rules.
pub fn id_no(line: &mut Line<'_>) -> String {
    let given = line.is_given(Field::IdNo);
    let before = line.findings.len();
    let Some(text) = line.digits(Field::IdNo) else {
        if !given || line.findings.len() == before {
            line.refuse(Field::IdNo, &problems::MISSING_ID);
        }
        return String::new();
    };
    match ResidentId::read(&text) {
        Ok((id, generation)) => {
            if generation == Generation::First {
                line.doubt(Field::IdNo, &problems::FIRST_GENERATION_UPGRADED);
            }
            id.as_str().to_owned()
        }
        Err(_) => text,
    }
}

pub fn joined_on(line: &mut Line<'_>) -> Option<Date> {
    let before = line.findings.len();
    let day = line.date(Field::JoinedOn);
    if day.is_none() && line.findings.len() == before {
        line.refuse(Field::JoinedOn, &problems::MISSING_JOINED_DATE);
    }
    day
}

pub fn member_kind(line: &mut Line<'_>, full_on: Option<Date>) -> MemberKind {
    let before = line.findings.len();
    let kind = line.word(Field::MemberKind, values::member_kind, &problems::UNKNOWN_MEMBER_KIND);
    kind.unwrap_or_else(|| {
        if line.findings.len() == before {
            line.doubt(Field::MemberKind, &problems::MEMBER_KIND_ASSUMED);
        }
        if full_on.is_some() { MemberKind::Full } else { MemberKind::Probationary }
    })
}

pub fn branch(line: &mut Line<'_>, world: &World<'_>) -> Option<UnitId> {
    let before = line.findings.len();
    let Some(text) = line.text(Field::Branch) else {
        if line.findings.len() == before {
            line.refuse(Field::Branch, &problems::MISSING_BRANCH);
        }
        return None;
    };
    let refusal = match world.branches.branch(&text) {
        Ok(branch) => return Some(branch),
        Err(NoBranch::Unknown) => &problems::UNKNOWN_BRANCH,
        Err(NoBranch::Ambiguous) => &problems::AMBIGUOUS_BRANCH,
        Err(NoBranch::HoldsNone) => &problems::NOT_A_BRANCH,
    };
    line.refuse(Field::Branch, refusal);
    None
}

pub fn group(line: &mut Line<'_>, world: &World<'_>, branch: UnitId) -> Option<UnitId> {
    let text = line.text(Field::Group)?;
    let group = world.branches.group(branch, &text);
    if group.is_none() {
        line.refuse(Field::Group, &problems::UNKNOWN_GROUP);
    }
    group
}
