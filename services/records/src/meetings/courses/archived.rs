//! What the archive keeps of courses.

use super::{
    store::{self, Column, Model},
    tell,
};
use crate::{archive::Filed, desk::Desk, members::Belonging, sql::any_of};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use time::Date;

/// Courses that ended between two days, of those who belonged to a unit on the last day of one. Class hours of meetings
/// stand in the records of those.
///
/// # Errors
/// When the database is away.
pub async fn archived(
    desk: &Desk<'_>,
    theirs: &Belonging,
    first: Date,
    last: Date,
) -> Result<Vec<Filed>, Problem> {
    let ended = Condition::all()
        .add(any_of(Column::MemberId, theirs.ids()))
        .add(Column::EndedOn.between(first, last));
    let mut all = store::page(desk.tx, ended, u64::from(u32::MAX)).await?;
    all.retain(|course| theirs.on(course.member_id, course.ended_on));
    Ok(all.iter().map(|course| filed(course, theirs.name(course.member_id))).collect())
}

fn filed(course: &Model, name: &str) -> Filed {
    let mut content = tell::facts(course);
    content["member_id"] = course.member_id.0.to_string().into();
    content["name"] = name.into();
    let (id, title) = (course.id.0, &course.title);
    let filed = Filed::new(FiledKind::Course, id, title, course.ended_on, content);
    filed.called(format!("{name} · {title}"))
}
