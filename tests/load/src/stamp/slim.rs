//! Organisations that have the tables a measured request touches and no others: those of the session it comes with, and
//! those of a member and of the rules it is shown by. Columns, constraints and indexes are those of the migrations, so that a connection that gets to know
//! such an organisation reads as much of the catalogue as for a whole one. Versions are the same, too.

use crate::{
    ground::{Ground, NAME, Tenant},
    large::{Size, roster},
    sql,
};
use anyhow::{Context, Result};
use futures_util::future::try_join_all;
use kernel::Service;
use migrations::{Scope, Set};

/// Connections that put rows in. The processors are two, and sessions are put in at the same time.
const LANES: usize = 2;
/// A committee above a branch with a member.
const SIZE: Size = Size { committees: 1, branches: 1, members: 1 };

const fn touched(service: Service) -> &'static [&'static str] {
    match service {
        Service::Identity => &["settings", "accounts", "sessions", "assignments"],
        Service::Records => &["units", "members", "floating_spells", "lost_contacts", "rule_values"],
        Service::Notifications => &[],
    }
}

/// The migrations of a service with nothing in them but those tables.
pub fn set(service: Service) -> Set {
    let mut set = migrations::set(service.as_str(), Scope::Tenant);
    for file in set.common.iter_mut().chain(&mut set.own) {
        file.sql = about(&file.sql, touched(service)).into();
    }
    set
}

/// The statements of a file that are about one of these tables.
fn about(sql: &str, tables: &[&str]) -> String {
    let lines: Vec<&str> = sql.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
    let text = lines.join("\n");
    let statements = text.split(";\n").map(|statement| statement.trim().trim_end_matches(';'));
    let kept = statements.filter(|statement| table(statement).is_some_and(|table| tables.contains(&table)));
    kept.map(|statement| format!("{statement};\n")).collect()
}

fn table(statement: &str) -> Option<&str> {
    let mut words = statement.split_whitespace();
    let name = match (words.next()?, words.next()?) {
        ("CREATE" | "ALTER", "TABLE") | ("INSERT", "INTO") => words.next(),
        // nothing has been entered yet, and what changes rows may read tables that are not there
        ("UPDATE" | "DELETE", _) => None,
        ("CREATE" | "GRANT" | "REVOKE", _) => words.skip_while(|word| *word != "ON").nth(1),
        _ => None,
    };
    name.map(|name| name.split('(').next().unwrap_or(name))
}

/// A branch and a member for everybody, sealed with everybody's own keys.
pub async fn fill(ground: &Ground, tenants: Vec<Tenant>) -> Result<Vec<Tenant>> {
    let each = tenants.len().div_ceil(LANES).max(1);
    let filled = try_join_all(tenants.chunks(each).map(|some| lane(ground, some))).await?;
    Ok(filled.into_iter().flatten().collect())
}

async fn lane(ground: &Ground, tenants: &[Tenant]) -> Result<Vec<Tenant>> {
    let mut conn = ground.admin(&format!("{NAME}_records")).await?;
    sql::run(&mut conn, "SET session_replication_role = replica; SET synchronous_commit = off".into())
        .await?;
    let system = ground.deployment.system_scope(Service::Records);
    let mut filled = Vec::with_capacity(tenants.len());
    for tenant in tenants {
        let scope = system.enter(&tenant.key).await?.context("the organisation is there")?;
        let tx = ground.deployment.tenant_db(Service::Records).begin(&scope).await?;
        let vault = tx.keys();
        tx.rollback().await?;
        let tree = roster::tree(SIZE);
        let unit = *tree.branches.first().context("a branch")?;
        let rows = roster::members(&vault, &[unit], 0, 1)?;
        let member = rows.split('\t').next().unwrap_or_default().to_owned();
        sql::run(&mut conn, format!("SET search_path = {}", tenant.key.schema())).await?;
        sql::copy(&mut conn, roster::UNITS, tree.rows).await?;
        sql::copy(&mut conn, roster::MEMBERS, rows).await?;
        filled.push(Tenant { unit: unit.to_string(), member, ..tenant.clone() });
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_other_tables_is_left_out() {
        let sql = "-- a; comment;\nCREATE TABLE units (\n    id uuid -- no; end\n);\nCREATE TABLE posts (id uuid);\n\
                   CREATE UNIQUE INDEX units_key ON units (id);\nCREATE INDEX posts_key ON posts (id);\n\
                   ALTER TABLE units ADD COLUMN a int;\nUPDATE units SET a = p.a FROM posts p;\nGRANT SELECT, UPDATE ON units TO {{tenant}};\n";
        let kept = about(sql, &["units"]);
        assert_eq!(kept.matches("units").count(), 5, "{kept}");
        assert!(!kept.contains("posts"), "{kept}");
    }

    #[test]
    fn every_table_is_made_and_granted_and_nothing_else_is() {
        for &service in Service::ALL {
            let set = set(service);
            let sql: String = set.common.iter().chain(&set.own).map(|file| &*file.sql).collect();
            for table in touched(service) {
                assert!(sql.contains(&format!("CREATE TABLE {table} (")), "{service} {table}");
                assert!(sql.contains(&format!(" ON {table} TO {{{{tenant}}}}")), "{service} {table}");
            }
            assert_eq!(sql.matches("CREATE TABLE").count(), touched(service).len(), "{service}");
            let whole = migrations::set(service.as_str(), Scope::Tenant);
            assert_eq!(set.target().number(), whole.target().number(), "{service}");
        }
    }
}
