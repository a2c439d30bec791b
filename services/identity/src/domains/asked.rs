//! The host an operation is about, and what is written down with every change of one.

use super::store::{self, Domain};
use crate::{desk::Desk, state::App};
use events::kinds::DomainChanged;
use rest::{Answer, Ctx, Problem, kinds};
use serde_json::{Value, json};
use tenancy::{Tenant, audit::Entry};

/// The claim of this organisation; another's is unknown here.
///
/// # Errors
/// 404 when there is none.
pub async fn claim(ctx: &Ctx, host: &str) -> Result<Domain, Problem> {
    let found = store::find(ctx.tx(), &host.to_ascii_lowercase()).await?;
    found.ok_or_else(|| kinds::NOT_FOUND.problem())
}

/// What was done to a host.
pub struct Done<'a> {
    pub action: &'a str,
    pub host: &'a str,
    /// Where it stands from now on: a word of [`super::shape::DomainState`], or `removed`.
    pub state: &'a str,
    pub new: Option<Value>,
}

/// Stands in the organisation's own log, and is told, in the transaction of the change.
///
/// # Errors
/// When the database is away.
pub async fn record(desk: &Desk<'_>, done: Done<'_>) -> Result<(), Problem> {
    let Done { action, host, state, new } = done;
    let old = Some(json!({ "host": host }));
    desk.audit(Entry { action, subject: "domain", old, new, ..Default::default() }).await?;
    let told = DomainChanged { host: host.to_owned(), state: state.to_owned() };
    Ok(events::emit(desk.tx, &told).await?)
}

/// The directory of every process forgets where the organisation was, once the change is there.
///
/// # Errors
/// What the answer itself says.
pub async fn told(app: &App, tenant: &Tenant, answer: Answer) -> Answer {
    if answer.is_ok() {
        app.deployment().announce(tenant).await;
    }
    answer
}
