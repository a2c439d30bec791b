//! Setting an organisation back to an earlier moment, first beside what is in use.

use super::{
    Depot, PortError, Progress, SnapshotKind, Tell,
    backup::DepotSource,
    compare::{self, Difference},
    journey::{Held, Porting, PortingKind, PortingState, Step},
    keys::DataKeys,
    load,
    manifest::Manifest,
    slot::Plan,
    snapshots::{COLUMNS, SnapshotRow, read},
};
use crate::{
    Entry,
    admin::Admin,
    provision::{Provisioner, statement},
};
use kernel::{Service, TenantId, TenantKey};
use ring::rand::SecureRandom as _;
use sea_orm::ConnectionTrait as _;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// What the steps of a restoration need to know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Restoration {
    pub snapshot: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    pub taken_at: OffsetDateTime,
    /// The moment as each service's server calls it: what it does not see is abandoned.
    pub(super) moments: BTreeMap<Service, String>,
    pub differences: Vec<Difference>,
    /// The organisation's state, and why, before the door was closed.
    pub(super) was: Option<(String, Option<String>)>,
    /// Ends of the audit logs that were abandoned.
    pub(super) abandoned: BTreeMap<Service, (i64, String)>,
    /// On the way back: the restoration is being undone.
    pub(super) back: bool,
    pub(super) reason: String,
    pub(super) operator: Option<Uuid>,
    pub(super) keep_days: u16,
}

impl Restoration {
    /// What is known when it begins.
    pub(super) fn of(row: &SnapshotRow, moments: BTreeMap<Service, String>, back: &Back<'_>) -> Self {
        Self {
            snapshot: row.id,
            taken_at: row.taken_at.unwrap_or(row.created_at),
            moments,
            differences: Vec::new(),
            was: None,
            abandoned: BTreeMap::new(),
            back: false,
            reason: back.reason.to_owned(),
            operator: back.operator,
            keep_days: back.keep_days,
        }
    }
}

impl Porting {
    /// What a restoration knows; none of an import.
    pub fn restoration(&self) -> Option<Restoration> {
        serde_json::from_str(&self.about).ok()
    }

    pub(super) fn facts(&self) -> Result<Restoration, PortError> {
        Ok(serde_json::from_str(&self.about)?)
    }

    pub(super) fn home(&self) -> Result<&TenantKey, PortError> {
        self.home.as_ref().ok_or(PortError::Unknown)
    }
}

/// What is asked for.
pub struct Back<'a> {
    pub at: OffsetDateTime,
    pub reason: &'a str,
    pub operator: Option<Uuid>,
    /// How long what was in use is kept after the exchange.
    pub keep_days: u16,
    /// How long it waits for somebody to decide.
    pub wait_days: u16,
}

impl Provisioner {
    /// The last snapshot at or before a moment.
    ///
    /// # Errors
    /// When there is none, or the database is away.
    pub async fn snapshot_at(&self, tenant: TenantId, at: OffsetDateTime) -> Result<SnapshotRow, PortError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM platform.snapshots WHERE tenant_id = $1 AND state = 'ready' AND taken_at <= $2 \
             ORDER BY taken_at DESC LIMIT 1"
        );
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let row = tx.query_one_raw(statement(&sql, [tenant.0.into(), at.into()])).await?;
        Ok(read(&row.ok_or(PortError::NoSnapshot)?)?)
    }

    /// Fills schemas beside the organisation's own with the rows of the last snapshot before `back.at`, and compares.
    /// Nothing of the organisation changes; [`Provisioner::swap`] exchanges them.
    ///
    /// # Errors
    /// When there is no such snapshot, it is damaged, or another journey of the organisation is open.
    pub async fn restore(
        &self,
        depot: &dyn Depot,
        entry: &Entry,
        back: &Back<'_>,
        tell: Tell<'_>,
    ) -> Result<Porting, PortError> {
        let row = self.snapshot_at(entry.tenant.id, back.at).await?;
        let manifest = self.snapshot_page(depot, entry.tenant.id, row.id).await?;
        let admin = self.admin()?;
        let (mut porting, held) = self.begin_restore(&admin, entry, &row, &manifest, back).await?;
        let filled = Box::pin(self.fill_side(&admin, depot, entry, &mut porting, &manifest, tell)).await;
        if let Err(error) = filled {
            if !super::is_interruption(&error) {
                // comparing is no step that says so itself
                self.stumbled(&porting, &error).await?;
                self.take_back(&mut porting).await?;
            }
            return Err(error);
        }
        drop(held);
        Ok(porting)
    }

    async fn begin_restore(
        &self,
        admin: &Admin,
        entry: &Entry,
        row: &SnapshotRow,
        manifest: &Manifest,
        back: &Back<'_>,
    ) -> Result<(Porting, Held), PortError> {
        let moments = manifest.services.iter().map(|part| (part.service, part.snapshot.clone())).collect();
        let about = Restoration::of(row, moments, back);
        let porting = Porting {
            id: Uuid::now_v7(),
            kind: PortingKind::Restore,
            tenant: entry.tenant.id,
            key: beside(&entry.tenant.key)?,
            home: Some(entry.tenant.key.clone()),
            slug: entry.slug.clone(),
            step: Step::Slot,
            state: PortingState::Running,
            about: serde_json::to_string(&about)?,
            last_error: None,
            started_at: self.now(),
            keep_until: Some(self.now() + Duration::days(back.wait_days.into())),
        };
        self.begun(admin, porting).await
    }

    async fn fill_side(
        &self,
        admin: &Admin,
        depot: &dyn Depot,
        entry: &Entry,
        porting: &mut Porting,
        manifest: &Manifest,
        tell: Tell<'_>,
    ) -> Result<(), PortError> {
        let (key, owner) = (porting.key.clone(), TenantId(porting.id));
        // the organisation's own keys open what is restored; those of the slot are never used
        let none = DataKeys::new();
        let plan = Plan { key: &key, owner, kind: entry.tenant.kind, keys: &none, manifest };
        self.advance(porting, Step::Tables, async {
            self.make_side(admin, &plan).await?;
            compare::mark(admin, &key, owner.0).await
        })
        .await?;
        self.advance(porting, Step::Migrate, tables(admin, depot, &key, manifest, tell)).await?;
        self.advance(porting, Step::Compare, self.bring_up_all(&key, manifest)).await?;
        tell(Progress { at: "compare".into(), rows: manifest.rows() });
        self.at_step(Step::Compare.as_str(), false)?;
        let differences = Box::pin(compare::all(admin, &entry.tenant.key, &key)).await?;
        let about = Restoration { differences, ..porting.facts()? };
        (porting.about, porting.state, porting.step) =
            (serde_json::to_string(&about)?, PortingState::Ready, Step::Close);
        self.write(porting.reached(self.now())).await?;
        self.at_step(Step::Compare.as_str(), true)?;
        Ok(())
    }

    /// The newest restoration of an organisation that is not over.
    ///
    /// # Errors
    /// When there is none, or the database is away.
    pub async fn open_restoration(&self, tenant: TenantId) -> Result<Porting, PortError> {
        let open = self.open_portings().await?;
        let mut own = open.into_iter().filter(|p| p.tenant == tenant && p.kind == PortingKind::Restore);
        own.next().ok_or(PortError::Unknown)
    }
}

/// A key in the same log-in shard: no role has to be granted anew at the exchange.
pub(super) fn beside(home: &TenantKey) -> Result<TenantKey, PortError> {
    let mut bytes = [0; 10];
    ring::rand::SystemRandom::new().fill(&mut bytes).map_err(|_| crate::VaultError::Randomness)?;
    TenantKey::compose(home.shard(), bytes).map_err(|_| PortError::Unknown)
}

async fn tables(
    admin: &Admin,
    depot: &dyn Depot,
    key: &TenantKey,
    manifest: &Manifest,
    tell: Tell<'_>,
) -> Result<(), PortError> {
    let mut source = DepotSource::new(depot, manifest.tenant.id);
    let mut carried = 0;
    for part in &manifest.services {
        tell(Progress { at: part.service.to_string(), rows: carried });
        load::tables(admin, key, part, &mut source).await?;
        carried += part.tables.iter().map(|table| table.content.rows).sum::<u64>();
    }
    Ok(())
}

/// Which kinds of snapshots are backups.
pub const BACKUPS: &[SnapshotKind] = &[SnapshotKind::Interval, SnapshotKind::Nightly];
