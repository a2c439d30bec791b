use crate::{
    desk::Desk,
    text,
    transfers::{
        exchange::{self, Partner, TransferAddress},
        place::{self, Side},
        problems::{ONE_TARGET, UNKNOWN_UNIT},
        rules::Route,
    },
    units::{self, Unit},
};
use kernel::UnitId;
use rest::{Problem, kinds};

/// Where somebody wants to go.
#[derive(Default)]
pub struct Target {
    pub side: Option<Side>,
    /// As the letter names it.
    pub place: Option<String>,
    pub partner: Option<Partner>,
}

impl Target {
    /// # Errors
    /// When it is nowhere.
    pub fn route(&self, from: &Side) -> Result<Route, Problem> {
        match self.partner {
            Some(_) => Ok(Route::ExchangeOut),
            None => place::route(Some(from), self.side.as_ref()).ok_or_else(|| kinds::INTERNAL.problem()),
        }
    }
}

/// # Errors
/// When none or several are given, there is no such branch, or the organisation takes nobody.
pub async fn target(
    desk: &Desk<'_>,
    unit: Option<UnitId>,
    place: Option<String>,
    organisation: Option<TransferAddress>,
) -> Result<Target, Problem> {
    match (unit, text::kept(place, "/to_place", 200)?, organisation) {
        (None, None, None) => Err(kinds::MISSING.at("/to_unit_id")),
        (None, Some(place), None) => Ok(Target { place: Some(place), ..Target::default() }),
        (Some(unit), None, None) => {
            let unit = branch(desk, unit).await?;
            Ok(Target { side: Some(place::side(desk, unit).await?), ..Target::default() })
        }
        (None, None, Some(address)) => {
            let partner = exchange::addressed(desk, address).await?;
            Ok(Target { place: Some(partner.place()), partner: Some(partner), ..Target::default() })
        }
        (_, Some(_), _) => Err(ONE_TARGET.at("/to_place")),
        (Some(_), None, Some(_)) => Err(ONE_TARGET.at("/to_organisation")),
    }
}

/// A branch by its id.
///
/// Branches are no secret within an organisation: whoever moves may name each of them.
///
/// # Errors
/// When there is none.
pub async fn branch(desk: &Desk<'_>, id: UnitId) -> Result<Unit, Problem> {
    let found = units::by_ids(desk.tx, vec![id]).await?.remove(&id);
    let active = found.filter(|unit| unit.state == units::UnitState::Active);
    active.ok_or_else(|| UNKNOWN_UNIT.at("/to_unit_id"))
}
