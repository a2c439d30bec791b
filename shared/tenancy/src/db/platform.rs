use super::{
    error::refused,
    pools::Pools,
    session::{Got, Session, Want},
    traits::transaction_traits,
    turns::Account,
};
use kernel::Service;
use sea_orm::{DbErr, Statement};
use std::{fmt, sync::Arc};

const BEGIN: &str = "BEGIN; SELECT set_config('search_path', 'platform', true)";

/// The way to the platform tables of one service: registry, events, jobs. It reaches no tenant's schema.
#[derive(Clone)]
pub struct PlatformDb {
    service: Service,
    pools: Arc<Pools>,
}

impl PlatformDb {
    pub(crate) fn new(service: Service, pools: Arc<Pools>) -> Self {
        Self { service, pools }
    }

    pub fn service(&self) -> Service {
        self.service
    }

    /// # Errors
    /// When no connection is to be had in time.
    pub async fn begin(&self) -> Result<PlatformTx, DbErr> {
        let session = Session::open(&self.pools, 0, BEGIN.to_owned(), Account::Platform).await?;
        Ok(PlatformTx { session: Arc::new(session), level: 1, service: self.service })
    }
}

impl fmt::Debug for PlatformDb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlatformDb").field("service", &self.service).finish_non_exhaustive()
    }
}

/// A transaction on the platform tables, with the manners of [`TenantTx`](super::TenantTx).
pub struct PlatformTx {
    session: Arc<Session>,
    level: u32,
    service: Service,
}

impl PlatformTx {
    pub fn service(&self) -> Service {
        self.service
    }

    fn nested(&self, level: u32) -> Self {
        Self { session: self.session.clone(), level, service: self.service }
    }
}

transaction_traits!(PlatformTx);

fn wrong_answer() -> DbErr {
    refused("an answer of another kind than asked for")
}
