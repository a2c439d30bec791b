use crate::Tenant;
use kernel::{
    AccountId, EntryId, Locale, MemberId, OperatorId, RequestId, Service, SessionId, TenantId, TenantKey,
    TenantKind, UnitId, words,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

words! {
    /// How far log-in has come.
    pub enum Level {
        Anonymous = "anonymous",
        /// A first factor was given; a second one, or a new password, is still due.
        Partial = "partial",
        Full = "full",
    }
}

/// A role in a unit and everything below it; in the whole organisation where no unit is named.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    pub role: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Actor {
    Anonymous,
    Account {
        id: AccountId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<MemberId>,
        #[serde(default)]
        assignments: Vec<Assignment>,
    },
    /// At the platform's own host; in an organisation only by an entry, which lets read and is seen.
    Operator {
        id: OperatorId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entry: Option<EntryId>,
    },
    /// The deployment itself: the gateway, or one service asking another.
    Gateway,
}

/// Where the request came from, as the gateway saw it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Client {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// What the browser calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// The host that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Whether it came over TLS.
    pub secure: bool,
}

/// What an assertion says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    pub tenant: Option<Tenant>,
    pub actor: Actor,
    pub level: Level,
    pub session: Option<SessionId>,
    pub request_id: RequestId,
    /// The member for whom the actor does this.
    pub on_behalf_of: Option<MemberId>,
    pub locale: Locale,
    pub client: Client,
}

impl Claims {
    /// The entry by which an operator looks into the organisation.
    pub fn entry(&self) -> Option<EntryId> {
        match (&self.actor, &self.tenant) {
            (Actor::Operator { entry, .. }, Some(_)) => *entry,
            _ => None,
        }
    }

    /// Nobody, in no organisation; the fields are public to be filled in.
    pub fn anonymous(request_id: RequestId) -> Self {
        Self {
            tenant: None,
            actor: Actor::Anonymous,
            level: Level::Anonymous,
            session: None,
            request_id,
            on_behalf_of: None,
            locale: Locale::default(),
            client: Client::default(),
        }
    }

    /// The deployment asking itself, about one organisation or about none.
    pub fn gateway(request_id: RequestId, tenant: Option<Tenant>) -> Self {
        Self { tenant, actor: Actor::Gateway, level: Level::Full, ..Self::anonymous(request_id) }
    }
}

/// The claims as they lie in the token, with the registered names of PASETO.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Token {
    pub aud: Service,
    #[serde(with = "time::serde::rfc3339")]
    pub iat: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub exp: OffsetDateTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tenant: Option<TenantClaim>,
    actor: Actor,
    level: Level,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    session: Option<SessionId>,
    request_id: RequestId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_behalf_of: Option<MemberId>,
    locale: Locale,
    #[serde(default)]
    client: Client,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TenantClaim {
    id: TenantId,
    key: TenantKey,
    kind: TenantKind,
}

impl Token {
    pub fn new(claims: &Claims, aud: Service, iat: OffsetDateTime, exp: OffsetDateTime) -> Self {
        let Claims { tenant, actor, level, session, request_id, on_behalf_of, locale, client } =
            claims.clone();
        let tenant = tenant.map(|t| TenantClaim { id: t.id, key: t.key, kind: t.kind });
        Self { aud, iat, exp, tenant, actor, level, session, request_id, on_behalf_of, locale, client }
    }

    pub fn into_claims(self) -> Claims {
        Claims {
            tenant: self.tenant.map(|t| Tenant::new(t.id, t.key, t.kind)),
            actor: self.actor,
            level: self.level,
            session: self.session,
            request_id: self.request_id,
            on_behalf_of: self.on_behalf_of,
            locale: self.locale,
            client: self.client,
        }
    }
}
