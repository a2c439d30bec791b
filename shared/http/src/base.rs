use access::Judge;
use kernel::{Service, SharedClock};
use std::sync::Arc;
use tenancy::{TenantDb, assertion::Verifier};

/// The header an assertion travels in.
pub const ASSERTION: &str = "x-zhibu-assertion";
/// The header the number of a request travels in.
pub const REQUEST_ID: &str = "x-request-id";

/// What every service's state holds; the context extractors take it by `FromRef`.
#[derive(Clone)]
pub struct Base {
    pub service: Service,
    pub db: TenantDb,
    pub judge: Arc<Judge>,
    pub verifier: Verifier,
    pub clock: SharedClock,
}
