use crate::sql::any_of;
use kernel::{DuesPaymentId, MemberId, UnitId};
use sea_orm::{ConnectionTrait, DbBackend, IntoActiveModel, QueryResult, Statement, entity::prelude::*};
use std::collections::HashMap;
use tenancy::TenantTx;
use time::Date;

/// That a payment covers a month of a member.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_months")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub month: Date,
    pub payment_id: DuesPaymentId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_members(tx: &TenantTx, members: Vec<MemberId>) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(any_of(Column::MemberId, members)).all(tx).await
}

pub async fn insert(tx: &TenantTx, months: Vec<Model>) -> Result<(), DbErr> {
    let rows = months.into_iter().map(IntoActiveModel::into_active_model);
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

pub async fn delete_of(tx: &TenantTx, payment: DuesPaymentId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::PaymentId.eq(payment)).exec(tx).await.map(drop)
}

/// The months of all are counted in one walk along `dues_months_pkey`. None is before the first for which something was
/// fixed: there was nothing to pay.
const LONG_UNPAID: &str = "SELECT m.id, m.unit_id FROM ( \
       SELECT a.member_id, min(a.from_month) AS first FROM dues_assessments a \
       WHERE a.kind <> 'exempt' AND a.from_month <= $1 GROUP BY a.member_id) f \
     JOIN members m ON m.id = f.member_id \
     LEFT JOIN (SELECT d.member_id, count(*) AS months FROM dues_months d \
       WHERE d.month <= $1 GROUP BY d.member_id) p ON p.member_id = f.member_id \
     WHERE m.membership_state = 'normal' AND \
       12 * (extract(year FROM $1::date) - extract(year FROM f.first)) \
         + extract(month FROM $1::date) - extract(month FROM f.first) + 1 - coalesce(p.months, 0) >= $2 \
     ORDER BY m.id";

/// Members with at least so many months unpaid up to that one, since something was fixed for them; with the branch.
pub async fn long_unpaid(tx: &TenantTx, due: Date, least: i32) -> Result<Vec<(MemberId, UnitId)>, DbErr> {
    let values = [due.into(), least.into()];
    let query = Statement::from_sql_and_values(DbBackend::Postgres, LONG_UNPAID, values);
    let member = |row: &QueryResult| {
        let (id, unit): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "unit_id")?);
        Ok((MemberId(id), UnitId(unit)))
    };
    tx.query_all_raw(query).await?.iter().map(member).collect()
}

/// Payments that were taken back cover no month any more.
const PAID: &str = "SELECT p.member_id, max(p.paid_on) AS day FROM dues_payments p WHERE p.member_id = ANY($1) \
     AND EXISTS (SELECT 1 FROM dues_months d WHERE d.member_id = p.member_id \
       AND d.month BETWEEN p.first_month AND p.last_month AND d.payment_id = p.id) \
     GROUP BY p.member_id";

/// When each of these last paid for a month.
///
/// # Errors
/// When the database is away.
pub async fn last_paid(tx: &TenantTx, members: Vec<MemberId>) -> Result<HashMap<MemberId, Date>, DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, PAID, [members.into()]);
    let one =
        |row: &QueryResult| Ok((MemberId(row.try_get::<Uuid>("", "member_id")?), row.try_get("", "day")?));
    tx.query_all_raw(query).await?.iter().map(one).collect()
}
