//! The projections `units` and `member_places`, and every query on them.

use kernel::{MemberId, UnitId};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};
use tenancy::TenantTx;

pub mod unit {
    use kernel::UnitId;
    use sea_orm::{
        Condition, ExprTrait,
        entity::prelude::*,
        sea_query::{LikeExpr, Query, SelectStatement},
    };

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "units")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UnitId,
        pub parent_id: Option<UnitId>,
        pub path: String,
        pub kind: String,
        pub name: String,
        pub short_name: Option<String>,
        pub state: String,
    }

    impl ActiveModelBehavior for ActiveModel {}

    /// Ids of the units in some subtrees. No subtree holds no unit.
    pub fn below(paths: &[String]) -> SelectStatement {
        let any = paths.iter().fold(Condition::any(), |any, path| {
            // paths are made of ids and slashes, nothing in them is a pattern
            any.add(Expr::col(Column::Path).like(LikeExpr::new(format!("{path}%"))))
        });
        let condition = if paths.is_empty() { Condition::all().add(Expr::value(false)) } else { any };
        Query::select().column(Column::Id).from(Entity).cond_where(condition).to_owned()
    }
}

pub mod member_place {
    use kernel::{MemberId, UnitId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "member_places")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: MemberId,
        pub unit_id: UnitId,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub async fn by_id(tx: &TenantTx, id: UnitId) -> Result<Option<unit::Model>, DbErr> {
    unit::Entity::find_by_id(id).one(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<UnitId>) -> Result<Vec<unit::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    unit::Entity::find().filter(unit::Column::Id.is_in(ids)).order_by_asc(unit::Column::Path).all(tx).await
}

/// Takes over the state of a unit, whether it was known or not.
pub async fn put(tx: &TenantTx, row: unit::Model) -> Result<(), DbErr> {
    use unit::Column;
    let columns =
        [Column::ParentId, Column::Path, Column::Kind, Column::Name, Column::ShortName, Column::State];
    let row = sea_orm::IntoActiveModel::into_active_model(row);
    unit::Entity::insert(sea_orm::ActiveModelTrait::reset_all(row))
        .on_conflict(OnConflict::column(Column::Id).update_columns(columns).to_owned())
        .exec_without_returning(tx)
        .await
        .map(drop)
}

pub async fn remove(tx: &TenantTx, id: UnitId) -> Result<(), DbErr> {
    unit::Entity::delete_by_id(id).exec(tx).await.map(drop)
}

/// The unit a member belongs to, as far as this service has heard.
pub async fn place_of(tx: &TenantTx, member: MemberId) -> Result<Option<UnitId>, DbErr> {
    Ok(member_place::Entity::find_by_id(member).one(tx).await?.map(|place| place.unit_id))
}

pub async fn place(tx: &TenantTx, member: MemberId, unit: UnitId) -> Result<(), DbErr> {
    use member_place::Column;
    let row = member_place::ActiveModel {
        member_id: sea_orm::ActiveValue::Set(member),
        unit_id: sea_orm::ActiveValue::Set(unit),
    };
    member_place::Entity::insert(row)
        .on_conflict(OnConflict::column(Column::MemberId).update_column(Column::UnitId).to_owned())
        .exec_without_returning(tx)
        .await
        .map(drop)
}

pub async fn displace(tx: &TenantTx, member: MemberId) -> Result<(), DbErr> {
    member_place::Entity::delete_by_id(member).exec(tx).await.map(drop)
}

/// Forgets everything, before a replay.
pub async fn clear(tx: &TenantTx) -> Result<(), DbErr> {
    member_place::Entity::delete_many().exec(tx).await?;
    unit::Entity::delete_many().exec(tx).await.map(drop)
}
