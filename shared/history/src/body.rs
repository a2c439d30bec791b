use serde::{Deserialize, Serialize};
use time::Date;

/// How much is told of a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Depth {
    /// Every month and everything that can happen.
    Full,
    /// A gathering every quarter and the dues of a few.
    Light,
    /// A committee: what its members do together.
    Committee,
}

/// A member on the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub joined_on: Date,
    /// None for probationary members.
    pub full_on: Option<Date>,
}

/// What has been put into a branch already and is not told again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staged {
    pub secretary: bool,
    pub dues: bool,
    pub development: bool,
    pub transfers: bool,
    #[serde(default)]
    pub talks: bool,
}

/// A branch or committee, as it is known before its history is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Tells it from all others, whatever day it is.
    pub key: u64,
    pub depth: Depth,
    pub founded_on: Option<Date>,
    /// When the term that is running began, where somebody has entered that already.
    #[serde(default)]
    pub term_began: Option<Date>,
    /// Years of a term here; none where nobody knows.
    #[serde(default)]
    pub term_years: Option<u8>,
    /// Groups of the branch.
    pub groups: usize,
    /// Members in the order of the roster; those at the beginning stay.
    pub people: Vec<Person>,
    /// Whether there is another branch members can move to.
    pub has_sibling: bool,
    pub staged: Staged,
}

impl Body {
    /// Branches of seven full members elect a committee.
    pub fn has_committee(&self, on: Date) -> bool {
        let full = self.people.iter().filter(|person| person.full_on.is_some_and(|since| since <= on));
        full.count() >= COMMITTEE_FROM
    }

    pub fn exists(&self, day: Date) -> bool {
        self.founded_on.is_none_or(|founded| founded < day)
    }
}

const COMMITTEE_FROM: usize = 7;
