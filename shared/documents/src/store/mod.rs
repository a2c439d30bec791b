//! The objects of all tenants in one bucket.

mod direct;
mod list;
mod read;
mod retry;
mod write;

pub use direct::{DirectPart, Download};
pub use list::{Listed, Unfinished};
pub use read::{Reading, Span};
pub use write::Writing;

use crate::{AuthorityError, Class, Object, ObjectId, StoreConfig, authorities};
use aws_sdk_s3::{
    Client,
    config::{
        BehaviorVersion, Credentials, Region, RequestChecksumCalculation, ResponseChecksumValidation,
        SharedHttpClient, retry::RetryConfig, timeout::TimeoutConfig,
    },
    error::{DisplayErrorContext, SdkError},
    primitives::ByteStream,
};
use aws_smithy_http_client::{
    Builder,
    tls::{self, rustls_provider::CryptoMode},
};
use kernel::TenantId;
use std::time::Duration;
use telemetry::spans;
use tenancy::keys::ObjectKey;
use tracing::Instrument as _;

/// The store of all tenants' objects. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ObjectStore {
    pub(crate) client: Client,
    /// Makes links for browsers; asks nothing itself.
    public: Client,
    pub(crate) bucket: String,
}

/// Speaks TLS with whom the system trusts, and with whom the settings do.
fn http_client(config: &StoreConfig) -> Result<SharedHttpClient, AuthorityError> {
    let client = Builder::new().tls_provider(tls::Provider::Rustls(CryptoMode::Ring));
    let Some(pem) = &config.ca_pem else { return Ok(client.build_https()) };
    authorities::check(pem)?;
    let trust = tls::TrustStore::default().with_native_roots(true).with_pem_certificate(pem.clone());
    let context = tls::TlsContext::builder().with_trust_store(trust).build();
    let context = context.map_err(|error| AuthorityError::Refused(error.to_string()))?;
    Ok(client.tls_context(context).build_https())
}

/// The store is away or refused. What it said is for the log, never for the user.
#[derive(Debug, thiserror::Error)]
#[error("the object store failed at {0}: {1}")]
pub struct StoreError(&'static str, String);

/// Ends before the gateway gives a request up.
const PATIENCE: Duration = Duration::from_secs(30);

fn client(config: &StoreConfig, endpoint: &str, http: SharedHttpClient) -> Client {
    let key = Credentials::new(&config.access_key, &config.secret_key, None, None, "settings");
    let patience =
        TimeoutConfig::builder().connect_timeout(Duration::from_secs(3)).operation_timeout(PATIENCE).build();
    let made = aws_sdk_s3::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(http)
        .region(Region::new(config.region.clone()))
        .endpoint_url(endpoint)
        .force_path_style(config.path_style)
        .credentials_provider(key)
        .retry_config(RetryConfig::standard().with_max_attempts(2))
        .retry_classifier(retry::DeadConnection)
        .timeout_config(patience)
        // many a store that speaks S3 refuses the newer checksum headers
        .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
        .response_checksum_validation(ResponseChecksumValidation::WhenRequired)
        .build();
    Client::from_conf(made)
}

impl ObjectStore {
    /// # Errors
    /// When the certificate authorities the settings trust cannot be used.
    pub fn open(config: &StoreConfig) -> Result<Self, AuthorityError> {
        let public = config.public_endpoint.as_deref().unwrap_or(&config.endpoint);
        let http = http_client(config)?;
        Ok(Self {
            client: client(config, &config.endpoint, http.clone()),
            public: client(config, public, http),
            bucket: config.bucket.clone(),
        })
    }

    /// Makes the bucket if it is not there.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn ensure_bucket(&self) -> Result<(), StoreError> {
        if self.ping().await.is_ok() {
            return Ok(());
        }
        match self.client.create_bucket().bucket(&self.bucket).send().await {
            Ok(_) => Ok(()),
            // somebody else was faster
            Err(_) if self.ping().await.is_ok() => Ok(()),
            Err(error) => Err(failed("create bucket", &error)),
        }
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// When it does not, or does not know the bucket.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let asked = self.client.head_bucket().bucket(&self.bucket).send().await;
        asked.map(drop).map_err(|e| failed("head bucket", &e))
    }

    /// Stores a new object and returns its id. There is no way to overwrite one.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn put(&self, tenant: TenantId, class: Class, object: Object) -> Result<ObjectId, StoreError> {
        let id = ObjectId::random();
        self.client
            .put_object()
            .bucket(&self.bucket)
            .key(id.key(tenant, class).as_str())
            .content_type(object.content_type)
            .body(ByteStream::from(object.body))
            .send()
            .instrument(spans::store("put"))
            .await
            .map_err(|e| failed("put", &e))?;
        Ok(id)
    }

    /// The object, if this tenant has it.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn get(
        &self,
        tenant: TenantId,
        class: Class,
        id: ObjectId,
    ) -> Result<Option<Object>, StoreError> {
        let key = id.key(tenant, class);
        let asked = self.client.get_object().bucket(&self.bucket).key(key.as_str()).send();
        let answer = match asked.instrument(spans::store("get")).await {
            Ok(answer) => answer,
            Err(SdkError::ServiceError(e)) if e.err().is_no_such_key() => return Ok(None),
            Err(error) => return Err(failed("get", &error)),
        };
        let content_type = answer.content_type().unwrap_or("application/octet-stream").to_owned();
        let body = answer.body.collect().await.map_err(|e| failed("get", &e))?.into_bytes();
        Ok(Some(Object { content_type, body }))
    }

    /// Removes the object; removing what is not there is no error.
    ///
    /// # Errors
    /// When the store is away or refuses.
    pub async fn delete(&self, tenant: TenantId, class: Class, id: ObjectId) -> Result<(), StoreError> {
        self.remove(id.key(tenant, class).as_str()).await
    }

    /// Removes everything a tenant has, when it is dropped. Returns how many objects there were.
    ///
    /// # Errors
    /// When the store is away or refuses; run it again to finish.
    pub async fn delete_tenant(&self, tenant: TenantId) -> Result<u64, StoreError> {
        self.abort_all(&ObjectKey::prefix(tenant)).await?;
        let mut removed = 0;
        loop {
            let list = self.client.list_objects_v2().bucket(&self.bucket).prefix(ObjectKey::prefix(tenant));
            let page = list.send().instrument(spans::store("list")).await.map_err(|e| failed("list", &e))?;
            let keys: Vec<_> = page.contents().iter().filter_map(|object| object.key()).collect();
            if keys.is_empty() {
                return Ok(removed);
            }
            for key in keys {
                self.remove(key).await?;
                removed += 1;
            }
        }
    }

    pub(crate) async fn remove(&self, key: &str) -> Result<(), StoreError> {
        let asked = self.client.delete_object().bucket(&self.bucket).key(key).send();
        match asked.instrument(spans::store("delete")).await {
            Ok(_) => Ok(()),
            // some stores answer 404 where S3 itself says nothing
            Err(SdkError::ServiceError(e)) if e.raw().status().as_u16() == 404 => Ok(()),
            Err(error) => Err(failed("delete", &error)),
        }
    }
}

pub(crate) fn failed<E: std::error::Error + Send + Sync + 'static>(
    at: &'static str,
    error: &E,
) -> StoreError {
    let way_out = if authorities::missing(error) { " (s3.ca_file names authorities to trust)" } else { "" };
    StoreError(at, format!("{}{way_out}", DisplayErrorContext(error)))
}
