use crate::{
    desk::Desk,
    dues::{
        ledger::FiguresOut,
        store::{publication::Model, spending},
    },
    units,
};
use kernel::{DuesPublicationId, Fen, UnitId};
use rest::{Problem, kinds};
use rulepack::dues::SpendingPurpose;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::Date;
use utoipa::ToSchema;

/// The figures of a year, as they are shown to the members.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesPublication)]
pub struct PublicationOut {
    pub id: DuesPublicationId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub year: i32,
    pub published: Published,
    pub note: Option<String>,
    pub published_on: Date,
    /// Of one's own branch, where the organisation shows amounts there.
    pub paid: Option<Vec<PaidByMember>>,
}

/// What a member paid in the year.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesPaidByMember)]
pub struct PaidByMember {
    pub member_name: String,
    pub amount: Fen,
}

/// What is shown: figures, and what was used for what, in fen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DuesPublished)]
pub struct Published {
    pub figures: FiguresOut,
    /// By purpose; what was taken back is left out.
    pub used: BTreeMap<SpendingPurpose, Fen>,
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, rows: Vec<Model>) -> Result<Vec<PublicationOut>, Problem> {
    let units = units::by_ids(desk.tx, rows.iter().map(|row| row.unit_id).collect()).await?;
    let out = |row: Model| {
        let published = serde_json::from_value(row.figures);
        Ok(PublicationOut {
            id: row.id,
            unit_id: row.unit_id,
            unit_name: units.get(&row.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
            year: row.year,
            published: published.map_err(|error| kinds::INTERNAL.problem().because(error))?,
            note: row.note,
            published_on: row.published_on,
            paid: None,
        })
    };
    rows.into_iter().map(out).collect()
}

/// What was used in a year for what.
///
/// # Errors
/// When the database is away.
pub async fn used(
    desk: &Desk<'_>,
    unit: UnitId,
    first: Date,
    last: Date,
) -> Result<BTreeMap<SpendingPurpose, Fen>, Problem> {
    let mut used: BTreeMap<SpendingPurpose, Fen> = BTreeMap::new();
    for sum in spending::sums(desk.tx, unit, first, last).await? {
        used.insert(sum.purpose, Fen(sum.amount));
    }
    Ok(used)
}
