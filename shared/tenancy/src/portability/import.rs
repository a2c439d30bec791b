//! Bringing an organisation in from a container.

mod contents;

use super::{
    Objects, Opening, PortError, Progress, Seal, Tell,
    container::Container,
    journey::{Held, Porting, PortingKind, PortingState, Step},
    keys::DataKeys,
    manifest::Manifest,
    slot::{Plan, version},
    source::TarSource,
    verify::{Verified, examine},
};
use crate::{
    Entry, Tenant, TenantState,
    admin::Admin,
    migrate::Migrator,
    provision::{Provisioner, Slug},
    quota::Bounds,
};
use contents::{documents, readable, rows};
use kernel::{Service, TenantKey, words};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

/// A container and what is needed to let it in.
pub struct Arrival<'a> {
    /// What the journey is called, for whoever looks how it gets on.
    pub journey: Uuid,
    pub container: Container,
    /// Another address name than the one it had.
    pub slug: Option<&'a str>,
    pub keys: Opening<'a>,
    /// Public keys, in hexadecimal, of deployments to believe besides this one.
    pub trusted: &'a [String],
}

words! {
    /// Who signed a container, as this deployment sees it.
    pub enum Signatory {
        Own = "own",
        Trusted = "trusted",
        Unknown = "unknown",
    }
}

/// What the later steps need to know of the organisation; they run without the container.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct About {
    pub name: String,
    pub kind: kernel::TenantKind,
    pub contact_email: Option<String>,
    pub domains: Vec<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    pub sha256: String,
    pub signed_by: String,
}

impl Provisioner {
    /// Lets an organisation in: the same ids, the same passwords and sealed fields, under this deployment's keys.
    ///
    /// Until it is complete nobody sees anything of it; what fails or is cut off before is taken back.
    ///
    /// # Errors
    /// When the container is not whole or not trusted, its passphrase is another, the organisation, its address or a
    /// host of it is here already, or a server is away.
    pub async fn import(
        &self,
        objects: &dyn Objects,
        arrival: &Arrival<'_>,
        tell: Tell<'_>,
    ) -> Result<Entry, PortError> {
        tell(Progress { at: "verify".into(), rows: 0 });
        let verified = Box::pin(examine(&arrival.container)).await?;
        self.trust(&verified, arrival.trusted)?;
        readable(&verified.manifest)?;
        let keys = self.opened(&verified, arrival.keys).await?;
        let mut source = TarSource::open(&arrival.container).await?;
        let admin = self.admin()?;
        let (mut porting, held) = self.announced(&admin, &verified, arrival).await?;
        let done = Box::pin(self.carry_in(
            &admin,
            objects,
            &mut porting,
            &verified.manifest,
            &keys,
            &mut source,
            tell,
        ))
        .await;
        let outcome = match done {
            Ok(()) => Ok(()),
            Err(error) if super::is_interruption(&error) || is_seen(&porting) => Err(error),
            Err(error) => {
                // the server may have gone further than we heard: it says how far, or it is left to whoever resumes
                porting = self.porting(porting.id).await?;
                if !is_seen(&porting) {
                    Box::pin(self.take_back(&mut porting)).await?;
                }
                Err(error)
            }
        };
        drop(held);
        outcome?;
        self.deployment().directory().find(porting.tenant).await?.ok_or(PortError::Unknown)
    }

    /// Whose signature a container bears.
    ///
    /// # Errors
    /// When the own key cannot be made.
    pub fn signer(&self, signed_by: &str, trusted: &[String]) -> Result<Signatory, PortError> {
        let own = Seal::of(self.deployment())?.public_key();
        Ok(match signed_by {
            by if by == own => Signatory::Own,
            by if trusted.iter().any(|key| key.trim() == by) => Signatory::Trusted,
            _ => Signatory::Unknown,
        })
    }

    fn trust(&self, verified: &Verified, trusted: &[String]) -> Result<(), PortError> {
        match self.signer(&verified.signed_by, trusted)? {
            Signatory::Own | Signatory::Trusted => Ok(()),
            Signatory::Unknown => Err(PortError::Untrusted(verified.signed_by.clone())),
        }
    }

    /// Writes down that an organisation is coming, if there is room for it.
    async fn announced(
        &self,
        admin: &Admin,
        verified: &Verified,
        arrival: &Arrival<'_>,
    ) -> Result<(Porting, Held), PortError> {
        let (tenant, directory) = (&verified.manifest.tenant, self.deployment().directory());
        let slug = Slug::parse(arrival.slug.unwrap_or(&tenant.slug))?;
        if directory.find(tenant.id).await?.is_some() {
            return Err(PortError::Here);
        }
        if directory.find_by_slug(slug.as_str()).await?.is_some() {
            return Err(PortError::SlugTaken(slug.to_string()));
        }
        let mut conn = admin.service(Service::Identity).await?;
        super::adopt::free_domains(&mut conn, &tenant.domains).await?;
        let key = self.fresh_keys(&mut conn, 1).await?.pop().ok_or(PortError::Unknown)?;
        let about = About {
            name: tenant.name.clone(),
            kind: tenant.kind,
            contact_email: tenant.contact_email.clone(),
            domains: tenant.domains.clone(),
            created_at: tenant.created_at,
            sha256: verified.sha256.clone(),
            signed_by: verified.signed_by.clone(),
        };
        let porting = Porting {
            id: arrival.journey,
            kind: PortingKind::Import,
            tenant: tenant.id,
            key,
            home: None,
            slug: slug.to_string(),
            step: Step::Slot,
            state: PortingState::Running,
            about: serde_json::to_string(&about)?,
            last_error: None,
            started_at: self.now(),
            keep_until: None,
        };
        let (mut porting, held) = self.begun(admin, porting).await?;
        // from here on no other import of it begins, and one that ended a moment ago is seen
        if directory.find(tenant.id).await?.is_some() {
            (porting.state, porting.step) = (PortingState::Undone, Step::Done);
            self.write(porting.reached(self.now())).await?;
            return Err(PortError::Here);
        }
        Ok((porting, held))
    }

    /// Takes hold of a porting and writes down that it has begun.
    pub(super) async fn begun(&self, admin: &Admin, porting: Porting) -> Result<(Porting, Held), PortError> {
        let held = porting.hold(admin).await?.ok_or(PortError::Busy)?;
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        porting.begin(&tx).await?;
        tx.commit().await?;
        Ok((porting, held))
    }

    #[allow(clippy::too_many_arguments)] // the steps of one saga, and what each of them needs
    async fn carry_in(
        &self,
        admin: &Admin,
        objects: &dyn Objects,
        porting: &mut Porting,
        manifest: &Manifest,
        keys: &DataKeys,
        source: &mut TarSource,
        tell: Tell<'_>,
    ) -> Result<(), PortError> {
        let (key, tenant) = (porting.key.clone(), manifest.tenant.id);
        let plan = Plan { key: &key, owner: tenant, kind: manifest.tenant.kind, keys, manifest };
        self.advance(porting, Step::Tables, self.make_side(admin, &plan)).await?;
        self.advance(porting, Step::Documents, rows(admin, &key, manifest, source, tell)).await?;
        tell(Progress { at: "documents".into(), rows: manifest.rows() });
        self.advance(porting, Step::Migrate, documents(objects, manifest, source)).await?;
        self.advance(porting, Step::Arrive, self.bring_up_all(&key, manifest)).await?;
        Box::pin(self.take_in(porting)).await
    }

    /// The steps that need the container no more.
    pub(super) async fn take_in(&self, porting: &mut Porting) -> Result<(), PortError> {
        if porting.step == Step::Arrive {
            let before = porting.clone();
            self.advance(porting, Step::Adopt, Box::pin(self.arrive(&before))).await?;
        }
        self.adopt(porting).await
    }

    pub(super) async fn bring_up_all(&self, key: &TenantKey, manifest: &Manifest) -> Result<(), PortError> {
        let migrator = Migrator::new(self.deployment().clone());
        for &service in Service::ALL {
            let brought = migrator.bring_up(service, key, version(manifest, service)).await;
            brought.map_err(crate::provision::ProvisionError::from)?;
        }
        Ok(())
    }

    /// Takes back what nobody has seen: schemas, roles, keys, documents.
    pub(super) async fn take_back(&self, porting: &mut Porting) -> Result<(), PortError> {
        self.erase_side(&porting.key).await?;
        // documents and backups lie under the organisation's id: where one is here, they are its own
        let here = self.deployment().directory().find(porting.tenant).await?.is_some();
        if porting.kind == PortingKind::Import && !here {
            let entry = entry_of(porting)?;
            self.hooks().farewell(&entry).await.map_err(|e| PortError::Objects(e.to_string()))?;
        }
        porting.state = PortingState::Undone;
        Ok(self.write(porting.reached(self.now())).await?)
    }
}

/// Whether others may have seen something of it; then it is finished, not taken back.
pub(super) fn is_seen(porting: &Porting) -> bool {
    !matches!(
        porting.step,
        Step::Slot
            | Step::Tables
            | Step::Documents
            | Step::Migrate
            | Step::Compare
            | Step::Arrive
            | Step::Adopt
    )
}

/// The organisation as it will stand in the directory.
pub(super) fn entry_of(porting: &Porting) -> Result<Entry, PortError> {
    let about: About = serde_json::from_str(&porting.about)?;
    Ok(Entry {
        tenant: Tenant::new(porting.tenant, porting.key.clone(), about.kind),
        slug: porting.slug.clone(),
        name: about.name,
        state: TenantState::Creating,
        suspended_reason: None,
        contact_email: about.contact_email,
        closes_at: None,
        closing_reason: None,
        quotas: Bounds::default(),
        primary_host: None,
        created_at: about.created_at,
    })
}
