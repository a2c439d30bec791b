//! What the tables of money that branches take from members have alike: payments, their receipts, extra payments.

use rest::{Page, Paged};
use sea_orm::{Condition, Order, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Serialize, de::DeserializeOwned};
use tenancy::TenantTx;

/// An entity whose rows a branch took from a member.
pub trait Taken: EntityTrait {
    type Id: Serialize + DeserializeOwned + Into<Value>;

    const ID: Self::Column;
    const UNIT: Self::Column;
    const MEMBER: Self::Column;

    fn id(row: &Self::Model) -> Self::Id;
}

/// Makes the entity of a module [`Taken`]: named is the type of its ids.
macro_rules! taken {
    ($id:ty) => {
        impl $crate::dues::store::taken::Taken for Entity {
            type Id = $id;

            const ID: Column = Column::Id;
            const UNIT: Column = Column::UnitId;
            const MEMBER: Column = Column::MemberId;

            fn id(row: &Model) -> $id {
                row.id
            }
        }
    };
}
pub(crate) use taken;

/// One page of a list, latest first.
pub async fn cut<E: Taken>(
    tx: &TenantTx,
    condition: Condition,
    asked: &Page,
) -> Result<Paged<E::Model>, DbErr> {
    Ok(Paged::cut(page::<E>(tx, condition, asked.fetch()).await?, asked, E::id))
}

/// All of them, latest first.
pub async fn all<E: Taken>(tx: &TenantTx, condition: Condition) -> Result<Vec<E::Model>, DbErr> {
    page::<E>(tx, condition, u64::from(u32::MAX)).await
}

async fn page<E: Taken>(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<E::Model>, DbErr> {
    E::find().filter(condition).order_by(E::ID, Order::Desc).limit(limit).all(tx).await
}
