//! The letters of this service: which template, to whom, with which link. They are written into the queue in
//! the transaction that causes them; notifications makes the text and sends it.

mod letters;
mod news;
mod platform;

use events::mail::{self, Mail, MailKey};
use kernel::Locale;
use rest::Voice;
use sea_orm::DbErr;
use settings::Server;
use std::collections::BTreeMap;
use tenancy::TenantTx;
use time::OffsetDateTime;

/// An instant as people read it. Whoever reads English may live by another clock.
fn shown(at: OffsetDateTime, locale: Locale) -> String {
    let said = Voice { locale, kind: None }.moment(at);
    match locale {
        Locale::Zh => said,
        Locale::En => said + " (UTC+8)",
    }
}

/// Who a letter is for.
#[derive(Clone, Copy, Debug)]
pub struct Recipient<'a> {
    pub address: &'a str,
    pub name: &'a str,
    pub locale: Locale,
}

/// The organisation a letter speaks for, and where its pages are: no slash at the end.
#[derive(Clone, Debug)]
pub struct Sender {
    pub organisation: String,
    pub base: String,
}

/// An operator who looks into an organisation.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    pub operator: &'a str,
    pub reason: &'a str,
    pub minutes: i32,
    /// Waits to be let in.
    pub asks: bool,
}

/// Puts letters into the queue, sealed.
#[derive(Clone)]
pub struct Mailer {
    key: MailKey,
    server: Server,
}

impl Mailer {
    pub fn new(key: MailKey, server: Server) -> Self {
        Self { key, server }
    }

    /// Where an organisation's pages are. On its own domain it stays there; everything else is below ours.
    pub fn base(&self, asked: Option<&str>, slug: &str) -> String {
        // the port is the deployment's: what a client wrote behind the name leads nowhere
        let name =
            asked.map(|host| host.rsplit_once(':').map_or(host, |(name, _)| name).trim_end_matches('.'));
        let ours = |name: &str| {
            let below = name.strip_suffix(&*self.server.base_domain);
            below.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        match name {
            Some(name) if !name.is_empty() && !ours(name) => self.server.public_url.of_host(name),
            _ => self.server.tenant_url(slug),
        }
    }

    /// Where the platform's own pages are, without a slash at the end.
    pub fn platform_url(&self) -> String {
        self.server.platform_url()
    }

    /// Whether browsers come over TLS, so that cookies are marked.
    pub fn secure(&self) -> bool {
        self.server.public_url.secure()
    }

    async fn post<const N: usize>(
        &self,
        tx: &TenantTx,
        template: &str,
        to: Recipient<'_>,
        from: &Sender,
        params: [(&str, String); N],
    ) -> Result<(), DbErr> {
        let mut letter = letter(template, to, params);
        letter.params.insert("organisation".to_owned(), from.organisation.clone());
        mail::post(tx, &self.key, &letter, None).await
    }
}

fn letter<const N: usize>(template: &str, to: Recipient<'_>, params: [(&str, String); N]) -> Mail {
    let mut all: BTreeMap<String, String> =
        params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    all.insert("name".to_owned(), to.name.to_owned());
    Mail { to: to.address.to_owned(), template: template.to_owned(), locale: to.locale, params: all }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn mailer() -> Mailer {
        let server = serde_json::json!({
            "listen": "127.0.0.1:8080", "public_url": "http://localhost:8080", "base_domain": "localhost",
            "trusted_proxies": [], "only": [],
            "upstreams": { "identity": "", "records": "", "notifications": "" },
        });
        Mailer::new(MailKey::derive(&[1; 32]).unwrap(), serde_json::from_value(server).unwrap())
    }

    #[test]
    fn links_lead_to_the_organisation() {
        let mailer = mailer();
        for asked in [None, Some(""), Some("a.localhost:8080"), Some("localhost"), Some("a.localhost")] {
            assert_eq!(mailer.base(asked, "a"), "http://a.localhost:8080", "{asked:?}");
        }
        for asked in ["home.example.cn", "home.example.cn:8080", "home.example.cn.:6666"] {
            assert_eq!(mailer.base(Some(asked), "a"), "http://home.example.cn:8080", "{asked}");
        }
        assert_eq!(mailer.base(Some("notlocalhost"), "a"), "http://notlocalhost:8080");
    }

    #[test]
    fn times_are_those_of_the_clock_on_the_wall() {
        let at = datetime!(2026-06-18 16:05 UTC);
        assert_eq!(shown(at, Locale::Zh), "2026年6月19日 00:05");
        assert_eq!(shown(at, Locale::En), "19 June 2026, 00:05 (UTC+8)");
    }
}
