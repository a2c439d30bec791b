use super::error::refused;
use sea_orm::DbErr;

const ALLOWED: [&str; 6] = ["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH"];

/// Passes statements that read or change rows and nothing else.
///
/// A role can always leave itself (`RESET ROLE`), so what switches roles, settings or transactions must not
/// reach the server. Together with the extended protocol, which carries one statement at a time, the first
/// word decides.
pub(crate) fn permit(sql: &str) -> Result<(), DbErr> {
    let body = skip(sql);
    let end = body.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(body.len());
    // a letter beyond ASCII would go on with the word in Postgres' eyes
    let next_is_word =
        body[end..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$');
    let known = ALLOWED.iter().any(|word| body[..end].eq_ignore_ascii_case(word));
    if known && !next_is_word { Ok(()) } else { Err(refused("statement refused in a tenant transaction")) }
}

/// Whether a permitted statement reads and does nothing else: no rows, no locks, no events, no jobs. In doubt it
/// does more.
pub(crate) fn only_reads(sql: &str) -> bool {
    let text = sql.to_ascii_uppercase();
    let does_more = ["UPDATE", "SHARE", "PLATFORM", "ADVISORY"].iter().any(|word| text.contains(word));
    skip(&text).starts_with("SELECT") && !does_more
}

/// What is left after white space and comments.
fn skip(mut sql: &str) -> &str {
    loop {
        let rest = sql.trim_start_matches([' ', '\t', '\n', '\r', '\x0c']);
        if let Some(comment) = rest.strip_prefix("--") {
            sql = comment.find(['\n', '\r']).map_or("", |at| &comment[at..]);
        } else if rest.starts_with("/*") {
            sql = &rest[block(rest)..];
        } else {
            return rest;
        }
    }
}

/// The length of a block comment; Postgres nests them.
fn block(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{only_reads, permit};

    #[test]
    fn what_only_reads_can_be_done_again() {
        for sql in ["SELECT a FROM x WHERE b = $1", "/* why */ select 1"] {
            assert!(only_reads(sql), "{sql}");
        }
        for sql in [
            "INSERT INTO x VALUES (1)",
            "SELECT a FROM x FOR UPDATE",
            "select a from x for no key update",
            "SELECT a FROM x for share",
            "SELECT platform.emit($1, $2)",
            "SELECT \"platform\".enqueue($1)",
            "SELECT pg_advisory_xact_lock(1)",
            "WITH a AS (DELETE FROM x RETURNING *) SELECT * FROM a",
        ] {
            assert!(!only_reads(sql), "{sql}");
        }
    }

    #[test]
    fn reading_and_writing_rows_passes() {
        for sql in [
            "SELECT 1",
            "select\t1",
            " \n-- why\n/* a /* b */ c */ insert into x values (1)",
            "WITH a AS (SELECT 1) DELETE FROM x",
            "merge into x using y on true when matched then do nothing",
            "UPDATE x SET a = 1",
            "SELECT(1)",
        ] {
            assert!(permit(sql).is_ok(), "{sql}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for sql in [
            "",
            "--",
            "-- SELECT 1",
            "/* SELECT 1",
            "/* /* */ SELECT 1",
            "SET ROLE x",
            "/* SELECT */ SET ROLE x",
            "-- x\rRESET ROLE",
            "DO $$ BEGIN END $$",
            "BEGIN",
            "COMMIT",
            "ROLLBACK",
            "DISCARD ALL",
            "EXPLAIN ANALYZE SELECT 1",
            "PREPARE p AS SELECT 1",
            "EXECUTE p",
            "DECLARE c CURSOR FOR SELECT 1",
            "COPY x TO STDOUT",
            "LISTEN x",
            "CALL p()",
            "CREATE TABLE x ()",
            "TRUNCATE x",
            "SHOW role",
            "VALUES (1)",
            "TABLE x",
            "LOCK x",
            "SELECTED",
            "select_1",
            "SELECTé",
            "; SELECT 1",
            "\u{a0}SELECT 1",
        ] {
            assert!(permit(sql).is_err(), "{sql:?}");
        }
    }
}
