use super::{
    super::{
        calls,
        check::{Duplicates, Judged},
        header::ColumnOut,
        sealed,
        store::{self, import::Model, row},
        trouble::Trouble,
        words::{ImportState, Verdict},
    },
    Attempt, Stop, read,
};
use rest::Problem;
use serde_json::json;
use tenancy::audit::Entry;

/// Judged rows on their way to the table.
pub struct Chunk {
    pub rows: Vec<Judged>,
    /// The same as they are kept: sealed by whoever reads, while rows before them are written.
    pub sealed: Result<Vec<row::Model>, Problem>,
    pub progress: f32,
    pub columns: Vec<ColumnOut>,
    /// Where the identity numbers stand.
    pub id_column: Option<usize>,
}

/// The writing side of a check: looks up who is on the roster, settles who holds a number, and stages.
pub struct Stage<'a> {
    attempt: &'a Attempt<'a>,
    duplicates: Duplicates,
}

impl<'a> Stage<'a> {
    pub(super) async fn begin(attempt: &'a Attempt<'a>, mut import: Model) -> Result<Self, Stop> {
        read::clear(attempt, &mut import).await?;
        Ok(Self { attempt, duplicates: Duplicates::default() })
    }

    pub(super) async fn put(&mut self, mut chunk: Chunk) -> Result<(), Stop> {
        let tx = self.attempt.tx().await?;
        let mut import = self.attempt.mine(&tx).await?;
        let on_roster = calls::on_roster(&tx, &Duplicates::numbers(&chunk.rows)).await?;
        let mut rows = chunk.sealed?;
        for at in self.duplicates.settle(&mut chunk.rows, &on_roster, chunk.id_column) {
            sealed::judge(tx.vault(), &mut rows[at], &chunk.rows[at])?;
        }
        count(&mut import, &chunk.rows);
        import.progress = chunk.progress.clamp(0.0, 0.99);
        import.header = serde_json::to_string(&chunk.columns).ok();
        store::insert_rows(&tx, &rows).await?;
        store::update(&tx, import).await?;
        Ok(tx.commit().await?)
    }

    /// Every row has its verdict, or the file turned out to be unreadable: then none of it counts.
    pub(super) async fn finish(self, trouble: Option<Trouble>) -> Result<(), Stop> {
        let tx = self.attempt.tx().await?;
        let mut import = self.attempt.mine(&tx).await?;
        let desk = self.attempt.desk(&tx, &import);
        import.run = None;
        import.checked_at = Some(desk.now);
        import.state = ImportState::Checked;
        import.progress = 1.0;
        if let Some(trouble) = trouble {
            import.state = ImportState::Failed;
            import.problem = trouble.kept();
            store::clear_rows(&tx, import.id).await?;
            (import.rows_read, import.rows_good, import.rows_warned, import.rows_refused) = (0, 0, 0, 0);
        }
        store::forget_file(&tx, import.id).await?;
        let new = Some(json!({
            "state": import.state, "rows": import.rows_read, "good": import.rows_good,
            "warned": import.rows_warned, "refused": import.rows_refused,
        }));
        let subject_id = Some(import.id.0);
        desk.audit(Entry { action: "check", subject: "import", subject_id, new, ..Entry::default() }).await?;
        store::update(&tx, import).await?;
        Ok(tx.commit().await?)
    }
}

fn count(import: &mut Model, rows: &[Judged]) {
    for judged in rows {
        import.rows_read += 1;
        match judged.verdict() {
            Verdict::Good => import.rows_good += 1,
            Verdict::Warned => {
                import.rows_good += 1;
                import.rows_warned += 1;
            }
            Verdict::Refused => import.rows_refused += 1,
        }
    }
}
