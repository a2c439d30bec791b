use crate::dues::store::share::Model;
use kernel::{DuesShareId, UnitId};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A share, from its day until the next one.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesShare)]
pub struct ShareOut {
    pub id: DuesShareId,
    pub unit_id: UnitId,
    pub from_day: Date,
    /// 1/10000 of the receipts.
    pub basis_points: u16,
    pub doc_no: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub set_at: OffsetDateTime,
}

impl From<Model> for ShareOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            unit_id: row.unit_id,
            from_day: row.from_day,
            // the database keeps it within bounds
            basis_points: u16::try_from(row.basis_points).unwrap_or_default(),
            doc_no: row.doc_no,
            set_at: row.set_at,
        }
    }
}
