//! Writes an application down, or corrects the one its sender has sent before, and posts its letter.

use super::{
    again, phone, problems,
    rules::SignupState,
    store::{self, signup::Model},
};
use crate::{
    mails::Recipient,
    state::App,
    tokens::{self, Door},
};
use kernel::SignupId;
use rest::Problem;
use tenancy::{PlatformTx, provision::hold_slug};
use time::{Duration, OffsetDateTime};

/// An application as it was sent, and whether its sender asks for another letter.
pub(super) struct Asked {
    pub row: Model,
    pub again: bool,
}

/// Enters what was asked and gives it as it is now. Where a mailbox is full nothing is written, and the answer is the
/// same.
///
/// # Errors
/// 409 where others have the address or the application is confirmed, 429 where a letter has just gone.
pub(super) async fn enter(app: &App, asked: Asked, now: OffsetDateTime) -> Result<Model, Problem> {
    let tx = app.platform().begin().await?;
    if hold_slug(&tx, &asked.row.slug).await? {
        return Err(problems::SLUG_TAKEN.at("/slug"));
    }
    let own = own(&tx, &asked.row).await?;
    if let Some(own) = &own
        && own.state != SignupState::Unverified
    {
        // the same words once more are a request that was repeated
        let repeated = !asked.again && same_words(app, own, &asked.row)?;
        return if repeated { Ok(own.clone()) } else { Err(problems::CONFIRMED.problem()) };
    }
    let other = store::holder(&tx, &asked.row.slug, own.as_ref().map(|own| own.id), now).await?;
    if let Some(other) = other {
        if own.is_none() {
            remind(app, tx, other.id, &asked.row.contact_email, now).await?;
        }
        return Err(problems::SLUG_ASKED.at("/slug").with("hours", app.signup().hold_hours));
    }
    match own {
        None => first(app, tx, asked.row, now).await,
        Some(before) => correct(app, tx, before, asked, now).await,
    }
}

/// What the same browser sent before, held. One that was refused is over: the next one is another.
async fn own(tx: &PlatformTx, row: &Model) -> Result<Option<Model>, Problem> {
    let Some(hash) = row.request_hash.clone() else { return Ok(None) };
    match store::locked_by_request(tx, hash).await? {
        Some(before) if before.state == SignupState::Refused => {
            store::release(tx, before.id).await?;
            Ok(None)
        }
        found => Ok(found),
    }
}

fn same_words(app: &App, one: &Model, other: &Model) -> Result<bool, Problem> {
    let words = |row: &Model| {
        (row.kind, row.name.clone(), row.slug.clone(), row.contact_name.clone(), row.contact_email.clone())
    };
    // sealed twice, the same number looks different
    Ok(words(one) == words(other) && phone::opened(app, one)? == phone::opened(app, other)?)
}

async fn first(app: &App, tx: PlatformTx, row: Model, now: OffsetDateTime) -> Result<Model, Problem> {
    store::supersede(&tx, &row).await?;
    if is_full(app, &tx, &row, now).await? {
        return Ok(row);
    }
    let row = store::insert(&tx, lettered(app, &tx, row, now).await?).await?;
    tx.commit().await?;
    Ok(row)
}

/// Puts what is sent now in place of what was sent before. In the same words it is either repeated, while the last
/// letter is fresh, or that letter was lost.
async fn correct(
    app: &App,
    tx: PlatformTx,
    before: Model,
    asked: Asked,
    now: OffsetDateTime,
) -> Result<Model, Problem> {
    let same = same_words(app, &before, &asked.row)?;
    let same_mailbox = before.contact_email == asked.row.contact_email;
    let from = again::from(before.letters, before.sent_at, same_mailbox);
    if now < from {
        return if same && !asked.again { Ok(before) } else { Err(just_now(from - now)) };
    }
    let Model { id, created_at, letters, .. } = before;
    // the seal names the application it belongs to
    let number = phone::opened(app, &asked.row)?;
    let contact_phone_sealed = number.map(|number| phone::sealed(app, id, &number)).transpose()?;
    let row = Model { id, created_at, letters, contact_phone_sealed, ..asked.row };
    store::supersede(&tx, &row).await?;
    if !same_mailbox && is_full(app, &tx, &row, now).await? {
        return Ok(Model { letters: letters + 1, ..row });
    }
    let row = store::update(&tx, lettered(app, &tx, row, now).await?).await?;
    tx.commit().await?;
    Ok(row)
}

fn just_now(wait: Duration) -> Problem {
    // a second that has begun is waited for
    let whole = (wait + Duration::seconds(1) - Duration::nanoseconds(1)).whole_seconds();
    let seconds = u64::try_from(whole).unwrap_or(1);
    problems::SENT_JUST_NOW.problem().with("seconds", seconds).retry_after(seconds)
}

/// Whoever lost the page the application was sent from asks for the letter in this way. Nothing of the application
/// changes, and whether there was a letter is heard in the mailbox alone: the answer is a stranger's.
async fn remind(
    app: &App,
    tx: PlatformTx,
    id: SignupId,
    email: &str,
    now: OffsetDateTime,
) -> Result<(), Problem> {
    let Some(row) = store::locked(&tx, id).await? else { return Ok(()) };
    let due = now >= again::from(row.letters, row.sent_at, true);
    if row.state == SignupState::Unverified && row.contact_email == email && due {
        store::update(&tx, lettered(app, &tx, row, now).await?).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn is_full(app: &App, tx: &PlatformTx, row: &Model, now: OffsetDateTime) -> Result<bool, Problem> {
    let open = store::open_by_email(tx, &row.contact_email, row.id, now).await?;
    Ok(open >= app.signup().open_per_email.into())
}

/// Posts a letter with a fresh link; those that went before open nothing any more.
async fn lettered(app: &App, tx: &PlatformTx, row: Model, now: OffsetDateTime) -> Result<Model, Problem> {
    let token = tokens::mailed(Door::Signup, None)?;
    let (token_hash, letters) = (tokens::hash(&token), row.letters.saturating_add(1));
    let row = dated(app, Model { token_hash, letters, ..row }, now);
    let to = Recipient { address: &row.contact_email, name: &row.contact_name, locale: row.locale() };
    app.mailer().signup_confirmation(tx, to, &row.name, &token, (row.held_until, row.expires_at)).await?;
    Ok(row)
}

/// With the terms that a letter of this moment begins.
pub(super) fn dated(app: &App, row: Model, now: OffsetDateTime) -> Model {
    let set = app.signup();
    let expires_at = now + Duration::hours(set.verify_hours.into());
    let held_until = expires_at.min(now + Duration::hours(set.hold_hours.into()));
    Model { expires_at, held_until, sent_at: now, ..row }
}
