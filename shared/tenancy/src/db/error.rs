use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};
use std::sync::Arc;

pub(crate) fn exec(error: sqlx::Error) -> DbErr {
    DbErr::Exec(RuntimeErr::SqlxError(Arc::new(error)))
}

pub(crate) fn query(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(Arc::new(error)))
}

pub(crate) fn connection(error: sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
}

/// A connection could not be had.
pub(crate) fn acquire(error: sqlx::Error) -> DbErr {
    match error {
        sqlx::Error::PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        sqlx::Error::PoolClosed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
        error => connection(error),
    }
}

pub(crate) fn refused(why: &str) -> DbErr {
    DbErr::Custom(why.to_owned())
}

/// The other end is gone or going: nothing of what was just sent has taken effect if it was a `BEGIN`.
pub(crate) fn is_lost(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(db) => {
            // admin shutdown, crash shutdown, cannot connect now, idle session timeout
            matches!(db.code().as_deref(), Some("57P01" | "57P02" | "57P03" | "57P05" | "25P03"))
        }
        _ => false,
    }
}

/// A prepared statement no longer fits its tables, because a migration came in between.
pub(crate) fn is_stale_plan(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(db) = error else { return false };
    db.code().as_deref() == Some("0A000") && db.message().contains("cached plan must not change result type")
}

/// The connection has learned which roles it may take before this one was granted: another one knows it.
pub(crate) fn is_unknown_role(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(db) = error else { return false };
    db.code().as_deref() == Some("42501") && db.message().contains("permission denied to set role")
}
