use crate::{
    desk::Desk,
    dues::store::excuse::{self, Model},
};
use kernel::{DuesExcuseId, MemberId, YearMonth};
use rest::Problem;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Months with a proper reason.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesExcuse)]
pub struct ExcuseOut {
    pub id: DuesExcuseId,
    pub member_id: MemberId,
    pub first_month: YearMonth,
    pub last_month: YearMonth,
    pub reason: String,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    /// It counts no more.
    #[serde(with = "time::serde::rfc3339::option")]
    pub withdrawn_at: Option<OffsetDateTime>,
}

impl From<Model> for ExcuseOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            member_id: row.member_id,
            first_month: YearMonth::of(row.first_month),
            last_month: YearMonth::of(row.last_month),
            reason: row.reason,
            recorded_at: row.recorded_at,
            withdrawn_at: row.withdrawn_at,
        }
    }
}

/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<ExcuseOut>, Problem> {
    Ok(excuse::of_members(desk.tx, vec![member]).await?.into_iter().map(ExcuseOut::from).collect())
}
