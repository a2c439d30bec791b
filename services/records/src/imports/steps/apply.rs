use super::{
    super::{
        calls, reach, sealed,
        store::{self, import::Model},
        trouble::{self, Trouble},
        words::{ImportState, Mode},
    },
    Attempt, Stop,
    ahead::Ahead,
    enter::{self, Entered, Places},
};
use crate::Records;
use events::kinds::ImportApplied;
use kernel::ImportId;
use rest::{Problem, kinds};
use serde_json::json;
use tenancy::{TenantScope, TenantTx, audit::Entry};

/// Enters the good rows of a checked import.
///
/// # Errors
/// When the attempt was overtaken, or something is away; what is entered then stays entered, and the next
/// attempt goes on behind it.
pub async fn apply(records: &Records, scope: &TenantScope, id: ImportId) -> Result<(), Stop> {
    let (attempt, import) = Attempt::begin(records, scope, id, ImportState::Applying).await?;
    let places = places(&attempt, &import).await?;
    match import.mode {
        Some(Mode::AllOrNothing) => all_or_nothing(&attempt, &import, &places).await,
        _ => good_rows(&attempt, &import, &places).await,
    }
}

async fn places(attempt: &Attempt<'_>, import: &Model) -> Result<Places, Stop> {
    let tx = attempt.tx().await?;
    let desk = attempt.desk(&tx, import);
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    let standing = calls::standing(&tx, &reach::read(&import.reach), kinds).await?;
    Ok(Places::of(standing))
}

/// Chunk by chunk, each in its own transaction together with the mark on its rows.
async fn good_rows(attempt: &Attempt<'_>, import: &Model, places: &Places) -> Result<(), Stop> {
    let tx = attempt.tx().await?;
    let mut next = Ahead::behind(attempt, &attempt.desk(&tx, import), import.id, None).await?;
    tx.commit().await?;
    loop {
        let tx = attempt.tx().await?;
        let mut import = attempt.mine(&tx).await?;
        let Some(ahead) = next else { return finish(attempt, tx, import).await };
        let desk = attempt.desk(&tx, &import);
        next = Ahead::behind(attempt, &desk, import.id, Some(ahead.last())).await?;
        let entered = enter::enter(&desk, &import, ahead.opened().await?, places).await?;
        store::settle(&tx, &entered.done).await?;
        import.rows_done += count(entered.done.len());
        refuse(&tx, &mut import, entered).await?;
        import.progress = share(&import);
        store::update(&tx, import).await?;
        tx.commit().await?;
    }
}

/// All rows in one transaction: nobody sees a part of them, and a crash leaves nothing. How far it is, is told
/// in transactions of their own.
async fn all_or_nothing(attempt: &Attempt<'_>, import: &Model, places: &Places) -> Result<(), Stop> {
    let tx = attempt.tx().await?;
    let mut told = import.clone();
    let desk = attempt.desk(&tx, import);
    let mut next = Ahead::behind(attempt, &desk, import.id, None).await?;
    loop {
        let Some(ahead) = next else {
            let mut import = attempt.mine(&tx).await?;
            import.rows_done = told.rows_done;
            return finish(attempt, tx, import).await;
        };
        next = Ahead::behind(attempt, &desk, import.id, Some(ahead.last())).await?;
        let entered = enter::enter(&desk, import, ahead.opened().await?, places).await?;
        if !entered.refused.is_empty() {
            tx.rollback().await?;
            return rows_changed(attempt, entered).await;
        }
        store::settle(&tx, &entered.done).await?;
        told.rows_done += count(entered.done.len());
        let aside = attempt.tx().await?;
        store::tell_progress(&aside, import.id, attempt.run, told.rows_done, share(&told)).await?;
        aside.commit().await?;
    }
}

/// Not all can be entered any more, so none is; the rows say why, and somebody decides again.
async fn rows_changed(attempt: &Attempt<'_>, entered: Entered) -> Result<(), Stop> {
    let tx = attempt.tx().await?;
    let mut import = attempt.mine(&tx).await?;
    let count = entered.refused.len();
    refuse(&tx, &mut import, entered).await?;
    import.state = ImportState::Checked;
    import.problem = Trouble::Work(trouble::Work::ImportRowsChanged { count }).kept();
    import.run = None;
    import.rows_done = store::counts(&tx, import.id).await?.done;
    store::update(&tx, import).await?;
    Ok(tx.commit().await?)
}

/// Rows that were good at the check and are not now join the refused ones.
async fn refuse(tx: &TenantTx, import: &mut Model, entered: Entered) -> Result<(), Problem> {
    for (mut row, mut judged, finding) in entered.refused {
        import.rows_good -= 1;
        import.rows_refused += 1;
        if row.verdict == super::super::words::Verdict::Warned {
            import.rows_warned -= 1;
        }
        judged.refuse(finding);
        sealed::judge(tx.vault(), &mut row, &judged)?;
        store::update_row(tx, row).await?;
    }
    Ok(())
}

async fn finish(attempt: &Attempt<'_>, tx: TenantTx, mut import: Model) -> Result<(), Stop> {
    let desk = attempt.desk(&tx, &import);
    let counted = store::counts(&tx, import.id).await?;
    if counted.good != counted.done {
        return Err(kinds::INTERNAL.problem().because("an import ended before its rows").into());
    }
    import.state = ImportState::Applied;
    import.rows_done = counted.done;
    import.progress = 1.0;
    import.run = None;
    import.applied_at = Some(desk.now);
    let rows = u32::try_from(counted.done).unwrap_or_default();
    desk.emit(&ImportApplied { id: import.id, kind: import.kind.to_string(), rows }).await?;
    let new = Some(json!({"rows": rows, "refused": counted.refused}));
    let subject_id = Some(import.id.0);
    desk.audit(Entry { action: "applied", subject: "import", subject_id, new, ..Entry::default() }).await?;
    store::update(&tx, import).await?;
    Ok(tx.commit().await?)
}

fn count(rows: usize) -> i32 {
    i32::try_from(rows).unwrap_or(i32::MAX)
}

#[allow(clippy::cast_precision_loss)] // a progress bar
fn share(import: &Model) -> f32 {
    (import.rows_done as f32 / import.rows_good.max(1) as f32).min(0.99)
}
