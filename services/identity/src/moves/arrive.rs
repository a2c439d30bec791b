//! An organisation is let in, and what comes of it.

use super::{
    file::kept_until,
    forget,
    found::{MoveContents, cut, hindrance},
    jobs::{MoveJob, Moves, away},
    rules::{MoveProblem, MoveState},
    shape::read,
    store::{self, moving::Model},
};
use crate::{
    organisations::{self, Doer, Done},
    portability::tell_all,
    state::App,
};
use events::jobs::Failure;
use futures_util::future::BoxFuture;
use kernel::MoveId;
use sea_orm::DbErr;
use serde_json::json;
use std::time::Duration;
use tenancy::{
    Entry,
    portability::{Arrival, Envelope, Opening, PortError, PortingState, Progress},
};
use tokio::sync::watch;
use uuid::Uuid;

/// How long to wait where another process is at the same journey.
const ANOTHER: Duration = Duration::from_secs(10);

impl Moves {
    pub(super) async fn import(&self, row: &Model, order: &MoveJob) -> Result<(), Failure> {
        // an attempt that was cut off is finished where others have seen something of it, and taken back otherwise
        match self.settled(row).await? {
            Some(PortingState::Done) => return self.arrived(row, order).await,
            Some(PortingState::Running) => {
                return Err(Failure::Wait("another process is at it".into(), ANOTHER));
            }
            Some(_) | None => {}
        }
        let journey = Uuid::now_v7();
        self.change(row.id, MoveState::Importing, |row| Model { journey: Some(journey), ..row }).await?;
        match Box::pin(self.carry(row, journey)).await? {
            Ok(_) => self.arrived(row, order).await,
            Err(error) => match hindrance(&error) {
                Some((problem, detail)) => self.put_back(row.id, problem, detail).await,
                None => Err(Failure::Later(error.to_string())),
            },
        }
    }

    /// Where the last attempt stands, once nothing of it is half done.
    pub(super) async fn settled(&self, row: &Model) -> Result<Option<PortingState>, Failure> {
        let Some(journey) = row.journey else { return Ok(None) };
        let settled = Box::pin(self.0.provisioner().conclude(journey)).await;
        settled.map_err(|error| Failure::Later(error.to_string()))
    }

    async fn carry(&self, row: &Model, journey: Uuid) -> Result<Result<Entry, PortError>, Failure> {
        let nothing = |what: &str| Failure::Never(format!("there are no {what}"));
        let objects = self.0.objects().ok_or_else(|| nothing("documents"))?;
        let keys: Envelope = read(row.opened.as_deref()).ok_or_else(|| nothing("keys"))?;
        let mut trusted = self.0.backups().trusted_keys.clone();
        trusted.extend(row.trusted_key.clone());
        let arrival = Arrival {
            journey,
            container: self.parcel(row)?.into(),
            slug: row.slug.as_deref(),
            keys: Opening::Kept(&keys),
            trusted: &trusted,
        };
        let (tell, told) = watch::channel(None::<Progress>);
        let hear = |at| drop(tell.send_replace(Some(at)));
        let carry = Box::pin(self.0.provisioner().import(objects, &arrival, &hear));
        tokio::select! {
            done = carry => Ok(done),
            () = tell_all(told, |at| written(self.0.clone(), row.id, at)) => {
                Err(Failure::Later("it was stopped".into()))
            }
        }
    }

    /// The organisation is here: its log says who let it in, and nobody needs the file any more.
    pub(super) async fn arrived(&self, row: &Model, order: &MoveJob) -> Result<(), Failure> {
        let contents: MoveContents =
            read(row.contents.as_deref()).ok_or_else(|| Failure::Never("there are no contents".into()))?;
        let now = self.0.base().clock.now();
        let by = Doer { operator: order.operator, request: order.request, now };
        let new = json!({ "slug": row.slug, "from": contents.deployment, "signed_by": contents.signed_by });
        let done = Done { action: "tenant.moved_in", why: None, new: Some(new) };
        let recorded = organisations::record_by(&self.0, &by, contents.tenant_id, done).await;
        recorded.map_err(|problem| Failure::Later(problem.to_string()))?;
        self.change(row.id, MoveState::Importing, |row| Model {
            state: MoveState::Done,
            envelope: None,
            opened: None,
            progress: None,
            finished_at: Some(now),
            ..row
        })
        .await?;
        if let Some(row) = self.row(row.id).await.map_err(away)?.filter(|row| row.state == MoveState::Done) {
            forget::remove(&self.0, &row).await;
        }
        Ok(())
    }

    /// It can be tried again, with another address or after what stands in its way is gone.
    pub(super) async fn put_back(
        &self,
        id: MoveId,
        problem: MoveProblem,
        detail: String,
    ) -> Result<(), Failure> {
        let expires_at = kept_until(&self.0, self.0.base().clock.now());
        self.change(id, MoveState::Importing, |row| Model {
            state: MoveState::Whole,
            opened: None,
            progress: None,
            problem: Some(problem),
            problem_detail: Some(detail).filter(|detail| !detail.is_empty()),
            expires_at,
            ..row
        })
        .await
    }
}

fn written(app: App, id: MoveId, at: Progress) -> BoxFuture<'static, Result<(), String>> {
    Box::pin(async move {
        let told = async {
            let tx = app.platform().begin().await?;
            store::tell(&tx, id, &cut(&format!("{} {}", at.at, at.rows), 120)).await?;
            tx.commit().await
        };
        told.await.map_err(|error: DbErr| error.to_string())
    })
}
