//! What requests find in the state.

use super::App;
use crate::{domains::Prover, mails::Mailer, passwords::Hasher};
use documents::ObjectStore;
use rest::Base;
use rulepack::Rules;
use settings::{Backups, Documents, Sessions, Signup};
use std::sync::Arc;
use tenancy::{
    Deployment, Directory, PlatformDb, SystemScope, assertion::Signer, portability::Depot,
    provision::Provisioner,
};

impl App {
    pub fn base(&self) -> &Base {
        &self.0.base
    }

    pub(crate) fn platform(&self) -> &PlatformDb {
        &self.0.platform
    }

    pub(crate) fn directory(&self) -> &Directory {
        &self.0.directory
    }

    pub(crate) fn system(&self) -> &SystemScope {
        &self.0.system
    }

    pub(crate) fn provisioner(&self) -> &Provisioner {
        &self.0.provisioner
    }

    /// Signs that somebody has shown the password again.
    pub(crate) fn signer(&self) -> &Signer {
        &self.0.signer
    }

    /// The rules of the field.
    pub(crate) fn rules(&self) -> &Rules {
        &self.0.rules
    }

    /// Looks for the proof of hosts.
    pub(crate) fn prover(&self) -> &Prover {
        &self.0.prover
    }

    /// The host of the platform's own pages.
    pub(crate) fn platform_host(&self) -> &str {
        &self.0.platform_host
    }

    pub(crate) fn objects(&self) -> Option<&ObjectStore> {
        self.0.objects.as_ref()
    }

    pub(crate) fn documents(&self) -> &Documents {
        &self.0.documents
    }

    /// Where backups lie.
    pub(crate) fn depot(&self) -> Option<&dyn Depot> {
        self.0.depot.as_deref()
    }

    /// The same, for work that outlives a request.
    pub(crate) fn shared_depot(&self) -> Option<Arc<dyn Depot>> {
        self.0.depot.clone()
    }

    pub(crate) fn backups(&self) -> &Backups {
        &self.0.backups
    }

    pub(crate) fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }

    pub(crate) fn hasher(&self) -> &Hasher {
        &self.0.hasher
    }

    /// How long sessions of a new organisation last.
    pub(crate) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    pub(crate) fn signup(&self) -> &Signup {
        &self.0.signup
    }

    /// What holds for the work of operators.
    pub(crate) fn console(&self) -> &settings::Operators {
        &self.0.console
    }

    pub(crate) fn deployment(&self) -> &Deployment {
        self.0.provisioner.deployment()
    }

    /// Seals what belongs to operators, who have no tenant and so no tenant's key.
    pub(crate) fn operator_key(&self) -> &[u8; 32] {
        &self.0.operator_key
    }

    /// Hashes operators' recovery codes.
    pub(crate) fn operator_codes_key(&self) -> &[u8; 32] {
        &self.0.operator_codes_key
    }

    /// Signs what lets an operator fetch a last export.
    pub(crate) fn operator_exports_key(&self) -> &[u8; 32] {
        &self.0.operator_exports_key
    }
}
