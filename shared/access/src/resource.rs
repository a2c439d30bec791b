use crate::ResourceKind;
use kernel::MemberId;

/// Something an action is done to: what it is, where in the tree it lies, whom it is about.
pub trait Resource {
    fn kind(&self) -> ResourceKind;

    /// Path of the unit it lies in (`/aaaa/bbbb/`, ids from the root down). `None` for what belongs to the
    /// organisation as a whole; only assignments to the whole organisation reach that.
    fn unit_path(&self) -> Option<&str> {
        None
    }

    /// The member it is about.
    fn owner(&self) -> Option<MemberId> {
        None
    }
}

/// A resource that is nothing but its description: the list of a kind, a thing about to be made, settings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Thing {
    kind: ResourceKind,
    unit_path: Option<String>,
    owner: Option<MemberId>,
}

impl Thing {
    /// What belongs to the organisation as a whole.
    pub const fn of(kind: ResourceKind) -> Self {
        Self { kind, unit_path: None, owner: None }
    }

    /// What lies in a unit.
    pub fn within(kind: ResourceKind, unit_path: impl Into<String>) -> Self {
        Self { kind, unit_path: Some(unit_path.into()), owner: None }
    }

    /// Whatever it is, by its description.
    pub(crate) fn like<R: Resource + ?Sized>(resource: &R) -> Self {
        Self {
            kind: resource.kind(),
            unit_path: resource.unit_path().map(str::to_owned),
            owner: resource.owner(),
        }
    }

    #[must_use]
    pub fn about(mut self, owner: Option<MemberId>) -> Self {
        self.owner = owner;
        self
    }
}

impl Resource for Thing {
    fn kind(&self) -> ResourceKind {
        self.kind
    }

    fn unit_path(&self) -> Option<&str> {
        self.unit_path.as_deref()
    }

    fn owner(&self) -> Option<MemberId> {
        self.owner
    }
}

impl<R: Resource + ?Sized> Resource for &R {
    fn kind(&self) -> ResourceKind {
        (**self).kind()
    }

    fn unit_path(&self) -> Option<&str> {
        (**self).unit_path()
    }

    fn owner(&self) -> Option<MemberId> {
        (**self).owner()
    }
}
