//! Class hours of a year, of everybody who is counted.

use super::people::{people, statement};
use crate::statistics::frame::Counting;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};
use tenancy::TenantTx;
use time::Date;

/// What counts as study in a year and what it asks, in the form a database compares.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The first day of the year; the last one is that of the count.
    pub from: Date,
    pub kinds: Vec<String>,
    /// Posts of those of whom more is asked.
    pub posts: Vec<String>,
    /// Minutes of a class hour, at least one.
    pub hour: i64,
    pub member_hours: i64,
    pub leader_hours: i64,
    pub leader_courses: i64,
}

impl Asked {
    fn values(&self) -> Vec<Value> {
        vec![self.from.into(), self.kinds.clone().into(), self.posts.clone().into(), self.hour.into()]
    }
}

/// The query of [`people`] with whether somebody `leads`, the whole class `hours`, those of courses among them, and how
/// many `courses` there were; its parameters are `$11` to `$14`.
/// The people are asked for once more within the sum, so that only their entries are read: a branch goes from its members
/// to their lists by `meeting_participants_member_idx`, the whole organisation from the meetings of the year. What
/// `extract` gives is exact to any number of places, and costs a fifth of the whole.
fn studied(of: &Counting) -> String {
    let people = people(of);
    format!(
        "SELECT p.*, l.member_id IS NOT NULL AS leads, coalesce(c.courses, 0) AS courses, \
         coalesce(s.minutes, 0) / $14 + coalesce(c.hours, 0) AS hours FROM ({people}) p \
         LEFT JOIN (SELECT a.member_id, \
           sum(greatest(floor(date_part('epoch', m.ended_at - m.started_at) / 60), 0))::bigint AS minutes \
           FROM ({people}) q JOIN meeting_participants a ON a.member_id = q.id \
           JOIN meetings m ON m.id = a.meeting_id \
           WHERE a.mark = 'present' AND a.standing <> 'guest' AND m.day >= $11 AND m.day <= $3 \
           AND m.state IN ('held', 'filed') AND m.ended_at IS NOT NULL AND m.kinds && $12::text[] \
           GROUP BY a.member_id) s ON s.member_id = p.id \
         LEFT JOIN (SELECT member_id, sum(hours)::bigint AS hours, count(*) AS courses FROM courses \
           WHERE ended_on >= $11 AND ended_on <= $3 GROUP BY member_id) c ON c.member_id = p.id \
         LEFT JOIN (SELECT DISTINCT member_id FROM posts WHERE post = ANY($13) \
           AND started_on <= $3 AND (ended_on IS NULL OR ended_on > $3)) l ON l.member_id = p.id"
    )
}

/// How many there are with so many hours and courses.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WithHours {
    pub leads: bool,
    pub hours: i64,
    pub courses: i64,
    pub n: i64,
}

/// A few hundred rows however many members there are.
pub async fn by_hours(tx: &TenantTx, of: &Counting, asked: &Asked) -> Result<Vec<WithHours>, DbErr> {
    let sql = format!(
        "SELECT p.leads, p.hours, p.courses, count(*) AS n FROM ({}) p GROUP BY 1, 2, 3",
        studied(of)
    );
    let rows = tx.query_all_raw(statement(of, sql, asked.values())).await?;
    rows.iter().map(|row| WithHours::from_query_result(row, "")).collect()
}

/// The query of [`people`] with the class of each in the columns `study`, `course` and `total`, and its further parameters.
pub fn study_behind(of: &Counting, asked: &Asked) -> (String, Vec<Value>) {
    let sql = format!(
        "SELECT p.*, CASE WHEN p.leads THEN 'leader' ELSE 'member' END || \
         CASE WHEN p.hours >= CASE WHEN p.leads THEN $16 ELSE $15 END THEN '_reached' ELSE '_short' END AS study, \
         CASE WHEN p.hours > 0 THEN 'studied' ELSE 'not_studied' END AS total, \
         CASE WHEN p.leads AND p.courses >= $17 THEN 'leader_course' WHEN p.leads THEN 'leader_no_course' \
           WHEN p.courses > 0 THEN 'member_course' ELSE 'member_no_course' END AS course FROM ({}) p",
        studied(of)
    );
    let mut values = asked.values();
    values.extend([asked.member_hours, asked.leader_hours, asked.leader_courses].map(Value::from));
    (sql, values)
}
