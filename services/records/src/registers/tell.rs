//! What the registers write down and tell of a member, each by an event of its own.

use crate::{desk::Desk, members::Member};
use events::kinds::{ExemptionChanged, FloatingChanged, LostContactChanged, RightsChanged};
use kernel::SpellId;
use rest::Problem;
use serde_json::Value;
use tenancy::audit::Entry;

/// Which register a spell is in.
#[derive(Clone, Copy, Debug)]
pub enum Register {
    Floating,
    Lost,
    Exempt,
    Rights,
}

/// What became of a spell.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    register: Register,
    id: SpellId,
    what: &'static str,
}

impl Register {
    pub const fn begun(self, id: SpellId) -> Change {
        self.changed(id, "begun")
    }

    pub const fn ended(self, id: SpellId) -> Change {
        self.changed(id, "ended")
    }

    /// Anything else, by the words of its event.
    pub const fn changed(self, id: SpellId, what: &'static str) -> Change {
        Change { register: self, id, what }
    }
}

/// Audits what a register says of the member now, and tells it.
///
/// # Errors
/// When the database is away.
pub async fn changed(
    desk: &Desk<'_>,
    member: &Member,
    change: Change,
    action: &str,
    new: Value,
) -> Result<(), Problem> {
    let (subject_id, new) = (Some(member.id.0), Some(new));
    desk.audit(Entry { action, subject: "member", subject_id, new, ..Entry::default() }).await?;
    let (member_id, unit_id) = (member.id, member.unit_id);
    let Change { register, id, what } = change;
    let change = what.to_owned();
    match register {
        Register::Floating => desk.emit(&FloatingChanged { id, member_id, unit_id, change }).await,
        Register::Lost => desk.emit(&LostContactChanged { id, member_id, unit_id, change }).await,
        Register::Exempt => desk.emit(&ExemptionChanged { id, member_id, unit_id, change }).await,
        Register::Rights => desk.emit(&RightsChanged { id, member_id, unit_id, change }).await,
    }
}
