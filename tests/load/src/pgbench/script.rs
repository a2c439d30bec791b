//! The statements of one organisation's request as a script for any organisation. What the request wrote for the first
//! time is new each time it is played.

use super::log::Sent;
use crate::ground::Tenant;
use kernel::Service;

/// What is known of the request that was captured.
pub struct Known<'a> {
    pub tenant: &'a Tenant,
    pub service: Service,
    /// The id of what it made.
    pub made: Option<String>,
}

/// Another id each time, and the fingerprint of another number.
const NEW_ID: &str = "lpad(to_hex(:m::bigint), 32, '0')::uuid";
const NEW_BLIND: &str = "encode(substring(sha256(int8send(:m::bigint)) for 16), 'hex')";
/// In front of the one fingerprint that no two members share.
const BLIND: &str = "\"id_no_blind\":\"";
/// Entries of the audit log are numbered by the program, which holds the last one.
const NEXT_ENTRY: &str = "(SELECT seq + 1 FROM audit_head WHERE id = 1)";

impl Known<'_> {
    pub fn script(&self, statements: &[Sent], many: usize) -> String {
        let mut text = format!("\\set n random(0, {})\n\\set m random(1, 9000000000000000000)\n", many - 1);
        for sent in statements {
            if sent.text.starts_with("BEGIN") {
                // one flight, as the product does it
                text += "\\startpipeline\nBEGIN;\nSELECT set_config('search_path', schema, true), \
                         set_config('role', role, true), set_config('jit', 'off', true) \
                         FROM bench.t WHERE n = :n;\n\\endpipeline\n";
                continue;
            }
            let mut sql = sent.text.replace('\n', " ");
            let numbered = sql.starts_with("INSERT INTO audit_log") || sql.starts_with("UPDATE audit_head");
            for (number, value) in sent.values.iter().rev() {
                let next = numbered && *number == 1;
                let value = if next { NEXT_ENTRY.to_owned() } else { self.stands_for(value) };
                sql = sql.replace(&format!("${number}"), &value);
            }
            text += &sql;
            text += ";\n";
        }
        text
    }

    /// A value of the captured organisation as it is found for another. The column decides the type of a bare literal.
    fn stands_for(&self, value: &str) -> String {
        let plain = value.trim_matches('\'');
        let list = plain.strip_prefix('{').map(|list| list.trim_matches(['}', '"']));
        if let Some(column) = list.and_then(|id| self.column(id)) {
            return format!("ARRAY[{}]", of(column));
        }
        if list.is_some() && list == self.made.as_deref() {
            return format!("ARRAY[{NEW_ID}]");
        }
        if let Some(column) = self.column(plain) {
            return of(column);
        }
        if self.made.as_deref() == Some(plain) {
            return NEW_ID.to_owned();
        }
        if self.service == Service::Identity && plain.starts_with("\\x") && plain.len() == 66 {
            return of("sha256(convert_to(cookie, 'UTF8'))");
        }
        self.within(value)
    }

    fn column(&self, id: &str) -> Option<&'static str> {
        match id {
            _ if id == self.tenant.member => Some("member"),
            _ if id == self.tenant.unit => Some("unit"),
            _ => None,
        }
    }

    /// The same for what stands inside of a text, as rows and events do.
    fn within(&self, value: &str) -> String {
        let made = self.made.as_deref().map(|id| (id, format!("({NEW_ID})::text")));
        let unit = (self.tenant.unit.as_str(), format!("{}::text", of("unit")));
        let blind = blind(value).map(|hex| (hex, NEW_BLIND.to_owned()));
        let mut text = tame(value);
        for (old, new) in [made, Some(unit), blind].into_iter().flatten() {
            if !old.is_empty() && value.contains(old) {
                text = format!("replace({text}, '{old}', {new})");
            }
        }
        text
    }
}

fn of(column: &str) -> String {
    format!("(SELECT {column} FROM bench.t WHERE n = :n)")
}

fn blind(value: &str) -> Option<&str> {
    let (_, rest) = value.split_once(BLIND)?;
    rest.trim_start_matches('\\').strip_prefix('x')?.split('"').next()
}

/// pgbench takes a colon before a letter for a variable, inside of literals, too.
fn tame(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 16);
    let mut chars = value.chars().peekable();
    while let Some(char) = chars.next() {
        out.push(char);
        let name = |next: &char| next.is_ascii_alphabetic() || *next == '_' || !next.is_ascii();
        if char == ':' && chars.peek().is_some_and(name) {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: &str = "0190aaaa-0000-7000-8000-000000000001";
    const MADE: &str = "0190aaaa-0000-7000-8000-000000000002";

    fn tenant() -> Tenant {
        Tenant {
            number: 1,
            key: kernel::TenantKey::compose(0, [0; 10]).unwrap(),
            slug: String::new(),
            cookie: String::new(),
            unit: UNIT.into(),
            member: "0190aaaa-0000-7000-8000-000000000003".into(),
        }
    }

    #[test]
    fn what_a_request_made_is_new_each_time() {
        let tenant = tenant();
        let known = Known { tenant: &tenant, service: Service::Records, made: Some(MADE.into()) };
        assert_eq!(known.stands_for(&format!("'{MADE}'")), NEW_ID);
        assert_eq!(known.stands_for(&format!("'{{{MADE}}}'")), format!("ARRAY[{NEW_ID}]"));
        assert_eq!(known.stands_for(&format!("'{{{UNIT}}}'")), format!("ARRAY[{}]", of("unit")));
        let hex = "ab".repeat(16);
        let row = format!(
            "'[{{\"id\":\"{MADE}\",\"group_id\":null,\"id_no_blind\":\"\\\\x{hex}\",\"gender\":\"male\"}}]'"
        );
        let text = known.stands_for(&row);
        assert!(text.starts_with("replace(replace('[{"), "{text}");
        assert!(text.contains("\"group_id\": null"), "{text}");
        assert!(text.ends_with(&format!(", '{hex}', {NEW_BLIND})")), "{text}");
        assert_eq!(known.stands_for("'2026-01-01 10:00:00+08'"), "'2026-01-01 10:00:00+08'");
    }
}
