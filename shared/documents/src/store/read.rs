use super::{ObjectStore, StoreError, failed};
use crate::{Class, ObjectId};
use aws_sdk_s3::{error::SdkError, primitives::ByteStream};
use bytes::Bytes;
use kernel::TenantId;
use telemetry::spans;
use tracing::Instrument as _;

/// The bytes from `first` to `last`, both of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub first: u64,
    pub last: u64,
}

/// An object, or some of it, that is being read.
pub struct Reading(ByteStream);

impl ObjectStore {
    /// Begins to read an object, if this tenant has it.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn read(
        &self,
        tenant: TenantId,
        class: Class,
        id: ObjectId,
        span: Option<Span>,
    ) -> Result<Option<Reading>, StoreError> {
        let range = span.map(|span| format!("bytes={}-{}", span.first, span.last));
        let key = id.key(tenant, class);
        let get = self.client.get_object().bucket(&self.bucket).key(key.as_str()).set_range(range);
        match get.send().instrument(spans::store("get")).await {
            Ok(answer) => Ok(Some(Reading(answer.body))),
            Err(SdkError::ServiceError(e)) if e.err().is_no_such_key() => Ok(None),
            Err(error) => Err(failed("get", &error)),
        }
    }

    /// The length of an object, if this tenant has it.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn length(
        &self,
        tenant: TenantId,
        class: Class,
        id: ObjectId,
    ) -> Result<Option<u64>, StoreError> {
        let key = id.key(tenant, class);
        match self
            .client
            .head_object()
            .bucket(&self.bucket)
            .key(key.as_str())
            .send()
            .instrument(spans::store("head"))
            .await
        {
            Ok(answer) => {
                Ok(Some(answer.content_length().and_then(|n| u64::try_from(n).ok()).unwrap_or_default()))
            }
            Err(SdkError::ServiceError(e)) if e.raw().status().as_u16() == 404 => Ok(None),
            Err(error) => Err(failed("head", &error)),
        }
    }
}

impl Reading {
    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// When the store goes away or stops in the middle.
    pub async fn next(&mut self) -> Result<Option<Bytes>, StoreError> {
        self.0.try_next().await.map_err(|e| failed("get", &e))
    }
}
