//! Reads the statements of migrations: lower case, single spaces, without literals.

use super::{Column, ForeignKey, Kind, Table};

/// What a statement does to the tables, as far as rows are concerned.
pub(super) fn apply(tables: &mut Vec<Table>, statement: &str) {
    if let Some(rest) = statement.strip_prefix("create table ") {
        let rest = rest.strip_prefix("if not exists ").unwrap_or(rest);
        if let Some((name, body)) = rest.split_once('(') {
            tables.push(created(plain(name), body.rsplit_once(')').map_or(body, |(body, _)| body)));
        }
    } else if let Some(rest) = statement.strip_prefix("drop table ") {
        let rest = rest.strip_prefix("if exists ").unwrap_or(rest);
        let gone: Vec<_> = rest.split(',').map(|name| plain(name.trim_end_matches(" cascade"))).collect();
        tables.retain(|table| !gone.contains(&table.name));
    } else if let Some(rest) = statement.strip_prefix("alter table ") {
        let rest = rest.strip_prefix("if exists ").unwrap_or(rest);
        let rest = rest.strip_prefix("only ").unwrap_or(rest);
        if let Some((name, changes)) = rest.split_once(' ') {
            altered(tables, &plain(name), changes);
        }
    }
}

fn created(name: String, body: &str) -> Table {
    let mut table = Table { name, columns: Vec::new(), primary_key: Vec::new(), foreign_keys: Vec::new() };
    for item in items(body) {
        match item.strip_prefix("constraint ").and_then(|rest| rest.split_once(' ')) {
            Some((_, rule)) => constrained(&mut table, rule),
            None => table.columns.extend(column(&item)),
        }
    }
    table
}

fn constrained(table: &mut Table, rule: &str) {
    if let Some(rest) = rule.strip_prefix("primary key") {
        table.primary_key = names(rest);
    } else if let Some((own, there)) =
        rule.strip_prefix("foreign key").and_then(|rest| rest.split_once(" references "))
    {
        let to = there.split(['(', ' ']).next().unwrap_or_default();
        table.foreign_keys.push(ForeignKey { columns: names(own), table: plain(to), target: names(there) });
    }
}

fn altered(tables: &mut [Table], name: &str, changes: &str) {
    let Some(at) = tables.iter().position(|table| table.name == name) else { return };
    if let Some(to) = changes.strip_prefix("rename to ") {
        let to = plain(to);
        for key in tables.iter_mut().flat_map(|table| &mut table.foreign_keys).filter(|k| k.table == name) {
            key.table.clone_from(&to);
        }
        tables[at].name = to;
        return;
    }
    for change in items(changes) {
        changed(&mut tables[at], &change);
    }
}

fn changed(table: &mut Table, change: &str) {
    let words: Vec<_> = change.split(' ').collect();
    match words.as_slice() {
        ["add", "constraint", _, ..] => {
            let rule = change.splitn(4, ' ').nth(3).unwrap_or_default();
            constrained(table, rule);
        }
        ["add", "column", "if", "not", "exists", ..] => {
            table.columns.extend(column(change.splitn(6, ' ').nth(5).unwrap_or_default()));
        }
        ["add", "column", ..] => {
            table.columns.extend(column(change.splitn(3, ' ').nth(2).unwrap_or_default()));
        }
        ["add", ..] => table.columns.extend(column(change.split_once(' ').map_or("", |(_, rest)| rest))),
        ["drop", "column", "if", "exists", name, ..] | ["drop", "column", name, ..] => {
            let name = plain(name);
            table.columns.retain(|column| column.name != name);
        }
        ["rename", "column", from, "to", to] => renamed(table, &plain(from), &plain(to)),
        _ => {}
    }
}

fn renamed(table: &mut Table, from: &str, to: &str) {
    let columns = table.columns.iter_mut().map(|column| &mut column.name);
    let keys = table.foreign_keys.iter_mut().flat_map(|key| &mut key.columns);
    for name in columns.chain(&mut table.primary_key).chain(keys).filter(|name| *name == from) {
        to.clone_into(name);
    }
}

/// `name type …`; nothing for what the server computes itself.
fn column(item: &str) -> Option<Column> {
    let (name, rest) = item.split_once(' ')?;
    let computed = rest.contains("generated always as (");
    let identity = rest.contains(" as identity") || rest.starts_with("bigserial");
    let kind = match rest.split([' ', '(']).next().unwrap_or_default() {
        "boolean" | "bool" => Kind::Boolean,
        "smallint" | "integer" | "int" | "bigint" | "bigserial" => Kind::Integer,
        _ => Kind::Text,
    };
    (!computed).then(|| Column { name: plain(name), kind, identity })
}

/// The names between the first pair of brackets.
fn names(text: &str) -> Vec<String> {
    let inner =
        text.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inner, _)| inner);
    inner.split(',').map(plain).filter(|name| !name.is_empty()).collect()
}

fn plain(name: &str) -> String {
    name.trim().trim_matches('"').to_owned()
}

/// Cuts at commas that stand in no brackets.
fn items(body: &str) -> Vec<String> {
    let (mut depth, mut out, mut item) = (0_u32, Vec::new(), String::new());
    for c in body.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                out.push(std::mem::take(&mut item).trim().to_owned());
                continue;
            }
            _ => {}
        }
        item.push(c);
    }
    out.push(item.trim().to_owned());
    out.retain(|item| !item.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_files_do_later_is_followed() {
        let mut tables = Vec::new();
        for statement in [
            "create table a ( id uuid not null, n bigint generated always as identity, constraint a_pkey primary key (id) )",
            "create table b ( id uuid not null, a_id uuid, constraint b_pkey primary key (id, a_id), constraint b_a_fk foreign key (a_id) references a (id) )",
            "alter table b add column rank integer, add column flags boolean[], add constraint b_x check (rank > 0)",
            "alter table b rename column rank to place",
            "alter table b drop column flags",
            "alter table a rename to c",
            "create index x on b (place)",
        ] {
            apply(&mut tables, statement);
        }
        assert_eq!(tables[0].name, "c");
        assert!(tables[0].columns[1].identity);
        let names: Vec<_> = tables[1].columns.iter().map(|c| (c.name.as_str(), c.kind)).collect();
        assert_eq!(names, [("id", Kind::Text), ("a_id", Kind::Text), ("place", Kind::Integer)]);
        assert_eq!(tables[1].primary_key, ["id", "a_id"]);
        let key = ForeignKey { columns: vec!["a_id".into()], table: "c".into(), target: vec!["id".into()] };
        assert_eq!(tables[1].foreign_keys, [key]);
        apply(&mut tables, "drop table b");
        assert_eq!(tables.len(), 1);
    }
}
