//! The first steps of a new organisation: its settings, and the invitation of its first administrator.

use crate::{
    assignments,
    desk::Desk,
    handles,
    invitations::{self, Letter},
    mails::Sender,
    organisations, runs, signups,
    state::App,
    tenant_settings,
};
use access::Role;
use futures_util::future::BoxFuture;
use kernel::{AccountId, Locale, RunId, TenantId, text};
use rest::{Problem, Voice};
use sea_orm::DbErr;
use std::{error::Error, sync::Arc};
use tenancy::{
    Entry, PlatformTx, TenantScope, Who, audit,
    provision::{Gone, Hooks, News, Witness},
};
use uuid::Uuid;

/// The administrator a new organisation begins with.
#[derive(Clone, Debug)]
pub struct FirstAdmin {
    pub email: String,
    pub display_name: String,
    pub locale: Locale,
}

impl FirstAdmin {
    /// Whoever reads the address an organisation named: who asked for its place, where it is theirs, and somebody whose
    /// name nobody has said otherwise.
    pub(crate) fn at(email: String, founder: Option<Self>, locale: Locale) -> Self {
        let known = founder.filter(|founder| founder.email == email);
        known.unwrap_or_else(|| {
            let display_name = Voice { locale, kind: None }.pick("管理员", "Administrator").to_owned();
            Self { email, display_name, locale }
        })
    }
}

/// Why the first administrator cannot be invited.
#[derive(Debug, thiserror::Error)]
pub enum BootstrapError {
    #[error("{0:?} is not an e-mail address")]
    Email(String),
    #[error("{0}")]
    Refused(Problem),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<Problem> for BootstrapError {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

/// Writes the first settings of an organisation and invites its first administrator, through the actions the
/// API uses. Where there is an administrator, or an open invitation of one, nothing is done: it can be called
/// again after a crash.
///
/// # Errors
/// When the address is none, or the database is away.
pub async fn bootstrap_admin(
    app: &App,
    entry: &Entry,
    scope: &TenantScope,
    admin: &FirstAdmin,
) -> Result<(), BootstrapError> {
    begin(app, entry, scope, admin, None).await
}

/// `approval` is who let the organisation in that asked for its place itself: it stands in its own log.
async fn begin(
    app: &App,
    entry: &Entry,
    scope: &TenantScope,
    admin: &FirstAdmin,
    approval: Option<Who>,
) -> Result<(), BootstrapError> {
    let email = handles::email(&admin.email).ok_or_else(|| BootstrapError::Email(admin.email.clone()))?;
    let tx = app.base().db.begin(scope).await?;
    let desk = Desk::of_system(&tx, app.base().clock.now());
    let settings = tenant_settings::initialise(app, &desk, &entry.name).await?;
    let nobody = AccountId(Uuid::nil());
    let without = assignments::Without::Account(nobody);
    // the invitation first: one that is followed between the two questions is an administrator by the second
    let there = invitations::any_for(&tx, Role::TenantAdmin, desk.now).await?
        || assignments::lasting_admins(&tx, without, desk.today()).await? > 0;
    if !there {
        let name = text::single_line(&admin.display_name);
        let letter = if approval.is_some() { Letter::Welcome } else { Letter::Invitation };
        let new = invitations::New::administrator(&name, &email, admin.locale, letter);
        let base = app.mailer().base(None, &entry.slug);
        invitations::issue(app, &desk, new, &Sender { organisation: settings.name, base }).await?;
        if let Some(who) = approval {
            let subject_id = Some(entry.tenant.id.0);
            let approved = audit::Entry {
                action: "tenant.approved",
                subject: "tenant",
                subject_id,
                ..audit::Entry::default()
            };
            Desk { who, ..desk }.audit(approved).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// What identity adds to the life of an organisation.
struct Welcome {
    app: App,
    /// Who is invited first, where more is known of them than an address.
    admin: Option<FirstAdmin>,
}

impl Hooks for Welcome {
    fn welcome<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope) -> BoxFuture<'a, Result<(), Failed>> {
        Box::pin(async move {
            if let Some(founder) = signups::founder(&self.app, entry.tenant.id).await? {
                let approval = Who { id: founder.approved_by.map(|id| id.0), ..Who::system() };
                let kind = if approval.id.is_some() { "operator" } else { approval.kind };
                let approval = Some(Who { kind, ..approval });
                return begin(&self.app, entry, scope, &founder.admin, approval).await.map_err(Into::into);
            }
            let admin = match (&self.admin, &entry.contact_email) {
                (Some(admin), _) => admin.clone(),
                (None, Some(email)) => self.kept(entry.tenant.id, email).await?,
                (None, None) => return self.settings(entry, scope).await,
            };
            bootstrap_admin(&self.app, entry, scope, &admin).await.map_err(Into::into)
        })
    }

    fn told<'a>(
        &'a self,
        entry: &'a Entry,
        scope: &'a TenantScope,
        once: &'a str,
        news: &'a News,
    ) -> BoxFuture<'a, Result<(), Failed>> {
        Box::pin(async move {
            organisations::tell(&self.app, entry, scope, once, news)
                .await
                .map_err(|problem| format!("{problem:?}").into())
        })
    }

    fn last_letters<'a>(
        &'a self,
        entry: &'a Entry,
        scope: &'a TenantScope,
        certificate: Uuid,
    ) -> BoxFuture<'a, Result<Option<String>, Failed>> {
        Box::pin(async move {
            let written = organisations::last_letters(&self.app, entry, scope, certificate).await;
            written.map(Some).map_err(|problem| format!("{problem:?}").into())
        })
    }

    fn gone<'a>(
        &'a self,
        tx: &'a PlatformTx,
        letters: &'a str,
        gone: &'a Gone,
    ) -> BoxFuture<'a, Result<(), Failed>> {
        Box::pin(async move { Ok(organisations::send_last(&self.app, tx, letters, gone).await?) })
    }

    fn ending<'a>(
        &'a self,
        _: &'a Entry,
        scope: &'a TenantScope,
        run: Uuid,
    ) -> BoxFuture<'a, Result<(), Failed>> {
        Box::pin(async move {
            organisations::note_ended(&self.app, scope, run).await?;
            let tx = self.app.platform().begin().await?;
            runs::first_admin::forget(&tx, RunId(run)).await?;
            Ok(tx.commit().await?)
        })
    }
}

type Failed = Box<dyn Error + Send + Sync>;

impl Welcome {
    /// Whoever was named when the run began, in whichever process that was.
    async fn kept(&self, tenant: TenantId, email: &str) -> Result<FirstAdmin, DbErr> {
        let tx = self.app.platform().begin().await?;
        let kept = runs::first_admin::kept(&tx, tenant).await?;
        let email = email.to_owned();
        Ok(match kept {
            Some((display_name, locale)) => FirstAdmin { email, display_name, locale },
            None => FirstAdmin::at(email, None, Locale::default()),
        })
    }

    async fn settings(&self, entry: &Entry, scope: &TenantScope) -> Result<(), Failed> {
        let tx = self.app.base().db.begin(scope).await?;
        let desk = Desk::of_system(&tx, self.app.base().clock.now());
        tenant_settings::initialise(&self.app, &desk, &entry.name).await?;
        Ok(tx.commit().await?)
    }
}

/// The hooks for [`tenancy::provision::Provisioner::with_hooks`]: a new organisation gets its settings, and
/// where a contact address was given, its first administrator an invitation.
pub fn hooks(app: App) -> Arc<dyn Hooks> {
    Arc::new(Welcome { app, admin: None })
}

/// The same for one whose first administrator is known.
pub(crate) fn hooks_for(app: App, admin: FirstAdmin) -> Arc<dyn Hooks> {
    Arc::new(Welcome { app, admin: Some(admin) })
}

/// Keeps an administrator's name and language with a run, for whoever takes it up.
///
/// # Errors
/// When the database is away.
pub(crate) async fn keep(tx: &PlatformTx, run: Uuid, admin: &FirstAdmin) -> Result<(), DbErr> {
    let name = text::single_line(&admin.display_name);
    runs::first_admin::keep(tx, RunId(run), &name, admin.locale).await
}

struct Named(FirstAdmin);

impl Witness for Named {
    fn asked<'a>(&'a self, tx: &'a PlatformTx, run: Uuid) -> BoxFuture<'a, Result<(), DbErr>> {
        Box::pin(keep(tx, run, &self.0))
    }
}

/// For [`tenancy::provision::Provisioner::with_witness`], where nobody else writes down who asked: an organisation that
/// is held or cut off before its first rows still knows its administrator's name and language.
pub fn naming(admin: FirstAdmin) -> Arc<dyn Witness> {
    Arc::new(Named(admin))
}
