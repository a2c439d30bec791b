use crate::{ObjectStore, store::failed};
use aws_sdk_s3::error::SdkError;
use bytes::Bytes;
use telemetry::spans;
use tenancy::portability::{Depot, Fut, PortError, Stored};
use tracing::Instrument as _;

/// Backups in a store that speaks S3, under a prefix no organisation's objects have.
#[derive(Clone, Debug)]
pub struct Backups {
    store: ObjectStore,
    prefix: String,
}

impl Backups {
    /// `prefix` without slashes at its ends.
    pub fn new(store: ObjectStore, prefix: &str) -> Self {
        Self { store, prefix: format!("{}/", prefix.trim_matches('/')) }
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

impl Depot for Backups {
    fn put<'a>(&'a self, name: &'a str, bytes: Bytes) -> Fut<'a, ()> {
        Box::pin(async move {
            Ok(self.store.put_bytes(&self.key(name), "application/octet-stream", bytes).await?)
        })
    }

    fn get<'a>(&'a self, name: &'a str) -> Fut<'a, Option<Bytes>> {
        Box::pin(async move {
            let (client, bucket) = (&self.store.client, &self.store.bucket);
            let answer = match client
                .get_object()
                .bucket(bucket)
                .key(self.key(name))
                .send()
                .instrument(spans::store("get"))
                .await
            {
                Ok(answer) => answer,
                Err(SdkError::ServiceError(e)) if e.err().is_no_such_key() => return Ok(None),
                Err(error) => return Err(failed("get", &error).into()),
            };
            let body = answer.body.collect().await.map_err(|e| PortError::Depot(e.to_string()))?;
            Ok(Some(body.into_bytes()))
        })
    }

    fn list<'a>(&'a self, folder: &'a str, after: Option<&'a str>) -> Fut<'a, Vec<Stored>> {
        Box::pin(async move { Ok(self.store.list_below(&self.key(folder), after).await?) })
    }

    fn delete<'a>(&'a self, name: &'a str) -> Fut<'a, ()> {
        Box::pin(async move { Ok(self.store.remove(&self.key(name)).await?) })
    }
}
