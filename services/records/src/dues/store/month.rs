use crate::sql::last_days;
use kernel::{DuesPaymentId, MemberId, UnitId};
use sea_orm::{ConnectionTrait, DbBackend, IntoActiveModel, QueryResult, Statement, entity::prelude::*};
use std::collections::HashMap;
use tenancy::{FOR_ITS_VALUES, TenantTx};
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
///
/// Nearly everybody who is behind has paid every month up to some day and none since, and owes every month alike: then
/// their run follows from the last month paid. Of all others it is null.
const LONG_UNPAID: &str = "WITH behind AS MATERIALIZED ( \
       SELECT f.member_id, f.first, f.eased FROM ( \
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
     SELECT m.id, m.unit_id, CASE \
         WHEN b.eased OR m.dues_paid_to IS NOT NULL OR EXISTS ( \
           SELECT 1 FROM dues_excuses e WHERE e.member_id = m.id AND e.withdrawn_at IS NULL) THEN NULL \
         WHEN c.months = 0 THEN (($1::date - b.first) / 30.4375::float8)::int + 1 \
         WHEN c.first = b.first AND c.months = ((c.last - c.first) / 30.4375::float8)::int + 1 \
           THEN (($1::date - c.last) / 30.4375::float8)::int END AS run \
     FROM members m JOIN behind b ON b.member_id = m.id CROSS JOIN LATERAL ( \
       SELECT count(*) AS months, min(d.month) AS first, max(d.month) AS last FROM dues_months d \
       WHERE d.member_id = m.id AND d.month <= $1) c \
     WHERE m.id = ANY (ARRAY(SELECT member_id FROM behind)) AND m.membership_state = 'normal' ORDER BY m.id";

/// A member with many months unpaid.
#[derive(Clone, Copy, Debug)]
pub struct Unpaid {
    pub member: MemberId,
    pub unit: UnitId,
    /// How many consecutive ones up to the month asked for; none where their standing has to be read for it.
    pub run: Option<u16>,
}

/// Everybody with at least so many months unpaid up to that one, since something was fixed for them, and some others.
///
/// # Errors
/// When the database is away.
pub async fn long_unpaid(tx: &TenantTx, due: Date, least: i32) -> Result<Vec<Unpaid>, DbErr> {
    let sql = format!("{LONG_UNPAID}{FOR_ITS_VALUES}");
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, [due.into(), least.into()]);
    tx.query_all_raw(query).await?.iter().map(unpaid).collect()
}

fn unpaid(row: &QueryResult) -> Result<Unpaid, DbErr> {
    let (member, unit): (Uuid, Uuid) = (row.try_get("", "id")?, row.try_get("", "unit_id")?);
    let run: Option<i32> = row.try_get("", "run")?;
    Ok(Unpaid {
        member: MemberId(member),
        unit: UnitId(unit),
        run: run.and_then(|run| u16::try_from(run).ok()),
    })
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
