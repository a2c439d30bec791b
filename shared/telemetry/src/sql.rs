//! What may be told of a statement: its operation, its table, its text without literals.

/// Longer statements are cut.
const MOST: usize = 1000;

/// The first word, such as SELECT.
pub(crate) fn operation(sql: &str) -> String {
    let word = sql.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    word.to_ascii_uppercase()
}

/// The table it is about, without schema and quotes: the first that is named outside of parentheses, or else the
/// first at all.
pub(crate) fn table(sql: &str) -> Option<String> {
    let (mut depth, mut inner) = (0_usize, None);
    let mut words = sql.split_whitespace();
    while let Some(word) = words.next() {
        let bare = word.trim_start_matches('(');
        let named = ["FROM", "INTO", "UPDATE"].iter().any(|known| bare.eq_ignore_ascii_case(known));
        let at = depth;
        depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
        let Some(next) = named.then(|| words.next()).flatten() else { continue };
        depth = (depth + next.matches('(').count()).saturating_sub(next.matches(')').count());
        match plain(next) {
            Some(name) if at == 0 && bare.len() == word.len() => return Some(name),
            Some(name) => inner = inner.or(Some(name)),
            None => {}
        }
    }
    inner
}

/// The name in a word, if it is one: `FROM (SELECT …` names a table further on.
fn plain(word: &str) -> Option<String> {
    let name = word.split(['(', ',', ')', ';']).next()?.rsplit('.').next()?.trim_matches('"');
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    plain.then(|| name.to_owned())
}

/// The text with every literal replaced: values travel beside a statement, and should one not, it is not told.
pub(crate) fn masked(sql: &str) -> String {
    let mut told = String::with_capacity(sql.len().min(MOST));
    let mut literal = false;
    for c in sql.chars() {
        match (literal, c) {
            (_, '\'') => {
                literal = !literal;
                told.push('\'');
            }
            (true, _) => {}
            (false, c) if c.is_whitespace() => {
                if !told.ends_with(' ') {
                    told.push(' ');
                }
            }
            (false, c) => told.push(c),
        }
        if told.len() >= MOST {
            break;
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_told_by_operation_and_table() {
        for (sql, told) in [
            (r#"SELECT "members"."id" FROM "members" WHERE "id" = $1"#, ("SELECT", Some("members"))),
            ("insert into platform.outbox (a) values ($1)", ("INSERT", Some("outbox"))),
            ("UPDATE x SET a = $1", ("UPDATE", Some("x"))),
            ("SELECT count(*) FROM (SELECT a FROM b) c", ("SELECT", Some("b"))),
            ("SELECT (SELECT max(a) FROM b) AS c FROM d JOIN e ON true", ("SELECT", Some("d"))),
            ("WITH due AS ( SELECT id FROM platform.jobs) SELECT 1", ("WITH", Some("jobs"))),
            ("SELECT platform.emit($1, $2)", ("SELECT", None)),
            ("COMMIT", ("COMMIT", None)),
        ] {
            assert_eq!((operation(sql).as_str(), table(sql).as_deref()), told, "{sql}");
        }
    }

    #[test]
    fn literals_are_never_told() {
        let sql = "SELECT 1 FROM x\n  WHERE name = '张''三' AND b = $1 AND c = 'secret";
        assert_eq!(masked(sql), "SELECT 1 FROM x WHERE name = '''' AND b = $1 AND c = '");
        assert!(masked(&"x".repeat(5000)).len() <= MOST + 4);
    }
}
