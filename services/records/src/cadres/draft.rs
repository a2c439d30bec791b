//! What somebody writes into a record, checked before it is kept.

mod checked;
mod texts;

use super::{
    details::{Details, Private},
    rules::resume,
    sealed,
    store::cadre::Model,
};
use crate::{desk::Desk, members};
use kernel::{DocumentId, MemberId, ResidentId, UnitId};
use rest::{Problem, kinds};

pub use texts::{lines_fault, resume_of};

/// A record in the clear.
#[derive(Clone, Debug)]
pub struct Draft {
    pub unit_id: UnitId,
    pub member_id: Option<MemberId>,
    pub name: String,
    pub id_no: Option<String>,
    pub photo_id: Option<DocumentId>,
    pub details: Details,
    pub private: Private,
}

/// One whose values may be kept.
pub struct Checked {
    pub draft: Draft,
    pub id: Option<ResidentId>,
}

impl Draft {
    /// # Errors
    /// When a sealed value does not open.
    pub fn of(desk: &Desk<'_>, cadre: &Model) -> Result<Self, Problem> {
        let vault = desk.tx.vault();
        Ok(Self {
            unit_id: cadre.unit_id,
            member_id: cadre.member_id,
            name: cadre.name.clone(),
            id_no: sealed::id_no(vault, cadre)?,
            photo_id: cadre.photo_id,
            details: cadre.details.clone(),
            private: sealed::private(vault, cadre)?,
        })
    }

    /// Takes from the record of a member what is not said.
    ///
    /// # Errors
    /// When there is no such member, or the number is another's.
    pub fn join(&mut self, desk: &Desk<'_>, member: &members::Member) -> Result<(), Problem> {
        let facts = members::facts(desk.tx.vault(), member)?;
        self.member_id = Some(member.id);
        if self.name.trim().is_empty() {
            self.name.clone_from(&member.name);
        }
        match &self.id_no {
            None => self.id_no = Some(facts.id_no),
            Some(own) => {
                let read = |text: &str| ResidentId::read(text).ok().map(|(id, _)| id);
                if read(own).is_some_and(|id| Some(id) != read(&facts.id_no)) {
                    return Err(super::problems::OTHER_NUMBER.at("/id_no"));
                }
            }
        }
        Ok(())
    }

    /// # Errors
    /// With the first value that cannot be kept.
    pub fn checked(mut self, desk: &Desk<'_>) -> Result<Checked, Problem> {
        texts::clean(&mut self)?;
        let id = self.id_no.as_deref().map(ResidentId::read).transpose();
        let id = id.map_err(|_| super::problems::BAD_ID_NO.at("/id_no"))?.map(|(id, _)| id);
        checked::gender(&self, id)?;
        checked::months(&self, desk)?;
        checked::results(&mut self.details, desk)?;
        checked::penalties(&mut self.details, desk)?;
        Ok(Checked { draft: self, id })
    }
}

impl Checked {
    /// Puts the values into a row.
    ///
    /// # Errors
    /// When the vault cannot seal.
    pub fn into_row(self, desk: &Desk<'_>, row: &mut Model) -> Result<(), Problem> {
        let Self { draft, id } = self;
        row.unit_id = draft.unit_id;
        row.member_id = draft.member_id;
        row.name = draft.name;
        row.photo_id = draft.photo_id;
        row.details = draft.details;
        sealed::keep_id_no(desk.tx.vault(), row, id.as_ref())?;
        sealed::keep_private(desk.tx.vault(), row, &draft.private)
    }
}

/// A refusal of more entries than a form has room for.
fn too_many(pointer: &'static str, most: usize) -> Problem {
    super::problems::TOO_MANY.with("most", most).field(pointer, &super::problems::TOO_MANY)
}

/// # Errors
/// When it is long past, or still to come.
fn not_future(month: kernel::YearMonth, desk: &Desk<'_>, pointer: &str) -> Result<(), Problem> {
    if month.first_day() > desk.today {
        return Err(kinds::IN_FUTURE.at(pointer));
    }
    crate::dates::past(month.first_day(), desk.today, pointer)
}

/// The lines of a career as the form has them.
pub fn career(details: &Details) -> String {
    resume::write(&details.resume)
}
