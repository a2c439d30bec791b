use super::super::{
    sealed,
    store::{self, Position, row},
};
use super::apply::Opened;
use kernel::ImportId;
use rest::{Problem, kinds};
use tenancy::TenantTx;
use tokio::task::{JoinHandle, spawn_blocking};

/// Rows that are entered together.
const CHUNK: u64 = 500;

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
        tx: &TenantTx,
        import: ImportId,
        behind: Option<Position>,
    ) -> Result<Option<Self>, Problem> {
        let rows = store::next_staged(tx, import, behind, CHUNK).await?;
        let Some(last) = rows.last() else { return Ok(None) };
        let (last, keys) = ((last.depth, last.line), tx.keys());
        let open = move |row: row::Model| sealed::open(&keys, &row).map(|judged| (row, judged));
        let opening = spawn_blocking(move || rows.into_iter().map(open).collect());
        Ok(Some(Self { last, opening }))
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
