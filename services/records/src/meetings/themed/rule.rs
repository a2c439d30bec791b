//! By what a day is fixed: what a unit chose, in the terms of `meetings.themed_day`.

use crate::meetings::rules::themed_day::FixedDay;
use rest::{Problem, kinds};
use rulepack::{
    Setting,
    overview::{FixedBy, ThemedDay},
};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use time::Weekday;
use utoipa::ToSchema;

/// A day of the month, or a weekday of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemedDayRule {
    pub by: FixedBy,
    /// Of the month; the last day where the month is shorter.
    #[serde(default)]
    pub day: Option<u16>,
    /// The first, second … such weekday.
    #[serde(default)]
    pub nth: Option<u16>,
    /// 1 is Monday.
    #[serde(default)]
    pub weekday: Option<u16>,
}

impl Default for ThemedDayRule {
    fn default() -> Self {
        Self { by: FixedBy::NotFixed, day: None, nth: None, weekday: None }
    }
}

impl ThemedDayRule {
    fn day(day: u16) -> Self {
        Self { by: FixedBy::DayOfMonth, day: Some(day), ..Self::default() }
    }

    pub fn weekday(nth: u16, weekday: u16) -> Self {
        Self { by: FixedBy::Weekday, nth: Some(nth), weekday: Some(weekday), ..Self::default() }
    }

    /// That of the organisation.
    pub fn usual(rule: &ThemedDay) -> Self {
        match rule.by.usual {
            FixedBy::NotFixed => Self::default(),
            FixedBy::DayOfMonth => Self::day(rule.day.usual),
            FixedBy::Weekday => Self::weekday(rule.nth.usual, rule.weekday.usual),
        }
    }

    pub fn fixed(self) -> Option<FixedDay> {
        let small = |number: u16| u8::try_from(number).unwrap_or(1);
        match self.by {
            FixedBy::NotFixed => None,
            FixedBy::DayOfMonth => Some(FixedDay::OfMonth(small(self.day?))),
            FixedBy::Weekday => {
                let weekday = Weekday::Monday.nth_next(small(self.weekday?).saturating_sub(1));
                Some(FixedDay::Nth(small(self.nth?), weekday))
            }
        }
    }

    /// With nothing but what belongs to it, within the bounds of the rule.
    ///
    /// # Errors
    /// With the field that is missing or out of bounds.
    pub fn checked(self, rule: &ThemedDay) -> Result<Self, Problem> {
        Ok(match self.by {
            FixedBy::NotFixed => Self::default(),
            FixedBy::DayOfMonth => Self::day(within(self.day, rule.day, "/fixed/day")?),
            FixedBy::Weekday => Self::weekday(
                within(self.nth, rule.nth, "/fixed/nth")?,
                within(self.weekday, rule.weekday, "/fixed/weekday")?,
            ),
        })
    }
}

fn within(wanted: Option<u16>, bounds: Setting, pointer: &str) -> Result<u16, Problem> {
    let number = wanted.ok_or_else(|| kinds::MISSING.at(pointer))?;
    if bounds.allows(number) { Ok(number) } else { Err(kinds::INVALID_VALUE.at(pointer)) }
}
