use super::{
    super::{
        calls,
        check::{Content, Finding, Judged},
        sealed,
        store::{self, Position, row},
    },
    Attempt,
};
use crate::{
    desk::Desk,
    members::{Prepared, fault},
};
use kernel::{ImportId, TenantKind};
use rest::{Problem, kinds};
use rulepack::{Pack, Rules};
use std::sync::Arc;
use tenancy::Vault;
use time::{Date, OffsetDateTime};
use tokio::task::{JoinHandle, spawn_blocking};

/// Rows that are entered together.
const CHUNK: u64 = 500;

/// A row that was opened; of a member all that can be done before the transaction.
pub struct Opened {
    pub row: row::Model,
    pub judged: Judged,
    pub member: Option<Result<Prepared, Finding>>,
}

/// The next rows to enter, being opened on another thread while those before them are entered.
pub struct Ahead {
    last: Position,
    opening: JoinHandle<Result<Vec<Opened>, Problem>>,
}

impl Ahead {
    /// The next good rows behind a position; nothing when there are none.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn behind(
        attempt: &Attempt<'_>,
        desk: &Desk<'_>,
        import: ImportId,
        behind: Option<Position>,
    ) -> Result<Option<Self>, Problem> {
        let rows = store::next_staged(desk.tx, import, behind, CHUNK).await?;
        let Some(last) = rows.last() else { return Ok(None) };
        let last = (last.depth, last.line);
        let opener = Opener {
            keys: desk.tx.keys(),
            rules: attempt.records.rules.clone(),
            tenant: desk.tx.tenant().kind,
            when: (desk.today, desk.now),
        };
        Ok(Some(Self { last, opening: spawn_blocking(move || opener.open_all(rows)) }))
    }

    pub fn last(&self) -> Position {
        self.last
    }

    /// # Errors
    /// When a row is damaged.
    pub async fn opened(self) -> Result<Vec<Opened>, Problem> {
        self.opening.await.map_err(|error| kinds::INTERNAL.problem().because(error))?
    }
}

/// What rows are opened with, on its way to another thread.
struct Opener {
    /// What the organisation decided itself lies beside its keys.
    keys: Arc<Vault>,
    rules: Arc<Rules>,
    tenant: TenantKind,
    when: (Date, OffsetDateTime),
}

impl Opener {
    fn open_all(&self, rows: Vec<row::Model>) -> Result<Vec<Opened>, Problem> {
        let pack = self.keys.memory::<Pack>().unwrap_or_else(|| self.rules.of(self.tenant));
        rows.into_iter().map(|row| self.open(row, pack)).collect()
    }

    fn open(&self, row: row::Model, pack: &Pack) -> Result<Opened, Problem> {
        let judged = sealed::open(&self.keys, &row)?;
        let member = match &judged.content {
            Some(Content::Member(facts)) => {
                let prepared = calls::prepare(&self.keys, facts.member.clone(), self.when, pack)?;
                Some(prepared.map_err(first))
            }
            _ => None,
        };
        Ok(Opened { row, judged, member })
    }
}

fn first(faults: Vec<fault::Finding>) -> Finding {
    let fault = faults.first().map(|fault| Finding::new(fault.fault.as_str(), true));
    fault.unwrap_or_else(|| Finding::refusal(&kinds::VALIDATION))
}
