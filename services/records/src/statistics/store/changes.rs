//! The past of memberships, from where it is written down: the audit log, and the papers of transfers.

use crate::{
    members::words::{Gender, MembershipState},
    statistics::{
        frame::Counting,
        history::{Came, Entry},
        rules::life::Span,
    },
};
use kernel::{MemberId, SHANGHAI, UnitId};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
use tenancy::{FOR_ITS_VALUES, TenantTx};
use time::{Date, Time};

/// Entries recorded after a day that moved a membership or changed its state; the day of a transfer is that of its
/// papers. Served by the partial index `audit_log_memberships_idx`, which holds these entries alone; the papers of one
/// entry are found by `transfers_member_idx`.
const CHANGES: &str = "SELECT a.subject_id AS member_id, a.at, \
     coalesce(paper.accepted_on, (a.at AT TIME ZONE 'Asia/Shanghai')::date) AS day, \
     a.old::jsonb ->> 'unit_id' AS unit_was, a.new::jsonb ->> 'unit_id' AS unit_is, \
     a.old::jsonb ->> 'group_id' AS group_was, \
     a.old::jsonb ->> 'membership_state' AS state_was, a.new::jsonb ->> 'membership_state' AS state_is \
     FROM audit_log a LEFT JOIN LATERAL (\
       SELECT t.accepted_on FROM transfers t JOIN transfer_steps s ON s.transfer_id = t.id \
       WHERE t.member_id = a.subject_id AND t.accepted_on IS NOT NULL \
       AND s.recorded_at BETWEEN a.at - interval '1 millisecond' AND a.at + interval '1 millisecond' LIMIT 1\
     ) paper ON true \
     WHERE a.subject = 'member' AND a.action = 'update' \
     AND (a.old LIKE '%\"membership_state\":%' OR a.old LIKE '%\"unit_id\":%') \
     AND a.subject_id IS NOT NULL AND a.at >= $1";

const IN_ORDER: &str = " ORDER BY 3, a.seq";

/// Who was moved into a unit or out of it, in entries recorded after a day, which two indexes on nothing but these moves
/// serve: `audit_log_unit_was_idx` and `audit_log_unit_is_idx`.
const MOVED: &str = "SELECT DISTINCT a.subject_id AS member_id FROM audit_log a \
     WHERE a.subject = 'member' AND a.action = 'update' AND a.old LIKE '%\"unit_id\":%' \
     AND (a.old::jsonb ->> 'unit_id' = $1 OR a.new::jsonb ->> 'unit_id' = $1) \
     AND a.old::jsonb ->> 'unit_id' IS NOT NULL AND a.new::jsonb ->> 'unit_id' IS NOT NULL \
     AND a.subject_id IS NOT NULL AND a.at >= $2";

/// Records that began when somebody came from elsewhere, after a day.
const CAME: &str = "SELECT t.member_id, min(t.accepted_on) AS day FROM transfers t \
     JOIN transfer_steps s ON s.transfer_id = t.id JOIN members m ON m.id = t.member_id \
     WHERE t.route = 'incoming' AND t.accepted_on > $1 \
     AND s.recorded_at BETWEEN m.created_at - interval '1 millisecond' AND m.created_at + interval '1 millisecond'";

const BY_MEMBER: &str = " GROUP BY t.member_id";

pub async fn changes(tx: &TenantTx, after: Date) -> Result<(Vec<Entry>, Vec<Came>), DbErr> {
    let recorded = read(tx, format!("{CHANGES}{IN_ORDER}"), [recorded_after(after)]).await?;
    let came = read(tx, format!("{CAME}{BY_MEMBER}"), [after.into()]).await?;
    Ok((recorded, came))
}

/// The same of these members alone: by `audit_log_subject_idx`, whatever the organisation has in its log.
pub async fn changes_of(
    tx: &TenantTx,
    after: Date,
    members: Vec<MemberId>,
) -> Result<(Vec<Entry>, Vec<Came>), DbErr> {
    let recorded = format!("{CHANGES} AND a.subject_id = ANY($2){IN_ORDER}{FOR_ITS_VALUES}");
    let recorded = read(tx, recorded, [recorded_after(after), members.clone().into()]).await?;
    let came = format!("{CAME} AND t.member_id = ANY($2){BY_MEMBER}{FOR_ITS_VALUES}");
    let came = read(tx, came, [after.into(), members.into()]).await?;
    Ok((recorded, came))
}

/// Whoever was moved into this unit or out of it, by what was recorded after a day.
///
/// # Errors
/// When the database is away.
pub async fn moved_through(tx: &TenantTx, unit: UnitId, after: Date) -> Result<Vec<MemberId>, DbErr> {
    let values = [unit.to_string().into(), recorded_after(after)];
    let statement =
        Statement::from_sql_and_values(DbBackend::Postgres, format!("{MOVED}{FOR_ITS_VALUES}"), values);
    tx.query_all_raw(statement).await?.iter().map(|row| row.try_get("", "member_id")).collect()
}

fn recorded_after(day: Date) -> Value {
    day.next_day().unwrap_or(day).with_time(Time::MIDNIGHT).assume_offset(SHANGHAI).into()
}

async fn read<T: FromQueryResult>(
    tx: &TenantTx,
    sql: String,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<T>, DbErr> {
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    tx.query_all_raw(statement).await?.iter().map(|row| T::from_query_result(row, "")).collect()
}

/// A member whose membership began or changed, with the classes of the bulletin.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Touched {
    pub id: MemberId,
    pub unit_id: UnitId,
    pub group_id: Option<UnitId>,
    pub membership_state: MembershipState,
    pub joined_on: Date,
    pub born: Option<Date>,
    pub gender: Gender,
    pub ethnic: Option<String>,
    pub education: Option<String>,
    pub work_post: Option<String>,
}

const TOUCHED: &str = "SELECT id, unit_id, group_id, membership_state, joined_on, \
     coalesce(birth_date, id_birth_date) AS born, gender, ethnic, education, work_post \
     FROM members WHERE id = ANY($1) OR (joined_on > $2 AND joined_on <= $3)";

/// These members, and whoever joined within the span: `members_pkey` and `members_joined_idx` together.
pub async fn touched(tx: &TenantTx, of: &Counting, span: Span) -> Result<Vec<Touched>, DbErr> {
    let values = [of.history_members().into(), span.after.into(), span.through.into()];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, TOUCHED, values)).await?;
    rows.iter().map(|row| Touched::from_query_result(row, "")).collect()
}
