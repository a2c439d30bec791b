use super::{ObjectStore, StoreError, failed};
use crate::{Class, ObjectId};
use aws_sdk_s3::error::SdkError;
use kernel::TenantId;
use telemetry::spans;
use time::OffsetDateTime;
use tracing::Instrument as _;

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
        let page = list
            .set_continuation_token(after)
            .send()
            .instrument(spans::store("list"))
            .await
            .map_err(|e| failed("list", &e))?;
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
        let begun = self.begun_below(&ObjectId::folder(tenant, class)).await?;
        let ours = begun.into_iter().filter_map(|begun| {
            let id = ObjectId::of_key(&begun.key, tenant, class)?;
            Some(Unfinished { id, upload: begun.upload, begun_at: begun.at? })
        });
        Ok(ours.collect())
    }

    /// Gives up every upload that was begun below a folder.
    pub(crate) async fn abort_all(&self, folder: &str) -> Result<(), StoreError> {
        for begun in self.begun_below(folder).await? {
            self.abort_key(&begun.key, &begun.upload).await?;
        }
        Ok(())
    }

    async fn begun_below(&self, folder: &str) -> Result<Vec<Begun>, StoreError> {
        let (mut all, mut key, mut upload) = (Vec::new(), None, None);
        loop {
            let list = self.client.list_multipart_uploads().bucket(&self.bucket).prefix(folder);
            let list = list.set_key_marker(key).set_upload_id_marker(upload);
            let page = match list.send().instrument(spans::store("list uploads")).await {
                Ok(page) => page,
                Err(SdkError::ServiceError(e)) if matches!(e.raw().status().as_u16(), 404 | 405 | 501) => {
                    return Ok(all);
                }
                Err(error) => return Err(failed("list uploads", &error)),
            };
            all.extend(page.uploads().iter().filter_map(|upload| {
                let at = upload.initiated().and_then(|at| instant(at.secs()));
                Some(Begun { key: upload.key()?.to_owned(), upload: upload.upload_id()?.to_owned(), at })
            }));
            if !page.is_truncated().unwrap_or_default() || page.next_key_marker().is_none() {
                return Ok(all);
            }
            (key, upload) = (page.next_key_marker, page.next_upload_id_marker);
        }
    }
}

/// An upload as the store lists it.
struct Begun {
    key: String,
    upload: String,
    at: Option<OffsetDateTime>,
}

fn instant(seconds: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(seconds).ok()
}
