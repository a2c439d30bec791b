use crate::{
    door::Arrival,
    guard::{address::network, limits::Limit},
    place::Place,
    problems,
    state::Gateway,
};
use http::Method;
use kernel::TenantId;
use rest::Problem;
use std::time::Duration;
use tenancy::{
    assertion::Actor,
    keys::RedisKey,
    quota::{Quota, Refusal},
};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const SECOND: Duration = Duration::from_secs(1);

/// Counts the request and refuses it when there were too many: from its address, to its organisation, and,
/// where a secret could be guessed, attempts of both. Whose it is, is not known yet: see [`of_actor`].
///
/// # Errors
/// With the time to wait.
pub(crate) async fn check(
    gateway: &Gateway,
    arrival: &Arrival,
    method: &Method,
    path: &str,
) -> Result<(), Problem> {
    let set = &gateway.settings.limits;
    let from = network(arrival.address);
    let to = |area: &'static str| match arrival.place.tenant() {
        Some(tenant) => RedisKey::new(tenant.id, area).to_string(),
        None => format!("platform:{area}"),
    };
    let limit = |name: String, most: u32, window: Duration| Limit { name, most, window };
    let requests = [
        limit(format!("a:{from}"), set.requests_per_address, MINUTE),
        limit(to("requests"), set.requests_per_tenant, MINUTE),
    ];
    take(gateway, &requests).await?;
    if *method == Method::POST && path == "/api/identity/signups" {
        let most = gateway.settings.signup.per_address;
        let applications = [limit(format!("sa:{from}"), most, HOUR)];
        return gateway
            .limits
            .take(&applications)
            .await
            .map_err(|wait| refusal(&problems::TOO_MANY_ATTEMPTS, wait));
    }
    if !gateway.docs.leave.takes_out(method, path) {
        within_quota(gateway, arrival)?;
    }
    if !guesses(method, path) {
        return Ok(());
    }
    let window = set.login_window();
    let attempts = [
        limit(format!("la:{from}"), set.login_per_address, window),
        limit(to("logins"), set.login_per_tenant, window),
    ];
    gateway.limits.take(&attempts).await.map_err(|wait| refusal(&problems::TOO_MANY_ATTEMPTS, wait))
}

/// Refuses what comes faster than the organisation may ask, second by second, and notes how much that was at the most.
/// Every gateway counts for itself: a second is too short to ask another server about it.
fn within_quota(gateway: &Gateway, arrival: &Arrival) -> Result<(), Problem> {
    let Place::Organisation(entry) = &arrival.place else { return Ok(()) };
    let name = RedisKey::new(entry.tenant.id, "requests-second").to_string();
    let asked = u64::from(gateway.limits.note_here(name, SECOND));
    gateway.traffic.at_once(&entry.tenant.key, gateway.clock.now(), asked);
    let bound = gateway.quotas.bound(entry.tenant.kind, &entry.quotas, Quota::Requests);
    let Some(most) = bound.hard else { return Ok(()) };
    // a quota of nothing is one request, not none
    if asked <= most.max(1) {
        return Ok(());
    }
    Err(Refusal { quota: Quota::Requests, used: most, most }.into())
}

/// The same for whoever is logged in, wherever they sit: one account must not use up what its organisation has.
///
/// # Errors
/// With the time to wait.
pub(super) async fn of_actor(gateway: &Gateway, arrival: &Arrival, actor: &Actor) -> Result<(), Problem> {
    let tenant = arrival.place.tenant().map(|tenant| tenant.id);
    let Some(name) = name_of(tenant, actor) else { return Ok(()) };
    let most = gateway.settings.limits.requests_per_account;
    take(gateway, &[Limit { name, most, window: MINUTE }]).await
}

/// What an actor is counted by; nobody in particular is counted by address alone.
fn name_of(tenant: Option<TenantId>, actor: &Actor) -> Option<String> {
    match (actor, tenant) {
        (Actor::Account { id, .. }, Some(tenant)) => {
            Some(RedisKey::new(tenant, "account-requests").part(id).to_string())
        }
        (Actor::Operator { id, .. }, _) => Some(format!("platform:operator-requests:{id}")),
        _ => None,
    }
}

async fn take(gateway: &Gateway, requests: &[Limit]) -> Result<(), Problem> {
    gateway.limits.take(requests).await.map_err(|wait| refusal(&problems::TOO_MANY_REQUESTS, wait))
}

fn refusal(kind: &'static rest::ProblemKind, wait: Duration) -> Problem {
    let seconds = wait.as_secs().max(1);
    kind.problem().with("seconds", seconds).retry_after(seconds)
}

/// Operations at which somebody could try out passwords, codes, names or tokens.
fn guesses(method: &Method, path: &str) -> bool {
    const ATTEMPTS: &[&str] = &[
        "/api/identity/sessions",
        "/api/identity/session/proof",
        "/api/identity/session/totp",
        "/api/identity/password-resets",
        "/api/identity/password-resets/preview",
        "/api/identity/password-resets/redeem",
        "/api/identity/invitations/preview",
        "/api/identity/invitations/redeem",
        "/api/identity/operator-entries/redeem",
        "/api/identity/operator/sessions",
        "/api/identity/operator/invitations/preview",
        "/api/identity/operator/invitations/totp",
        "/api/identity/operator/invitations/redeem",
        "/api/identity/signups/verify",
    ];
    *method == Method::POST && ATTEMPTS.contains(&path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{AccountId, OperatorId};

    #[test]
    fn an_account_is_counted_apart_from_every_other() {
        let account = || Actor::Account { id: AccountId::new(), member: None, assignments: vec![] };
        let (one, other, here) = (account(), account(), Some(TenantId::new()));
        assert!(name_of(here, &one).is_some());
        assert_ne!(name_of(here, &one), name_of(here, &other));
        assert_ne!(name_of(here, &one), name_of(Some(TenantId::new()), &one));
        assert!(name_of(None, &Actor::Operator { id: OperatorId::new(), entry: None }).is_some());
        assert_eq!(name_of(here, &Actor::Anonymous), None);
    }

    #[test]
    fn only_attempts_count_as_such() {
        assert!(guesses(&Method::POST, "/api/identity/sessions"));
        assert!(!guesses(&Method::GET, "/api/identity/sessions"));
        assert!(!guesses(&Method::POST, "/api/identity/invitations"));
    }
}
