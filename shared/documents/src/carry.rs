//! Whole organisations in and out: objects as they lie in the store, whatever their class.

use crate::{ObjectStore, StoreError, store::failed};
use aws_sdk_s3::{
    error::SdkError,
    primitives::ByteStream,
    types::{CompletedMultipartUpload, CompletedPart},
};
use bytes::{Bytes, BytesMut};
use futures_util::{TryStreamExt, stream};
use kernel::TenantId;
use telemetry::spans;
use tenancy::{
    keys::ObjectKey,
    portability::{Fut, Objects, Opened, Pieces, PortError, Stored},
};
use tracing::Instrument as _;

/// Larger objects go up in parts of this length.
const PART: usize = 8 << 20;
const PAGE: i32 = 500;

impl From<StoreError> for PortError {
    fn from(error: StoreError) -> Self {
        Self::Objects(error.to_string())
    }
}

impl Objects for ObjectStore {
    fn list<'a>(&'a self, tenant: TenantId, after: Option<&'a str>) -> Fut<'a, Vec<Stored>> {
        Box::pin(async move { Ok(self.list_below(&ObjectKey::prefix(tenant), after).await?) })
    }

    fn open<'a>(&'a self, tenant: TenantId, name: &'a str) -> Fut<'a, Option<Opened>> {
        Box::pin(async move {
            let key = format!("{}{name}", ObjectKey::prefix(tenant));
            let answer = match self
                .client
                .get_object()
                .bucket(&self.bucket)
                .key(key)
                .send()
                .instrument(spans::store("get"))
                .await
            {
                Ok(answer) => answer,
                Err(SdkError::ServiceError(e)) if e.err().is_no_such_key() => return Ok(None),
                Err(error) => return Err(failed("get", &error).into()),
            };
            let content_type = answer.content_type().unwrap_or("application/octet-stream").to_owned();
            let bytes = u64::try_from(answer.content_length().unwrap_or_default()).unwrap_or_default();
            Ok(Some(Opened { content_type, bytes, body: pieces(answer.body) }))
        })
    }

    fn put<'a>(
        &'a self,
        tenant: TenantId,
        name: &'a str,
        content_type: &'a str,
        bytes: u64,
        body: Pieces<'a>,
    ) -> Fut<'a, ()> {
        Box::pin(async move {
            let key = format!("{}{name}", ObjectKey::prefix(tenant));
            if bytes <= PART as u64 {
                self.at_once(&key, content_type, body).await
            } else {
                self.in_parts(&key, content_type, body).await
            }
        })
    }
}

fn pieces(body: ByteStream) -> Pieces<'static> {
    Box::pin(stream::try_unfold(body, |mut body| async move {
        match body.next().await {
            None => Ok(None),
            Some(Ok(bytes)) => Ok(Some((bytes, body))),
            Some(Err(error)) => Err(PortError::Objects(error.to_string())),
        }
    }))
}

impl ObjectStore {
    /// The next objects below a prefix, by their names without it.
    pub(crate) async fn list_below(
        &self,
        prefix: &str,
        after: Option<&str>,
    ) -> Result<Vec<Stored>, StoreError> {
        let list = self.client.list_objects_v2().bucket(&self.bucket).prefix(prefix).max_keys(PAGE);
        let list = list.set_start_after(after.map(|name| format!("{prefix}{name}")));
        let page = list.send().instrument(spans::store("list")).await.map_err(|e| failed("list", &e))?;
        let stored = page.contents().iter().filter_map(|object| {
            let name = object.key()?.strip_prefix(prefix)?.to_owned();
            Some(Stored { name, bytes: u64::try_from(object.size().unwrap_or_default()).unwrap_or_default() })
        });
        Ok(stored.collect())
    }

    async fn at_once(&self, key: &str, content_type: &str, mut body: Pieces<'_>) -> Result<(), PortError> {
        let mut whole = BytesMut::new();
        while let Some(piece) = body.try_next().await? {
            whole.extend_from_slice(&piece);
        }
        self.put_bytes(key, content_type, whole.freeze()).await?;
        Ok(())
    }

    pub(crate) async fn put_bytes(
        &self,
        key: &str,
        content_type: &str,
        bytes: Bytes,
    ) -> Result<(), StoreError> {
        let put = self.client.put_object().bucket(&self.bucket).key(key).content_type(content_type);
        put.body(ByteStream::from(bytes))
            .send()
            .instrument(spans::store("put"))
            .await
            .map(drop)
            .map_err(|e| failed("put", &e))
    }

    async fn in_parts(&self, key: &str, content_type: &str, body: Pieces<'_>) -> Result<(), PortError> {
        let begun = self.client.create_multipart_upload().bucket(&self.bucket).key(key);
        let begun = begun
            .content_type(content_type)
            .send()
            .instrument(spans::store("begin upload"))
            .await
            .map_err(|e| failed("begin", &e))?;
        let upload = begun.upload_id().unwrap_or_default().to_owned();
        match self.parts(key, &upload, body).await {
            Ok(parts) => {
                let parts = CompletedMultipartUpload::builder().set_parts(Some(parts)).build();
                let done = self.client.complete_multipart_upload().bucket(&self.bucket).key(key);
                let done = done
                    .upload_id(upload)
                    .multipart_upload(parts)
                    .send()
                    .instrument(spans::store("complete upload"))
                    .await;
                Ok(done.map(drop).map_err(|e| failed("complete", &e))?)
            }
            Err(error) => {
                // what was uploaded is of no use; the store forgets it, now or by its own rules
                let aborted = self.client.abort_multipart_upload().bucket(&self.bucket).key(key);
                let _ = aborted.upload_id(upload).send().instrument(spans::store("abort upload")).await;
                Err(error)
            }
        }
    }

    async fn parts(
        &self,
        key: &str,
        upload: &str,
        mut body: Pieces<'_>,
    ) -> Result<Vec<CompletedPart>, PortError> {
        let (mut parts, mut buffer) = (Vec::new(), BytesMut::new());
        loop {
            let piece = body.try_next().await?;
            let over = piece.is_none();
            buffer.extend_from_slice(&piece.unwrap_or_default());
            while buffer.len() >= PART || (over && !buffer.is_empty()) {
                let bytes = buffer.split_to(buffer.len().min(PART)).freeze();
                let number = i32::try_from(parts.len() + 1).unwrap_or(i32::MAX);
                let sent = self.client.upload_part().bucket(&self.bucket).key(key).upload_id(upload);
                let sent = sent
                    .part_number(number)
                    .body(ByteStream::from(bytes))
                    .send()
                    .instrument(spans::store("upload part"))
                    .await;
                let sent = sent.map_err(|e| failed("part", &e))?;
                let tag = sent.e_tag().map(str::to_owned);
                parts.push(CompletedPart::builder().part_number(number).set_e_tag(tag).build());
            }
            if over {
                return Ok(parts);
            }
        }
    }
}
