use super::{
    cookie, describe_device,
    entrance::address,
    own::{Own, demands, is_stale, keep_single},
    rules::{self, NextStep as Next},
    store::{self, session},
};
use crate::{accounts::Account, desk::Desk, state::App, tenant_settings::Policy, tokens};
use http::HeaderMap;
use kernel::SessionId;
use rest::Problem;
use tenancy::{assertion::Claims, audit::Entry};

/// A session that has begun.
pub(crate) struct Begun {
    pub next: Next,
    pub cookie: HeaderMap,
}

/// Begins a session for an account that has shown its password, or redeemed its invitation.
///
/// # Errors
/// When the database is away, or the system gives no random bytes.
pub(crate) async fn begin(
    app: &App,
    desk: &Desk<'_>,
    claims: &Claims,
    account: Account,
    policy: Policy,
) -> Result<Begun, Problem> {
    let demands = demands(desk.tx, account.id, &policy, desk.today()).await?;
    let token = tokens::session()?;
    let row = session::Model {
        id: SessionId::new(),
        account_id: account.id,
        token_hash: tokens::hash(&token),
        second_factor: false,
        password_expired: is_stale(&account, demands, &policy, desk.now),
        device: describe_device(claims.client.device.as_deref()),
        address_masked: address(claims),
        created_at: desk.now,
        last_seen_at: desk.now,
        expires_at: rules::expiry(&policy.session, desk.now),
        ended_at: None,
    };
    store::sweep(desk.tx, account.id, desk.now).await?;
    let session = store::insert(desk.tx, row).await?;
    let cookie = cookie::give(&token, app.mailer().secure(), session.expires_at - desk.now);
    let own = Own { session, account, policy, demands };
    let next = own.next();
    keep_single(desk, &own).await?;
    let new = Some(serde_json::json!({
        "device": own.session.device, "address": own.session.address_masked, "next": next,
    }));
    let subject_id = Some(own.session.id.0);
    desk.audit(Entry { action: "session.begun", subject: "session", subject_id, new, ..Default::default() })
        .await?;
    Ok(Begun { next, cookie })
}
