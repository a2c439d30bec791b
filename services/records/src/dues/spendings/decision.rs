//! Who decided what, before anything was spent.

use super::record::NewDuesSpending;
use crate::{
    dates::past,
    desk::Desk,
    dues::problems::{DECIDED_AFTER, DECISION_NOT_PASSED, ONE_DECISION, UNKNOWN_DECISION},
    meetings, text,
    units::Unit,
};
use kernel::{DecisionId, MeetingId};
use rest::{Problem, kinds};
use time::Date;

/// A collective decision, in its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub meeting: Option<MeetingId>,
    pub text: String,
    pub on: Date,
}

/// From a meeting that is recorded here, or as it was given; none when there is none.
///
/// # Errors
/// When the unit has made no such decision, or made it after the money was spent.
pub async fn of(desk: &Desk<'_>, unit: &Unit, new: &NewDuesSpending) -> Result<Option<Decision>, Problem> {
    let found = match (new.decision_id, &new.decision) {
        (Some(_), Some(_)) => return Err(ONE_DECISION.at("/decision")),
        (Some(id), None) => Some(of_meeting(desk, unit, id).await?),
        (None, given) => given_in_words(given.clone(), new.decided_on, desk.today)?,
    };
    match found {
        Some(decision) if decision.on > new.spent_on => Err(DECIDED_AFTER.at("/decided_on")),
        found => Ok(found),
    }
}

async fn of_meeting(desk: &Desk<'_>, unit: &Unit, id: DecisionId) -> Result<Decision, Problem> {
    let decided = meetings::decided(desk, id).await?.filter(|decided| decided.unit_id == unit.id);
    let decided = decided.ok_or_else(|| UNKNOWN_DECISION.at("/decision_id"))?;
    if !decided.passed {
        return Err(DECISION_NOT_PASSED.at("/decision_id"));
    }
    Ok(Decision { meeting: Some(decided.meeting_id), text: decided.text, on: decided.on })
}

fn given_in_words(text: Option<String>, on: Option<Date>, today: Date) -> Result<Option<Decision>, Problem> {
    let Some(text) = text::kept(text, "/decision", 500)? else { return Ok(None) };
    let on = on.ok_or_else(|| kinds::MISSING.at("/decided_on"))?;
    past(on, today, "/decided_on")?;
    Ok(Some(Decision { meeting: None, text, on }))
}
