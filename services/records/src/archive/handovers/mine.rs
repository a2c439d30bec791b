use super::{
    content::{HandoverContent, HandoverSignature, Kept},
    view::{self, HandoverItem},
};
use crate::{
    Records,
    archive::store::{self, Column, Model},
    desk::Desk,
    members::NO_RECORD,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{MemberId, UnitId};
use rest::{Answer, Ctx, Problem};
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use utoipa::ToSchema;

/// More than anybody leaves and takes in a life.
const MOST: u64 = 100;

/// Handovers that are one's own.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyHandovers {
    items: Vec<MyHandover>,
}

/// One that the reader leaves or takes.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyHandover {
    #[serde(flatten)]
    item: HandoverItem,
    /// The reader is the one who leaves.
    leaving: bool,
    /// The signature of the reader comes next.
    to_sign: bool,
}

/// A handover in what a person takes away.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnHandover {
    #[serde(flatten)]
    item: HandoverItem,
    note: Option<String>,
    /// What was handed over; none before whoever leaves has signed.
    content: Option<HandoverContent>,
    signatures: Vec<HandoverSignature>,
}

/// List the handovers one leaves or takes, the last first
#[utoipa::path(get, path = "/handovers/mine", tag = "archive", operation_id = "list_my_handovers",
    responses((status = OK, body = MyHandovers)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let own = ctx.member().ok_or_else(|| NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Handover).about(Some(own))).await?;
    let desk = records.desk(&ctx);
    let mut items = Vec::new();
    for (unit, volume) in of(&desk, own).await? {
        let item = view::item(&desk, &unit, &volume).await?;
        let leaving = item.from_member_id == own;
        let to_sign = view::next(item.state, item.from_member_id, item.to_member_id) == Some(own);
        items.push(MyHandover { item, leaving, to_sign });
    }
    ctx.read(&MyHandovers { items })
}

/// Every handover a person has a part in, with what was handed over.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, own: MemberId) -> Result<Vec<OwnHandover>, Problem> {
    let mut all = Vec::new();
    for (unit, volume) in of(desk, own).await? {
        let Kept { note, handed, signatures, .. } = volume.read()?;
        let item = view::item(desk, &unit, &volume).await?;
        all.push(OwnHandover { item, note, content: handed, signatures });
    }
    Ok(all)
}

/// Those a person leaves or takes, with their units.
///
/// # Errors
/// When the database is away.
pub async fn of(desk: &Desk<'_>, own: MemberId) -> Result<Vec<(Unit, Model)>, Problem> {
    let theirs = Condition::any().add(Column::FromMemberId.eq(own)).add(Column::ToMemberId.eq(own));
    let volumes = store::handovers(desk.tx, Condition::all().add(theirs), MOST).await?;
    let ids: Vec<UnitId> = volumes.iter().map(|volume| volume.unit_id).collect();
    let units = units::by_ids(desk.tx, ids).await?;
    let placed = volumes.into_iter().filter_map(|volume| Some((units.get(&volume.unit_id)?.clone(), volume)));
    Ok(placed.collect())
}
