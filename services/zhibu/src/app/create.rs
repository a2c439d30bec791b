use super::{kit::Kit, services};
use identity::FirstAdmin;
use kernel::{Locale, Service, TenantKind};
use tenancy::{
    Entry,
    provision::{CreateError, NewTenant},
};

/// An organisation that is to be, and its first administrator.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    pub slug: String,
    pub name: String,
    pub kind: TenantKind,
    pub admin_email: String,
    pub admin_name: String,
    pub locale: Locale,
}

/// Why it cannot be.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error(transparent)]
    Create(#[from] CreateError),
    #[error(transparent)]
    Setup(#[from] anyhow::Error),
}

/// Creates the organisation in every service and invites its administrator by mail.
pub(crate) async fn create(kit: &Kit, new: NewOrganisation) -> Result<Entry, Refused> {
    let NewOrganisation { slug, name, kind, admin_email, admin_name, locale } = new;
    let admin = FirstAdmin { email: admin_email.clone(), display_name: admin_name, locale };
    let provisioner = services::provisioner(kit, Some(admin.clone()))?.with_witness(identity::naming(admin));
    let new = NewTenant { slug, name, kind, contact_email: Some(admin_email) };
    let entry = provisioner.create(&new).await?;
    kit.waker.wake(Service::Identity);
    Ok(entry)
}
