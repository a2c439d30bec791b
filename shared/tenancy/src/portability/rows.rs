//! Rows out of a snapshot, one after the other.

use super::{
    PortError, copy_text,
    cut::Cutter,
    manifest::{ColumnPart, Rows},
    sink::Sink,
};
use futures_util::TryStreamExt as _;
use kernel::TenantKey;
use migrations::template::Table;
use sqlx::PgConnection;

/// The columns of an event, in the log's own order.
const EVENT: [(&str, &str); 6] = [
    ("txid", "integer"),
    ("seq", "integer"),
    ("id", "text"),
    ("kind", "text"),
    ("payload", "text"),
    ("at", "text"),
];

pub(super) fn event_columns() -> Vec<ColumnPart> {
    EVENT.map(|(name, kind)| ColumnPart { name: name.into(), kind: kind.into() }).to_vec()
}

pub(super) fn columns(table: &Table) -> Vec<ColumnPart> {
    let part = |column: &migrations::template::Column| ColumnPart {
        name: column.name.clone(),
        kind: column.kind.as_str().to_owned(),
    };
    table.columns.iter().map(part).collect()
}

/// `"a", "b"`.
pub(super) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

/// All rows of a table, in the order of its key.
pub(super) async fn table(
    conn: &mut PgConnection,
    key: &TenantKey,
    table: &Table,
    folder: String,
    sink: &mut dyn Sink,
) -> Result<Rows, PortError> {
    let columns = columns(table);
    let sql = format!(
        "COPY (SELECT {} FROM \"{}\".\"{}\" ORDER BY {}) TO STDOUT",
        list(columns.iter().map(|column| column.name.as_str())),
        key.schema(),
        table.name,
        list(table.primary_key.iter().map(String::as_str)),
    );
    let first = table.primary_key.first();
    let mark = columns.iter().position(|column| Some(&column.name) == first).unwrap_or_default();
    copy(conn, &sql, &columns, mark, folder, sink).await
}

/// The events an organisation has told in one service.
pub(super) async fn events(
    conn: &mut PgConnection,
    key: &TenantKey,
    folder: String,
    sink: &mut dyn Sink,
) -> Result<Rows, PortError> {
    let sql = format!(
        "COPY (SELECT txid::text, seq, id, kind, payload, at FROM platform.outbox \
         WHERE tenant_key = '{key}' ORDER BY outbox.txid, outbox.seq) TO STDOUT"
    );
    copy(conn, &sql, &event_columns(), 2, folder, sink).await
}

async fn copy(
    conn: &mut PgConnection,
    sql: &str,
    columns: &[ColumnPart],
    mark: usize,
    folder: String,
    sink: &mut dyn Sink,
) -> Result<Rows, PortError> {
    let mut cutter = Cutter::new(folder);
    let mut stream = conn.copy_out_raw(sql).await?;
    let mut rest = Vec::new();
    while let Some(bytes) = stream.try_next().await? {
        rest.extend_from_slice(&bytes);
        let mut from = 0;
        while let Some(end) = rest[from..].iter().position(|byte| *byte == b'\n') {
            let cells = copy_text::cells(&rest[from..from + end])?;
            let mark = cells.get(mark).and_then(Option::as_deref).unwrap_or_default();
            cutter.row(sink, columns, &cells, mark).await?;
            from += end + 1;
        }
        rest.drain(..from);
    }
    cutter.end(sink).await
}
