//! The life of an organisation: made, suspended, resumed, dropped.
//!
//! Slots (a key, with a schema, a role and a data key in every service) are made ahead and kept warm, so that
//! an organisation is created by writing its name into a few rows. What touches several databases is a saga:
//! each step can be repeated, the last one reached is written down, and a run that was cut off is taken up by
//! [`Provisioner::resume_unfinished`] with the same result. Operators can hold one: whoever drives it stops before what
//! comes next, and nobody takes it up until they let it go on.

mod bootstrap;
mod change;
mod create;
mod dropping;
mod error;
mod hooks;
mod news;
mod saga;
mod scram;
mod shards;
mod slot;
mod slug;
mod steps;
mod warm;

pub use create::{NewTenant, hold_slug};
pub use error::{CreateError, ProvisionError};
pub use hooks::{Hooks, Watch, Witness};
pub use news::{Gone, Left, News};
pub(crate) use saga::statement;
pub(crate) use slot::{empty_schema, roles};
pub use slug::{Slug, SlugError};
pub use steps::{Kind, Piece, Step};

use crate::{Deployment, admin::Admin};
use hooks::{NoHooks, NoWatch, NoWitness};
use kernel::{Service, SharedClock};
use migrations::{Scope, Set};
use std::{collections::HashMap, fmt, sync::Arc};
use time::OffsetDateTime;

/// The control plane of a deployment.
///
/// Creating from the warm pool, suspending and resuming work with the services' platform roles; making slots
/// and dropping need the provisioner's own log-in.
#[derive(Clone)]
pub struct Provisioner {
    deployment: Deployment,
    clock: SharedClock,
    hooks: Arc<dyn Hooks>,
    watch: Arc<dyn Watch>,
    witness: Arc<dyn Witness>,
    instead: HashMap<Service, Set>,
}

impl Provisioner {
    pub fn new(deployment: Deployment, clock: SharedClock) -> Self {
        Self {
            deployment,
            clock,
            hooks: Arc::new(NoHooks),
            watch: Arc::new(NoWatch),
            witness: Arc::new(NoWitness),
            instead: HashMap::new(),
        }
    }

    /// What the services do when an organisation comes or goes.
    #[must_use]
    pub fn with_hooks(self, hooks: Arc<dyn Hooks>) -> Self {
        Self { hooks, ..self }
    }

    /// Who is told of every step, and may stop before the next.
    #[must_use]
    pub fn with_watch(self, watch: Arc<dyn Watch>) -> Self {
        Self { watch, ..self }
    }

    /// Who writes down who asked for what is begun.
    #[must_use]
    pub fn with_witness(self, witness: Arc<dyn Witness>) -> Self {
        Self { witness, ..self }
    }

    /// Another set of tenant migrations for new slots than the one the program carries.
    #[must_use]
    pub fn with_tenant_set(mut self, service: Service, set: Set) -> Self {
        self.instead.insert(service, set);
        self
    }

    fn tenant_set(&self, service: Service) -> Set {
        let instead = self.instead.get(&service).cloned();
        instead.unwrap_or_else(|| migrations::set(service.as_str(), Scope::Tenant))
    }

    /// Tells whoever looks on of a step of another saga than those of this module.
    pub(crate) fn at_step(&self, step: &str, done: bool) -> Result<(), ProvisionError> {
        match self.watch.step(step, done) {
            std::ops::ControlFlow::Continue(()) => Ok(()),
            std::ops::ControlFlow::Break(()) => Err(ProvisionError::Interrupted),
        }
    }

    pub(crate) fn hooks(&self) -> &dyn Hooks {
        &*self.hooks
    }

    pub(crate) fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }

    pub fn deployment(&self) -> &Deployment {
        &self.deployment
    }

    pub(crate) fn admin(&self) -> Result<Admin, ProvisionError> {
        Admin::new(&self.deployment)
    }
}

impl fmt::Debug for Provisioner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provisioner").field("deployment", &self.deployment).finish_non_exhaustive()
    }
}
