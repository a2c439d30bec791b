//! What a container holds, taken out part by part.

use super::super::{
    Objects, PortError, Progress, Tell, load,
    manifest::Manifest,
    source::{Source as _, TarSource, listed},
};
use crate::admin::Admin;
use kernel::TenantKey;
use migrations::Scope;

/// Nothing in the container is newer than this program.
pub(super) fn readable(manifest: &Manifest) -> Result<(), PortError> {
    for part in &manifest.services {
        let target = migrations::set(part.service.as_str(), Scope::Tenant).target();
        let found = part.version();
        if found.common > target.common || found.own > target.own {
            let (found, known) = (found.to_string(), target.to_string());
            return Err(PortError::Newer { service: part.service, found, known });
        }
    }
    Ok(())
}

pub(super) async fn rows(
    admin: &Admin,
    key: &TenantKey,
    manifest: &Manifest,
    source: &mut TarSource,
    tell: Tell<'_>,
) -> Result<(), PortError> {
    let mut carried = 0;
    for part in &manifest.services {
        tell(Progress { at: part.service.to_string(), rows: carried });
        load::tables(admin, key, part, source).await?;
        carried += part.tables.iter().map(|table| table.content.rows).sum::<u64>();
    }
    load::events(admin, key, manifest, source).await
}

pub(super) async fn documents(
    objects: &dyn Objects,
    manifest: &Manifest,
    source: &mut TarSource,
) -> Result<(), PortError> {
    let tenant = manifest.tenant.id;
    for list in &manifest.documents.index.parts {
        for document in listed(&source.part(list).await?)? {
            let body = source.document(&document);
            objects.put(tenant, &document.name, &document.content_type, document.bytes, body).await?;
        }
    }
    Ok(())
}
