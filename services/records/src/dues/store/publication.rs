use kernel::{DuesPublicationId, UnitId};
use sea_orm::{
    Condition, IntoActiveModel, Order, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// The figures of a year, as they were shown.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_publications")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesPublicationId,
    pub unit_id: UnitId,
    pub year: i32,
    pub figures: Json,
    pub note: Option<String>,
    pub published_on: Date,
    pub published_by: Option<Uuid>,
    pub published_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One page, the latest year first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let ordered = Entity::find().filter(condition).order_by(Column::Year, Order::Desc);
    ordered.order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn find_within(
    tx: &TenantTx,
    id: DuesPublicationId,
    within: Condition,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn of_year(tx: &TenantTx, unit: UnitId, year: i32) -> Result<Option<Model>, DbErr> {
    let one = Condition::all().add(Column::UnitId.eq(unit)).add(Column::Year.eq(year));
    Entity::find().filter(one).one(tx).await
}

pub async fn insert(tx: &TenantTx, publication: Model) -> Result<(), DbErr> {
    Entity::insert(publication.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Behind a publication in the order of [`page`].
pub fn behind(year: i32, id: DuesPublicationId) -> Expr {
    let row = Expr::tuple([Expr::col(Column::Year), Expr::col(Column::Id)]);
    row.lt(Expr::tuple([Expr::val(year), Expr::val(id)]))
}
