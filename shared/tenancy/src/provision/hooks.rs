use super::news::{Gone, News};
use crate::{
    Entry, PlatformTx, TenantScope,
    portability::{Belongings, LastExport},
};
use futures_util::future::BoxFuture;
use sea_orm::DbErr;
use std::{error::Error, ops::ControlFlow};
use uuid::Uuid;

type Written<'a> = BoxFuture<'a, Result<Option<String>, Box<dyn Error + Send + Sync>>>;
type Counted<'a> = BoxFuture<'a, Result<Belongings, Box<dyn Error + Send + Sync>>>;
type Exported<'a> = BoxFuture<'a, Result<Option<LastExport>, Box<dyn Error + Send + Sync>>>;
type Done<'a> = BoxFuture<'a, Result<(), Box<dyn Error + Send + Sync>>>;

/// What the services add to the life of an organisation. A hook can be called twice for the same event, when
/// a run was cut off; it has to give the same result.
pub trait Hooks: Send + Sync {
    /// The schemas are there and nobody can log in yet: time for first rows and the first invitation.
    fn welcome<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope) -> Done<'a> {
        let _ = (entry, scope);
        Box::pin(async { Ok(()) })
    }

    /// Rows came in from elsewhere, or from an earlier moment, and nobody else sees them yet: what consumers had
    /// not applied when the rows were looked at is applied now.
    fn arrived<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope) -> Done<'a> {
        let _ = (entry, scope);
        Box::pin(async { Ok(()) })
    }

    /// Rows have changed places with those at `beside`, and nobody else sees them yet: what people had erased there
    /// and not here is erased here, too, what they took back stays taken back, and who looked in stays on record.
    fn exchanged<'a>(
        &'a self,
        entry: &'a Entry,
        scope: &'a TenantScope,
        beside: &'a TenantScope,
    ) -> Done<'a> {
        let _ = (entry, scope, beside);
        Box::pin(async { Ok(()) })
    }

    /// Rows of an earlier moment are back: documents of its snapshot that were deleted since have to be, too.
    fn went_back<'a>(&'a self, entry: &'a Entry, snapshot: Uuid) -> Done<'a> {
        let _ = (entry, snapshot);
        Box::pin(async { Ok(()) })
    }

    /// The time to think has passed and the organisation is to go: everything is written down a last time. Where
    /// that fails, nothing is erased.
    fn last_export<'a>(&'a self, entry: &'a Entry) -> Exported<'a> {
        let _ = entry;
        Box::pin(async { Ok(None) })
    }

    /// What of the organisation lies outside the databases, counted before it goes.
    fn belongings<'a>(&'a self, entry: &'a Entry) -> Counted<'a> {
        let _ = entry;
        Box::pin(async { Ok(Belongings::default()) })
    }

    /// A change of the organisation is about to be over: what was said of it when it began ([`Witness`]) is told to the
    /// organisation as well. Not where the organisation itself goes.
    fn ending<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope, run: Uuid) -> Done<'a> {
        let _ = (entry, scope, run);
        Box::pin(async { Ok(()) })
    }

    /// The organisation is going: what lies outside the databases has to go too.
    fn farewell<'a>(&'a self, entry: &'a Entry) -> Done<'a> {
        let _ = entry;
        Box::pin(async { Ok(()) })
    }

    /// Something was done to the organisation that its people are told. Said again with the same `once`, it is the same.
    fn told<'a>(
        &'a self,
        entry: &'a Entry,
        scope: &'a TenantScope,
        once: &'a str,
        news: &'a News,
    ) -> Done<'a> {
        let _ = (entry, scope, once, news);
        Box::pin(async { Ok(()) })
    }

    /// The organisation is going, under the certificate of that number: what its people are to be told once it has gone
    /// is written while their addresses can be read, in a form nobody else reads.
    fn last_letters<'a>(
        &'a self,
        entry: &'a Entry,
        scope: &'a TenantScope,
        certificate: Uuid,
    ) -> Written<'a> {
        let _ = (entry, scope, certificate);
        Box::pin(async { Ok(None) })
    }

    /// The organisation has gone: what was written by [`Self::last_letters`] is sent in the transaction that ends it.
    fn gone<'a>(&'a self, tx: &'a PlatformTx, letters: &'a str, gone: &'a Gone) -> Done<'a> {
        let _ = (tx, letters, gone);
        Box::pin(async { Ok(()) })
    }
}

pub(super) struct NoHooks;

impl Hooks for NoHooks {}

/// Knows who asks for a change, and writes it down.
pub trait Witness: Send + Sync {
    /// In the transaction in which the change begins: there is no change nobody asked for, whoever ends it. Where it had
    /// begun before, in one of its own.
    fn asked<'a>(&'a self, tx: &'a PlatformTx, run: Uuid) -> BoxFuture<'a, Result<(), DbErr>>;
}

pub(super) struct NoWitness;

impl Witness for NoWitness {
    fn asked<'a>(&'a self, _: &'a PlatformTx, _: Uuid) -> BoxFuture<'a, Result<(), DbErr>> {
        Box::pin(async { Ok(()) })
    }
}

/// Looks on while a saga runs. Breaking off leaves it unfinished, as a crash would.
pub trait Watch: Send + Sync {
    /// Called before each step (`done` false) and after it, before it is written down (`done` true); of a step that
    /// goes from service to service, for each part of it, too (`others/records`).
    fn step(&self, step: &str, done: bool) -> ControlFlow<()>;
}

pub(super) struct NoWatch;

impl Watch for NoWatch {
    fn step(&self, _: &str, _: bool) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
