//! What every named action works with: the transaction it writes in, who did it and when. Requests, jobs and
//! the control plane all come with one, so that they all do the same things in the same way.

use kernel::{RequestId, SHANGHAI, business_date};
use rest::Call;
use sea_orm::DbErr;
use tenancy::{
    TenantTx, Who,
    audit::{self, Entry},
};
use time::{Date, OffsetDateTime};

pub(crate) struct Desk<'a> {
    pub tx: &'a TenantTx,
    pub who: Who,
    pub now: OffsetDateTime,
}

impl<'a> Desk<'a> {
    /// The desk of the actor of a request.
    pub fn of(call: &'a Call) -> Self {
        Self { tx: call.tx(), who: call.who(), now: call.now() }
    }

    /// The desk of an account that proves itself in this very request.
    pub fn of_account(
        tx: &'a TenantTx,
        id: kernel::AccountId,
        request: RequestId,
        now: OffsetDateTime,
    ) -> Self {
        Self { tx, who: Who::account(id, request), now }
    }

    /// The desk of the deployment itself.
    pub fn of_system(tx: &'a TenantTx, now: OffsetDateTime) -> Self {
        Self { tx, who: Who::system(), now }
    }

    pub fn today(&self) -> Date {
        business_date(self.now, SHANGHAI)
    }

    pub async fn audit(&self, entry: Entry<'_>) -> Result<(), DbErr> {
        audit::append(self.tx, &self.who, entry, self.now).await.map(drop)
    }
}
