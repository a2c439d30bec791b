//! Documents that a restored moment names and the store lacks.

use super::{
    Depot, Objects, PortError, Stored,
    backup::DepotSource,
    manifest::Document,
    source::{Source as _, listed},
};
use crate::provision::Provisioner;
use kernel::TenantId;
use std::collections::VecDeque;
use uuid::Uuid;

impl Provisioner {
    /// Writes documents of a snapshot that were deleted since. What is there is left alone, so it can be done again.
    /// Gives how many were written.
    ///
    /// # Errors
    /// When the snapshot is damaged, or one of the stores is away.
    pub async fn put_back(
        &self,
        objects: &dyn Objects,
        depot: &dyn Depot,
        tenant: TenantId,
        snapshot: Uuid,
    ) -> Result<u64, PortError> {
        let manifest = self.snapshot_page(depot, tenant, snapshot).await?;
        let mut source = DepotSource::new(depot, tenant);
        let (mut there, mut count) = (There { objects, tenant, next: VecDeque::new(), after: None }, 0);
        for list in &manifest.documents.index.parts {
            for document in listed(&source.chunk(&list.sha256).await?)? {
                if !there.has(&document).await? {
                    let body = source.document(&document);
                    objects.put(tenant, &document.name, &document.content_type, document.bytes, body).await?;
                    count += 1;
                }
            }
        }
        Ok(count)
    }
}

/// What the store has, walked through beside the list of the snapshot: both are in the order of names.
struct There<'a> {
    objects: &'a dyn Objects,
    tenant: TenantId,
    next: VecDeque<Stored>,
    after: Option<String>,
}

impl There<'_> {
    async fn has(&mut self, document: &Document) -> Result<bool, PortError> {
        loop {
            while self.next.front().is_some_and(|stored| stored.name < document.name) {
                self.next.pop_front();
            }
            if let Some(stored) = self.next.front() {
                return Ok(stored.name == document.name);
            }
            let page = self.objects.list(self.tenant, self.after.as_deref()).await?;
            let Some(last) = page.last() else { return Ok(false) };
            self.after = Some(last.name.clone());
            self.next = page.into();
        }
    }
}
