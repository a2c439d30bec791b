//! A restoration that came to nothing before it had begun.

use super::{
    Back, PortError,
    journey::reason,
    restore::{Restoration, beside},
};
use crate::{
    Entry,
    provision::{Provisioner, statement},
};
use std::collections::BTreeMap;
use time::OffsetDateTime;
use uuid::Uuid;

/// Over from the beginning. Where a journey of the same order says the same, nothing is added.
const GIVEN_UP: &str = "INSERT INTO platform.portings \
     (id, kind, tenant_id, key, home_key, slug, step, state, about, last_error, started_at, finished_at) \
     SELECT $1, 'restore', $2, $3, $4, $5, 'done', 'undone', $6, $7, $8, $8 \
     WHERE NOT EXISTS (SELECT FROM platform.portings WHERE tenant_id = $2 AND kind = 'restore' \
         AND started_at >= $9 AND last_error = $7)";

impl Provisioner {
    /// Writes down that what was ordered at that time will not be, and why: who ordered it looks among the journeys.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn give_restore_up(
        &self,
        entry: &Entry,
        back: &Back<'_>,
        ordered_at: OffsetDateTime,
        why: &str,
    ) -> Result<(), PortError> {
        let about = match self.snapshot_at(entry.tenant.id, back.at).await {
            Ok(row) => serde_json::to_string(&Restoration::of(&row, BTreeMap::new(), back))?,
            // nothing is known of what it would have been filled from
            Err(PortError::NoSnapshot) => "{}".to_owned(),
            Err(error) => return Err(error),
        };
        let values = [
            Uuid::now_v7().into(),
            entry.tenant.id.0.into(),
            beside(&entry.tenant.key)?.as_str().into(),
            entry.tenant.key.as_str().into(),
            entry.slug.clone().into(),
            about.into(),
            reason(why).into(),
            self.now().into(),
            ordered_at.into(),
        ];
        Ok(self.write(statement(GIVEN_UP, values)).await?)
    }
}
