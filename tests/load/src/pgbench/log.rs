//! What the program sent, as the server's log has it.

use crate::ground::{NAME, Tenant};
use kernel::Service;
use std::collections::BTreeMap;

/// A statement as it was sent, with its parameters.
#[derive(Clone, Debug)]
pub struct Sent {
    process: String,
    pub text: String,
    pub values: BTreeMap<usize, String>,
}

/// Statements of the tenant's own transaction in a service's database, in order.
pub fn statements(log: &str, service: Service, tenant: &Tenant) -> Vec<Sent> {
    let database = format!("{NAME}_{service}|");
    let mut sent: Vec<Sent> = Vec::new();
    // whether the line before was about a statement's end: parsing and binding have lines, and values, too
    let (mut open, mut ended) = (false, false);
    for line in log.lines() {
        if let Some(rest) = line.strip_prefix('\t') {
            if let (true, Some(last)) = (open, sent.last_mut()) {
                last.text.push('\n');
                last.text.push_str(rest);
            }
            continue;
        }
        open = false;
        let Some(rest) = line.strip_prefix(&database) else { continue };
        let Some((process, rest)) = rest.split_once('|') else { continue };
        if let Some(values) = rest.strip_prefix("DETAIL:  parameters: ") {
            let last = sent.iter_mut().rev().find(|sent| sent.process == process);
            if let Some(last) = last.filter(|_| ended) {
                last.values = parameters(values);
            }
            continue;
        }
        let done = rest.strip_prefix("LOG:  duration: ").and_then(|rest| rest.split_once(" ms  "));
        let text = done.and_then(|(_, what)| {
            let execute = || what.strip_prefix("execute ")?.split_once(": ").map(|(_, text)| text);
            what.strip_prefix("statement: ").or_else(execute)
        });
        ended = text.is_some();
        if let Some(text) = text {
            sent.push(Sent { process: process.to_owned(), text: text.to_owned(), values: BTreeMap::new() });
            open = true;
        }
    }
    let schema = tenant.key.schema();
    let Some(begin) = sent.iter().position(|s| s.text.starts_with("BEGIN") && s.text.contains(&schema))
    else {
        return Vec::new();
    };
    let process = sent[begin].process.clone();
    let mut mine = Vec::new();
    for statement in sent.into_iter().skip(begin).filter(|statement| statement.process == process) {
        let end = statement.text.starts_with("ROLLBACK") || statement.text.starts_with("COMMIT");
        mine.push(statement);
        if end {
            break;
        }
    }
    mine
}

/// `$1 = 'a', $2 = NULL`, quotes doubled.
fn parameters(text: &str) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        rest = &rest[at + 1..];
        let Some((number, value)) = rest.split_once(" = ") else { break };
        let Ok(number) = number.parse() else { continue };
        if let Some(quoted) = value.strip_prefix('\'') {
            let mut end = 0;
            let bytes = quoted.as_bytes();
            while end < bytes.len() && (bytes[end] != b'\'' || bytes.get(end + 1) == Some(&b'\'')) {
                end += if bytes[end] == b'\'' { 2 } else { 1 };
            }
            found.insert(number, format!("'{}'", &quoted[..end]));
            rest = &quoted[end..];
        } else {
            found.insert(number, "NULL".to_owned());
            rest = value;
        }
    }
    found
}
