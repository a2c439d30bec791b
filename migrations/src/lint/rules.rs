use crate::Scope;

pub struct Rule {
    pub says: &'static str,
    /// Where it holds; everywhere when `None`.
    pub scope: Option<Scope>,
    pub offends: fn(&str) -> bool,
}

const fn everywhere(says: &'static str, offends: fn(&str) -> bool) -> Rule {
    Rule { says, scope: None, offends }
}

const fn tenant(says: &'static str, offends: fn(&str) -> bool) -> Rule {
    Rule { says, scope: Some(Scope::Tenant), offends }
}

/// `s` is one statement in lower case with single spaces and without text or comments.
pub const ALL: &[Rule] = &[
    everywhere("GRANT ON ALL … scans the catalogue", |s| s.starts_with("grant ") && s.contains(" on all ")),
    everywhere("TRUNCATE scans the catalogue", |s| s.starts_with("truncate")),
    everywhere("VACUUM and ANALYZE do not belong in a migration", |s| {
        s.starts_with("vacuum") || s.starts_with("analyze")
    }),
    everywhere("ADD COLUMN … DEFAULT scans: add, SET DEFAULT, backfill, SET NOT NULL", adds_with_default),
    everywhere("changing a column's type scans and breaks cached plans", |s| {
        s.starts_with("alter table") && s.contains(" alter ") && has_word(s, "type")
    }),
    everywhere("no enum types: text with CHECK", |s| s.starts_with("create type") && has_word(s, "enum")),
    everywhere("no triggers", |s| s.starts_with("create") && has_word(s, "trigger")),
    everywhere("a migration is one transaction: no CONCURRENTLY", |s| has_word(s, "concurrently")),
    everywhere("an index needs a name", |s| {
        s.starts_with("create index on ") || s.starts_with("create unique index on ")
    }),
    everywhere("a constraint needs a name", has_unnamed_constraint),
    everywhere("transactions, roles and settings are the runner's business", is_control),
    tenant("no code in tenant schemas", |s| {
        s.starts_with("do ")
            || (s.starts_with("create") && (has_word(s, "function") || has_word(s, "procedure")))
    }),
    tenant("no views in tenant schemas", |s| s.starts_with("create") && has_word(s, "view")),
    tenant("no inheritance", |s| has_word(s, "inherits")),
    tenant("a tenant's file names no schema", names_a_schema),
];

fn is_control(s: &str) -> bool {
    [
        "set ",
        "reset ",
        "begin",
        "commit",
        "rollback",
        "savepoint",
        "start transaction",
        "discard",
        "create role",
        "drop role",
    ]
    .iter()
    .any(|word| s.starts_with(word))
}

fn adds_with_default(s: &str) -> bool {
    s.starts_with("alter table")
        && s.split(',').any(|part| {
            let adds = part.contains(" add ") && !part.contains(" add constraint ");
            adds && has_word(part, "default")
        })
}

/// A key or check that is not introduced by `constraint name`.
fn has_unnamed_constraint(s: &str) -> bool {
    if !(s.starts_with("create table") || s.starts_with("alter table")) {
        return false;
    }
    let words: Vec<&str> = s.split([' ', '(', ')', ',']).filter(|word| !word.is_empty()).collect();
    let named = |at: usize| at >= 2 && words[at - 2] == "constraint";
    words.iter().enumerate().any(|(at, word)| match *word {
        "primary" | "unique" | "check" | "foreign" => !named(at),
        // a foreign key spelt behind a column has no word of its own before it
        "references" => !words[..at].iter().rev().take(20).any(|w| *w == "foreign") && !named(at),
        _ => false,
    })
}

/// `schema.table` where a table is named. `alias.column` elsewhere is fine.
fn names_a_schema(s: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '{' | '}' | '"');
    let words: Vec<&str> = s.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect();
    let declares = s.starts_with("create") || s.starts_with("grant") || s.starts_with("revoke");
    let names_table = |before: &str| {
        matches!(before, "from" | "into" | "update" | "join" | "references" | "table" | "exists" | "only")
            || (declares && before == "on")
    };
    words.iter().enumerate().any(|(at, word)| {
        let Some((schema, _)) = word.split_once('.') else { return false };
        let schema = schema.trim_matches('"');
        matches!(schema, "platform" | "public" | "information_schema")
            || schema.starts_with("t_")
            || at.checked_sub(1).is_some_and(|before| names_table(words[before]))
    })
}

fn has_word(s: &str, word: &str) -> bool {
    s.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|found| found == word)
}
