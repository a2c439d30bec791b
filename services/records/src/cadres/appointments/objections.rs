//! What is raised against an appointment during its notice.

use super::step::NewStep;
use crate::{
    cadres::{
        problems::{SETTLED, UNKNOWN_OBJECTION},
        sealed::Objection,
    },
    text,
};
use kernel::ObjectionId;
use rest::{Problem, kinds};
use time::Date;

const MOST: usize = 2000;

/// # Errors
/// When it says nothing.
pub fn raise(all: &mut Vec<Objection>, new: &NewStep, on: Date) -> Result<(), Problem> {
    let said = text::lines(new.text.clone(), "/text", MOST)?.ok_or_else(|| kinds::MISSING.at("/text"))?;
    all.push(Objection {
        id: ObjectionId::new(),
        raised_on: on,
        named: new.named.unwrap_or_default(),
        text: said,
        settled_on: None,
        result: None,
        upheld: false,
    });
    Ok(())
}

/// # Errors
/// When there is none of this id, it is settled already, or nothing is said of what came of it.
pub fn settle(all: &mut [Objection], new: &NewStep, on: Date) -> Result<(), Problem> {
    let id = new.objection_id.ok_or_else(|| kinds::MISSING.at("/objection_id"))?;
    let found =
        all.iter_mut().find(|one| one.id == id).ok_or_else(|| UNKNOWN_OBJECTION.at("/objection_id"))?;
    if found.settled_on.is_some() {
        return Err(SETTLED.problem());
    }
    if on < found.raised_on {
        return Err(crate::cadres::problems::BEFORE_NOTICE
            .with("from", found.raised_on)
            .field("/on", &crate::cadres::problems::BEFORE_NOTICE));
    }
    let result = text::lines(new.text.clone(), "/text", MOST)?.ok_or_else(|| kinds::MISSING.at("/text"))?;
    found.settled_on = Some(on);
    found.result = Some(result);
    found.upheld = new.upheld.ok_or_else(|| kinds::MISSING.at("/upheld"))?;
    Ok(())
}
