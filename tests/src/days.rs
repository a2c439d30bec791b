//! The records service as it is on another day: no clock of a request can be moved.

use crate::{Org, TestApp};
use kernel::{FixedClock, SHANGHAI, Service};
use records::Records;
use rest::Base;
use std::sync::Arc;
use tenancy::TenantTx;
use time::{Date, macros::time};

impl TestApp {
    /// Records at ten in the morning of a day.
    pub fn records_on(&self, day: Date) -> Records {
        let deployment = self.deployment();
        let base = Base {
            service: Service::Records,
            db: deployment.tenant_db(Service::Records),
            judge: Arc::new(access::Judge::new().expect("policies")),
            verifier: deployment.signer().expect("keys").verifier(),
            clock: FixedClock::at(day.with_time(time!(10:00)).assume_offset(SHANGHAI)),
        };
        Records::new(base).expect("rules")
    }
}

impl Org {
    /// A transaction of the records service in this organisation, as a job has it.
    pub async fn records_tx(&self) -> TenantTx {
        let deployment = self.app.deployment();
        let system = deployment.system_scope(Service::Records);
        let scope = system.enter(&self.entry.tenant.key).await.expect("a database").expect("an organisation");
        deployment.tenant_db(Service::Records).begin(&scope).await.expect("a transaction")
    }
}
