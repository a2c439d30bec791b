//! What a tenant's schema looks like at a version, read from the files themselves: the server's catalogues are
//! never asked, because looking into them costs more the more tenants there are.

mod parse;

use crate::{Set, Version, lint::strip};

/// A tenant's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    /// In the order of the files. Columns the server computes are not among them.
    pub columns: Vec<Column>,
    pub primary_key: Vec<String>,
    pub foreign_keys: Vec<ForeignKey>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    /// Its values come from a sequence that has to be moved after rows were put in.
    pub identity: bool,
}

/// How a value of the column is written in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Boolean,
    Integer,
    Text,
}

impl Kind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Text => "text",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    pub columns: Vec<String>,
    pub table: String,
    pub target: Vec<String>,
}

/// The tables at `at`; those that others refer to come first.
pub fn tables(set: &Set, at: Version) -> Vec<Table> {
    let mut tables = Vec::new();
    for file in set.until(at).after(Version::default()) {
        for statement in strip::statements(&file.sql) {
            parse::apply(&mut tables, &statement);
        }
    }
    in_order(tables)
}

/// Referenced tables before those that refer to them; a circle is left as it stands.
fn in_order(mut left: Vec<Table>) -> Vec<Table> {
    let mut done: Vec<Table> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |table: &Table| {
            let mut others = table.foreign_keys.iter().filter(|key| key.table != table.name);
            others.any(|key| left.iter().any(|other| other.name == key.table))
        };
        let at = left.iter().position(|table| !waits(table)).unwrap_or_default();
        done.push(left.remove(at));
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FILES, Scope, set};

    #[test]
    fn every_table_of_every_service_has_columns_and_a_key() {
        for service in ["identity", "records", "notifications"] {
            let set = set(service, Scope::Tenant);
            let found = tables(&set, set.target());
            assert!(found.len() >= 5, "{service}");
            for (at, table) in found.iter().enumerate() {
                assert!(!table.primary_key.is_empty(), "{service}.{}", table.name);
                for name in &table.primary_key {
                    assert!(table.columns.iter().any(|c| c.name == *name), "{service}.{}.{name}", table.name);
                }
                for key in table.foreign_keys.iter().filter(|key| key.table != table.name) {
                    let before = found[..at].iter().any(|other| other.name == key.table);
                    assert!(before, "{service}: {} refers to {}", table.name, key.table);
                }
            }
        }
        assert!(!FILES.is_empty());
    }

    #[test]
    fn columns_are_told_apart() {
        let set = set("identity", Scope::Tenant);
        let found = tables(&set, set.target());
        let accounts = found.iter().find(|table| table.name == "accounts").unwrap();
        let kind = |name: &str| accounts.columns.iter().find(|c| c.name == name).map(|c| c.kind);
        assert_eq!(kind("id"), Some(Kind::Text));
        assert_eq!(kind("must_change_password"), Some(Kind::Boolean));
        assert_eq!(kind("totp_step"), Some(Kind::Integer));
        assert_eq!(kind("accounts_pkey"), None);
        assert_eq!(accounts.primary_key, ["id"]);
    }

    #[test]
    fn an_older_version_has_fewer_tables() {
        let set = set("identity", Scope::Tenant);
        let first = tables(&set, Version { common: 1, own: 1 });
        let names: Vec<_> = first.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["audit_log", "audit_head", "settings"]);
    }
}
