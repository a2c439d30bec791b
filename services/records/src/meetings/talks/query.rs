//! Which entries an actor sees: those of units within reach, and those of the own talks.

use super::store::{self, Column, Model};
use crate::units::{self, Unit};
use access::{Action, ResourceKind, Thing};
use kernel::{MemberId, TalkId};
use rest::{Call, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};

/// An entry, the branch it is kept in, and the actor, where that is one of the two.
#[derive(Clone, Debug)]
pub struct Placed {
    pub talk: Model,
    pub unit: Unit,
    pub own: Option<MemberId>,
}

impl Placed {
    /// What the judge is asked about: it is about the actor where the actor is one of the two.
    pub fn thing(&self) -> Thing {
        Thing::within(ResourceKind::Meeting, self.unit.path.as_str()).about(self.own)
    }

    /// Whether the actor is one of the two, and entered it.
    pub fn entered_oneself(&self) -> bool {
        self.own.is_some() && self.talk.entered_by_member == self.own
    }
}

/// The entry, for this transaction alone to change.
///
/// # Errors
/// 404 when there is none within reach.
pub async fn claimed(call: &Call, id: TalkId) -> Result<Placed, Problem> {
    let reach = call.reach(Action::List, ResourceKind::Meeting).await?;
    let me = call.own(Action::TakePart, ResourceKind::Meeting).await?;
    let seen = match units::ids_within(&reach) {
        None => Condition::all(),
        Some(units) => {
            let seen = Condition::any().add(Column::UnitId.in_subquery(units));
            match me {
                Some(me) => seen.add(store::of(me)),
                None => seen,
            }
        }
    };
    let missing = || kinds::NOT_FOUND.problem();
    let found = store::find_within(call.tx(), id, seen).await?.ok_or_else(missing)?;
    let talk = store::claim(call.tx(), found.id).await?.ok_or_else(missing)?;
    let unit = units::by_ids(call.tx(), vec![talk.unit_id]).await?.remove(&talk.unit_id);
    let unit = unit.ok_or_else(|| kinds::INTERNAL.problem())?;
    Ok(Placed { own: me.filter(|me| talk.is_of(*me)), talk, unit })
}

/// The same for whoever keeps the register, or entered the own talk.
///
/// # Errors
/// 404 when there is none within reach, 403 when others keep it.
pub async fn claimed_to_keep(call: &Call, id: TalkId) -> Result<Placed, Problem> {
    let placed = claimed(call, id).await?;
    let action = if placed.entered_oneself() { Action::TakePart } else { Action::Update };
    call.authorize_step(action, &placed.thing()).await?;
    Ok(placed)
}
