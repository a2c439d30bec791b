use super::Consumer;
use crate::{
    outbox::Cursor,
    store::{column, statement},
};
use kernel::Service;
use sea_orm::{ConnectionTrait, DbErr, Value};
use tenancy::{PlatformDb, TenantTx};

/// A position belongs to a consumer and the log it reads.
#[derive(Clone, Copy)]
pub(super) struct Whose {
    consumer: &'static str,
    source: Service,
}

impl Whose {
    pub fn of(consumer: &dyn Consumer) -> Self {
        Self { consumer: consumer.name(), source: consumer.source() }
    }

    fn values(self) -> [Value; 2] {
        [self.consumer.into(), self.source.as_str().into()]
    }

    fn at(self, at: Cursor) -> [Value; 4] {
        [self.consumer.into(), self.source.as_str().into(), at.txid.into(), at.seq.into()]
    }
}

/// Locks the tenant's place in the log until the transaction ends and returns it. Two runners of the same
/// consumer wait for each other here.
pub(super) async fn lock(tx: &TenantTx, of: Whose) -> Result<Cursor, DbErr> {
    let first = "INSERT INTO event_positions (consumer, source, txid, seq) VALUES ($1, $2, 0, 0) \
         ON CONFLICT (consumer, source) DO NOTHING";
    tx.execute_raw(statement(first, of.values())).await?;
    let find = "SELECT txid, seq FROM event_positions WHERE consumer = $1 AND source = $2 FOR UPDATE";
    let row = tx.query_one_raw(statement(find, of.values())).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("event_positions".into()))?;
    Ok(Cursor { txid: column(&row, "txid")?, seq: column(&row, "seq")? })
}

pub(super) async fn store(tx: &TenantTx, of: Whose, at: Cursor) -> Result<(), DbErr> {
    let update = "UPDATE event_positions SET txid = $3, seq = $4, updated_at = now() \
         WHERE consumer = $1 AND source = $2";
    tx.execute_raw(statement(update, of.at(at))).await.map(drop)
}

/// The place below which every tenant has everything; where a restarted runner begins.
pub(super) async fn low_water(db: &PlatformDb, of: Whose) -> Result<Cursor, DbErr> {
    let tx = db.begin().await?;
    let find = "SELECT txid, seq FROM platform.consumer_positions WHERE consumer = $1 AND source = $2";
    let row = tx.query_one_raw(statement(find, of.values())).await?;
    tx.rollback().await?;
    row.map_or(Ok(Cursor::START), |row| Ok(Cursor { txid: column(&row, "txid")?, seq: column(&row, "seq")? }))
}

/// Moves the low-water mark forward, never back: another process may be ahead.
pub(super) async fn raise(db: &PlatformDb, of: Whose, at: Cursor) -> Result<(), DbErr> {
    let raise = "INSERT INTO platform.consumer_positions AS p (consumer, source, txid, seq) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (consumer, source) \
         DO UPDATE SET txid = excluded.txid, seq = excluded.seq, updated_at = now() \
         WHERE (p.txid, p.seq) < (excluded.txid, excluded.seq)";
    let tx = db.begin().await?;
    tx.execute_raw(statement(raise, of.at(at))).await?;
    tx.commit().await
}
