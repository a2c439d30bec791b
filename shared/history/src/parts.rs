//! What deeds are made of.

use crate::ballots::Ballots;
use kernel::YearMonth;
use serde::Serialize;
use time::{Date, OffsetDateTime};

/// What units are asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Survey {
    Training,
    Volunteering,
    Premises,
}

/// Where a meeting belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Where {
    Body,
    Group(usize),
}

/// A meeting that is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Call {
    pub meeting: usize,
    pub unit: Where,
    pub kinds: Vec<&'static str>,
    pub gathering: &'static str,
    pub subject: &'static str,
    pub place: &'static str,
    #[serde(with = "time::serde::rfc3339")]
    pub starts: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub ends: OffsetDateTime,
    pub serves_year: Option<i32>,
    pub agenda: Vec<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attendance {
    pub meeting: usize,
    #[serde(with = "time::serde::rfc3339")]
    pub started: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub ended: OffsetDateTime,
    /// Everybody else on the list was there.
    pub absent: Vec<Absent>,
    pub guests: u8,
    pub guests_note: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Absent {
    pub who: usize,
    /// None without an excuse.
    pub reason: Option<Absence>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Absence {
    Leave,
    OfficialDuty,
    Ill,
    Away,
    Other,
}

/// Something to be done after a meeting, by whoever led it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FollowUp {
    /// Of a remedy (整改), the problem that was found.
    pub problem: Option<&'static str>,
    pub text: &'static str,
    pub due_on: Date,
}

/// What one member hands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Instalment {
    pub who: usize,
    pub first: YearMonth,
    pub last: YearMonth,
    /// The day the level above agreed to months so far back.
    pub approved_above_on: Option<Date>,
}

/// Somebody who is not on the roster yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Newcomer {
    pub name: String,
    /// Of nobody: the area code is one no card is issued for.
    pub id_no: String,
    pub joined_on: Option<Date>,
    pub full_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// Another branch of the organisation.
    Sibling,
    Elsewhere(&'static str),
}

/// What somebody gave beyond the monthly dues, in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Gift {
    pub who: usize,
    pub kind: &'static str,
    pub amount: i64,
    pub channel: &'static str,
    pub on: Date,
    /// Of special dues (特殊党费), what they were called for.
    pub campaign: Option<&'static str>,
    pub note: Option<&'static str>,
}

/// What is known of a stay away. Empty is not told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stay {
    pub abroad: bool,
    pub until: Option<Date>,
    /// The unit of work or the residence has changed.
    pub changed: Option<bool>,
    pub fixed_place: Option<bool>,
}

/// What was decided about a member (组织处置、党纪处分).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ruling {
    pub case: usize,
    pub who: usize,
    pub kind: &'static str,
    /// The body, in the word of the API, and what it is called.
    pub by: &'static str,
    pub body: &'static str,
    pub on: Date,
    pub doc_no: Option<String>,
    pub months: Option<u8>,
    /// Why it is filled in so late.
    pub filled_in: Option<&'static str>,
}

/// A commendation or honour (表彰奖励).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Honour {
    /// The branch itself where it is nobody.
    pub who: Option<usize>,
    pub level: &'static str,
    pub title: &'static str,
    pub awarded_by: &'static str,
    pub on: Date,
    pub doc_no: String,
}

/// A concentrated course (集中培训) of one member, as its certificate says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Training {
    pub who: usize,
    pub title: &'static str,
    pub organiser: &'static str,
    pub from: Date,
    pub until: Date,
    pub hours: u8,
    pub doc_no: String,
}

/// An election of a branch (换届选举). The first of those who stand are elected, one for each post in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contest {
    pub election: usize,
    pub stand: Vec<usize>,
    pub posts: &'static [&'static str],
    pub ballots: Ballots,
}
