use super::Order;
use crate::App;
use anyhow::{Context, Result, bail};
use axum::{Router, body::Body};
use http::{Method, Request, StatusCode, header::CONTENT_TYPE};
use kernel::{AccountId, Clock, FixedClock, MemberId, RequestId, Service, SystemClock};
use serde_json::Value;
use std::sync::Arc;
use tenancy::{
    Tenant,
    assertion::{Actor, Assignment, Claims, Level, Signer},
};
use time::OffsetDateTime;
use tower::ServiceExt;

/// A place at the desk of one organisation, on any day.
pub struct Seat {
    records: Router,
    clock: Arc<FixedClock>,
    signer: Arc<Signer>,
    tenant: Tenant,
    account: AccountId,
}

/// Whose hand it is.
#[derive(Clone, Copy, Debug)]
pub enum Hand {
    Office,
    Member(MemberId),
}

/// A request as it is written.
pub struct Slip<'a> {
    pub method: Method,
    pub path: String,
    pub body: Value,
    pub version: Option<i64>,
    /// The same slip handed in again does nothing more.
    pub key: Option<&'a str>,
    pub hand: Hand,
}

/// What came of a request that was understood.
#[derive(Debug)]
pub enum Said {
    Done(Value),
    Refused(StatusCode, String),
}

const MOST_BYTES: usize = 8 << 20;
/// What no workbook holds by chance.
const BOUNDARY: &str = "zhibu-history-5f1c2a9e0d";

impl Seat {
    pub async fn take(app: &App, order: &Order<'_>) -> Result<Self> {
        let clock = FixedClock::at(SystemClock.now());
        let entry = app.deployment().directory().find_by_slug(order.slug).await?;
        let tenant = entry.with_context(|| format!("there is no organisation {}", order.slug))?.tenant;
        let records = app.records_at(clock.clone())?;
        Ok(Self { records, clock, signer: app.signer(), tenant, account: order.account })
    }

    /// Reads, as of now.
    pub async fn get(&self, path: String) -> Result<Value> {
        let slip = Slip {
            method: Method::GET,
            path,
            body: Value::Null,
            version: None,
            key: None,
            hand: Hand::Office,
        };
        match self.hand_in(SystemClock.now(), slip).await? {
            Said::Done(value) => Ok(value),
            Said::Refused(status, why) => bail!("{status}: {why}"),
        }
    }

    /// # Errors
    /// When the service could not do its work.
    pub async fn hand_in(&self, at: OffsetDateTime, slip: Slip<'_>) -> Result<Said> {
        let request = self.request(at, slip)?;
        match self.answered(at, request).await? {
            Said::Refused(status, why) if status.is_server_error() => bail!("{status}: {why}"),
            said => Ok(said),
        }
    }

    /// Hands in a file in a form, as a browser does. Where no store of documents is set up, that is a refusal.
    pub async fn upload(&self, at: OffsetDateTime, path: &str, name: &str, file: &[u8]) -> Result<Said> {
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        );
        let form = [head.as_bytes(), file, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
        let request = Request::post(path)
            .header(CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .extension(self.signer.vouch(self.claims(Hand::Office), Service::Records, at));
        self.answered(at, request.body(Body::from(form))?).await
    }

    async fn answered(&self, at: OffsetDateTime, request: Request<Body>) -> Result<Said> {
        self.clock.set(at);
        let answer = self.records.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let status = answer.status();
        let bytes = axum::body::to_bytes(answer.into_body(), MOST_BYTES).await?;
        if !status.is_success() {
            return Ok(Said::Refused(status, String::from_utf8_lossy(&bytes).into_owned()));
        }
        Ok(Said::Done(if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes)? }))
    }

    fn request(&self, at: OffsetDateTime, slip: Slip<'_>) -> Result<Request<Body>> {
        let mut request = Request::builder().method(slip.method).uri(slip.path);
        if let Some(version) = slip.version {
            request = request.header("if-match", format!("\"v{version}\""));
        }
        if let Some(key) = slip.key {
            request = request.header("idempotency-key", key);
        }
        let vouched = self.signer.vouch(self.claims(slip.hand), Service::Records, at);
        let request = request.extension(vouched);
        Ok(match slip.body {
            Value::Null => request.body(Body::empty())?,
            body => request.header(CONTENT_TYPE, "application/json").body(Body::from(body.to_string()))?,
        })
    }

    fn claims(&self, hand: Hand) -> Claims {
        let held = |role: &str| vec![Assignment { role: role.to_owned(), unit: None }];
        let actor = match hand {
            Hand::Office => {
                Actor::Account { id: self.account, member: None, assignments: held("tenant_admin") }
            }
            // members of the past have no log-ins; the record stands for the person
            Hand::Member(member) => {
                Actor::Account { id: AccountId(member.0), member: Some(member), assignments: held("member") }
            }
        };
        let nobody = Claims::anonymous(RequestId::new());
        Claims { tenant: Some(self.tenant.clone()), actor, level: Level::Full, ..nobody }
    }
}
