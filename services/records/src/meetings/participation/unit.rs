//! The same of a whole unit, as a total.

use super::{facts::minutes, view::Participation};
use crate::{
    desk::Desk,
    meetings::{
        rules::{
            attendance::{self, Expected, Standing},
            study,
        },
        store::{self, meeting::Model},
        view::Basis,
        words::Attended,
    },
};
use rest::Problem;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// Everybody who was due at these meetings.
///
/// # Errors
/// When the database is away.
pub async fn attended(desk: &Desk<'_>, held: &[&Model], day: Date) -> Result<Participation, Problem> {
    let counts = store::counts(desk.tx, held.iter().map(|one| one.id).collect()).await?;
    let mut sum = attendance::Attendance::default();
    for count in counts.iter().filter(|count| count.standing != Standing::Guest) {
        let one = (Expected::Yes { votes: true, may_be_exempt: true }, count.mark.map(Attended::mark));
        sum = sum.plus(attendance::of_meeting(&[one]), u32::try_from(count.n).unwrap_or(u32::MAX));
    }
    Ok(Participation::of(desk, sum, day))
}

/// What a unit has held as study in a year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitStudy {
    meetings: u32,
    /// Whole class hours.
    hours: u16,
    basis: Basis,
}

/// None where no hours are counted.
pub fn studied(desk: &Desk<'_>, held: &[&Model], day: Date) -> Option<UnitStudy> {
    let rule = desk.pack.organisational_life.study.on(day);
    let all: Vec<u32> = held.iter().map(|one| minutes(&rule.value, one)).filter(|n| *n > 0).collect();
    let hours = study::class_hours(&rule.value, all.iter().copied().fold(0, u32::saturating_add))?;
    Some(UnitStudy {
        meetings: u32::try_from(all.len()).unwrap_or(u32::MAX),
        hours,
        basis: rule.basis("meetings.study").into(),
    })
}
