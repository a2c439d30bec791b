use crate::members::{
    fault::{Fault, Finding},
    words::Gender,
};
use kernel::{Generation, InvalidResidentId, ResidentId};

/// A number that was read, and what it says about the person.
pub struct Identity {
    pub id: ResidentId,
}

impl Identity {
    pub fn read(text: &str) -> Result<Self, Fault> {
        match ResidentId::read(text) {
            Ok((id, Generation::Second)) => Ok(Self { id }),
            Ok((_, Generation::First)) => Err(Fault::FirstGenerationId),
            Err(InvalidResidentId::Form) => Err(Fault::BadIdNo),
            Err(InvalidResidentId::CheckDigit) => Err(Fault::BadCheckDigit),
            Err(InvalidResidentId::BirthDate) => Err(Fault::ImpossibleDate),
        }
    }

    pub fn contradicts(&self, given: Option<Gender>) -> Option<Finding> {
        let says = self.gender(None);
        let other = matches!(given, Some(Gender::Male | Gender::Female)) && given != Some(says);
        other.then_some(Finding::new("/gender", Fault::GenderContradictsId))
    }

    /// What is recorded: as given, or as the number says.
    pub fn gender(&self, given: Option<Gender>) -> Gender {
        given.unwrap_or(if self.id.is_male() { Gender::Male } else { Gender::Female })
    }
}
