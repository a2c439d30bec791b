use super::code;
use kernel::AccountId;
use serde::{Deserialize, Serialize};
use std::{fs, io, path::Path};
use time::OffsetDateTime;

/// Who can log in where; `demo.json`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Book {
    /// The page with everything on it.
    pub page: String,
    /// The platform's own address.
    pub platform: String,
    pub operator: Option<Login>,
    pub organisations: Vec<Organisation>,
    /// Set once everything was loaded.
    pub complete: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Organisation {
    pub name: String,
    pub kind: String,
    pub slug: String,
    pub url: String,
    pub logins: Vec<Login>,
    /// The administrator, by whom the history is entered.
    #[serde(default)]
    pub administrator: Option<AccountId>,
    /// Set once the history was told.
    #[serde(default)]
    pub lived: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Login {
    pub role: String,
    pub display_name: String,
    pub login: String,
    pub password: String,
    #[serde(default)]
    pub totp_secret: Option<String>,
    /// The code of this moment; changes every 30 seconds.
    #[serde(default)]
    pub totp_code: Option<String>,
}

impl Book {
    pub fn read(file: &Path) -> Option<Self> {
        serde_json::from_str(&fs::read_to_string(file).ok()?).ok()
    }

    /// Writes it beside its place and moves it there, so that a reader never sees half of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        let beside = file.with_extension("json.new");
        fs::write(&beside, text + "\n")?;
        fs::rename(beside, file)
    }

    /// Puts the codes of this moment in.
    pub fn refresh(&mut self, now: OffsetDateTime) {
        let logins = self.organisations.iter_mut().flat_map(|organisation| &mut organisation.logins);
        for login in logins.chain(&mut self.operator) {
            login.totp_code = login.totp_secret.as_deref().and_then(|secret| code::code(secret, now).ok());
        }
    }

    /// What is printed when everything runs.
    pub fn table(&self) -> String {
        let mut lines = Vec::new();
        let line = |login: &Login| {
            let code = login.totp_code.as_deref().map(|c| format!("   验证码 code {c}")).unwrap_or_default();
            let (role, name) = (padded(&login.role, 14), padded(&login.display_name, 10));
            format!("    {role} {name} {} / {}{code}", padded(&login.login, 12), login.password)
        };
        for organisation in &self.organisations {
            lines.push(format!("  {}  {}", organisation.name, organisation.url));
            lines.extend(organisation.logins.iter().map(line));
        }
        if let Some(operator) = &self.operator {
            lines.push(format!("  平台运营 Operators  {}/login/", self.platform));
            lines.push(line(operator));
        }
        lines.push(format!("  全部信息、当前验证码和邮件 everything, live codes and mails: {}", self.page));
        lines.join("\n")
    }
}

/// Pads by width on the terminal, where a Chinese character takes two places.
fn padded(text: &str, width: usize) -> String {
    let taken: usize = text.chars().map(|c| if u32::from(c) < 0x1100 { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(taken)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("demo.json");
        assert!(Book::read(&file).is_none());
        let operator = Login {
            role: "operator".into(),
            display_name: "运营".into(),
            login: "ops@example.org".into(),
            password: "x".into(),
            totp_secret: Some("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".into()),
            totp_code: None,
        };
        let mut book = Book { operator: Some(operator), complete: true, ..Book::default() };
        book.refresh(time::macros::datetime!(1970-01-01 00:00:59 UTC));
        book.write(&file).unwrap();
        let read = Book::read(&file).unwrap();
        assert_eq!(read.operator.unwrap().totp_code.as_deref(), Some("287082"));
        assert!(read.complete && book.table().contains("287082"));
    }

    #[test]
    fn chinese_takes_two_places() {
        assert_eq!(padded("书记", 6), "书记  ");
        assert_eq!(padded("ab", 4), "ab  ");
    }
}
