use super::{mine, view};
use crate::{
    archive::store::Model,
    desk::Desk,
    me::{OwnMatter, OwnTodo},
    month::Urgency,
    units::Unit,
};
use kernel::{MemberId, SHANGHAI, business_date};
use rest::Problem;

/// Hand-overs whose next signature is one's own.
///
/// # Errors
/// When the database is away.
pub async fn own_todo(desk: &Desk<'_>, own: MemberId) -> Result<Vec<OwnTodo>, Problem> {
    let signs = |volume: &Model| {
        let people = volume.from_member_id.zip(volume.to_member_id);
        people.and_then(|(from, to)| view::next(volume.state, from, to)) == Some(own)
    };
    let todo = |(unit, volume): (Unit, Model)| OwnTodo {
        id: Some(volume.id.0),
        on: Some(business_date(volume.made_at, SHANGHAI)),
        subject: Some(unit.name),
        ..OwnTodo::of(Urgency::Waiting, OwnMatter::HandoverToSign)
    };
    let theirs = mine::of(desk, own).await?.into_iter();
    Ok(theirs.filter(|(_, volume)| signs(volume)).map(todo).collect())
}
