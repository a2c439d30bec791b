use super::Finding;
use crate::cadres::details::CadrePerson;
use kernel::YearMonth;
use rulepack::cadres::Ages;

/// What the months of a record say that cannot be so, or that another record tells otherwise.
pub fn doubts(
    rules: Ages,
    person: &CadrePerson,
    other_births: &[YearMonth],
    other_joined: Option<YearMonth>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(birth) = person.birth {
        let years =
            |month: YearMonth| u8::try_from(month.since(birth).div_euclid(12).max(0)).unwrap_or(u8::MAX);
        if let Some(years) = person.work_began.map(years).filter(|years| *years < rules.work) {
            found.push(Finding::TooYoungForWork { years, least: rules.work });
        }
        if let Some(years) = person.party_joined.map(years).filter(|years| *years < rules.party) {
            found.push(Finding::TooYoungForParty { years, least: rules.party });
        }
        let differs = other_births.iter().find(|other| **other != birth);
        found.extend(differs.map(|other| Finding::BirthDiffers { other: *other }));
    }
    if let (Some(joined), Some(other)) = (person.party_joined, other_joined)
        && joined != other
    {
        found.push(Finding::JoinedDiffers { other });
    }
    found
}
