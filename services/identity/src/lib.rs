//! Accounts, sessions, roles and the settings of organisations; the operators of the platform.
//!
//! [`router`] is the service. [`consumers`] and [`handlers`] are what runs beside it, [`hooks`] what happens
//! when an organisation is made. Every feature is a folder: `routes.rs` is its table of contents, one file is
//! one operation, `rules.rs` is pure, `store.rs` has the only queries on its tables.

mod accounts;
mod announcements;
mod assignments;
mod audit;
mod bootstrap;
mod break_glass;
mod consents;
mod console;
mod desk;
mod digests;
mod domains;
mod erasures;
mod exports;
mod handles;
mod internal;
mod invitations;
mod lockout;
mod mails;
mod masks;
mod moves;
mod notices;
mod onboarding;
pub mod operators;
mod organisations;
mod passwords;
mod portability;
mod reminders;
mod resets;
mod retention;
mod runs;
mod sessions;
pub mod signups;
mod state;
mod tenant;
mod tenant_settings;
mod tokens;
mod totp;
mod units;
mod versions;
mod vocabulary;

pub use bootstrap::{BootstrapError, FirstAdmin, bootstrap_admin, hooks, naming};
pub use break_glass::keep_entries;
pub use consents::withdraw_again;
pub use console::watch;
pub use domains::schedule as schedule_domains;
pub use erasures::erase_again;
pub use organisations::{Invited, invite_administrator};
pub use passwords::HashError;
pub use retention::schedule as schedule_retention;
pub use sessions::keep_log_ins;
pub use state::{App, Parts, Unusable};
pub use tenant_settings::{schedule as schedule_logos, sweep as sweep_logos};
pub use units::Units;

use axum::{Router, middleware::from_fn_with_state};
use events::{Consumer, jobs::Handler};
use std::sync::Arc;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// Where the service's operations lie.
pub const PREFIX: &str = "/api/identity";

fn operations() -> OpenApiRouter<App> {
    let all = [
        tenant::routes(),
        sessions::routes(),
        totp::routes(),
        passwords::routes(),
        resets::routes(),
        invitations::routes(),
        accounts::routes(),
        assignments::routes(),
        tenant_settings::routes(),
        onboarding::routes(),
        audit::routes(),
        notices::routes(),
        consents::routes(),
        erasures::routes(),
        exports::routes(),
        retention::routes(),
        domains::routes(),
        vocabulary::routes(),
        portability::routes(),
        moves::routes(),
        operators::routes(),
        signups::routes(),
        organisations::routes(),
        runs::routes(),
        announcements::routes(),
        break_glass::routes(),
    ];
    let features = all.into_iter().fold(OpenApiRouter::new(), OpenApiRouter::merge);
    OpenApiRouter::new().nest(PREFIX, features)
}

/// The service's operations and their description. `body_bytes` bounds what a request may send.
pub fn router(app: App, body_bytes: usize) -> (Router, OpenApi) {
    let base = app.base().clone();
    let (operations, mut document) = operations().split_for_parts();
    rest::openapi::finish(&mut document);
    let inside = internal::router(app.clone());
    let log = events::router(app.platform().clone(), base.verifier, base.clock);
    let once = from_fn_with_state(app.clone(), operators::once);
    let router = Router::new().merge(operations.layer(once).with_state(app)).merge(inside).merge(log);
    (rest::layers(router, body_bytes), document)
}

/// The description alone, for tools that start no service.
pub fn openapi() -> OpenApi {
    let (_, mut document) = operations().split_for_parts();
    rest::openapi::finish(&mut document);
    document
}

/// What follows the events of other services.
pub fn consumers() -> Vec<Arc<dyn Consumer>> {
    let purged = |service| Arc::new(retention::Purged(service)) as Arc<dyn Consumer>;
    vec![
        Arc::new(Units),
        Arc::new(erasures::Done),
        Arc::new(digests::Heard),
        Arc::new(reminders::Heard),
        purged(kernel::Service::Records),
        purged(kernel::Service::Notifications),
    ]
}

/// What works on the service's own queues.
pub fn handlers(app: &App) -> Vec<Arc<dyn Handler>> {
    vec![
        Arc::new(tenant_settings::Names(app.clone())),
        Arc::new(tenant_settings::SweepLogos(app.clone())),
        Arc::new(retention::ClearUp(app.clone())),
        Arc::new(digests::Letters(app.clone())),
        Arc::new(reminders::Letters(app.clone())),
        Arc::new(domains::Reprove(app.clone())),
        Arc::new(portability::Exports(app.clone())),
        Arc::new(portability::Restorations(app.clone())),
        Arc::new(moves::Moves(app.clone())),
    ]
}

/// Every kind of problem the service can answer with, for the catalogue.
pub fn problems() -> Vec<&'static rest::ProblemKind> {
    let all = [
        accounts::problems::ALL,
        assignments::problems::ALL,
        audit::problems::ALL,
        consents::problems::ALL,
        domains::problems::ALL,
        erasures::problems::ALL,
        invitations::problems::ALL,
        moves::problems::ALL,
        notices::problems::ALL,
        retention::problems::ALL,
        operators::problems::ALL,
        organisations::problems::ALL,
        runs::problems::ALL,
        announcements::problems::ALL,
        break_glass::problems::ALL,
        passwords::problems::ALL,
        portability::problems::ALL,
        resets::problems::ALL,
        sessions::problems::ALL,
        signups::problems::ALL,
        tenant_settings::problems::ALL,
        totp::problems::ALL,
        vocabulary::problems::ALL,
    ];
    all.concat()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn every_operation_is_described_and_named_once() {
        let document = super::openapi();
        let mut seen = HashSet::new();
        for (path, item) in &document.paths.paths {
            let mut item = item.clone();
            for (_, operation) in rest::openapi::operations(&mut item) {
                let id = operation.operation_id.clone().unwrap_or_default();
                assert!(path.starts_with(super::PREFIX), "{path}");
                assert!(operation.summary.is_some() && seen.insert(id.clone()), "{path}: {id}");
            }
        }
        assert!(seen.len() >= 47, "{}", seen.len());
    }

    #[test]
    fn no_refusal_speaks_to_an_association_of_the_party() {
        use kernel::{Locale, TenantKind};
        for kind in super::problems() {
            for locale in [Locale::Zh, Locale::En] {
                let said = kind.said(rest::Voice::of(locale, TenantKind::Association));
                assert!(rest::speech::party_words(said).is_empty(), "{}: {said}", kind.code);
            }
        }
    }

    #[test]
    fn codes_mean_one_thing_within_a_feature_and_speak_both_languages() {
        for kind in super::problems() {
            assert!(!kind.zh.is_ascii() && kind.en.is_ascii(), "{}", kind.code);
            let holes = |text: &str| text.matches('{').count();
            assert_eq!(holes(kind.zh), holes(kind.en), "{}", kind.code);
        }
    }
}
