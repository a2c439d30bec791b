use super::{
    super::{
        calls,
        check::{Branches, Judged, Standing, Tree, World, member, units},
        files, header,
        header::ColumnOut,
        layout,
        layout::Field,
        reach, sealed,
        store::{self, import::Model},
        trouble::Trouble,
        words::{ImportKind, ImportState},
    },
    Attempt, Stop,
    stage::{Chunk, Stage},
};
use crate::{
    Records,
    table::{Fault, Limits, Row, Rows, Table, find_header},
};
use access::Reach;
use kernel::{ImportId, TenantKind};
use rulepack::{Pack, Rules};
use std::sync::Arc;
use tenancy::{TenantScope, Vault};
use time::Date;
use tokio::sync::mpsc;

/// Rows that are judged, looked up and staged together.
const CHUNK: usize = 500;

/// Reads the file of an import and stages every row with its verdict.
///
/// # Errors
/// When the attempt was overtaken, or something is away; what was staged is staged again then.
pub async fn read(records: &Records, scope: &TenantScope, id: ImportId) -> Result<(), Stop> {
    let (attempt, import) = Attempt::begin(records, scope, id, ImportState::Reading).await?;
    let reader = reader(&attempt, &import).await?;
    let mut stage = Stage::begin(&attempt, import).await?;
    // two chunks on the way keep both sides busy; more would only fill the memory
    let (sender, mut chunks) = mpsc::channel(2);
    let place = records.readers.clone().acquire_owned().await;
    let reading = tokio::task::spawn_blocking(move || {
        let _place = place; // given back when the file has been read
        reader.run(&sender)
    });
    while let Some(chunk) = chunks.recv().await {
        stage.put(chunk).await?;
    }
    // a reader that panics over a file has met a damaged one
    match reading.await.unwrap_or(Err(Fault::CorruptWorkbook)) {
        Ok(()) => stage.finish(None).await,
        Err(fault) => stage.finish(Some(Trouble::File(fault))).await,
    }
}

/// Everything a file is read and held against, on its way to another thread.
struct Reader {
    import: ImportId,
    kind: ImportKind,
    name: String,
    bytes: Vec<u8>,
    limits: Limits,
    today: Date,
    rules: Arc<Rules>,
    /// What the organisation decided itself lies beside its keys.
    keys: Arc<Vault>,
    tenant: TenantKind,
    whole: bool,
    standing: Vec<Standing>,
}

type Sender = mpsc::Sender<Chunk>;

async fn reader(attempt: &Attempt<'_>, import: &Model) -> Result<Reader, Stop> {
    let tx = attempt.tx().await?;
    let desk = attempt.desk(&tx, import);
    let reach = reach::read(&import.reach);
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    let standing = calls::standing(&tx, &reach, kinds).await?;
    Ok(Reader {
        import: import.id,
        kind: import.kind,
        name: import.file_name.clone(),
        bytes: files::load(&tx, import.id).await?,
        limits: attempt.records.limits,
        today: desk.today,
        rules: attempt.records.rules.clone(),
        keys: tx.keys(),
        tenant: tx.tenant().kind,
        whole: reach == Reach::All,
        standing,
    })
}

impl Reader {
    fn run(mut self, sender: &Sender) -> Result<(), Fault> {
        let bytes = std::mem::take(&mut self.bytes);
        let mut table = Table::open(&self.name, bytes, &self.limits)?;
        let (rules, keys) = (self.rules.clone(), self.keys.clone());
        let pack = keys.memory::<Pack>().unwrap_or_else(|| rules.of(self.tenant));
        match self.kind {
            ImportKind::Members => self.members(&mut table, pack, sender),
            ImportKind::Units => self.units(&mut table, pack, sender),
        }
    }

    /// Row by row: memory does not grow with the file.
    fn members(self, table: &mut Table, pack: &Pack, sender: &Sender) -> Result<(), Fault> {
        let header = find_header(table, layout::MEMBERS)?;
        let (columns, id_column) = (header::columns(&header), header.column_of(Field::IdNo));
        let known = self.standing.iter().map(|unit| unit.known.clone()).collect();
        let world = World { branches: Branches::new(known), today: self.today, pack };
        let mut rows = header.rows_below(table)?;
        let mut count = 0;
        while let Some(some) = some_rows(&mut rows, &mut count, self.limits.rows)? {
            let judged = some.iter().map(|row| member(row, &header, &world)).collect();
            let chunk = self.chunk(judged, rows.progress(), columns.clone(), id_column);
            if sender.blocking_send(chunk).is_err() {
                return Ok(()); // nobody wants the rest
            }
        }
        if count == 0 { Err(Fault::NoRows) } else { Ok(()) }
    }

    fn chunk(
        &self,
        rows: Vec<Judged>,
        progress: f32,
        columns: Vec<ColumnOut>,
        id_column: Option<usize>,
    ) -> Chunk {
        let sealed = rows.iter().map(|judged| sealed::row(&self.keys, self.import, judged)).collect();
        Chunk { rows, sealed, progress, columns, id_column }
    }

    /// All at once: a parent may stand below its children. A tree is small.
    fn units(self, table: &mut Table, pack: &Pack, sender: &Sender) -> Result<(), Fault> {
        let header = find_header(table, layout::UNITS)?;
        let columns = header::columns(&header);
        let mut rows = header.rows_below(table)?;
        let (mut all, mut count) = (Vec::new(), 0);
        while let Some(some) = some_rows(&mut rows, &mut count, MOST_UNITS)? {
            all.extend(some);
        }
        if all.is_empty() {
            return Err(Fault::NoRows);
        }
        let has_top = !self.whole || self.standing.iter().any(|unit| unit.known.parent.is_none());
        let tree = Tree {
            standing: self.standing.clone(),
            whole: self.whole,
            has_top,
            kinds: &pack.unit_kinds.on(self.today).value,
            max_depth: calls::MAX_DEPTH,
        };
        let chunk = self.chunk(units(&all, &header, &tree), 1.0, columns, None);
        drop(sender.blocking_send(chunk)); // an error means that nobody wants it
        Ok(())
    }
}

/// Units of one file.
const MOST_UNITS: u32 = 10_000;

fn some_rows(rows: &mut Rows<'_>, count: &mut u32, limit: u32) -> Result<Option<Vec<Row>>, Fault> {
    let some = rows.by_ref().take(CHUNK).collect::<Result<Vec<Row>, Fault>>()?;
    *count += u32::try_from(some.len()).unwrap_or(u32::MAX);
    if *count > limit {
        return Err(Fault::TooManyRows { limit });
    }
    Ok((!some.is_empty()).then_some(some))
}

/// Clears what an attempt before has staged.
pub(super) async fn clear(attempt: &Attempt<'_>, import: &mut Model) -> Result<(), Stop> {
    let tx = attempt.tx().await?;
    *import = attempt.mine(&tx).await?;
    store::clear_rows(&tx, import.id).await?;
    import.rows_read = 0;
    import.rows_good = 0;
    import.rows_warned = 0;
    import.rows_refused = 0;
    import.progress = 0.0;
    store::update(&tx, import.clone()).await?;
    Ok(tx.commit().await?)
}
