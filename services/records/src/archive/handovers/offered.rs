//! Whether the secretary of a unit has changed lately, and nothing was handed over.

use crate::{
    archive::store::{self, Column},
    desk::Desk,
    members, posts,
    units::Unit,
};
use kernel::MemberId;
use rest::Problem;
use rulepack::Post;
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use time::{Date, Duration};
use utoipa::ToSchema;

/// A handover that should be made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HandoverOffer {
    pub from_member_id: MemberId,
    pub from_name: String,
    /// None while the post is vacant.
    pub to_member_id: Option<MemberId>,
    pub to_name: Option<String>,
    /// The day the post changed.
    pub since: Date,
}

/// # Errors
/// When the database is away.
pub async fn offered(desk: &Desk<'_>, unit: &Unit) -> Result<Option<HandoverOffer>, Problem> {
    let days = desk.pack.archive.handover.on(desk.today).value.offered_days.usual;
    let earliest = desk.today.saturating_sub(Duration::days(days.into()));
    let held = posts::holders(desk.tx, unit.id, Post::Secretary).await?;
    let left = held.iter().filter_map(|(member, period)| Some((*member, period.until?)));
    let left = left.filter(|(_, until)| earliest <= *until && *until <= desk.today);
    let Some((from, since)) = left.max_by_key(|(_, until)| *until) else { return Ok(None) };
    let now = held.iter().find(|(_, period)| period.contains(desk.today)).map(|(member, _)| *member);
    let now = now.filter(|now| *now != from);
    let made = Condition::all().add(Column::UnitId.eq(unit.id)).add(Column::FromMemberId.eq(from));
    let made = store::handovers(desk.tx, made, 1).await?;
    let before = |volume: &store::Model| kernel::business_date(volume.made_at, kernel::SHANGHAI) >= since;
    if made.first().is_some_and(before) {
        return Ok(None);
    }
    let mut names = members::names(desk.tx, [Some(from), now].into_iter().flatten().collect()).await?;
    Ok(Some(HandoverOffer {
        from_member_id: from,
        from_name: names.remove(&from).unwrap_or_default(),
        to_member_id: now,
        to_name: now.and_then(|now| names.remove(&now)),
        since,
    }))
}
