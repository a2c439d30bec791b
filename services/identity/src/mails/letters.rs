//! Letters an organisation speaks in.

use super::{Mailer, Recipient, Sender, Visit, letter, shown};
use events::{kinds::DigestPrepared, mail};
use kernel::Locale;
use rest::Voice;
use sea_orm::DbErr;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

impl Mailer {
    /// The token goes into the fragment: browsers keep it to themselves, so it reaches no log and no referrer.
    pub async fn invitation(
        &self,
        tx: &TenantTx,
        template: &str,
        to: Recipient<'_>,
        from: &Sender,
        token: &str,
        expires_at: OffsetDateTime,
    ) -> Result<(), DbErr> {
        let url = format!("{}/login/invitation#token={token}", from.base);
        let expires = shown(expires_at, to.locale);
        let params = [("url", url), ("expires", expires), ("address", from.base.clone())];
        self.post(tx, template, to, from, params).await
    }

    pub async fn password_reset(
        &self,
        tx: &TenantTx,
        to: Recipient<'_>,
        from: &Sender,
        token: &str,
    ) -> Result<(), DbErr> {
        let url = format!("{}/login/reset#token={token}", from.base);
        let minutes = crate::resets::LIFE.whole_minutes().to_string();
        self.post(tx, "password_reset", to, from, [("url", url), ("minutes", minutes)]).await
    }

    /// What somebody logs in with was changed.
    pub async fn changed(
        &self,
        tx: &TenantTx,
        template: &str,
        to: Recipient<'_>,
        from: &Sender,
        at: OffsetDateTime,
    ) -> Result<(), DbErr> {
        self.post(tx, template, to, from, [("at", shown(at, to.locale))]).await
    }

    /// An operator looks in, or asks to.
    pub async fn operator_entry(
        &self,
        tx: &TenantTx,
        to: Recipient<'_>,
        from: &Sender,
        visit: Visit<'_>,
    ) -> Result<(), DbErr> {
        let what = match (visit.asks, to.locale) {
            (true, Locale::Zh) => "申请查看本单位数据，需要您同意",
            (true, Locale::En) => "asks to look in and waits for your consent",
            (false, Locale::Zh) => "已开始查看本单位数据",
            (false, Locale::En) => "has begun to look in",
        };
        let url = format!("{}/console/operator-entries", from.base);
        let params = [
            ("url", url),
            ("operator", visit.operator.to_owned()),
            ("what", what.to_owned()),
            ("reason", visit.reason.to_owned()),
            ("minutes", visit.minutes.to_string()),
        ];
        self.post(tx, "operator_entry", to, from, params).await
    }

    /// Something will be used up soon: name, used, of how much.
    pub async fn quota_warning(
        &self,
        tx: &TenantTx,
        to: Recipient<'_>,
        from: &Sender,
        [quota, used, most]: [String; 3],
    ) -> Result<(), DbErr> {
        self.post(tx, "quota_warning", to, from, [("quota", quota), ("used", used), ("most", most)]).await
    }

    /// A host of one's own went out of service: its proof was missing for so many days.
    pub async fn domain_lost(
        &self,
        tx: &TenantTx,
        to: Recipient<'_>,
        from: &Sender,
        host: &str,
        days: u16,
    ) -> Result<(), DbErr> {
        let url = format!("{}/console/domains", from.base);
        let params = [("url", url), ("host", host.to_owned()), ("days", days.to_string())];
        self.post(tx, "domain_lost", to, from, params).await
    }

    /// What a week has for a secretary, once.
    pub async fn weekly_digest(
        &self,
        tx: &TenantTx,
        to: Recipient<'_>,
        from: &Sender,
        digest: &DigestPrepared,
        once: &str,
    ) -> Result<(), DbErr> {
        let params = [
            ("url", format!("{}/console/", from.base)),
            ("overdue", digest.overdue.to_string()),
            ("due", digest.due.to_string()),
            ("waiting", digest.waiting.to_string()),
            ("coming", digest.coming.to_string()),
        ];
        let mut letter = letter("weekly_digest", to, params);
        letter.params.insert("organisation".to_owned(), from.organisation.clone());
        mail::post(tx, &self.key, &letter, Some(once)).await
    }

    /// The level above reminds of a form, once.
    pub async fn collection_reminder(
        &self,
        tx: &TenantTx,
        to: Recipient<'_>,
        from: &Sender,
        due_on: Date,
        once: &str,
    ) -> Result<(), DbErr> {
        let due = Voice { locale: to.locale, kind: None }.day(due_on);
        let params = [("url", format!("{}/console/", from.base)), ("due", due)];
        let mut letter = letter("collection_reminder", to, params);
        letter.params.insert("organisation".to_owned(), from.organisation.clone());
        mail::post(tx, &self.key, &letter, Some(once)).await
    }

    /// What was decided about a request for erasure.
    pub async fn erasure_decided(
        &self,
        tx: &TenantTx,
        template: &str,
        to: Recipient<'_>,
        from: &Sender,
        reason: &str,
    ) -> Result<(), DbErr> {
        self.post(tx, template, to, from, [("reason", reason.to_owned())]).await
    }
}
