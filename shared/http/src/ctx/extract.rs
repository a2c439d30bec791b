use super::{Call, visit};
use crate::{ASSERTION, Base, Problem, idempotency, kinds, spoken::speak_to, spoken_locale};
use axum::{
    extract::{FromRef, FromRequestParts},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use std::ops::Deref;
use telemetry::RequestLog;
use tenancy::{
    Who,
    assertion::{Actor, Claims, Level, Verified, Vouched},
};
use tokio::sync::OnceCell;

/// The assertion of a request, checked. For operations outside of tenants; inside them take a context.
///
/// # Errors
/// 401 when it is missing, forged, run out or for another service.
pub fn verified(parts: &Parts, base: &Base) -> Result<Verified, Problem> {
    let (now, service) = (base.clock.now(), base.service);
    let checked = if let Some(vouched) = parts.extensions.get::<Vouched>() {
        base.verifier.believe(vouched, service, now)
    } else {
        let token = parts.headers.get(ASSERTION).and_then(|value| value.to_str().ok());
        base.verifier.verify(token.ok_or_else(|| kinds::UNAUTHENTICATED.problem())?, service, now)
    };
    let verified = checked.map_err(|refused| {
        tracing::warn!(%refused, service = %base.service, "an assertion was not believed");
        kinds::UNAUTHENTICATED.problem()
    })?;
    if let Some(tenant) = &verified.claims().tenant {
        speak_to(tenant.kind);
    }
    Ok(verified)
}

/// How far log-in must have come.
fn admit(claims: &Claims, least: Level) -> Result<(), Problem> {
    if least == Level::Anonymous {
        return Ok(());
    }
    match &claims.actor {
        Actor::Anonymous => Err(kinds::UNAUTHENTICATED.problem()),
        // who looks in by an entry reads, and reads alone
        Actor::Operator { .. } if claims.entry().is_some() && claims.level == Level::Full => Ok(()),
        // otherwise operators see no content, and the deployment itself has its own addresses
        Actor::Operator { .. } | Actor::Gateway => Err(kinds::FORBIDDEN.problem()),
        Actor::Account { .. } if claims.level == Level::Anonymous => Err(kinds::UNAUTHENTICATED.problem()),
        Actor::Account { .. } if claims.level < least => Err(kinds::STEP_REQUIRED.problem()),
        Actor::Account { .. } => Ok(()),
    }
}

/// The first half: who asks, and whether log-in has come far enough.
fn admitted(parts: &Parts, base: &Base, least: Level) -> Result<Verified, Problem> {
    let verified = verified(parts, base)?;
    let claims = verified.claims();
    if let Some(log) = parts.extensions.get::<RequestLog>() {
        log.actor(Who::from(claims).kind);
        if let Some(tenant) = &claims.tenant {
            log.tenant(&tenant.key);
        }
    }
    admit(claims, least)?;
    if least != Level::Anonymous && claims.entry().is_some() && !parts.method.is_safe() {
        return Err(kinds::READ_ONLY.problem());
    }
    Ok(verified)
}

/// The second half: the transaction, and the answer that was already given, if it was.
async fn open(parts: &Parts, base: Base, verified: &Verified, least: Level) -> Result<Call, Response> {
    let refuse = |problem: Problem| problem.into_response();
    let scope = verified.scope().ok_or_else(|| refuse(kinds::NOT_FOUND.problem()))?;
    if least != Level::Anonymous {
        visit::note(parts, &base, verified, &scope).await.map_err(|e| refuse(e.into()))?;
    }
    let tx = base.db.begin(&scope).await.map_err(|e| refuse(e.into()))?;
    if let Some(log) = parts.extensions.get::<RequestLog>() {
        let meter = tx.meter();
        log.cost(move || (meter.queries(), meter.time()));
    }
    let (now, mut claims) = (base.clock.now(), verified.claims().clone());
    claims.locale = spoken_locale();
    let slip = idempotency::slip(parts, &claims).map_err(refuse)?;
    if let Some(slip) = &slip
        && let Some(given) = idempotency::given(&tx, slip).await.map_err(refuse)?
    {
        return Err(given);
    }
    Ok(Call { base, claims, scope, tx, now, slip, linked: OnceCell::new() })
}

/// A request of an account whose log-in is complete, before its transaction is open. An operation that takes in
/// a long body opens it when the body is there: nobody holds a connection to the database by sending slowly.
pub struct Waiting {
    parts: Parts,
    base: Base,
    verified: Verified,
}

impl Waiting {
    pub fn claims(&self) -> &Claims {
        self.verified.claims()
    }

    /// Opens the transaction; again, if need be, after the one before has ended.
    ///
    /// # Errors
    /// The finished answer: a refusal, or the one that was given to this request before.
    pub async fn open(&self) -> Result<Ctx, Response> {
        open(&self.parts, self.base.clone(), &self.verified, Level::Full).await.map(Ctx)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Waiting
where
    Base: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let base = Base::from_ref(state);
        let verified = admitted(parts, &base, Level::Full)?;
        Ok(Self { parts: parts.clone(), base, verified })
    }
}

macro_rules! contexts {
    ($($(#[$doc:meta])* $name:ident = $least:expr;)*) => {$(
        $(#[$doc])*
        pub struct $name(pub(super) Call);

        impl Deref for $name {
            type Target = Call;
            fn deref(&self) -> &Call {
                &self.0
            }
        }

        impl $name {
            /// The request itself, for code that serves several kinds of context.
            pub fn into_call(self) -> Call {
                self.0
            }
        }

        impl<S: Send + Sync> FromRequestParts<S> for $name
        where
            Base: FromRef<S>,
        {
            type Rejection = Response;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
                let base = Base::from_ref(state);
                let verified = admitted(parts, &base, $least).map_err(IntoResponse::into_response)?;
                open(parts, base, &verified, $least).await.map(Self)
            }
        }
    )*};
}

contexts! {
    /// A request of an account whose log-in is complete.
    Ctx = Level::Full;
    /// A request of an account whose log-in may still lack a step.
    StepCtx = Level::Partial;
    /// A request of anybody, in a known tenant.
    PublicCtx = Level::Anonymous;
}

#[cfg(test)]
mod tests;
