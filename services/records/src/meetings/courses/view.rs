use super::store::{self, Column, Model};
use crate::desk::Desk;
use kernel::{CourseId, MemberId};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A concentrated course a member attended.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AttendedCourse)]
pub struct CourseOut {
    id: CourseId,
    member_id: MemberId,
    title: String,
    organiser: String,
    started_on: Date,
    ended_on: Date,
    /// Class hours.
    hours: i16,
    doc_no: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    recorded_at: OffsetDateTime,
}

impl From<Model> for CourseOut {
    fn from(course: Model) -> Self {
        Self {
            id: course.id,
            member_id: course.member_id,
            title: course.title,
            organiser: course.organiser,
            started_on: course.started_on,
            ended_on: course.ended_on,
            hours: course.hours,
            doc_no: course.doc_no,
            recorded_at: course.recorded_at,
        }
    }
}

/// All of one member, for the person they are about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<CourseOut>, Problem> {
    let theirs = Condition::all().add(Column::MemberId.eq(member));
    let all = store::page(desk.tx, theirs, u64::from(u32::MAX)).await?;
    Ok(all.into_iter().map(CourseOut::from).collect())
}
