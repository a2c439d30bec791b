use crate::{
    desk::Desk,
    elections::{
        problems::CONGRESS_IN_USE,
        store::{self, election::Model, parts::Congress},
    },
};
use rest::{Patch, Problem, kinds};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Delegates elect in place of all members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCongress {
    /// Delegates in all.
    pub delegates: u32,
    /// The units below lie far apart, so that their members cannot come together.
    #[serde(default)]
    pub scattered: bool,
}

impl NewCongress {
    /// # Errors
    /// When there is nobody to elect.
    pub fn planned(self) -> Result<Congress, Problem> {
        let Self { delegates, scattered } = self;
        if delegates == 0 {
            return Err(kinds::MISSING.at("/congress/delegates"));
        }
        Ok(Congress { delegates, scattered, approval: None, allotted: Vec::new(), others: Vec::new() })
    }
}

/// Another form or size of the assembly. An approval was of what it was given for, and goes with it.
///
/// # Errors
/// When delegates are being elected to a congress that is to be none.
pub async fn recast(desk: &Desk<'_>, election: &mut Model, patch: Patch<NewCongress>) -> Result<(), Problem> {
    let Some(wanted) = patch.change() else { return Ok(()) };
    let planned = wanted.map(NewCongress::planned).transpose()?;
    let dropped = planned.is_none() && election.congress.is_some();
    if dropped && store::count(desk.tx, store::of_congress(election.id)).await? > 0 {
        return Err(CONGRESS_IN_USE.at("/congress"));
    }
    election.congress = match (planned, election.congress.take()) {
        (Some(new), Some(old)) if (new.delegates, new.scattered) == (old.delegates, old.scattered) => {
            Some(old)
        }
        (Some(new), Some(old)) => Some(Congress { allotted: old.allotted, ..new }),
        (new, _) => new,
    };
    Ok(())
}
