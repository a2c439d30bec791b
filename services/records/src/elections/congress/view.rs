use super::facts::{Share, Shares};
use crate::{
    desk::Desk,
    elections::{
        query::Placed,
        roll::{Hall, full_members_of},
        rules::{ElectionState, allotment},
        view::{ElectionPaper, ElectionRule},
    },
    units::{self, Unit, UnitState, path},
};
use kernel::UnitId;
use rest::Problem;
use rulepack::Capability;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// A congress of delegates: of what size, approved how, and which unit elects whom.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionCongress {
    delegates: u32,
    scattered: bool,
    /// Members of the whole body.
    members: u32,
    approval: Option<ElectionPaper>,
    units: Vec<ElectionShare>,
    /// By the number of full members of the units directly below, for the committee to decide on; while it is prepared.
    proposed: Vec<ElectionShareProposed>,
    /// When a congress may meet, and with how many delegates.
    basis: ElectionRule,
}

/// The delegates of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionShare {
    unit_id: UnitId,
    unit_name: String,
    seats: u32,
    /// Who may take part; none while the unit has not elected them.
    elected: Option<u32>,
}

/// What a unit would elect by its size.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionShareProposed {
    unit_id: UnitId,
    unit_name: String,
    full_members: u32,
    seats: u32,
}

/// # Errors
/// When the database is away.
pub async fn shown(
    desk: &Desk<'_>,
    placed: &Placed,
    hall: &Hall,
    shares: &Shares,
) -> Result<Option<ElectionCongress>, Problem> {
    let Some(congress) = &placed.election.congress else { return Ok(None) };
    let units = units::by_ids(desk.tx, shares.0.iter().map(|one| one.unit_id).collect()).await?;
    let rule = desk.pack.elections.congress.on(placed.election.day());
    Ok(Some(ElectionCongress {
        delegates: congress.delegates,
        scattered: congress.scattered,
        members: hall.members(),
        approval: congress.approval.clone().map(Into::into),
        units: shares.0.iter().map(|one| share(&units, one)).collect(),
        proposed: match placed.election.state {
            ElectionState::Preparing => proposed(desk, placed, hall, congress.delegates).await?,
            _ => Vec::new(),
        },
        basis: rule.basis("elections.congress").into(),
    }))
}

fn share(units: &HashMap<UnitId, Unit>, one: &Share) -> ElectionShare {
    ElectionShare {
        unit_id: one.unit_id,
        unit_name: units.get(&one.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
        seats: one.allotted,
        elected: one.sent,
    }
}

async fn proposed(
    desk: &Desk<'_>,
    placed: &Placed,
    hall: &Hall,
    delegates: u32,
) -> Result<Vec<ElectionShareProposed>, Problem> {
    let kinds = &desk.pack.unit_kinds.on(placed.election.day()).value;
    let mut below = units::children(desk.tx, placed.unit.id).await?;
    below.retain(|unit| unit.state == UnitState::Active && kinds.can(unit.kind, Capability::HoldElections));
    let homes = full_members_of(desk, hall).await?;
    let of = |unit: &Unit| {
        let theirs = homes.iter().filter(|(home, _)| path::is_within(home, &unit.path));
        theirs.map(|(_, people)| *people).fold(0, u32::saturating_add)
    };
    let members: Vec<u32> = below.iter().map(of).collect();
    let seats = allotment::proportional(delegates, &members);
    let all = below.into_iter().zip(members.into_iter().zip(seats));
    Ok(all
        .map(|(unit, (full_members, seats))| ElectionShareProposed {
            unit_id: unit.id,
            unit_name: unit.name,
            full_members,
            seats,
        })
        .collect())
}
