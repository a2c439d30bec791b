//! Tells an organisation's administrators, and whoever it named as its contact, what is done to it.

use crate::{
    accounts,
    bootstrap::FirstAdmin,
    handles,
    mails::{Recipient, Sender},
    signups,
    state::App,
    tenant_settings,
};
use kernel::{Locale, SHANGHAI, business_date};
use rest::Problem;
use sea_orm::DbErr;
use tenancy::{
    Entry, PlatformTx, TenantScope, TenantTx,
    provision::{Gone, News},
};
use uuid::Uuid;

/// Somebody who is told, and the word by which a letter to them is told from those to others.
struct Reader {
    word: String,
    email: String,
    name: String,
    locale: Locale,
}

impl Reader {
    fn recipient(&self) -> Recipient<'_> {
        Recipient { address: &self.email, name: &self.name, locale: self.locale }
    }
}

/// Writes the letters about something that was done. Done again with the same `once`, there are no more of them.
///
/// # Errors
/// When the database is away.
pub(crate) async fn tell(
    app: &App,
    entry: &Entry,
    scope: &TenantScope,
    once: &str,
    news: &News,
) -> Result<(), Problem> {
    let founder = founder(app, entry).await?;
    let tx = app.base().db.begin(scope).await?;
    let (from, readers) = readers(app, &tx, entry, founder).await?;
    for reader in readers {
        let once = format!("news/{once}/{}", reader.word);
        app.mailer().news(&tx, reader.recipient(), &from, news, &once).await?;
    }
    Ok(tx.commit().await?)
}

/// Writes the letters that go out once the organisation has been deleted; sealed, one a line.
///
/// # Errors
/// When the database is away.
pub(crate) async fn last_letters(
    app: &App,
    entry: &Entry,
    scope: &TenantScope,
    certificate: Uuid,
) -> Result<String, Problem> {
    let founder = founder(app, entry).await?;
    let tx = app.base().db.begin(scope).await?;
    let (from, readers) = readers(app, &tx, entry, founder).await?;
    let write = |reader: &Reader| app.mailer().last_letter(reader.recipient(), &from, certificate);
    let letters = readers.iter().map(write).collect::<Result<Vec<_>, DbErr>>()?;
    Ok(letters.join("\n"))
}

/// Puts them into the queue, in the transaction that ends the organisation.
///
/// # Errors
/// When the database is away.
pub(crate) async fn send_last(app: &App, tx: &PlatformTx, letters: &str, gone: &Gone) -> Result<(), DbErr> {
    for sealed in letters.lines() {
        app.mailer().send_last(tx, sealed, gone).await?;
    }
    Ok(())
}

/// Who asked for its place, where it did so itself.
async fn founder(app: &App, entry: &Entry) -> Result<Option<FirstAdmin>, DbErr> {
    Ok(signups::founder(app, entry.tenant.id).await?.map(|founder| founder.admin))
}

/// In whose name, and to whom: nobody twice.
async fn readers(
    app: &App,
    tx: &TenantTx,
    entry: &Entry,
    founder: Option<FirstAdmin>,
) -> Result<(Sender, Vec<Reader>), Problem> {
    let settings = tenant_settings::load(app, tx, &entry.name).await?;
    let admins = accounts::admins(tx, business_date(app.base().clock.now(), SHANGHAI)).await?;
    let mut readers: Vec<Reader> = admins.into_iter().map(Reader::from).collect();
    let contact = entry.contact_email.as_deref().and_then(handles::email);
    if let Some(email) = contact.filter(|email| readers.iter().all(|reader| reader.email != *email)) {
        let FirstAdmin { email, display_name: name, locale } =
            FirstAdmin::at(email, founder, settings.locale);
        readers.push(Reader { word: "contact".to_owned(), email, name, locale });
    }
    let base = app.mailer().base(None, &entry.slug);
    Ok((Sender { organisation: settings.name, base }, readers))
}

impl From<accounts::Admin> for Reader {
    fn from(admin: accounts::Admin) -> Self {
        let accounts::Admin { id, email, name, locale } = admin;
        Self { word: id.to_string(), email, name, locale }
    }
}
