use crate::{
    archive, audit, burden, cadres, calendar, codes, collections, corrections,
    desk::Desk,
    development,
    documents::{self, Files},
    dues, elections, exceptions, honours, imports, me, meetings, members, month, posts, privacy, registers,
    rule_pack, samples, statistics,
    table::Limits,
    transfers, unit_requests, units,
};
use axum::extract::FromRef;
use kernel::{SHANGHAI, business_date};
use press::Press;
use rest::{Base, Call, Problem};
use rulepack::{LoadError, Pack, Rules};
use std::sync::Arc;
use tenancy::{Deployment, Tenant, TenantTx, Who};
use tokio::sync::Semaphore;
use utoipa_axum::router::OpenApiRouter;

/// The state of this service.
#[derive(Clone)]
pub struct Records {
    pub base: Base,
    pub rules: Arc<Rules>,
    /// How large a file may be that comes in.
    pub limits: Limits,
    /// Files that are read at the same time: each is held in memory.
    pub readers: Arc<Semaphore>,
    /// Real members up to which sample data is offered.
    pub samples_most: u32,
    /// Where documents go; none where no store is set up.
    pub files: Option<Files>,
    /// Whom changed rules of an organisation are announced to; none where this process is alone.
    pub deployment: Option<Deployment>,
    /// What makes PDF; none where nobody set it up.
    pub press: Option<Press>,
}

const READERS: usize = 3;

impl Records {
    /// Reads the rule packs.
    ///
    /// # Errors
    /// When one of them is not sound.
    pub fn new(base: Base) -> Result<Self, LoadError> {
        let readers = Arc::new(Semaphore::new(READERS));
        let rules = Rules::built_in()?;
        let own = Arc::new(rule_pack::OwnRules(rules.clone()));
        Ok(Self {
            base: Base { db: base.db.clone().remembering(own), ..base },
            rules,
            limits: Limits::default(),
            readers,
            samples_most: 0,
            files: None,
            deployment: None,
            press: None,
        })
    }

    /// Takes files up to this size.
    #[must_use]
    pub fn with_import_bytes(self, bytes: usize) -> Self {
        Self { limits: Limits::of_file(bytes), ..self }
    }

    /// Offers sample data to organisations with no more real members than this.
    #[must_use]
    pub fn with_samples(self, real_members_most: u32) -> Self {
        Self { samples_most: real_members_most, ..self }
    }

    /// Keeps documents there.
    #[must_use]
    pub fn with_files(self, files: Files) -> Self {
        Self { files: Some(files), ..self }
    }

    /// Announces changed rules there.
    #[must_use]
    pub fn with_deployment(self, deployment: Deployment) -> Self {
        Self { deployment: Some(deployment), ..self }
    }

    /// Everybody reads the rules of an organisation anew; after the change is committed.
    pub async fn rules_changed(&self, tenant: &Tenant) {
        if let Some(deployment) = &self.deployment {
            deployment.announce(tenant).await;
        }
    }

    /// The rules of the organisation a transaction is in: those of its kind with what it decided itself.
    pub fn pack<'a>(&'a self, tx: &'a TenantTx) -> &'a Pack {
        tx.vault().memory::<Pack>().unwrap_or_else(|| self.rules.of(tx.tenant().kind))
    }

    /// Has sheets typeset there.
    #[must_use]
    pub fn with_press(self, press: Press) -> Self {
        Self { press: Some(press), ..self }
    }

    /// # Errors
    /// 503 where no store is set up.
    pub fn files(&self) -> Result<&Files, Problem> {
        self.files.as_ref().ok_or_else(|| documents::problems::NO_STORE.problem())
    }

    /// The desk of a request.
    pub fn desk<'a>(&'a self, call: &'a Call) -> Desk<'a> {
        let pack = self.pack(call.tx());
        Desk { tx: call.tx(), who: call.who(), now: call.now(), today: call.today(), pack }
    }

    /// The desk of a job, which acts for somebody at the time it runs.
    pub fn desk_for<'a>(&'a self, tx: &'a TenantTx, who: Who) -> Desk<'a> {
        let now = self.base.clock.now();
        let pack = self.pack(tx);
        Desk { tx, who, now, today: business_date(now, SHANGHAI), pack }
    }
}

impl FromRef<Records> for Base {
    fn from_ref(records: &Records) -> Self {
        records.base.clone()
    }
}

/// Every operation of this service, with its description. Paths are below `/api/records`.
pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .merge(units::routes::router())
        .merge(posts::routes::router())
        .merge(members::routes::router())
        .merge(registers::routes::router())
        .merge(honours::routes::router())
        .merge(corrections::routes::router())
        .merge(documents::routes::router())
        .merge(dues::routes::router())
        .merge(meetings::routes::router())
        .merge(exceptions::routes::router())
        .merge(month::routes::router())
        .merge(development::routes::router())
        .merge(transfers::routes::router())
        .merge(elections::routes::router())
        .merge(unit_requests::routes::router())
        .merge(collections::routes::router())
        .merge(archive::routes::router())
        .merge(statistics::routes::router())
        .merge(cadres::routes::router())
        .merge(imports::routes::router())
        .merge(me::routes::router())
        .merge(privacy::routes::router())
        .merge(burden::routes::router())
        .merge(calendar::routes::router())
        .merge(codes::routes::router())
        .merge(rule_pack::routes::router())
        .merge(samples::routes::router())
        .merge(audit::routes::router())
}
