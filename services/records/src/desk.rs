use events::Event;
use kernel::{MemberId, YearMonth};
use rest::Problem;
use rulepack::Pack;
use tenancy::{
    TenantTx, Who,
    audit::{self, Entry},
};
use time::{Date, OffsetDateTime};

/// What every action of this service works with: the tenant's transaction, who acts, what day it is and which
/// rules hold. A request, a job and a test make one each; the actions do not know the difference.
#[derive(Clone)]
pub struct Desk<'a> {
    pub tx: &'a TenantTx,
    pub who: Who,
    pub now: OffsetDateTime,
    /// The business day of `now`.
    pub today: Date,
    pub pack: &'a Pack,
}

impl Desk<'_> {
    /// The same for a member who does not do it alone: the log names both.
    #[must_use]
    pub fn on_behalf_of(mut self, member: Option<MemberId>) -> Self {
        self.who.on_behalf_of = member.or(self.who.on_behalf_of);
        self
    }

    /// The last day of the month it is.
    pub fn last_of_month(&self) -> Date {
        YearMonth::of(self.today).last_day()
    }

    /// # Errors
    /// When the database is away.
    pub async fn audit(&self, entry: Entry<'_>) -> Result<(), Problem> {
        audit::append(self.tx, &self.who, entry, self.now).await?;
        Ok(())
    }

    /// # Errors
    /// When the database is away.
    pub async fn emit<E: Event>(&self, event: &E) -> Result<(), Problem> {
        Ok(events::emit(self.tx, event).await?)
    }

    /// Many events of one kind in one round trip.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn emit_all<E: Event>(&self, happened: &[E]) -> Result<(), Problem> {
        Ok(events::emit_all(self.tx, happened).await?)
    }
}
