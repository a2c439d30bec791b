use super::{
    conn::{Conn, Lease},
    error::{self, is_lost, is_stale_plan, is_unknown_role, refused},
    guard,
    meter::Meter,
    pools::Pools,
    state::{Manager, OVER, ROLLBACK, State, start, undo},
    turns::Account,
};
use sea_orm::{DbErr, Statement, Values};
use sea_query_sqlx::SqlxValues;
use sqlx::{
    AssertSqlSafe, Connection as _, Executor as _, SqlSafeStr as _,
    postgres::{PgQueryResult, PgRow},
};
use sqlx_core::transaction::TransactionManager;
use std::{sync::Arc, time::Instant};
use telemetry::spans;
use tokio::sync::Mutex;
use tracing::Instrument as _;

const OPEN: &str = "a savepoint of the transaction is still open";

/// Ends a statement that is planned for its values whenever it runs. A plan that the connection keeps for any values takes
/// a whole organisation for a branch, and needs seconds where milliseconds would do; planning takes one or two.
pub const FOR_ITS_VALUES: &str = " /* planned for its values */";

pub(crate) enum Want {
    Count,
    One,
    All,
}

pub(crate) enum Got {
    Count(PgQueryResult),
    One(Option<PgRow>),
    All(Vec<PgRow>),
}

/// One transaction and the connection it runs on. Level 1 is the transaction itself, above are savepoints.
pub(crate) struct Session {
    /// Whose connections these are, for traces.
    label: &'static str,
    begin: String,
    state: Mutex<State>,
    meter: Arc<Meter>,
}

impl Session {
    /// `begin` opens the transaction and sets role and schema in one flight; it holds checked names only.
    pub async fn open(
        pools: &Arc<Pools>,
        shard: u16,
        begin: String,
        account: Account<'_>,
    ) -> Result<Self, DbErr> {
        let started = Instant::now();
        let span = spans::sql(pools.label(), "BEGIN");
        let lease = Self::begin(pools, shard, &begin, account).instrument(span).await?;
        let session =
            Self { label: pools.label(), begin, state: Mutex::new(State::new(lease)), meter: Arc::default() };
        session.meter.waited(started);
        Ok(session)
    }

    async fn begin(
        pools: &Arc<Pools>,
        shard: u16,
        begin: &str,
        account: Account<'_>,
    ) -> Result<Lease, DbErr> {
        loop {
            let mut lease = pools.lease(shard, account).await?;
            match start(&mut lease, begin, account.key()).await {
                Ok(()) => return Ok(lease),
                // it died while idle or knows too little, and so do others perhaps; each is thrown away, so this ends
                Err(e) if lease.is_reused() && (is_lost(&e) || is_unknown_role(&e)) => drop(lease),
                Err(e) => return Err(error::query(e)),
            }
        }
    }

    pub fn meter(&self) -> &Arc<Meter> {
        &self.meter
    }

    pub async fn run(&self, level: u32, statement: Statement, want: Want) -> Result<Got, DbErr> {
        guard::permit(&statement.sql)?;
        let state = &mut *self.state.lock().await;
        state.enter(level)?;
        self.meter.sent();
        let started = Instant::now();
        state.busy = true;
        let span = spans::sql(self.label, &statement.sql);
        let mut result = send(state.conn()?, &statement, &want).instrument(span.clone()).await;
        if let Err(e) = &result
            && is_stale_plan(e)
        {
            result = self.start_over(state, &statement, &want, result).await;
        }
        state.busy = false;
        if result.is_err() {
            spans::failed(&span);
        }
        state.failed |= result.is_err();
        state.begun = state.begun || (result.is_ok() && !guard::only_reads(&statement.sql));
        self.meter.waited(started);
        result.map_err(|e| match want {
            // nothing is wrong with the request: another attempt gets another connection
            _ if is_stale_plan(&e) => error::connection(e),
            Want::Count => error::exec(e),
            Want::One | Want::All => error::query(e),
        })
    }

    /// Runs a statement again with fresh plans, in a transaction begun anew. Every statement sees what was
    /// committed before it, so what was only read until now need not be read again; what was written or locked
    /// would be lost. The connection is not used again in either case.
    async fn start_over(
        &self,
        state: &mut State,
        statement: &Statement,
        want: &Want,
        result: Result<Got, sqlx::Error>,
    ) -> Result<Got, sqlx::Error> {
        let (begun, level) = (state.begun, state.level);
        let Some(conn) = state.lease.as_mut().and_then(Lease::conn) else { return result };
        conn.worn = true;
        if begun || level > 1 {
            return result;
        }
        Manager::rollback(&mut conn.pg).await?;
        conn.pg.clear_cached_statements().await?;
        Manager::begin(&mut conn.pg, Some(AssertSqlSafe(self.begin.as_str()).into_sql_str())).await?;
        send(conn, statement, want).await
    }

    pub async fn savepoint(&self, level: u32) -> Result<u32, DbErr> {
        let state = &mut *self.state.lock().await;
        state.enter(level)?;
        if state.level != level {
            return Err(state.fail(OPEN));
        }
        state.busy = true;
        let begun = Manager::begin(&mut state.conn()?.pg, None).await;
        state.busy = false;
        begun.map_err(|e| state.broken(e))?;
        state.level += 1;
        state.begun = true;
        Ok(state.level)
    }

    pub async fn commit(&self, level: u32) -> Result<(), DbErr> {
        let state = &mut *self.state.lock().await;
        if let Err(e) = state.enter(level) {
            return Err(if level == 1 { state.give_up(e).await } else { e });
        }
        if state.level != level {
            let error = state.fail(OPEN);
            return Err(if level == 1 { state.give_up(error).await } else { error });
        }
        state.busy = true;
        let span = spans::sql(self.label, "COMMIT");
        let done = Manager::commit(&mut state.conn()?.pg).instrument(span).await;
        state.busy = false;
        state.ended(done)
    }

    pub async fn rollback(&self, level: u32) -> Result<(), DbErr> {
        let state = &mut *self.state.lock().await;
        if state.level < level || state.lease.is_none() {
            return Err(refused(OVER));
        }
        while state.level > level {
            Manager::start_rollback(&mut state.conn()?.pg);
            state.level -= 1;
        }
        state.busy = true;
        let done = Manager::rollback(&mut state.conn()?.pg).await;
        state.busy = false;
        state.ended(done)?;
        state.failed = false;
        Ok(())
    }

    /// A savepoint was dropped: what happened since is undone before anything else runs.
    pub fn abandon(&self, level: u32) {
        let Ok(mut state) = self.state.try_lock() else { return };
        if state.level < level {
            return;
        }
        while state.level >= level {
            let Ok(conn) = state.conn() else { return };
            Manager::start_rollback(&mut conn.pg);
            state.level -= 1;
        }
        state.failed = state.busy;
    }
}

impl Drop for Session {
    /// Rolls back off the path of whoever dropped the transaction.
    fn drop(&mut self) {
        let Some(mut lease) = self.state.get_mut().lease.take() else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        runtime.spawn(async move {
            let Some(conn) = lease.conn() else { return };
            let rolled_back = tokio::time::timeout(ROLLBACK, undo(conn)).await;
            if matches!(rolled_back, Ok(Ok(()))) {
                conn.clean = true;
                lease.give_back();
            }
        });
    }
}

/// Always the extended protocol: one statement, its values beside it.
async fn send(conn: &mut Conn, statement: &Statement, want: &Want) -> Result<Got, sqlx::Error> {
    let values = statement.values.clone().unwrap_or(Values(Vec::new()));
    let query = sqlx::query_with(AssertSqlSafe(statement.sql.as_str()), SqlxValues(values))
        .persistent(!statement.sql.ends_with(FOR_ITS_VALUES));
    Ok(match want {
        Want::Count => Got::Count(conn.pg.execute(query).await?),
        Want::One => Got::One(conn.pg.fetch_optional(query).await?),
        Want::All => Got::All(conn.pg.fetch_all(query).await?),
    })
}
