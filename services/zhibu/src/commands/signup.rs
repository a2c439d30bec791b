use crate::{
    app::{Kit, identity_app, kit},
    cli::{Signup, SignupState},
};
use anyhow::{Context, Result, bail};
use events::jobs::Shutdown;
use identity::signups::{self, By, SignupOut};
use kernel::{Service, SignupId, SystemClock};
use settings::Settings;
use std::sync::Arc;

/// What fits on a screen, and a long one.
const MOST: u64 = 500;

pub async fn signup(settings: &Settings, command: Signup) -> Result<()> {
    let (_switch, shutdown) = Shutdown::switch();
    let kit = kit(settings.clone(), Arc::new(SystemClock), shutdown)?;
    let identity = identity_app(&kit)?;
    match command {
        Signup::List { state } => list(&identity, state).await?,
        Signup::Approve { signup } => {
            let id = find(&identity, &signup).await?;
            let row = signups::approve(&identity, id, &By::settings()).await.map_err(|e| refused(&e))?;
            woken(&kit);
            println!("{} is approved; the services are making it", row.name);
        }
        Signup::Refuse { signup, reason } => {
            let id = find(&identity, &signup).await?;
            let row =
                signups::refuse(&identity, id, &reason, &By::settings()).await.map_err(|e| refused(&e))?;
            woken(&kit);
            println!("{} is refused; a letter is on its way to {}", row.name, row.contact_email);
        }
    }
    Ok(())
}

fn woken(kit: &Kit) {
    kit.waker.wake(Service::Identity);
}

fn refused(problem: &rest::Problem) -> anyhow::Error {
    anyhow::anyhow!("{}", problem.body().detail)
}

async fn list(identity: &identity::App, state: Option<SignupState>) -> Result<()> {
    for row in signups::all(identity, state.map(Into::into), MOST).await? {
        let SignupOut { id, slug, state, kind, name, contact_email, .. } = row;
        println!("{id}  {state:10} {slug:24} {kind:12} {name}  <{contact_email}>");
    }
    Ok(())
}

/// An application by its id, or by the address it asks for while it is open: of several the one that is confirmed, or
/// the newest.
async fn find(identity: &identity::App, named: &str) -> Result<SignupId> {
    if let Ok(id) = named.parse() {
        return Ok(id);
    }
    let rows = signups::all(identity, None, MOST).await.context("reading the applications")?;
    let open = rows.into_iter().filter(|row| row.slug == named && row.state.is_open());
    match open.min_by_key(|row| row.state == signups::SignupState::Unverified) {
        Some(row) => Ok(row.id),
        None => bail!("no open application asks for {named}"),
    }
}
