//! Verifies exports and lets organisations in.

use super::{
    file::{kept_until, parcel},
    found::{MoveContents, cut, fault},
    rules::{MoveProblem, MoveState},
    store::{self, moving::Model},
};
use crate::state::App;
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use kernel::{MoveId, OperatorId, RequestId};
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use tenancy::portability::{self, Parcel, PortingState, Verified};

pub(super) const MOVES: &str = "identity.moves";

/// `keys.json` is short; what is longer is none.
const MOST_KEYS: usize = 1 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Work {
    Verify,
    Import,
}

/// What is to be done with a move, and who asked for it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MoveJob {
    pub id: MoveId,
    pub work: Work,
    pub operator: OperatorId,
    pub request: RequestId,
}

pub(crate) struct Moves(pub App);

#[async_trait]
impl Handler for Moves {
    fn queue(&self) -> &'static str {
        MOVES
    }

    fn metered(&self) -> bool {
        false
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let order: MoveJob = job.read()?;
        let Some(row) = self.row(order.id).await.map_err(away)? else { return Ok(()) };
        match (order.work, row.state) {
            (Work::Verify, MoveState::Verifying) => Box::pin(self.verify(&row)).await,
            (Work::Import, MoveState::Importing) => Box::pin(self.import(&row, &order)).await,
            // it was done, or forgotten
            _ => Ok(()),
        }
    }

    async fn gave_up(&self, job: &Claimed, reason: &str) {
        let Ok(order) = job.read::<MoveJob>() else { return };
        if let Err(failure) = Box::pin(self.give_up(&order, reason)).await {
            let reason = failure.reason();
            tracing::warn!(id = %order.id, reason, "a move that was given up still says it is being worked on");
        }
    }
}

impl Moves {
    pub(super) async fn row(&self, id: MoveId) -> Result<Option<Model>, DbErr> {
        store::find(&self.0.platform().begin().await?, id).await
    }

    /// Changes a move that is in this state still.
    pub(super) async fn change(
        &self,
        id: MoveId,
        from: MoveState,
        to: impl FnOnce(Model) -> Model + Send,
    ) -> Result<(), Failure> {
        let changed = async {
            let tx = self.0.platform().begin().await?;
            if let Some(row) = store::locked(&tx, id).await?.filter(|row| row.state == from) {
                store::update(&tx, to(row)).await?;
            }
            tx.commit().await
        };
        changed.await.map_err(away)
    }

    pub(super) fn parcel(&self, row: &Model) -> Result<Parcel, Failure> {
        parcel(&self.0, row).map_err(|problem| Failure::Later(problem.to_string()))
    }

    async fn verify(&self, row: &Model) -> Result<(), Failure> {
        let now = self.0.base().clock.now();
        let expires_at = kept_until(&self.0, now);
        let found = match Box::pin(portability::verify(self.parcel(row)?)).await {
            Ok(verified) => whole(&verified)?,
            Err(error) => match fault(&error) {
                Some(fault) => (MoveState::Damaged, None, None, Some(text(&fault)?)),
                None => return Err(Failure::Later(error.to_string())),
            },
        };
        let (state, contents, envelope, fault) = found;
        self.change(row.id, MoveState::Verifying, |row| Model {
            state,
            contents,
            envelope,
            fault,
            verified_at: Some(now),
            expires_at,
            ..row
        })
        .await
    }

    async fn give_up(&self, order: &MoveJob, reason: &str) -> Result<(), Failure> {
        let Some(row) = self.row(order.id).await.map_err(away)? else { return Ok(()) };
        match order.work {
            Work::Verify => {
                let detail = cut(reason, 500);
                self.change(row.id, MoveState::Verifying, |row| Model {
                    state: MoveState::Damaged,
                    problem: Some(MoveProblem::Unavailable),
                    problem_detail: Some(detail),
                    ..row
                })
                .await
            }
            Work::Import => match self.settled(&row).await? {
                Some(PortingState::Done) => self.arrived(&row, order).await,
                _ => self.put_back(row.id, MoveProblem::Unavailable, cut(reason, 500)).await,
            },
        }
    }
}

type Found = (MoveState, Option<String>, Option<String>, Option<String>);

fn whole(verified: &Verified) -> Result<Found, Failure> {
    let envelope = verified.envelope.clone().filter(|keys| keys.len() <= MOST_KEYS);
    let envelope = envelope.and_then(|keys| String::from_utf8(keys).ok()).filter(|keys| !keys.contains('\0'));
    Ok((MoveState::Whole, Some(text(&MoveContents::from(verified))?), envelope, None))
}

fn text(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::Never(error.to_string()))
}

pub(super) fn away(error: DbErr) -> Failure {
    Failure::Later(error.to_string())
}
