use super::SlugError;
use kernel::{Service, TenantKey};
use sea_orm::DbErr;

/// What can go wrong in the control plane.
#[derive(Debug, thiserror::Error)]
pub enum ProvisionError {
    #[error("this process has no log-in of the provisioner (admin_url)")]
    NoAdmin,
    #[error("the provisioner may not close functions of Postgres to PUBLIC in {0}: it has to be a superuser")]
    NotSuperuser(String),
    #[error("all shards are full")]
    Full,
    #[error("no empty slot was ready in time")]
    NoSlot,
    #[error("there is no such organisation")]
    Unknown,
    #[error("another change of this organisation is not finished")]
    Busy,
    #[error("an operator holds this change; it is finished when it is let go on")]
    Held,
    #[error("the organisation is {0} and cannot be changed that way")]
    State(crate::TenantState),
    #[error("the slot {key} is missing in {service}")]
    SlotMissing { service: Service, key: TenantKey },
    #[error("stopped before it was finished; run again to go on")]
    Interrupted,
    #[error("the hook failed: {0}")]
    Hook(String),
    #[error("{0}")]
    Porting(Box<crate::portability::PortError>),
    #[error(transparent)]
    Vault(#[from] crate::VaultError),
    #[error(transparent)]
    Db(#[from] DbErr),
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
    #[error(transparent)]
    Migrate(#[from] crate::migrate::MigrateError),
}

/// Why an organisation cannot be created. The first three are about what was asked for.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    #[error("the address name {0}")]
    Slug(#[from] SlugError),
    #[error("the address name is taken")]
    Taken,
    #[error("the name must have 1 to 120 characters and no control characters")]
    Name,
    #[error("the contact address is not an e-mail address")]
    Email,
    #[error(transparent)]
    Provision(#[from] ProvisionError),
}

impl From<crate::portability::PortError> for ProvisionError {
    fn from(error: crate::portability::PortError) -> Self {
        match error {
            crate::portability::PortError::Provision(error) => error,
            other => Self::Porting(Box::new(other)),
        }
    }
}

impl From<DbErr> for CreateError {
    fn from(error: DbErr) -> Self {
        Self::Provision(error.into())
    }
}
