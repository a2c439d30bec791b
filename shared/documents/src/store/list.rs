use super::{ObjectStore, StoreError, failed};
use crate::{Class, ObjectId};
use aws_sdk_s3::error::SdkError;
use kernel::TenantId;
use time::OffsetDateTime;

/// An object in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: ObjectId,
    pub size: u64,
    pub written_at: OffsetDateTime,
}

/// An upload somebody began and did not finish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    pub id: ObjectId,
    pub upload: String,
    pub begun_at: OffsetDateTime,
}

impl ObjectStore {
    /// One page of a tenant's objects of a class, and where the next begins.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn list(
        &self,
        tenant: TenantId,
        class: Class,
        after: Option<String>,
    ) -> Result<(Vec<Listed>, Option<String>), StoreError> {
        let folder = ObjectId::folder(tenant, class);
        let list = self.client.list_objects_v2().bucket(&self.bucket).prefix(folder);
        let page = list.set_continuation_token(after).send().await.map_err(|e| failed("list", &e))?;
        let listed = page.contents().iter().filter_map(|object| {
            Some(Listed {
                id: ObjectId::of_key(object.key()?, tenant, class)?,
                size: object.size().and_then(|size| u64::try_from(size).ok()).unwrap_or_default(),
                written_at: instant(object.last_modified()?.secs())?,
            })
        });
        let listed = listed.collect();
        Ok((listed, page.next_continuation_token))
    }

    /// Uploads of a tenant that were begun and neither finished nor given up. A store that cannot tell has none:
    /// those that browsers began are known from their rows.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn unfinished(&self, tenant: TenantId, class: Class) -> Result<Vec<Unfinished>, StoreError> {
        let folder = ObjectId::folder(tenant, class);
        let list = self.client.list_multipart_uploads().bucket(&self.bucket).prefix(folder).send().await;
        let page = match list {
            Ok(page) => page,
            Err(SdkError::ServiceError(e)) if matches!(e.raw().status().as_u16(), 404 | 405 | 501) => {
                return Ok(Vec::new());
            }
            Err(error) => return Err(failed("list uploads", &error)),
        };
        let begun = page.uploads().iter().filter_map(|upload| {
            Some(Unfinished {
                id: ObjectId::of_key(upload.key()?, tenant, class)?,
                upload: upload.upload_id()?.to_owned(),
                begun_at: upload.initiated().and_then(|at| instant(at.secs()))?,
            })
        });
        Ok(begun.collect())
    }
}

fn instant(seconds: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(seconds).ok()
}
