use crate::{Entry, TenantScope};
use futures_util::future::BoxFuture;
use std::{error::Error, ops::ControlFlow};

type Done<'a> = BoxFuture<'a, Result<(), Box<dyn Error + Send + Sync>>>;

/// What the services add to the life of an organisation. A hook can be called twice for the same event, when
/// a run was cut off; it has to give the same result.
pub trait Hooks: Send + Sync {
    /// The schemas are there and nobody can log in yet: time for first rows and the first invitation.
    fn welcome<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope) -> Done<'a> {
        let _ = (entry, scope);
        Box::pin(async { Ok(()) })
    }

    /// The organisation is going: what lies outside the databases has to go too.
    fn farewell<'a>(&'a self, entry: &'a Entry) -> Done<'a> {
        let _ = entry;
        Box::pin(async { Ok(()) })
    }
}

pub(super) struct NoHooks;

impl Hooks for NoHooks {}

/// Looks on while a saga runs. Breaking off leaves it unfinished, as a crash would.
pub trait Watch: Send + Sync {
    /// Called before each step (`done` false) and after it, before it is written down (`done` true).
    fn step(&self, step: &str, done: bool) -> ControlFlow<()>;
}

pub(super) struct NoWatch;

impl Watch for NoWatch {
    fn step(&self, _: &str, _: bool) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
