use bytes::Bytes;
use kernel::TenantId;
use std::{fmt, str::FromStr};
use tenancy::keys::ObjectKey;
use uuid::Uuid;

/// What an object is; decides who may see it and how long it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Shown to whoever uses the organisation's pages: logos, pictures of courses.
    Content,
    /// Files handed in to be worked on and thrown away: rosters to import.
    Intake,
    /// Confidential documents of records: sealed, and read through the service alone.
    RecordsSealed,
    /// Documents of records that browsers put and get by themselves, with links that soon run out.
    RecordsOpen,
}

impl Class {
    const fn area(self) -> &'static str {
        match self {
            Class::Content => "content",
            Class::Intake => "intake",
            Class::RecordsSealed => "records-sealed",
            Class::RecordsOpen => "records-open",
        }
    }
}

/// The random part of an object's name; what a row stores. Worth nothing without the tenant.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ObjectId(Uuid);

impl ObjectId {
    pub(crate) fn random() -> Self {
        Self(Uuid::new_v4())
    }

    /// The id an object of this name has; none for a name that is not of this tenant and class.
    pub(crate) fn of_key(key: &str, tenant: TenantId, class: Class) -> Option<Self> {
        key.strip_prefix(&Self::folder(tenant, class))?.parse().ok()
    }

    /// What the names of all objects of a class begin with.
    pub(crate) fn folder(tenant: TenantId, class: Class) -> String {
        format!("{}{}/", ObjectKey::prefix(tenant), class.area())
    }

    pub(crate) fn key(self, tenant: TenantId, class: Class) -> ObjectKey {
        ObjectKey::new(tenant, class.area(), self.0)
    }
}

impl From<Uuid> for ObjectId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

impl From<ObjectId> for Uuid {
    fn from(id: ObjectId) -> Self {
        id.0
    }
}

impl FromStr for ObjectId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self)
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ObjectId({})", self.0)
    }
}

/// An object as it was put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    pub content_type: String,
    pub body: Bytes,
}
