use crate::{
    docs::Docs,
    guard::{headers::Security, limits::Limits},
    traffic::Traffic,
    web::Looks,
};
use events::Client;
use kernel::{Service, SharedClock};
use rest::Upstream;
use settings::Settings;
use std::{collections::HashMap, ops::Deref, sync::Arc};
use tenancy::{Directory, assertion::Signer, quota};

/// What the gateway is made of.
pub struct Parts {
    pub settings: Settings,
    pub directory: Directory,
    pub signer: Arc<Signer>,
    pub upstreams: HashMap<Service, Upstream>,
    /// Identity's internal API.
    pub identity: Client,
    pub redis: Option<redis::Client>,
    pub clock: SharedClock,
    /// What organisations may use where nothing was decided for them.
    pub quotas: quota::Defaults,
    pub docs: Docs,
}

/// The gateway's state, shared by all requests.
#[derive(Clone)]
pub struct Gateway(Arc<Inside>);

pub struct Inside {
    pub(crate) settings: Settings,
    pub(crate) directory: Directory,
    pub(crate) signer: Arc<Signer>,
    pub(crate) upstreams: HashMap<Service, Upstream>,
    pub(crate) identity: Client,
    pub(crate) clock: SharedClock,
    pub(crate) limits: Limits,
    pub(crate) security: Security,
    pub(crate) looks: Looks,
    pub(crate) docs: Docs,
    pub(crate) quotas: quota::Defaults,
    pub(crate) traffic: Traffic,
}

impl Gateway {
    pub fn new(parts: Parts) -> Self {
        let Parts { settings, directory, signer, upstreams, identity, redis, clock, quotas, docs } = parts;
        let security = Security::new(settings.server.public_url.secure(), settings.s3.public_origin());
        Self(Arc::new(Inside {
            settings,
            directory,
            signer,
            upstreams,
            identity,
            clock,
            limits: Limits::new(redis),
            security,
            looks: Looks::default(),
            docs,
            quotas,
            traffic: Traffic::default(),
        }))
    }
}

impl Deref for Gateway {
    type Target = Inside;
    fn deref(&self) -> &Inside {
        &self.0
    }
}
