use super::{
    store::{self, Column, Model},
    words::HonourLevel,
};
use crate::desk::Desk;
use kernel::{HonourId, MemberId, UnitId};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A commendation or honour.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Honour)]
pub struct HonourOut {
    id: HonourId,
    /// The unit that was honoured, or that of the member when it was entered.
    unit_id: UnitId,
    /// None where the unit itself was honoured.
    member_id: Option<MemberId>,
    #[schema(inline)]
    level: HonourLevel,
    title: String,
    awarded_by: String,
    awarded_on: Date,
    doc_no: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    recorded_at: OffsetDateTime,
}

impl From<Model> for HonourOut {
    fn from(honour: Model) -> Self {
        Self {
            id: honour.id,
            unit_id: honour.unit_id,
            member_id: honour.member_id,
            level: honour.level,
            title: honour.title,
            awarded_by: honour.awarded_by,
            awarded_on: honour.awarded_on,
            doc_no: honour.doc_no,
            recorded_at: honour.recorded_at,
        }
    }
}

/// All of one member, for the person they are about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<HonourOut>, Problem> {
    let theirs = Condition::all().add(Column::MemberId.eq(member));
    let all = store::page(desk.tx, theirs, u64::from(u32::MAX)).await?;
    Ok(all.into_iter().map(HonourOut::from).collect())
}
