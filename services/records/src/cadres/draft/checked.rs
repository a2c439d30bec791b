use super::{Draft, not_future};
use crate::{
    cadres::{
        details::Details,
        problems as say,
        rules::influence::{self, WrongLength},
        spoken,
    },
    dates,
    desk::Desk,
};
use kernel::{ResidentId, YearMonth};
use rest::Problem;
use time::Date;

/// What the form writes, and no other than the number has.
pub fn gender(draft: &Draft, id: Option<ResidentId>) -> Result<(), Problem> {
    let male = match draft.details.person.gender.as_str() {
        "" => return Ok(()),
        "男" => true,
        "女" => false,
        _ => return Err(say::BAD_GENDER.at("/person/gender")),
    };
    match id {
        Some(id) if id.is_male() != male => Err(say::OTHER_GENDER.at("/person/gender")),
        _ => Ok(()),
    }
}

pub fn months(draft: &Draft, desk: &Desk<'_>) -> Result<(), Problem> {
    let person = &draft.details.person;
    let mut all: Vec<(YearMonth, String)> = Vec::new();
    let own = [
        (person.birth, "/person/birth"),
        (person.party_joined, "/person/party_joined"),
        (person.work_began, "/person/work_began"),
    ];
    all.extend(own.into_iter().filter_map(|(month, pointer)| Some((month?, pointer.to_owned()))));
    let family = draft.private.family.iter().enumerate();
    all.extend(family.filter_map(|(at, one)| Some((one.birth?, format!("/family/{at}/birth")))));
    all.extend(draft.details.resume.iter().map(|line| (line.from, "/resume".to_owned())));
    all.extend(draft.details.resume.iter().filter_map(|line| Some((line.to?, "/resume".to_owned()))));
    all.iter().try_for_each(|(month, pointer)| not_future(*month, desk, pointer))?;
    let day = |day: Date, pointer: String| dates::past(day, desk.today, pointer);
    for (at, post) in draft.details.posts.iter().enumerate() {
        post.since.map_or(Ok(()), |since| day(since, format!("/posts/{at}/since")))?;
    }
    for (at, reward) in draft.details.rewards.iter().enumerate() {
        day(reward.on, format!("/rewards/{at}/on"))?;
    }
    Ok(())
}

/// One result of a year, by a name that is in use here; in the order of the years.
pub fn results(details: &mut Details, desk: &Desk<'_>) -> Result<(), Problem> {
    let rule = desk.pack.cadres.grades.on(desk.today);
    for (at, result) in details.results.iter().enumerate() {
        let year = i32::from(result.year);
        if !(dates::EARLIEST.year()..=desk.today.year()).contains(&year) {
            return Err(say::YEAR_WRONG.at(format!("/results/{at}/year")));
        }
        if !rule.value.names.contains(&result.grade) {
            let problem = say::UNKNOWN_GRADE.with("grade", spoken::grade(result.grade));
            let problem = problem.with("source", &rule.source).with("since", rule.effective_from);
            return Err(problem.field(format!("/results/{at}/grade"), &say::UNKNOWN_GRADE));
        }
    }
    details.results.sort_by_key(|result| result.year);
    match details.results.windows(2).find(|pair| pair[0].year == pair[1].year) {
        Some(pair) => Err(say::YEAR_TWICE.with("year", pair[0].year).field("/results", &say::YEAR_TWICE)),
        None => Ok(()),
    }
}

pub fn penalties(details: &mut Details, desk: &Desk<'_>) -> Result<(), Problem> {
    for (at, one) in details.penalties.iter().enumerate() {
        dates::past(one.on, desk.today, format!("/penalties/{at}/on"))?;
        let rule = desk.pack.cadres.influence.on(one.on);
        let reached = influence::reach(&rule.value, one.penalty, one.on, one.own_months);
        if let Err(WrongLength { least, most }) = reached {
            let kind = if most == 0 { &say::NO_LENGTH } else { &say::PENALTY_LENGTH };
            let problem =
                kind.with("penalty", spoken::penalty(one.penalty)).with("least", least).with("most", most);
            let problem = problem.with("source", &rule.source).with("since", rule.effective_from);
            return Err(problem.field(format!("/penalties/{at}/own_months"), kind));
        }
    }
    details.penalties.sort_by_key(|one| one.on);
    Ok(())
}
