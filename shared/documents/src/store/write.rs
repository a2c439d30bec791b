use super::{ObjectStore, StoreError, failed};
use crate::{Class, ObjectId};
use aws_sdk_s3::{
    primitives::ByteStream,
    types::{CompletedMultipartUpload, CompletedPart},
};
use kernel::TenantId;
use telemetry::spans;
use tracing::Instrument as _;

/// What is held in memory of an object that is being written, and the size of its parts. S3 takes ten thousand
/// parts of at least 5 MiB.
const PART: usize = 8 << 20;
const SEALED: &str = "application/octet-stream";

/// An object that is being written. It appears as a whole when it is finished; dropped before, nothing of it stays.
pub struct Writing {
    store: ObjectStore,
    key: String,
    waiting: Vec<u8>,
    upload: Option<Upload>,
}

struct Upload {
    id: String,
    parts: Vec<CompletedPart>,
}

impl ObjectStore {
    /// Begins a new object. Nothing is sent before a part is full.
    pub fn write(&self, tenant: TenantId, class: Class, id: ObjectId) -> Writing {
        let key = id.key(tenant, class).as_str().to_owned();
        Writing { store: self.clone(), key, waiting: Vec::new(), upload: None }
    }

    async fn begin(&self, key: &str) -> Result<Upload, StoreError> {
        let begun = self.client.create_multipart_upload().bucket(&self.bucket).key(key).content_type(SEALED);
        let begun = begun
            .send()
            .instrument(spans::store("begin upload"))
            .await
            .map_err(|e| failed("begin upload", &e))?;
        let id = begun.upload_id.ok_or_else(|| StoreError("begin upload", "no upload id".to_owned()))?;
        Ok(Upload { id, parts: Vec::new() })
    }
}

impl Writing {
    /// # Errors
    /// When the store is away or refuses.
    pub async fn write(&mut self, mut bytes: &[u8]) -> Result<(), StoreError> {
        while !bytes.is_empty() {
            if self.waiting.len() == PART {
                self.send_part().await?;
            }
            let taken = bytes.len().min(PART - self.waiting.len());
            self.waiting.extend_from_slice(&bytes[..taken]);
            bytes = &bytes[taken..];
        }
        Ok(())
    }

    /// # Errors
    /// When the store is away or refuses; nothing of the object stays then.
    pub async fn finish(mut self) -> Result<(), StoreError> {
        if self.upload.is_none() {
            return self.put().await;
        }
        self.send_part().await?;
        let Some(upload) = &self.upload else { return Ok(()) };
        let parts = CompletedMultipartUpload::builder().set_parts(Some(upload.parts.clone())).build();
        let store = &self.store;
        let complete = store.client.complete_multipart_upload().bucket(&store.bucket).key(&self.key);
        let complete = complete
            .upload_id(&upload.id)
            .multipart_upload(parts)
            .send()
            .instrument(spans::store("complete upload"))
            .await;
        complete.map_err(|e| failed("complete upload", &e))?;
        self.upload = None;
        Ok(())
    }

    async fn put(&mut self) -> Result<(), StoreError> {
        let body = ByteStream::from(std::mem::take(&mut self.waiting));
        let put = self.store.client.put_object().bucket(&self.store.bucket).key(&self.key);
        put.content_type(SEALED)
            .body(body)
            .send()
            .instrument(spans::store("put"))
            .await
            .map(drop)
            .map_err(|e| failed("put", &e))
    }

    async fn send_part(&mut self) -> Result<(), StoreError> {
        let store = &self.store;
        let upload = match &mut self.upload {
            Some(upload) => upload,
            none => none.insert(store.begin(&self.key).await?),
        };
        let number = i32::try_from(upload.parts.len() + 1).unwrap_or(i32::MAX);
        let body = ByteStream::from(std::mem::take(&mut self.waiting));
        let part = store.client.upload_part().bucket(&store.bucket).key(&self.key).upload_id(&upload.id);
        let sent = part
            .part_number(number)
            .body(body)
            .send()
            .instrument(spans::store("upload part"))
            .await
            .map_err(|e| failed("upload part", &e))?;
        upload.parts.push(CompletedPart::builder().part_number(number).set_e_tag(sent.e_tag).build());
        Ok(())
    }
}

impl Drop for Writing {
    /// Whoever sent it went away, or it was refused on the way.
    fn drop(&mut self) {
        let Some(upload) = self.upload.take() else { return };
        let (store, key) = (self.store.clone(), std::mem::take(&mut self.key));
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        runtime.spawn(async move {
            if let Err(error) = store.abort_key(&key, &upload.id).await {
                tracing::warn!(%error, "an unfinished upload stays until it is swept");
            }
        });
    }
}
