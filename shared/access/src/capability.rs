//! Words that tell the user interface what to offer. What is offered is not what is permitted: every
//! operation asks the judge again.

use crate::{Action, ResourceKind, Seat};

const CAPABILITIES: &[(&str, Action, ResourceKind)] = &[
    ("units.list", Action::List, ResourceKind::Unit),
    ("units.manage", Action::Create, ResourceKind::Unit),
    ("posts.appoint", Action::Appoint, ResourceKind::Post),
    ("members.list", Action::List, ResourceKind::Member),
    ("members.create", Action::Create, ResourceKind::Member),
    ("members.update", Action::Update, ResourceKind::Member),
    ("members.reveal", Action::Reveal, ResourceKind::Member),
    ("members.export", Action::Export, ResourceKind::Member),
    ("imports.run", Action::Import, ResourceKind::Import),
    ("corrections.decide", Action::Decide, ResourceKind::Correction),
    ("accounts.list", Action::List, ResourceKind::Account),
    ("accounts.invite", Action::Invite, ResourceKind::Invitation),
    ("accounts.manage", Action::Update, ResourceKind::Account),
    ("assignments.assign", Action::Assign, ResourceKind::Assignment),
    ("settings.configure", Action::Configure, ResourceKind::Settings),
    ("audit.read", Action::ReadAudit, ResourceKind::Audit),
    ("deliveries.list", Action::List, ResourceKind::Delivery),
];

pub(crate) fn of(seat: &Seat<'_>) -> Vec<&'static str> {
    CAPABILITIES
        .iter()
        .filter(|(_, action, kind)| !seat.reach(*action, *kind).is_nothing())
        .map(|(word, ..)| *word)
        .collect()
}
