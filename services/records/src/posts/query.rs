//! What other features ask about posts.

use super::{
    store::{self, Column},
    view::{self, PostOut},
};
use crate::{desk::Desk, members, sql::any_of};
use kernel::{MemberId, Period, PostId, UnitId};
use rest::Problem;
use rulepack::Post;
use sea_orm::{ColumnTrait, Condition, DbErr};
use std::collections::HashMap;
use tenancy::TenantTx;
use time::Date;

/// The secretaries of units today, by name.
///
/// # Errors
/// When the database is away.
pub async fn secretaries(desk: &Desk<'_>, units: Vec<UnitId>) -> Result<HashMap<UnitId, String>, Problem> {
    if units.is_empty() {
        return Ok(HashMap::new());
    }
    let held =
        store::held_on(desk.today).add(Column::Post.eq(Post::Secretary)).add(any_of(Column::UnitId, units));
    let posts = store::all(desk.tx, held).await?;
    let names = members::names(desk.tx, posts.iter().map(|post| post.member_id).collect()).await?;
    Ok(posts
        .into_iter()
        .filter_map(|post| Some((post.unit_id, names.get(&post.member_id)?.clone())))
        .collect())
}

/// How many posts of a unit are held today.
///
/// # Errors
/// When the database is away.
pub async fn count_current(desk: &Desk<'_>, unit: UnitId) -> Result<usize, DbErr> {
    let held = store::held_on(desk.today).add(Column::UnitId.eq(unit));
    Ok(store::all(desk.tx, held).await?.len())
}

/// Whether one of these members has or had a post.
///
/// # Errors
/// When the database is away.
pub async fn any_held_by(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    let theirs = Condition::all().add(any_of(Column::MemberId, members.to_vec()));
    store::exists(tx, theirs).await
}

/// How many units have a secretary today, by posts other than these.
///
/// # Errors
/// When the database is away.
pub async fn secretaries_without(desk: &Desk<'_>, others: &[PostId]) -> Result<usize, DbErr> {
    let held = store::held_on(desk.today).add(Column::Post.eq(Post::Secretary));
    let posts = store::all(desk.tx, held).await?;
    Ok(posts.iter().filter(|post| !others.contains(&post.id)).count())
}

/// Who holds which post in a unit on a day.
///
/// # Errors
/// When the database is away.
pub async fn held_in(tx: &TenantTx, unit: UnitId, day: Date) -> Result<Vec<(MemberId, Post)>, DbErr> {
    let held = store::all(tx, store::held_on(day).add(Column::UnitId.eq(unit))).await?;
    Ok(held.into_iter().map(|post| (post.member_id, post.post)).collect())
}

/// When which posts of a unit were held.
///
/// # Errors
/// When the database is away.
pub async fn periods(tx: &TenantTx, unit: UnitId) -> Result<Vec<(Post, Period)>, DbErr> {
    let all = store::all(tx, Condition::all().add(Column::UnitId.eq(unit))).await?;
    Ok(all.into_iter().map(|post| (post.post, post.period())).collect())
}

/// The same of many units at once.
///
/// # Errors
/// When the database is away.
pub async fn periods_in(
    tx: &TenantTx,
    units: Vec<UnitId>,
) -> Result<HashMap<UnitId, Vec<(Post, Period)>>, DbErr> {
    let mut periods: HashMap<UnitId, Vec<(Post, Period)>> = HashMap::new();
    for post in store::all(tx, Condition::all().add(any_of(Column::UnitId, units))).await? {
        periods.entry(post.unit_id).or_default().push((post.post, post.period()));
    }
    Ok(periods)
}

/// Everything a member holds or held, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<PostOut>, Problem> {
    let theirs = Condition::all().add(Column::MemberId.eq(member));
    view::shown(desk, store::all(desk.tx, theirs).await?).await
}

/// Who holds or held a post of a unit, and when.
///
/// # Errors
/// When the database is away.
pub async fn holders(tx: &TenantTx, unit: UnitId, post: Post) -> Result<Vec<(MemberId, Period)>, DbErr> {
    let all = store::of_unit(tx, unit, post).await?;
    Ok(all.into_iter().map(|post| (post.member_id, post.period())).collect())
}

/// Which posts of a unit somebody holds or held, and when.
///
/// # Errors
/// When the database is away.
pub async fn held_by_in(tx: &TenantTx, unit: UnitId, member: MemberId) -> Result<Vec<(Post, Period)>, DbErr> {
    let theirs = Condition::all().add(Column::UnitId.eq(unit)).add(Column::MemberId.eq(member));
    Ok(store::all(tx, theirs).await?.into_iter().map(|post| (post.post, post.period())).collect())
}

/// What of the posts of a unit is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    pub posts: usize,
    /// The secretary's among them.
    pub secretary: bool,
}

/// What is filled today, of every unit that has somebody in a post.
///
/// # Errors
/// When the database is away.
pub async fn filled(desk: &Desk<'_>) -> Result<HashMap<UnitId, Filled>, DbErr> {
    let mut filled: HashMap<UnitId, Filled> = HashMap::new();
    for (unit, post) in store::places(desk.tx, store::held_on(desk.today)).await? {
        let of = filled.entry(unit).or_default();
        of.posts += 1;
        of.secretary |= post == Post::Secretary;
    }
    Ok(filled)
}

/// When which posts were held, in every unit.
///
/// # Errors
/// When the database is away.
pub async fn all_periods(tx: &TenantTx) -> Result<Vec<(UnitId, Post, Period)>, DbErr> {
    let all = store::all(tx, Condition::all()).await?;
    Ok(all.into_iter().map(|post| (post.unit_id, post.post, post.period())).collect())
}

/// Who is secretary of which unit today.
///
/// # Errors
/// When the database is away.
pub async fn secretaries_of(desk: &Desk<'_>) -> Result<Vec<(UnitId, MemberId)>, DbErr> {
    let held = store::held_on(desk.today).add(Column::Post.eq(Post::Secretary));
    Ok(store::all(desk.tx, held).await?.into_iter().map(|post| (post.unit_id, post.member_id)).collect())
}
