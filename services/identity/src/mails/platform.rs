//! Letters of the platform itself, for whom no organisation speaks.

use super::{Mailer, Recipient, letter, shown};
use events::mail;
use sea_orm::DbErr;
use tenancy::PlatformTx;
use time::OffsetDateTime;

impl Mailer {
    pub async fn operator_invitation(
        &self,
        tx: &PlatformTx,
        to: Recipient<'_>,
        token: &str,
        expires_at: OffsetDateTime,
    ) -> Result<(), DbErr> {
        let url = format!("{}/login/operator-invitation#token={token}", self.server.platform_url());
        let params = [("url", url), ("expires", shown(expires_at, to.locale))];
        self.post_platform(tx, "operator_invitation", to, params).await
    }

    /// The link leads to the page where the application is confirmed and followed. The address it asks for is kept for
    /// a while; the link works longer.
    pub async fn signup_confirmation(
        &self,
        tx: &PlatformTx,
        to: Recipient<'_>,
        organisation: &str,
        token: &str,
        (held_until, expires_at): (OffsetDateTime, OffsetDateTime),
    ) -> Result<(), DbErr> {
        let url = format!("{}/signup/status/#token={token}", self.server.platform_url());
        let params = [
            ("url", url),
            ("organisation", organisation.to_owned()),
            ("held", shown(held_until, to.locale)),
            ("expires", shown(expires_at, to.locale)),
        ];
        self.post_platform(tx, "signup_confirmation", to, params).await
    }

    /// An application waits for one of those who may decide it.
    pub async fn signup_waiting(
        &self,
        tx: &PlatformTx,
        to: Recipient<'_>,
        organisation: &str,
        contact: &str,
    ) -> Result<(), DbErr> {
        self.to_decide(tx, "signup_waiting", to, [organisation, contact]).await
    }

    /// One that was approved waits again: the organisation could not be made.
    pub async fn signup_not_made(
        &self,
        tx: &PlatformTx,
        to: Recipient<'_>,
        organisation: &str,
        contact: &str,
    ) -> Result<(), DbErr> {
        self.to_decide(tx, "signup_not_made", to, [organisation, contact]).await
    }

    async fn to_decide(
        &self,
        tx: &PlatformTx,
        template: &str,
        to: Recipient<'_>,
        [organisation, contact]: [&str; 2],
    ) -> Result<(), DbErr> {
        let url = format!("{}/console/signups", self.server.platform_url());
        let params =
            [("url", url), ("organisation", organisation.to_owned()), ("contact", contact.to_owned())];
        self.post_platform(tx, template, to, params).await
    }

    pub async fn signup_refused(
        &self,
        tx: &PlatformTx,
        to: Recipient<'_>,
        organisation: &str,
        reason: &str,
    ) -> Result<(), DbErr> {
        let params = [("organisation", organisation.to_owned()), ("reason", reason.to_owned())];
        self.post_platform(tx, "signup_refused", to, params).await
    }

    /// An operator has taken out the last export of an organisation that is gone: who, and why.
    pub async fn last_export_fetched(
        &self,
        tx: &PlatformTx,
        to: Recipient<'_>,
        organisation: &str,
        [operator, reason]: [&str; 2],
        at: OffsetDateTime,
    ) -> Result<(), DbErr> {
        let params = [
            ("organisation", organisation.to_owned()),
            ("operator", operator.to_owned()),
            ("reason", reason.to_owned()),
            ("at", shown(at, to.locale)),
        ];
        self.post_platform(tx, "last_export_fetched", to, params).await
    }

    async fn post_platform<const N: usize>(
        &self,
        tx: &PlatformTx,
        template: &str,
        to: Recipient<'_>,
        params: [(&str, String); N],
    ) -> Result<(), DbErr> {
        mail::post_platform(tx, &self.key, None, &letter(template, to, params), None).await
    }
}
