//! Letters about what is done to an organisation itself.

use super::{Mailer, Recipient, Sender, letter, shown};
use events::mail::{self, Mail};
use kernel::Locale;
use rest::Voice;
use sea_orm::DbErr;
use tenancy::{
    PlatformTx, TenantTx,
    provision::{Gone, Left, News},
};
use time::OffsetDateTime;
use uuid::Uuid;

impl Mailer {
    /// What was done to the organisation. Two with the same `once` are one.
    pub async fn news(
        &self,
        tx: &TenantTx,
        to: Recipient<'_>,
        from: &Sender,
        news: &News,
        once: &str,
    ) -> Result<(), DbErr> {
        mail::post(tx, &self.key, &of_news(news, to, from), Some(once)).await
    }

    /// What is said once the organisation has been deleted, sealed until then.
    pub fn last_letter(&self, to: Recipient<'_>, from: &Sender, certificate: Uuid) -> Result<String, DbErr> {
        let letter =
            letter("tenant_deleted", to, [("certificate", certificate.to_string()), organisation(from)]);
        self.key.seal(&letter).map_err(|error| DbErr::Custom(error.to_string()))
    }

    /// Puts it into the queue as a letter of the platform: the organisation has none any more.
    pub async fn send_last(&self, tx: &PlatformTx, sealed: &str, gone: &Gone) -> Result<(), DbErr> {
        let mut letter = match self.key.open(sealed) {
            Ok(letter) => letter,
            // nobody can write it anew, and the deletion does not wait for it
            Err(error) => {
                tracing::warn!(certificate = %gone.certificate, %error, "a letter about a deletion is lost");
                return Ok(());
            }
        };
        let locale = letter.locale;
        letter.params.insert("at".to_owned(), shown(gone.at, locale));
        letter.params.insert("export".to_owned(), left(gone.left, locale));
        mail::post_platform(tx, &self.key, None, &letter, None).await
    }
}

fn of_news(news: &News, to: Recipient<'_>, from: &Sender) -> Mail {
    let (url, organisation) = (("url", format!("{}/console/", from.base)), organisation(from));
    let at = |name: &'static str, at: OffsetDateTime| (name, shown(at, to.locale));
    let why = |reason: &str| ("reason", reason.to_owned());
    match news {
        News::Suspended { reason } => letter("tenant_suspended", to, [url, organisation, why(reason)]),
        News::Resumed => letter("tenant_resumed", to, [url, organisation]),
        News::Closing { reason, at: day } => {
            letter("tenant_closing", to, [url, organisation, why(reason), at("day", *day)])
        }
        News::Ending { reason, at: day } => {
            letter("tenant_ending", to, [url, organisation, why(reason), at("day", *day)])
        }
        News::Reopened { suspended } => {
            let standing = ("standing", standing(suspended.as_deref(), to.locale));
            letter("tenant_reopened", to, [url, organisation, standing])
        }
        News::Restored { to: moment, reason } => {
            letter("tenant_restored", to, [url, organisation, why(reason), at("moment", *moment)])
        }
        News::RestorationUndone { to: moment } => {
            letter("tenant_restoration_undone", to, [url, organisation, at("moment", *moment)])
        }
    }
}

fn organisation(from: &Sender) -> (&'static str, String) {
    ("organisation", from.organisation.clone())
}

/// What holds after closing was taken back.
fn standing(suspended: Option<&str>, locale: Locale) -> String {
    let voice = Voice { locale, kind: None };
    match suspended {
        None => voice.pick("本单位恢复正常使用。", "It is in use again.").to_owned(),
        Some(reason) => {
            let still = voice.pick("本单位仍处于停用状态，原因：", "It is still suspended. Reason: ");
            format!("{still}{reason}")
        }
    }
}

/// Where the last export is.
fn left(left: Left, locale: Locale) -> String {
    let (zh, en) = match left {
        Left::Nowhere => ("平台没有保留本单位的数据。", "The platform keeps none of its data."),
        Left::File => (
            "删除前平台运营方已把全部数据导出成文件，平台上不再保存；没有收到的，请与其联系。",
            "Before that, those who run the platform exported all of it into a file, which is not kept on the \
             platform; if you have not got it, please contact them.",
        ),
        Left::Until(until) => return kept(until, locale),
    };
    Voice { locale, kind: None }.pick(zh, en).to_owned()
}

/// As long as it is kept here.
fn kept(until: OffsetDateTime, locale: Locale) -> String {
    let until = shown(until, locale);
    match locale {
        Locale::Zh => {
            format!("最后一次导出的数据由平台保存到 {until}，在此之前可以凭编号向平台运营方索取。")
        }
        Locale::En => format!(
            "Its last export is kept until {until}; until then those who run the platform hand it out against the number."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn what_is_left_of_a_deleted_organisation_is_said() {
        let until = Left::Until(datetime!(2026-06-18 16:05 UTC));
        assert!(left(until, Locale::Zh).contains("2026年6月19日 00:05"));
        assert!(left(until, Locale::En).contains("19 June 2026, 00:05 (UTC+8)"));
        assert!(left(Left::File, Locale::Zh).contains("导出成文件"));
        assert!(left(Left::Nowhere, Locale::Zh).contains("没有保留"));
    }

    #[test]
    fn one_that_was_suspended_before_still_is() {
        assert_eq!(standing(None, Locale::En), "It is in use again.");
        assert!(standing(Some("欠费"), Locale::Zh).ends_with("原因：欠费"));
    }
}
