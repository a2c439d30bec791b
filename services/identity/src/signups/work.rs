//! Makes the organisations that were approved. Any number of processes may do this; each takes what is in nobody's
//! hands, and what a process that died held is taken up by another when its time has run out.

use super::{
    rules::{self, SignupState},
    store::{self, signup::Model},
    waiting,
};
use crate::state::App;
use events::{Waker, jobs::Shutdown};
use kernel::Service;
use sea_orm::DbErr;
use std::time::Duration as Wait;
use tenancy::{
    Entry,
    provision::{CreateError, NewTenant, ProvisionError, Provisioner},
};
use time::Duration;

/// How long nobody looks when nobody calls.
const PAUSE: Wait = Wait::from_secs(5);

/// Takes up approvals as they come, until the process is told to stop.
pub async fn work(app: App, provisioner: Provisioner, waker: Waker, mut shutdown: Shutdown) {
    let mut sleeper = waker.sleeper(Service::Identity);
    loop {
        match Box::pin(take_up(&app, &provisioner)).await {
            Ok(true) => {
                // the first administrator's letter is in the queue
                waker.wake(Service::Identity);
                continue;
            }
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "approved applications could not be taken up"),
        }
        tokio::select! {
            _ = sleeper.sleep(PAUSE) => {}
            () = shutdown.wait() => return,
        }
    }
}

/// Makes the organisation of one approval; false when there is none in nobody's hands.
///
/// # Errors
/// When the database is away. What the control plane refuses is written down with the application.
pub async fn take_up(app: &App, provisioner: &Provisioner) -> Result<bool, DbErr> {
    let Some(row) = take(app).await? else { return Ok(false) };
    let made = holding(app, &row, Box::pin(make(provisioner, &row))).await;
    match made {
        Ok(entry) => finish(app, &row, &entry).await?,
        Err(error) => put_back(app, &row, &error).await?,
    }
    Ok(true)
}

async fn take(app: &App) -> Result<Option<Model>, DbErr> {
    let now = app.base().clock.now();
    let tx = app.platform().begin().await?;
    let Some(row) = store::next_approval(&tx, now).await? else { return Ok(None) };
    let row = Model { attempts: row.attempts + 1, lease_until: Some(now + rules::LEASE), ..row };
    let row = store::update(&tx, row).await?;
    tx.commit().await?;
    Ok(Some(row))
}

async fn make(provisioner: &Provisioner, row: &Model) -> Result<Entry, CreateError> {
    let id = row.tenant_id.ok_or(ProvisionError::Unknown)?;
    let new = NewTenant {
        slug: row.slug.clone(),
        name: row.name.clone(),
        kind: row.kind,
        contact_email: Some(row.contact_email.clone()),
    };
    provisioner.create_as(id, &new).await
}

/// Keeps the approval in these hands as long as the work takes.
async fn holding<T>(app: &App, row: &Model, work: impl Future<Output = T>) -> T {
    tokio::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return done,
            () = tokio::time::sleep(rules::LEASE / 3) => {
                if let Err(error) = renew(app, row).await {
                    tracing::warn!(%error, "an approval may be taken up by another process meanwhile");
                }
            }
        }
    }
}

async fn renew(app: &App, row: &Model) -> Result<(), DbErr> {
    let tx = app.platform().begin().await?;
    store::set_lease(&tx, row.id, app.base().clock.now() + rules::LEASE).await?;
    tx.commit().await
}

async fn finish(app: &App, row: &Model, entry: &Entry) -> Result<(), DbErr> {
    tracing::info!(tenant = %entry.tenant.key, "an organisation that asked for a place has one");
    let now = app.base().clock.now();
    change(app, row, |row| Model {
        state: SignupState::Approved,
        lease_until: None,
        problem: None,
        finished_at: Some(now),
        ..row
    })
    .await
}

/// What was asked for and cannot be is for an operator to look at again; everything else is tried again later. Where an
/// operator holds it, it waits and has not failed.
async fn put_back(app: &App, row: &Model, error: &CreateError) -> Result<(), DbErr> {
    let held = matches!(error, CreateError::Provision(ProvisionError::Held));
    if held {
        tracing::info!(signup = %row.id, "an approved organisation waits: an operator holds it");
    } else {
        tracing::warn!(signup = %row.id, %error, "an approved organisation could not be made");
    }
    let pause = if held { rules::LEASE } else { rules::pause(row.attempts) };
    let until =
        app.base().clock.now() + Duration::seconds(i64::try_from(pause.as_secs()).unwrap_or(i64::MAX));
    let problem: String = error.to_string().chars().filter(|c| *c != '\0').take(500).collect();
    let again = matches!(error, CreateError::Provision(_));
    change(app, row, |row| Model {
        state: if again { row.state } else { SignupState::Waiting },
        attempts: row.attempts - i32::from(held),
        lease_until: again.then_some(until),
        problem: Some(problem),
        ..row
    })
    .await
}

async fn change(app: &App, row: &Model, to: impl FnOnce(Model) -> Model) -> Result<(), DbErr> {
    let tx = app.platform().begin().await?;
    let now = store::locked(&tx, row.id).await?.filter(|row| row.state == SignupState::Approving);
    if let Some(now) = now {
        let row = store::update(&tx, to(now)).await?;
        if row.state == SignupState::Waiting {
            waiting::tell(app, &tx, &row).await?;
        }
    }
    tx.commit().await
}
