//! What all registers keep alike: spells of members, each with a first day and, once it is known, a last one.

use super::query;
use crate::members::{self, Reached};
use access::{Action, ResourceKind};
use kernel::{MemberId, SpellId};
use rest::{Ctx, Problem, kinds};
use sea_orm::{
    Condition, ExprTrait, IntoActiveModel, Order, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Query, SelectStatement},
};
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
    fn version(row: &Self::Model) -> i32;
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

            fn version(row: &Model) -> i32 {
                row.version
            }
        }
    };
}
pub(crate) use spell;

/// The newest first.
pub async fn page<E: Spell>(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<E::Model>, DbErr> {
    E::find().filter(condition).order_by(E::ID, Order::Desc).limit(limit).all(tx).await
}

pub async fn insert<E: Spell>(tx: &TenantTx, entry: E::Model) -> Result<(), DbErr>
where
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    E::insert(entry.into_active_model()).exec_without_returning(tx).await.map(drop)
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

/// Members with an open spell; for `open == false`, members without one.
pub fn member_ids<E: Spell>(open: bool) -> SelectStatement {
    let with_open =
        Query::select().column(E::MEMBER).from(E::default()).and_where(E::UNTIL.is_null()).to_owned();
    if open { with_open } else { members::ids_except(with_open) }
}
