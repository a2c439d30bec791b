//! Who reads what of an archive: whoever may read a feature may read what it filed.

use access::{Action, ResourceKind, Thing};
use rest::{Call, Problem};
use rulepack::archive::FiledKind;

/// What one has to be allowed to do, and to what, to read what was filed of a kind.
pub const fn of(kind: FiledKind) -> (Action, ResourceKind) {
    let resource = match kind {
        FiledKind::Meeting | FiledKind::Talk | FiledKind::Course => ResourceKind::Meeting,
        FiledKind::Development | FiledKind::PoolReview => ResourceKind::Development,
        FiledKind::Transfer => ResourceKind::Transfer,
        FiledKind::Election => ResourceKind::Election,
        FiledKind::DuesReceipt
        | FiledKind::DuesClosing
        | FiledKind::DuesPublication
        | FiledKind::DuesSpending
        | FiledKind::DuesRemittance
        | FiledKind::DuesExtra => ResourceKind::Dues,
        FiledKind::Collection => ResourceKind::Collection,
        FiledKind::Document => ResourceKind::Document,
        FiledKind::CadreAppointment => ResourceKind::Cadre,
        FiledKind::UnitRequest => ResourceKind::UnitRequest,
        // small counts are shown to whoever may list the members
        FiledKind::StatisticsSnapshot | FiledKind::Stay | FiledKind::Visitor => ResourceKind::Member,
        FiledKind::Honour => ResourceKind::Honour,
        FiledKind::Handover => ResourceKind::Handover,
        // the list of the register tells that there is one, and masks what it is
        FiledKind::Disposition => return (Action::Reveal, ResourceKind::Disposition),
    };
    (Action::List, resource)
}

/// Whether already that something was filed tells what not everybody may know who reads the catalogue. Of all other
/// kinds the catalogue tells everybody the title.
pub const fn is_discreet(kind: FiledKind) -> bool {
    matches!(kind, FiledKind::Disposition)
}

/// The kinds that are told to nobody but those who were asked for and may know.
pub fn discreet() -> Vec<FiledKind> {
    FiledKind::ALL.iter().copied().filter(|kind| is_discreet(*kind)).collect()
}

/// The kinds a reader is not told about in the archive of the unit with this path.
///
/// # Errors
/// When the database is away.
pub async fn withheld(call: &Call, path: &str) -> Result<Vec<FiledKind>, Problem> {
    let mut withheld = Vec::new();
    for kind in discreet() {
        let (_, resource) = of(kind);
        if !call.may(Action::List, &Thing::within(resource, path)).await? {
            withheld.push(kind);
        }
    }
    Ok(withheld)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_masked_in_its_register_is_not_read_by_whoever_lists_it() {
        for kind in FiledKind::ALL {
            let (action, _) = of(*kind);
            assert_eq!(action == Action::Reveal, is_discreet(*kind), "{kind}");
        }
    }
}
