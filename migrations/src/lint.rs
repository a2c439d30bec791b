//! Refuses what does not scale to thousands of schemas, or would let tenants touch each other.
//!
//! Many a harmless statement scans a whole system catalogue or table: fine once, ruinous ten thousand times.

mod rules;
pub(crate) mod strip;

use crate::Scope;
use std::fmt;

/// One offence against a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: &'static str,
    pub statement: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.statement)
    }
}

/// Looks through one file.
pub fn check(sql: &str, scope: Scope) -> Vec<Finding> {
    let mut findings = Vec::new();
    for statement in strip::statements(sql) {
        for rule in rules::ALL {
            if rule.scope.is_none_or(|only| only == scope) && (rule.offends)(&statement) {
                findings.push(Finding { rule: rule.says, statement: statement.chars().take(120).collect() });
            }
        }
    }
    if scope == Scope::Tenant {
        findings.extend(ungranted(sql));
    }
    findings
}

/// Tables that a file makes and never grants to the tenant's role: nobody could use them.
fn ungranted(sql: &str) -> Vec<Finding> {
    let statements = strip::statements(sql);
    let granted = |table: &str| {
        statements.iter().any(|s| {
            s.starts_with("grant ") && s.ends_with("to {{tenant}}") && s.contains(&format!(" on {table} "))
        })
    };
    statements
        .iter()
        .filter_map(|s| s.strip_prefix("create table ")?.split([' ', '(']).next())
        .filter(|table| !granted(table))
        .map(|table| Finding { rule: "a table without a GRANT to {{tenant}}", statement: table.to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FILES, set};

    #[test]
    fn every_file_passes() {
        for file in FILES {
            let scope = if file.scope == "tenant" { Scope::Tenant } else { Scope::Platform };
            let findings: Vec<_> = check(file.sql, scope).iter().map(ToString::to_string).collect();
            assert!(findings.is_empty(), "{}/{}/{}: {findings:#?}", file.folder, file.scope, file.name);
        }
    }

    #[test]
    fn all_services_together_stay_below_a_hundred_and_twenty_tables_a_tenant() {
        let tables = |service: &str| {
            let set = set(service, Scope::Tenant);
            let files = set.common.iter().chain(&set.own);
            files.flat_map(|f| strip::statements(&f.sql)).filter(|s| s.starts_with("create table ")).count()
        };
        let sum: usize = ["identity", "records", "notifications"].map(tables).iter().sum();
        assert!(sum <= 120, "{sum} tables");
    }

    #[test]
    fn offences_are_found() {
        let offences = [
            "GRANT SELECT ON ALL TABLES IN SCHEMA x TO {{tenant}};",
            "TRUNCATE members;",
            "ALTER TABLE members ADD COLUMN rank integer NOT NULL DEFAULT 0;",
            "ALTER TABLE members ADD rank integer DEFAULT 0;",
            "ALTER TABLE members ALTER COLUMN name TYPE varchar(200);",
            "CREATE TYPE mood AS ENUM ('sad', 'ok');",
            "CREATE TRIGGER t BEFORE UPDATE ON members EXECUTE FUNCTION f();",
            "CREATE OR REPLACE TRIGGER t AFTER UPDATE ON members EXECUTE FUNCTION f();",
            "VACUUM members;",
            "CREATE INDEX ON members (name);",
            "CREATE INDEX CONCURRENTLY members_name_idx ON members (name);",
            "CREATE TABLE a (id uuid PRIMARY KEY); GRANT SELECT ON a TO {{tenant}};",
            "CREATE TABLE a (id uuid, CHECK (id IS NOT NULL)); GRANT SELECT ON a TO {{tenant}};",
            "CREATE TABLE a (id uuid REFERENCES b (id)); GRANT SELECT ON a TO {{tenant}};",
            "CREATE TABLE a (id uuid, CONSTRAINT a_b_fk FOREIGN KEY (id) REFERENCES t_x.b (id));
             GRANT SELECT ON a TO {{tenant}};",
            "CREATE TABLE a (id uuid, CONSTRAINT a_pkey PRIMARY KEY (id));",
            "INSERT INTO platform.jobs (queue) VALUES ('x');",
            "CREATE INDEX x_idx ON other.notes (id);",
            "UPDATE other.notes SET rank = 1;",
            "SET ROLE postgres;",
            "COMMIT;",
            "ALTER TABLE members DISABLE ROW LEVEL SECURITY; DO $$ BEGIN END $$;",
            "CREATE VIEW v AS SELECT 1;",
            "CREATE TABLE part () INHERITS (members); GRANT SELECT ON part TO {{tenant}};",
        ];
        for sql in offences {
            assert!(!check(sql, Scope::Tenant).is_empty(), "{sql}");
        }
    }

    #[test]
    fn what_only_looks_like_an_offence_passes() {
        let fine = "-- never TRUNCATE; CREATE TYPE is refused too
            CREATE TABLE notes (
                id uuid NOT NULL,
                text varchar(20) NOT NULL DEFAULT 'TRUNCATE x; DO it',
                CONSTRAINT notes_pkey PRIMARY KEY (id),
                CONSTRAINT notes_text_form CHECK (text <> 'vacuum' /* CHECK */)
            );
            CREATE UNIQUE INDEX notes_text_key ON notes (text);
            ALTER TABLE notes ADD COLUMN rank integer;
            ALTER TABLE notes ALTER COLUMN rank SET DEFAULT 0;
            ALTER TABLE notes ADD CONSTRAINT notes_rank_bounds CHECK (rank >= 0);
            UPDATE notes n SET rank = o.rank * 1.5 FROM others o JOIN more m ON m.id = o.id WHERE o.id = n.id;
            GRANT SELECT, INSERT (id, text) ON notes TO {{tenant}};";
        assert_eq!(check(fine, Scope::Tenant), []);
    }
}
