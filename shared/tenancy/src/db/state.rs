use super::{
    conn::{Conn, Lease},
    error::{self, refused},
};
use kernel::TenantKey;
use sea_orm::DbErr;
use sqlx::{AssertSqlSafe, Postgres, SqlSafeStr as _};
use sqlx_core::transaction::TransactionManager;
use std::time::Duration;

pub(super) type Manager = <Postgres as sqlx::Database>::TransactionManager;

/// How long a dropped transaction may take to roll back before its connection is cut.
pub(super) const ROLLBACK: Duration = Duration::from_secs(5);
pub(super) const OVER: &str = "the transaction is over";
const FAILED: &str = "the transaction has failed; nothing of it was written";

/// Where a transaction stands, as far as this side knows.
pub(super) struct State {
    pub lease: Option<Lease>,
    /// How deep in savepoints; 1 is the transaction itself, 0 is its end.
    pub level: u32,
    /// A statement has failed since the innermost savepoint: the server would turn a commit into a rollback.
    pub failed: bool,
    /// A statement was sent and its answer not read to the end; stays set when the caller went away.
    pub busy: bool,
    /// A statement has done more than read, so the transaction cannot be started over unnoticed.
    pub begun: bool,
}

impl State {
    pub fn new(lease: Lease) -> Self {
        Self { lease: Some(lease), level: 1, failed: false, busy: false, begun: false }
    }

    pub fn conn(&mut self) -> Result<&mut Conn, DbErr> {
        self.lease.as_mut().and_then(Lease::conn).ok_or_else(|| refused(OVER))
    }

    /// Whether a statement of this level may be sent.
    pub fn enter(&mut self, level: u32) -> Result<(), DbErr> {
        if self.level < level || self.lease.is_none() {
            return Err(refused(OVER));
        }
        if self.busy || self.failed {
            return Err(self.fail(FAILED));
        }
        Ok(())
    }

    pub fn fail(&mut self, why: &str) -> DbErr {
        self.failed = true;
        refused(why)
    }

    pub fn broken(&mut self, error: sqlx::Error) -> DbErr {
        self.failed = true;
        error::exec(error)
    }

    /// After `COMMIT` or `ROLLBACK`, or their forms for savepoints.
    pub fn ended(&mut self, done: Result<(), sqlx::Error>) -> Result<(), DbErr> {
        if let Err(e) = done {
            self.failed = true;
            if self.level == 1 {
                // the state of the server is uncertain: the connection is closed
                self.level = 0;
                self.lease = None;
            }
            return Err(error::exec(e));
        }
        self.level -= 1;
        if self.level == 0
            && let Some(mut lease) = self.lease.take()
        {
            if let Some(conn) = lease.conn() {
                conn.clean = true;
            }
            lease.give_back();
        }
        Ok(())
    }

    /// A commit that cannot be: the transaction ends here and says so.
    pub async fn give_up(&mut self, error: DbErr) -> DbErr {
        self.level = 0;
        if let Some(mut lease) = self.lease.take()
            && let Some(conn) = lease.conn()
            && let Ok(Ok(())) = tokio::time::timeout(ROLLBACK, undo(conn)).await
        {
            conn.clean = true;
            lease.give_back();
        }
        error
    }
}

/// Opens a transaction; from here on the connection is dirty until its end is acknowledged.
pub(super) async fn start(
    lease: &mut Lease,
    begin: &str,
    serves: Option<&TenantKey>,
) -> Result<(), sqlx::Error> {
    let conn = lease.conn().ok_or(sqlx::Error::PoolClosed)?;
    conn.clean = false;
    if let Some(key) = serves {
        conn.serves(key);
    }
    Manager::begin(&mut conn.pg, Some(AssertSqlSafe(begin).into_sql_str())).await
}

/// Ends the transaction whatever its depth.
pub(super) async fn undo(conn: &mut Conn) -> Result<(), sqlx::Error> {
    while Manager::get_transaction_depth(&conn.pg) > 1 {
        Manager::start_rollback(&mut conn.pg);
    }
    Manager::rollback(&mut conn.pg).await
}
