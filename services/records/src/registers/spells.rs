//! What all registers keep alike: spells of members, each with a first day and, once it is known, a last one.

use super::{problems::ENDED_ALREADY, query, rules};
use crate::{
    desk::Desk,
    members::{self, Reached},
    sql::any_of,
    units,
};
use access::{Action, ResourceKind};
use kernel::{MemberId, SpellId};
use rest::{Ctx, Page, Paged, Problem, kinds};
use sea_orm::{
    Condition, ExprTrait, IntoActiveModel, Order, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Query, SelectStatement},
};
use std::collections::{HashMap, HashSet};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// An entity whose rows are spells.
pub trait Spell: EntityTrait {
    const ID: Self::Column;
    const MEMBER: Self::Column;
    const UNTIL: Self::Column;
    const VERSION: Self::Column;
    const END_RECORDED_AT: Self::Column;

    fn id(row: &Self::Model) -> SpellId;
    fn member(row: &Self::Model) -> MemberId;
    fn since(row: &Self::Model) -> Date;
    fn version(row: &Self::Model) -> i32;
    fn recorded_at(row: &Self::Model) -> OffsetDateTime;
}

/// Makes the entity of a module a [`Spell`].
macro_rules! spell {
    () => {
        impl $crate::registers::spells::Spell for Entity {
            const ID: Column = Column::Id;
            const MEMBER: Column = Column::MemberId;
            const UNTIL: Column = Column::Until;
            const VERSION: Column = Column::Version;
            const END_RECORDED_AT: Column = Column::EndRecordedAt;

            fn id(row: &Model) -> kernel::SpellId {
                row.id
            }

            fn member(row: &Model) -> kernel::MemberId {
                row.member_id
            }

            fn since(row: &Model) -> time::Date {
                row.since
            }

            fn version(row: &Model) -> i32 {
                row.version
            }

            fn recorded_at(row: &Model) -> time::OffsetDateTime {
                row.recorded_at
            }
        }
    };
}
pub(crate) use spell;

/// The newest first.
pub async fn page<E: Spell>(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<E::Model>, DbErr> {
    E::find().filter(condition).order_by(E::ID, Order::Desc).limit(limit).all(tx).await
}

/// One page of a list.
pub async fn cut<E: Spell>(
    tx: &TenantTx,
    condition: Condition,
    asked: &Page,
) -> Result<Paged<E::Model>, DbErr> {
    Ok(Paged::cut(page::<E>(tx, condition, asked.fetch()).await?, asked, E::id))
}

/// All of them, the newest first.
pub async fn all<E: Spell>(tx: &TenantTx, condition: Condition) -> Result<Vec<E::Model>, DbErr> {
    page::<E>(tx, condition, u64::from(u32::MAX)).await
}

/// Every spell of one member.
pub async fn of_member<E: Spell>(tx: &TenantTx, member: MemberId) -> Result<Vec<E::Model>, DbErr> {
    all::<E>(tx, Condition::all().add(E::MEMBER.eq(member))).await
}

/// Every spell of these members.
pub async fn of<E: Spell>(tx: &TenantTx, members: &[MemberId]) -> Result<Vec<E::Model>, DbErr> {
    all::<E>(tx, theirs::<E>(members)).await
}

/// The open spells of these members.
pub async fn open_of<E: Spell>(tx: &TenantTx, members: &[MemberId]) -> Result<Vec<E::Model>, DbErr> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    all::<E>(tx, theirs::<E>(members).add(E::UNTIL.is_null())).await
}

/// Which of these members are in an open spell.
pub async fn open_among<E: Spell>(tx: &TenantTx, members: &[MemberId]) -> Result<HashSet<MemberId>, DbErr> {
    Ok(open_of::<E>(tx, members).await?.iter().map(E::member).collect())
}

/// Whether one of these members has such a spell.
pub async fn any<E: Spell>(tx: &TenantTx, members: &[MemberId], such: Condition) -> Result<bool, DbErr> {
    Ok(!page::<E>(tx, theirs::<E>(members).add(such), 1).await?.is_empty())
}

/// When the spells of these members were recorded.
pub async fn recorded<E: Spell>(
    tx: &TenantTx,
    members: &[MemberId],
) -> Result<HashMap<MemberId, OffsetDateTime>, DbErr> {
    let spells = of::<E>(tx, members).await?;
    Ok(spells.iter().map(|spell| (E::member(spell), E::recorded_at(spell))).collect())
}

/// Removes the spells of members who are taken back.
pub async fn forget<E: Spell>(tx: &TenantTx, members: &[MemberId]) -> Result<(), DbErr> {
    E::delete_many().filter(theirs::<E>(members)).exec(tx).await.map(drop)
}

fn theirs<E: Spell>(members: &[MemberId]) -> Condition {
    Condition::all().add(any_of(E::MEMBER, members.to_vec()))
}

pub async fn insert<E: Spell>(tx: &TenantTx, entry: E::Model) -> Result<(), DbErr>
where
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    E::insert(entry.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// The member a spell is to begin for, whom the actor may change.
///
/// # Errors
/// 422 when there is none within reach, 403 when the member may not be changed.
pub async fn named(ctx: &Ctx, member: MemberId) -> Result<Reached, Problem> {
    ctx.reach_something(Action::Update, ResourceKind::Member).await?;
    let found = members::reached_for(ctx, member, Action::Update).await;
    found.map_err(|problem| units::outside(problem, &members::UNKNOWN_MEMBER, "/member_id"))
}

/// A spell that is to be ended, and its member, whom the actor may change.
///
/// # Errors
/// 404 when there is none within reach, 403 when its member may not be changed.
pub async fn reached<E: Spell>(ctx: &Ctx, id: SpellId) -> Result<(E::Model, Reached), Problem> {
    let reach = ctx.reach(Action::View, ResourceKind::Member).await?;
    let seen = query::within(&reach, E::MEMBER).add(E::ID.eq(id));
    let spell = E::find().filter(seen).one(ctx.tx()).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let member = members::reached_for(ctx, E::member(&spell), Action::Update).await?;
    Ok((spell, member))
}

/// Ends a spell that has no last day, or a later one; `None` when somebody else was faster.
pub async fn end<E: Spell>(
    tx: &TenantTx,
    spell: &E::Model,
    until: Date,
    now: OffsetDateTime,
) -> Result<Option<E::Model>, DbErr> {
    let longer = Condition::any().add(E::UNTIL.is_null()).add(E::UNTIL.gt(until));
    let unchanged = Condition::all().add(E::ID.eq(E::id(spell))).add(E::VERSION.eq(E::version(spell)));
    let ended = E::update_many()
        .col_expr(E::UNTIL, Expr::value(until))
        .col_expr(E::END_RECORDED_AT, Expr::value(now))
        .col_expr(E::VERSION, Expr::col(E::VERSION).add(1));
    Ok(ended.filter(unchanged).filter(longer).exec_with_returning(tx).await?.pop())
}

/// Ends a spell on the day somebody gives.
///
/// # Errors
/// 422 when the day is not right, 409 when the spell has ended by then.
pub async fn end_on<E: Spell>(desk: &Desk<'_>, spell: &E::Model, until: Date) -> Result<E::Model, Problem> {
    rules::ends(E::since(spell), until, desk.today)?;
    let ended = end::<E>(desk.tx, spell, until, desk.now).await?;
    ended.ok_or_else(|| ENDED_ALREADY.problem())
}

/// Members with an open spell; for `open == false`, members without one.
pub fn member_ids<E: Spell>(open: bool) -> SelectStatement {
    let with_open =
        Query::select().column(E::MEMBER).from(E::default()).and_where(E::UNTIL.is_null()).to_owned();
    if open { with_open } else { members::ids_except(with_open) }
}
