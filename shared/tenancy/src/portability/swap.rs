//! Exchanging what is in use with what lies beside it.
//!
//! The door is closed, then the schemas of each service change names in one transaction, roles, versions and events
//! with them; consumers catch up, the logs say what happened, the door is opened. From the closing of the door on
//! there is only forward.

mod lapse;
mod settle;
mod whole;

use super::{
    PortError, compare,
    journey::{Porting, PortingState, Step},
    restore::Restoration,
};
use crate::{
    PlatformTx,
    admin::{Admin, Task},
    provision::{Provisioner, statement},
    signal::Changed,
};
use kernel::{Service, TenantKey};
use sea_orm::ConnectionTrait as _;
use time::Duration;
use uuid::Uuid;

const LOCK: &str = "SELECT state, suspended_reason FROM platform.organisations WHERE id = $1 FOR UPDATE";
const SHUT: &str =
    "UPDATE platform.organisations SET state = 'suspended', suspended_reason = $2 WHERE id = $1";
const RESTORED: &str = "UPDATE platform.organisations SET state = $2, suspended_reason = $3 WHERE id = $1";
const REGISTRY: &str = "UPDATE platform.tenants SET state = $2 WHERE key = $1";
/// Jobs wait until the door is open again: whoever took one now would find nobody. Should that take longer, whoever
/// claims jobs passes over them.
const WAIT: &str = "UPDATE platform.jobs SET run_at = greatest(run_at, now() + interval '10 minutes') \
     WHERE tenant_key = $1 AND state = 'queued'";
const GO_ON: &str = "UPDATE platform.jobs SET run_at = now() \
     WHERE tenant_key = $1 AND state = 'queued' AND run_at > now() AND run_at <= now() + interval '10 minutes'";
const BUSY: &str = "SELECT 1 AS one FROM platform.provisioning WHERE tenant_id = $1 AND finished_at IS NULL";
const SHUT_REASON: &str = "正在恢复数据，请稍候。";

impl Provisioner {
    /// Puts a filled restoration in use. What was in use is kept beside it for the days that were agreed.
    ///
    /// # Errors
    /// When it is not ready, one of the two sides is not whole in some service, the organisation is being changed
    /// otherwise, or a server is away. From the closing of the door on it is finished by
    /// [`Provisioner::resume_unfinished`].
    pub async fn swap(&self, id: Uuid) -> Result<Porting, PortError> {
        self.exchange(id, PortingState::Ready, false).await
    }

    /// Puts what was in use before back in use; what was restored, and what was done since, is deleted.
    ///
    /// # Errors
    /// As [`Provisioner::swap`].
    pub async fn undo_swap(&self, id: Uuid) -> Result<Porting, PortError> {
        self.exchange(id, PortingState::Swapped, true).await
    }

    /// Deletes what lies beside: a restoration nobody wants, or what was in use before one.
    ///
    /// # Errors
    /// When it is being worked on, or a server is away.
    pub async fn let_go(&self, id: Uuid) -> Result<Porting, PortError> {
        let admin = self.admin()?;
        let porting = self.porting(id).await?;
        let _held = porting.hold(&admin).await?.ok_or(PortError::Busy)?;
        let mut porting = self.porting(id).await?;
        if !matches!(porting.state, PortingState::Ready | PortingState::Swapped) {
            return Err(PortError::State(porting.state.to_string()));
        }
        // said first: half of it is of no use to anybody who comes after a crash
        (porting.state, porting.step) = (PortingState::Running, Step::Erase);
        self.write(porting.reached(self.now())).await?;
        Box::pin(self.finish_erase(&mut porting)).await?;
        Ok(porting)
    }

    /// Deletes what lies beside to its end: what was in use before, once the restoration is in use, else the latter.
    pub(super) async fn finish_erase(&self, porting: &mut Porting) -> Result<(), PortError> {
        self.at_step(Step::Erase.as_str(), false)?;
        Box::pin(self.erase_side(&porting.key)).await?;
        self.at_step(Step::Erase.as_str(), true)?;
        let in_use = porting.facts()?.was.is_some();
        let after = if in_use { PortingState::Done } else { PortingState::Undone };
        (porting.state, porting.step) = (after, Step::Done);
        Ok(self.write(porting.reached(self.now())).await?)
    }

    async fn exchange(&self, id: Uuid, from: PortingState, back: bool) -> Result<Porting, PortError> {
        let admin = self.admin()?;
        let porting = self.porting(id).await?;
        let _held = porting.hold(&admin).await?.ok_or(PortError::Busy)?;
        let mut porting = self.porting(id).await?;
        if porting.state != from {
            return Err(PortError::State(porting.state.to_string()));
        }
        // a container that is being written would show two moments
        let _quiet = self.objects_alone(porting.tenant).await?.ok_or(PortError::Busy)?;
        Box::pin(self.make_sure(&admin, &porting, back)).await?;
        if !back {
            // while it can still be refused; what is deleted from now on is put back again behind the door
            let entry =
                self.deployment().directory().find(porting.tenant).await?.ok_or(PortError::Unknown)?;
            Box::pin(self.documents_back(&entry, porting.facts()?.snapshot)).await?;
        }
        Box::pin(self.close_door(&mut porting, back)).await?;
        Box::pin(self.finish_swap(&mut porting)).await?;
        Ok(porting)
    }

    /// From here on it goes forward only, whoever drives it.
    pub(super) async fn finish_swap(&self, porting: &mut Porting) -> Result<(), PortError> {
        let admin = self.admin()?;
        if porting.step == Step::Swap {
            let before = porting.clone();
            self.advance(porting, Step::Settle, self.swap_all(&admin, &before)).await?;
        }
        if porting.step == Step::Settle {
            let before = porting.clone();
            self.advance(porting, Step::Open, self.settle(&before)).await?;
        }
        self.at_step(Step::Open.as_str(), false)?;
        Box::pin(self.open_again(porting)).await?;
        self.at_step(Step::Open.as_str(), true)?;
        let changed = Changed { tenant: porting.tenant, key: porting.home()?.clone() };
        self.deployment().changed(&changed).await;
        Ok(())
    }

    /// Neither requests nor jobs nor consumers enter until it is over.
    async fn close_door(&self, porting: &mut Porting, back: bool) -> Result<(), PortError> {
        self.at_step(Step::Close.as_str(), false)?;
        let home = porting.home()?.clone();
        let mut next = porting.clone();
        let mut about = Restoration { back, ..porting.facts()? };
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let row = tx.query_one_raw(statement(LOCK, [porting.tenant.0.into()])).await?;
        let row = row.ok_or(PortError::Unknown)?;
        if tx.query_one_raw(statement(BUSY, [porting.tenant.0.into()])).await?.is_some() {
            return Err(PortError::Busy);
        }
        let was: String = row.try_get("", "state")?;
        if !matches!(was.as_str(), "active" | "suspended") {
            return Err(PortError::State(was));
        }
        about.was = Some((was, row.try_get("", "suspended_reason")?));
        (next.about, next.state, next.step) =
            (serde_json::to_string(&about)?, PortingState::Running, Step::Swap);
        next.keep_until = None;
        tx.execute_raw(statement(SHUT, [porting.tenant.0.into(), SHUT_REASON.into()])).await?;
        tx.execute_raw(next.reached(self.now())).await?;
        tx.commit().await?;
        *porting = next;
        self.deployment().changed(&Changed { tenant: porting.tenant, key: home }).await;
        self.at_step(Step::Close.as_str(), true)?;
        Ok(())
    }

    async fn swap_all(&self, admin: &Admin, porting: &Porting) -> Result<(), PortError> {
        let (home, about) = (porting.home()?, porting.facts()?);
        for &service in Service::ALL {
            let tx = self.deployment().platform_db(service).begin().await?;
            tx.execute_raw(statement(WAIT, [home.as_str().into()])).await?;
            tx.execute_raw(statement(REGISTRY, [home.as_str().into(), "closing".into()])).await?;
            tx.commit().await?;
            let mut conn = admin.service(service).await?;
            // done already by a run that was cut off
            if compare::is_marked(&mut conn, home, porting.id).await? != about.back {
                continue;
            }
            let sql = swap_sql(service, porting, home, &about);
            let task = Task { key: home.clone(), sql };
            if let Some((_, error)) = admin.crew(service, 1, vec![task], &|_| {}).await?.pop() {
                return Err(error.into());
            }
        }
        Ok(())
    }

    async fn open_again(&self, porting: &mut Porting) -> Result<(), PortError> {
        let (home, about) = (porting.home()?.clone(), porting.facts()?);
        let (state, reason) = about.was.clone().ok_or(PortError::Unknown)?;
        for &service in Service::ALL.iter().filter(|service| **service != Service::Identity) {
            let tx = self.deployment().platform_db(service).begin().await?;
            let_in(&tx, &home, &state).await?;
            tx.commit().await?;
        }
        self.tell_of(porting, &about).await?;
        let mut next = porting.clone();
        if about.back {
            // what was restored is of no use any more
            self.erase_side(&porting.key).await?;
            (next.state, next.step) = (PortingState::Undone, Step::Done);
        } else {
            let until = self.now() + Duration::days(about.keep_days.into());
            (next.state, next.step, next.keep_until) = (PortingState::Swapped, Step::Close, Some(until));
        }
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let_in(&tx, &home, &state).await?;
        tx.execute_raw(statement(RESTORED, [porting.tenant.0.into(), state.into(), reason.into()])).await?;
        tx.execute_raw(next.reached(self.now())).await?;
        tx.commit().await?;
        *porting = next;
        Ok(())
    }
}

async fn let_in(tx: &PlatformTx, home: &TenantKey, state: &str) -> Result<(), PortError> {
    tx.execute_raw(statement(REGISTRY, [home.as_str().into(), state.into()])).await?;
    tx.execute_raw(statement(GO_ON, [home.as_str().into()])).await?;
    Ok(())
}

/// Names change places; so do the versions, and the events that the restored moment does not know. Running
/// transactions that write are waited for: each holds the end of the audit log until it is over.
fn swap_sql(service: Service, porting: &Porting, home: &TenantKey, about: &Restoration) -> String {
    let (id, side) = (porting.id, &porting.key);
    let (a, b) = (home.schema(), side.schema());
    let (x, y) = (home.role(service), side.role(service));
    let moment = about.moments.get(&service).map_or("1:1:", String::as_str);
    let moment: String = moment.chars().filter(|c| c.is_ascii_digit() || matches!(c, ':' | ',')).collect();
    let why = format!("'restored to an earlier moment: {id}'");
    let jobs = if about.back {
        // what they were about is there again
        format!(
            "UPDATE platform.jobs SET state = 'queued', attempts = 0, last_error = NULL, \
               run_at = now() + interval '10 minutes' \
             WHERE tenant_key = '{home}' AND state = 'dead' AND last_error = {why} AND payload <> '';"
        )
    } else {
        let moment = about.taken_at.unix_timestamp_nanos() / 1000;
        format!(
            "UPDATE platform.jobs SET state = 'dead', lease_until = NULL, last_error = {why} \
             WHERE tenant_key = '{home}' AND state = 'queued' \
               AND created_at > timestamptz 'epoch' + {moment} * interval '1 microsecond';"
        )
    };
    format!(
        "BEGIN;
         SET LOCAL lock_timeout = '2s';
         LOCK TABLE \"{a}\".audit_head IN ACCESS EXCLUSIVE MODE;
         ALTER SCHEMA \"{a}\" RENAME TO \"x_{b}\"; ALTER SCHEMA \"{b}\" RENAME TO \"{a}\"; ALTER SCHEMA \"x_{b}\" RENAME TO \"{b}\";
         ALTER ROLE \"{x}\" RENAME TO \"x_{y}\"; ALTER ROLE \"{y}\" RENAME TO \"{x}\"; ALTER ROLE \"x_{y}\" RENAME TO \"{y}\";
         UPDATE platform.tenants t SET schema_version = o.schema_version FROM platform.tenants o
             WHERE (t.key, o.key) IN (('{home}', '{side}'), ('{side}', '{home}'));
         UPDATE platform.outbox SET tenant_key = CASE tenant_key WHEN '{home}' THEN '{side}' ELSE '{home}' END
             WHERE tenant_key IN ('{home}', '{side}') AND NOT pg_visible_in_snapshot(txid, '{moment}'::pg_snapshot);
         {jobs}
         COMMIT;"
    )
}
