use crate::sql::last_days;
use kernel::{MemberId, UnitId};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use std::collections::HashMap;
use tenancy::{FOR_ITS_VALUES, TenantTx};
use time::Date;
use uuid::Uuid;

/// Whoever was missed lately and was nowhere since that day, not as a guest and not excused: of each candidate the list
/// of meetings is read, the newest first, up to the first that speaks for them. Only of the rest the whole past is
/// read: from the first meeting missed after the last that was attended, or that there was a reason to miss.
const ABSENT: &str = "WITH missed AS MATERIALIZED ( \
       SELECT DISTINCT p.member_id FROM meetings m JOIN meeting_participants p ON p.meeting_id = m.id \
       WHERE m.state IN ('held', 'filed') AND m.day > $1 AND m.day <= $2 \
         AND p.mark = 'unexcused' AND p.standing <> 'guest'), \
     away AS MATERIALIZED ( \
       SELECT c.member_id FROM missed c LEFT JOIN LATERAL ( \
         SELECT true AS there FROM meeting_participants p JOIN meetings m ON m.id = p.meeting_id \
         WHERE p.member_id = c.member_id AND p.mark <> 'unexcused' \
           AND m.state IN ('held', 'filed') AND m.day > $1 AND m.day <= $2 \
         ORDER BY p.meeting_id DESC LIMIT 1) seen ON true \
       WHERE seen.there IS NULL) \
     SELECT b.unit_id, past.since FROM away c \
     JOIN members b ON b.id = c.member_id AND b.membership_state = 'normal' \
     CROSS JOIN LATERAL ( \
       SELECT min(was.day) AS since FROM ( \
         SELECT m.day, p.mark, p.standing, max(m.day) FILTER (WHERE p.mark <> 'unexcused') OVER () AS attended \
         FROM meeting_participants p JOIN meetings m ON m.id = p.meeting_id \
         WHERE p.member_id = c.member_id AND p.mark IS NOT NULL \
           AND m.state IN ('held', 'filed') AND m.day <= $2) was \
       WHERE was.mark = 'unexcused' AND was.standing <> 'guest' AND (was.attended IS NULL OR was.day > was.attended)) past \
     WHERE past.since IS NOT NULL";

/// Members who attended nothing after `since` up to a day and were missed: their branch, and since when they are missed.
pub async fn absent(tx: &TenantTx, since: Date, today: Date) -> Result<Vec<(UnitId, Date)>, DbErr> {
    let sql = format!("{ABSENT}{FOR_ITS_VALUES}");
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, [since.into(), today.into()]);
    let one =
        |row: &QueryResult| Ok((UnitId(row.try_get::<Uuid>("", "unit_id")?), row.try_get("", "since")?));
    tx.query_all_raw(query).await?.iter().map(one).collect()
}

/// Of whoever was seen lately any late day will do; of the rest every meeting is read.
const SEEN: &str = "SELECT c.id AS member_id, coalesce(late.day, past.day) AS day FROM unnest($1) AS c(id) \
     LEFT JOIN LATERAL ( \
       SELECT m.day FROM meeting_participants p JOIN meetings m ON m.id = p.meeting_id \
       WHERE p.member_id = c.id AND p.mark <> 'unexcused' AND m.state IN ('held', 'filed') AND m.day > $2 \
       ORDER BY p.meeting_id DESC LIMIT 1) late ON true \
     LEFT JOIN LATERAL ( \
       SELECT max(m.day) AS day FROM meeting_participants p JOIN meetings m ON m.id = p.meeting_id \
       WHERE late.day IS NULL AND p.member_id = c.id AND p.mark <> 'unexcused' AND m.state IN ('held', 'filed')) past \
       ON true \
     WHERE coalesce(late.day, past.day) IS NOT NULL";

/// When each of these was last at a meeting, as a guest too, or excused from one. After `late` it is a day they were
/// there, if not the last.
///
/// # Errors
/// When the database is away.
pub async fn last_seen(
    tx: &TenantTx,
    members: Vec<MemberId>,
    late: Date,
) -> Result<HashMap<MemberId, Date>, DbErr> {
    last_days(tx, SEEN, members, late).await
}
