use super::Call;
use crate::Problem;
use events::Event;
use serde::Serialize;
use tenancy::audit::{self, Entry};

impl Call {
    /// Writes down what was done, in the same transaction.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn audit(&self, entry: Entry<'_>) -> Result<(), Problem> {
        audit::append(&self.tx, &self.who(), entry, self.now).await?;
        Ok(())
    }

    /// Tells other services, in the same transaction.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn emit<E: Event>(&self, event: &E) -> Result<(), Problem> {
        Ok(events::emit(&self.tx, event).await?)
    }

    /// Leaves work for later, in the same transaction. With `dedupe`, a second job of that name is dropped.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn enqueue<P: Serialize + Sync>(
        &self,
        queue: &str,
        payload: &P,
        dedupe: Option<&str>,
    ) -> Result<(), Problem> {
        Ok(events::enqueue(&self.tx, queue, payload, None, dedupe).await?)
    }
}
