/// Cuts a file into statements: lower case, single spaces, without comments; every literal becomes `''`.
pub fn statements(sql: &str) -> Vec<String> {
    let bare = bare(sql).to_lowercase();
    let flat = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    bare.split(';').map(flat).filter(|part| !part.is_empty()).collect()
}

fn bare(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(c) = rest.chars().next() {
        let (skip, put) = token(rest, c);
        out.push_str(put);
        if skip == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            rest = &rest[skip..];
        }
    }
    out
}

/// How many bytes to leave out here, and what to write in their place.
fn token(rest: &str, c: char) -> (usize, &'static str) {
    let until =
        |from: usize, end: &str| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    match c {
        '-' if rest.starts_with("--") => (until(2, "\n"), "\n"),
        '/' if rest.starts_with("/*") => (until(2, "*/"), " "),
        '\'' => (literal(rest), "''"),
        '$' => match dollar_tag(rest) {
            Some(tag) => (until(tag.len(), tag), "''"),
            None => (0, ""),
        },
        _ => (0, ""),
    }
}

/// The length of a quoted literal, with its quotes; a doubled quote stays inside.
fn literal(rest: &str) -> usize {
    let mut at = 1;
    while let Some(next) = rest[at..].find('\'') {
        at += next + 1;
        if !rest[at..].starts_with('\'') {
            return at;
        }
        at += 1;
    }
    rest.len()
}

fn dollar_tag(rest: &str) -> Option<&str> {
    let end = rest[1..].find('$')? + 2;
    let word = &rest[1..end - 1];
    word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_').then(|| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::statements;

    #[test]
    fn text_and_comments_are_left_out() {
        let sql = "SELECT 'a;''b' -- c;\n , 1 /* ; */;\n DO $x$ y; $x$; SELECT $1";
        assert_eq!(statements(sql), ["select '' , 1", "do ''", "select $1"]);
    }
}
