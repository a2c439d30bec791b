use kernel::YearMonth;
use time::Date;

/// A day or, where the form has no more, a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    Month(YearMonth),
    Day(Date),
}

/// Everything a file says. What it does not is an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pub name: String,
    pub gender: String,
    pub birth: Option<YearMonth>,
    pub ethnic: String,
    pub native_place: String,
    pub birth_place: String,
    pub party_joined: Option<YearMonth>,
    pub work_began: Option<YearMonth>,
    pub health: String,
    pub professional_title: String,
    pub speciality: String,
    pub full_time_level: String,
    pub full_time_degree: String,
    pub full_time_level_school: String,
    pub full_time_degree_school: String,
    pub in_service_level: String,
    pub in_service_degree: String,
    pub in_service_level_school: String,
    pub in_service_degree_school: String,
    pub post: String,
    pub proposed_post: String,
    pub removed_post: String,
    pub resume: String,
    pub awards: String,
    pub results: String,
    pub reason: String,
    pub family: Vec<Kin>,
    pub reported_by: String,
    pub age_as_of: Option<Stamp>,
    pub filled_on: Option<Stamp>,
    pub filled_by: String,
    pub id_no: String,
    pub photo: Vec<u8>,
    /// Of the program that wrote it.
    pub program: String,
}

/// A member of the family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kin {
    pub relation: String,
    pub name: String,
    pub birth: Option<YearMonth>,
    pub political: String,
    pub work: String,
}

impl Kin {
    /// A line of the form that was left blank.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}
