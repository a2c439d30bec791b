use crate::sql::last_days;
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

/// There are many: a row for each payment costs a fraction of one for each month.
const OF_MEMBERS: &str = "SELECT member_id, payment_id, array_agg(month) AS months FROM dues_months \
     WHERE member_id = ANY ($1) GROUP BY member_id, payment_id";

/// The months that payments cover of each of these.
pub async fn of_members(tx: &TenantTx, members: Vec<MemberId>) -> Result<Vec<Model>, DbErr> {
    let members: Vec<Uuid> = members.into_iter().map(|member| member.0).collect();
    let query = Statement::from_sql_and_values(DbBackend::Postgres, OF_MEMBERS, [members.into()]);
    let mut all = Vec::new();
    for row in tx.query_all_raw(query).await? {
        let (member_id, payment_id) =
            (MemberId(row.try_get_by_index(0)?), DuesPaymentId(row.try_get_by_index(1)?));
        let months: Vec<Date> = row.try_get_by_index(2)?;
        all.extend(months.into_iter().map(|month| Model { member_id, month, payment_id }));
    }
    Ok(all)
}

pub async fn insert(tx: &TenantTx, months: Vec<Model>) -> Result<(), DbErr> {
    let rows = months.into_iter().map(IntoActiveModel::into_active_model);
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

pub async fn delete_of(tx: &TenantTx, payment: DuesPaymentId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::PaymentId.eq(payment)).exec(tx).await.map(drop)
}

/// The months between the first and the last of each payment are added up, for a payment covers every one of them that
/// owes something: there are six times as many months as payments. A reversal says the months it takes back. Whoever
/// owes nothing for some of them, by an exemption or an amount of nothing, is not left out. A month has 30.4375 days.
const LONG_UNPAID: &str = "WITH behind AS MATERIALIZED ( \
       SELECT f.member_id FROM ( \
         SELECT a.member_id, min(a.from_month) FILTER (WHERE a.kind <> 'exempt') AS first, \
           bool_or(a.kind = 'exempt' OR a.amount = 0) AS eased, \
           coalesce(max(a.amount) FILTER (WHERE a.kind <> 'exempt'), 0) AS most \
         FROM dues_assessments a WHERE a.from_month <= $1 GROUP BY a.member_id) f \
       LEFT JOIN ( \
         SELECT p.member_id, sum(CASE WHEN p.reverses IS NULL THEN 1 ELSE -1 END \
           * (((least(p.last_month, $1::date) - p.first_month) / 30.4375::float8)::int + 1)) AS months \
         FROM dues_payments p WHERE p.first_month <= $1 GROUP BY p.member_id) p ON p.member_id = f.member_id \
       WHERE f.most > 0 \
         AND (f.eased OR (($1::date - f.first) / 30.4375::float8)::int + 1 - coalesce(p.months, 0) >= $2)) \
     SELECT m.id, m.unit_id FROM members m \
     WHERE m.id = ANY (ARRAY(SELECT member_id FROM behind)) AND m.membership_state = 'normal' ORDER BY m.id";

/// Everybody with at least so many months unpaid up to that one, since something was fixed for them, and some others;
/// with the branch.
pub async fn long_unpaid(tx: &TenantTx, due: Date, least: i32) -> Result<Vec<(MemberId, UnitId)>, DbErr> {
    let values = [due.into(), least.into()];
    let query = Statement::from_sql_and_values(DbBackend::Postgres, LONG_UNPAID, values);
    let member = |row: &QueryResult| {
        let (id, unit): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "unit_id")?);
        Ok((MemberId(id), UnitId(unit)))
    };
    tx.query_all_raw(query).await?.iter().map(member).collect()
}

/// Payments that were taken back count for nothing. Of whoever paid lately any late day will do; of the rest all
/// payments are read.
const PAID: &str = "SELECT c.id AS member_id, coalesce(late.day, past.day) AS day FROM unnest($1) AS c(id) \
     LEFT JOIN LATERAL ( \
       SELECT p.paid_on AS day FROM dues_payments p WHERE p.member_id = c.id AND p.paid_on > $2 AND p.reverses IS NULL \
         AND NOT EXISTS (SELECT 1 FROM dues_payments r WHERE r.reverses = p.id) \
       ORDER BY p.id DESC LIMIT 1) late ON true \
     LEFT JOIN LATERAL ( \
       SELECT max(p.paid_on) AS day FROM dues_payments p WHERE late.day IS NULL AND p.member_id = c.id \
         AND p.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM dues_payments r WHERE r.reverses = p.id)) past ON true \
     WHERE coalesce(late.day, past.day) IS NOT NULL";

/// When each of these last paid for a month. After `late` it is a day they paid on, if not the last.
///
/// # Errors
/// When the database is away.
pub async fn last_paid(
    tx: &TenantTx,
    members: Vec<MemberId>,
    late: Date,
) -> Result<HashMap<MemberId, Date>, DbErr> {
    last_days(tx, PAID, members, late).await
}
