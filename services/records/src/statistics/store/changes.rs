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
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use tenancy::TenantTx;
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
     AND a.subject_id IS NOT NULL AND a.at >= $1 ORDER BY 3, a.seq";

/// Records that began when somebody came from elsewhere, after a day.
const CAME: &str = "SELECT t.member_id, min(t.accepted_on) AS day FROM transfers t \
     JOIN transfer_steps s ON s.transfer_id = t.id JOIN members m ON m.id = t.member_id \
     WHERE t.route = 'incoming' AND t.accepted_on > $1 \
     AND s.recorded_at BETWEEN m.created_at - interval '1 millisecond' AND m.created_at + interval '1 millisecond' \
     GROUP BY t.member_id";

pub async fn changes(tx: &TenantTx, after: Date) -> Result<(Vec<Entry>, Vec<Came>), DbErr> {
    let next = after.next_day().unwrap_or(after).with_time(Time::MIDNIGHT).assume_offset(SHANGHAI);
    let recorded = Statement::from_sql_and_values(DbBackend::Postgres, CHANGES, [next.into()]);
    let came = Statement::from_sql_and_values(DbBackend::Postgres, CAME, [after.into()]);
    let recorded = tx.query_all_raw(recorded).await?;
    let came = tx.query_all_raw(came).await?;
    Ok((
        recorded.iter().map(|row| Entry::from_query_result(row, "")).collect::<Result<_, _>>()?,
        came.iter().map(|row| Came::from_query_result(row, "")).collect::<Result<_, _>>()?,
    ))
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
