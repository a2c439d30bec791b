use crate::{
    crew::Office,
    ledger::{Ledger, What, Write},
    load,
    site::Site,
};
use anyhow::Result;
use kernel::Service;
use sqlx::{AssertSqlSafe, PgConnection, Row as _};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// How often each mark is found, straight from the tables. A change of a member is found in the audit log.
const COUNTS: &[(What, Service, &str)] = &[
    (What::Member, Service::Records, "SELECT name, count(*) FROM members GROUP BY name"),
    (
        What::MemberChange,
        Service::Records,
        "SELECT new::json->>'job_title', count(*) FROM audit_log \
         WHERE subject = 'member' AND action = 'update' AND new LIKE '{%' GROUP BY 1",
    ),
    (What::Unit, Service::Records, "SELECT name, count(*) FROM units GROUP BY name"),
    (What::Correction, Service::Records, "SELECT note, count(*) FROM corrections GROUP BY note"),
    (
        What::Decision,
        Service::Records,
        "SELECT decision_reason, count(*) FROM corrections GROUP BY decision_reason",
    ),
    (
        What::Invitation,
        Service::Identity,
        "SELECT display_name, count(*) FROM invitations GROUP BY display_name",
    ),
    (What::Upload, Service::Records, "SELECT file_name, count(*) FROM imports GROUP BY file_name"),
    (
        What::Apply,
        Service::Records,
        "SELECT file_name, count(*) FROM imports WHERE state = 'applied' GROUP BY file_name",
    ),
    (
        What::Document,
        Service::Records,
        "SELECT file_name, count(*) FROM document_versions WHERE state = 'stored' GROUP BY file_name",
    ),
];

type Counts = HashMap<String, i64>;

/// Everything acknowledged is there exactly once, everything else at most once. Of no kind that was tried or
/// `expected` was all refused: what never works is tested by nobody.
pub(super) async fn each_once(
    site: &Site,
    offices: &[Arc<Office>],
    ledger: &Ledger,
    expected: &[What],
) -> Result<()> {
    let writes = ledger.writes();
    let mut tally: BTreeMap<What, (u32, u32)> = expected.iter().map(|what| (*what, (0, 0))).collect();
    for (number, office) in offices.iter().enumerate() {
        for (what, service, sql) in COUNTS {
            let mut database = inside(site, *service, office).await?;
            let counts = counts(&mut database, sql).await?;
            for write in writes.iter().filter(|write| write.office == number && write.what == *what) {
                let (acknowledged, found) = tally.entry(*what).or_default();
                *acknowledged += u32::from(write.acknowledged.is_some());
                let times = counts.get(&write.mark).copied().unwrap_or_default();
                *found += u32::from(times > 0);
                judge(write, times, ledger);
            }
        }
        rows(site, office, number, &writes, ledger).await?;
    }
    for (what, (acknowledged, found)) in tally {
        println!("  {what:?}: {acknowledged} acknowledged, {found} there");
        if acknowledged == 0 {
            ledger.breach(format!("no {what:?} was acknowledged in the whole run"));
        }
    }
    Ok(())
}

/// While everybody goes on: what was acknowledged until now is there exactly once, everything else at most once. What a
/// job has to do first is looked at in the end. Gives how many writes were acknowledged.
pub(super) async fn until_now(site: &Site, offices: &[Arc<Office>], ledger: &Ledger) -> Result<usize> {
    // read before the tables: what is acknowledged in between is there, and not asked for
    let writes = ledger.writes();
    for (number, office) in offices.iter().enumerate() {
        for (what, service, sql) in COUNTS.iter().filter(|(what, ..)| *what != What::Apply) {
            let mut database = inside(site, *service, office).await?;
            let counts = counts(&mut database, sql).await?;
            for write in writes.iter().filter(|write| write.office == number && write.what == *what) {
                judge(write, counts.get(&write.mark).copied().unwrap_or_default(), ledger);
            }
        }
    }
    Ok(writes.iter().filter(|write| write.acknowledged.is_some()).count())
}

fn judge(write: &Write, times: i64, ledger: &Ledger) {
    let (what, mark, round) = (write.what, &write.mark, &write.round);
    if write.acknowledged.is_some() && times != 1 {
        ledger.breach_once(format!("{what:?} {mark} of {round} was acknowledged and is there {times} times"));
    } else if times > 1 {
        ledger.breach_once(format!("{what:?} {mark} of {round} is there {times} times"));
    }
}

/// The people of every file that was entered are members, once each; those of no other file are.
async fn rows(site: &Site, office: &Office, number: usize, writes: &[Write], ledger: &Ledger) -> Result<()> {
    let mut database = inside(site, Service::Records, office).await?;
    let members = counts(&mut database, "SELECT name, count(*) FROM members GROUP BY name").await?;
    let applied = "SELECT file_name, count(*) FROM imports WHERE state = 'applied' GROUP BY file_name";
    let applied = counts(&mut database, applied).await?;
    for write in writes.iter().filter(|write| write.office == number && write.what == What::Upload) {
        let expected = applied.get(&write.mark).copied().unwrap_or_default();
        for row in 0..load::ROWS {
            let name = load::name(&write.mark, row);
            let times = members.get(&name).copied().unwrap_or_default();
            if times != expected {
                ledger.breach(format!("{name} of {} is there {times} times, not {expected}", write.mark));
            }
        }
    }
    Ok(())
}

pub(super) async fn inside(site: &Site, service: Service, office: &Office) -> Result<PgConnection> {
    let mut database = site.database(service).await?;
    let path = format!("SET search_path TO {}", office.key.schema());
    sqlx::query(AssertSqlSafe(path)).execute(&mut database).await?;
    Ok(database)
}

async fn counts(database: &mut PgConnection, sql: &'static str) -> Result<Counts> {
    let rows = sqlx::query(sql).fetch_all(database).await?;
    let pair = |row: &sqlx::postgres::PgRow| -> Result<(String, i64)> {
        Ok((row.try_get::<Option<String>, _>(0)?.unwrap_or_default(), row.try_get(1)?))
    };
    rows.iter().map(pair).collect()
}
