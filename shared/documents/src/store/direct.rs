//! Objects that browsers put and get by themselves, with links that are good for one thing and soon run out.

use super::{ObjectStore, StoreError, failed};
use crate::{Class, ObjectId};
use aws_sdk_s3::{
    error::SdkError,
    presigning::PresigningConfig,
    types::{CompletedMultipartUpload, CompletedPart},
};
use kernel::TenantId;
use std::time::Duration;
use telemetry::spans;
use tracing::Instrument as _;

/// A part that a browser has put, with the entity tag the store gave it.
#[derive(Clone, Debug)]
pub struct DirectPart {
    pub number: i32,
    pub etag: String,
}

/// What the store shall say of an object that is fetched by a link.
#[derive(Clone, Copy, Debug)]
pub struct Download<'a> {
    pub content_type: &'a str,
    /// See [`crate::disposition`].
    pub disposition: &'a str,
    pub lasts: Duration,
}

impl ObjectStore {
    /// Begins an object that somebody else will write; gives the id of the upload.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn begin_direct(
        &self,
        tenant: TenantId,
        class: Class,
        id: ObjectId,
        content_type: &str,
    ) -> Result<String, StoreError> {
        let key = id.key(tenant, class);
        let begin = self.client.create_multipart_upload().bucket(&self.bucket).key(key.as_str());
        let begun = begin
            .content_type(content_type)
            .send()
            .instrument(spans::store("begin upload"))
            .await
            .map_err(|e| failed("begin upload", &e))?;
        begun.upload_id.ok_or_else(|| StoreError("begin upload", "no upload id".to_owned()))
    }

    /// A link to put one part of exactly `length` bytes.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub async fn part_link(
        &self,
        (tenant, class, id): (TenantId, Class, ObjectId),
        upload: &str,
        (number, length): (i32, u64),
        lasts: Duration,
    ) -> Result<String, StoreError> {
        let part = self.public.upload_part().bucket(&self.bucket).key(id.key(tenant, class).as_str());
        // the length is signed: a part of another one is refused
        let part = part.upload_id(upload).part_number(number);
        let part = part.content_length(i64::try_from(length).unwrap_or(i64::MAX));
        let link = part.presigned(until(lasts)?).await.map_err(|e| failed("sign a link", &e))?;
        Ok(link.uri().to_owned())
    }

    /// Makes the parts one object. False when the store does not know the upload, or the parts are not those it has.
    ///
    /// # Errors
    /// When the store is away.
    pub async fn complete_direct(
        &self,
        (tenant, class, id): (TenantId, Class, ObjectId),
        upload: &str,
        parts: &[DirectPart],
    ) -> Result<bool, StoreError> {
        if !self.has_parts(id.key(tenant, class).as_str(), upload, parts).await? {
            return Ok(false);
        }
        let part =
            |part: &DirectPart| CompletedPart::builder().part_number(part.number).e_tag(&part.etag).build();
        let parts = parts.iter().map(part).collect();
        let whole = CompletedMultipartUpload::builder().set_parts(Some(parts)).build();
        let key = id.key(tenant, class);
        let complete = self.client.complete_multipart_upload().bucket(&self.bucket).key(key.as_str());
        match complete
            .upload_id(upload)
            .multipart_upload(whole)
            .send()
            .instrument(spans::store("complete upload"))
            .await
        {
            Ok(_) => Ok(true),
            Err(SdkError::ServiceError(e)) if e.raw().status().is_client_error() => Ok(false),
            Err(error) => Err(failed("complete upload", &error)),
        }
    }

    /// Whether the store holds the parts it is told of, as far as it can tell: some give an upload up when they are
    /// asked to finish it with a part they do not know.
    async fn has_parts(&self, key: &str, upload: &str, parts: &[DirectPart]) -> Result<bool, StoreError> {
        let list = self.client.list_parts().bucket(&self.bucket).key(key).upload_id(upload);
        let there = match list.send().instrument(spans::store("list parts")).await {
            Ok(there) => there,
            Err(SdkError::ServiceError(e)) if e.raw().status().is_client_error() => return Ok(true),
            Err(SdkError::ServiceError(e)) if e.raw().status().as_u16() == 501 => return Ok(true),
            Err(error) => return Err(failed("list parts", &error)),
        };
        let known = |part: &DirectPart| {
            there.parts().iter().any(|known| {
                known.part_number() == Some(part.number) && known.e_tag().is_none_or(|tag| tag == part.etag)
            })
        };
        Ok(there.is_truncated() == Some(true) || parts.iter().all(known))
    }

    /// Gives an upload up; what was put of it goes. One that is not there is no error.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn abort(
        &self,
        tenant: TenantId,
        class: Class,
        id: ObjectId,
        upload: &str,
    ) -> Result<(), StoreError> {
        self.abort_key(id.key(tenant, class).as_str(), upload).await
    }

    pub(super) async fn abort_key(&self, key: &str, upload: &str) -> Result<(), StoreError> {
        let abort = self.client.abort_multipart_upload().bucket(&self.bucket).key(key).upload_id(upload);
        match abort.send().instrument(spans::store("abort upload")).await {
            Ok(_) => Ok(()),
            // an upload that is over is told to be unknown, or forbidden
            Err(SdkError::ServiceError(e)) if matches!(e.raw().status().as_u16(), 403 | 404) => Ok(()),
            Err(error) => Err(failed("abort upload", &error)),
        }
    }

    /// A link to fetch an object.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub async fn link(
        &self,
        tenant: TenantId,
        class: Class,
        id: ObjectId,
        download: Download<'_>,
    ) -> Result<String, StoreError> {
        let get = self.public.get_object().bucket(&self.bucket).key(id.key(tenant, class).as_str());
        let get = get
            .response_content_type(download.content_type)
            .response_content_disposition(download.disposition)
            .response_cache_control("private, no-store");
        let link = get.presigned(until(download.lasts)?).await.map_err(|e| failed("sign a link", &e))?;
        Ok(link.uri().to_owned())
    }
}

fn until(lasts: Duration) -> Result<PresigningConfig, StoreError> {
    PresigningConfig::expires_in(lasts).map_err(|e| failed("sign a link", &e))
}
