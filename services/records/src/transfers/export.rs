//! The transfers of a person, for the person.

use super::{
    query,
    rules::Route,
    store::{self, transfer::Column},
    view::{LetterOut, StepOut},
};
use crate::desk::Desk;
use kernel::MemberId;
use rest::Problem;
use rulepack::transfers::TransferState;
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// Everything recorded of a member's transfers.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnTransfers {
    transfers: Vec<OwnTransfer>,
}

/// A transfer with its steps and letters.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnTransfer {
    #[schema(inline)]
    route: Route,
    from_name: String,
    to_name: String,
    #[schema(inline)]
    state: TransferState,
    reason: String,
    opened_on: Date,
    closed_on: Option<Date>,
    steps: Vec<StepOut>,
    letters: Vec<LetterOut>,
}

/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<OwnTransfers, Problem> {
    let theirs = Condition::all().add(Column::MemberId.eq(member));
    let all = store::page(desk.tx, theirs, u64::from(u32::MAX)).await?;
    let units = query::units_of(desk.tx, &all).await?;
    let name = |id: Option<kernel::UnitId>| id.and_then(|id| units.get(&id)).map(|unit| unit.name.clone());
    let mut transfers = Vec::new();
    for transfer in all {
        let letters = store::letters_of(desk.tx, transfer.id).await?;
        let steps = store::steps_of(desk.tx, transfer.id).await?;
        transfers.push(OwnTransfer {
            route: transfer.route,
            from_name: name(transfer.from_unit_id).or(transfer.from_place).unwrap_or_default(),
            to_name: name(transfer.to_unit_id).or(transfer.to_place).unwrap_or_default(),
            state: transfer.state,
            reason: transfer.reason,
            opened_on: transfer.opened_on,
            closed_on: transfer.closed_on,
            steps: steps.into_iter().map(Into::into).collect(),
            letters: letters.into_iter().map(Into::into).collect(),
        });
    }
    Ok(OwnTransfers { transfers })
}
