//! What the user interface offers. What is offered is not what is permitted: every operation asks the judge again.

use crate::{Action, ResourceKind, Seat};

kernel::words! {
    /// A thing the user interface offers somebody.
    pub enum Offer {
        UnitsList = "units.list",
        UnitsUpdate = "units.update",
        UnitsManage = "units.manage",
        PostsList = "posts.list",
        PostsAppoint = "posts.appoint",
        MembersList = "members.list",
        MembersCreate = "members.create",
        MembersUpdate = "members.update",
        MembersReveal = "members.reveal",
        MembersExport = "members.export",
        ImportsRun = "imports.run",
        CorrectionsList = "corrections.list",
        CorrectionsDecide = "corrections.decide",
        AccountsList = "accounts.list",
        AccountsInvite = "accounts.invite",
        AccountsManage = "accounts.manage",
        AssignmentsList = "assignments.list",
        AssignmentsAssign = "assignments.assign",
        SettingsView = "settings.view",
        SettingsConfigure = "settings.configure",
        AuditRead = "audit.read",
        DeliveriesList = "deliveries.list",
        DocumentsList = "documents.list",
        DocumentsCreate = "documents.create",
        DuesList = "dues.list",
        DuesRecord = "dues.record",
        DuesConfirm = "dues.confirm",
        DuesReconcile = "dues.reconcile",
        MeetingsList = "meetings.list",
        MeetingsRecord = "meetings.record",
        DevelopmentList = "development.list",
        DevelopmentRecord = "development.record",
        DevelopmentDecide = "development.decide",
        TransfersList = "transfers.list",
        TransfersOpen = "transfers.open",
        ElectionsList = "elections.list",
        ElectionsPlan = "elections.plan",
        ElectionsDecide = "elections.decide",
        UnitRequestsList = "unit_requests.list",
        UnitRequestsAsk = "unit_requests.ask",
        CollectionsList = "collections.list",
        CollectionsCreate = "collections.create",
        CollectionsAnswer = "collections.answer",
        ArchiveList = "archive.list",
        ArchiveSeal = "archive.seal",
        ArchiveExport = "archive.export",
        HandoversList = "handovers.list",
        StatisticsView = "statistics.view",
        StatisticsFreeze = "statistics.freeze",
        StatisticsExport = "statistics.export",
    }
}

impl Offer {
    /// What somebody must be allowed somewhere to be offered this.
    const fn takes(self) -> (Action, ResourceKind) {
        match self {
            Self::UnitsList => (Action::List, ResourceKind::Unit),
            Self::UnitsUpdate => (Action::Update, ResourceKind::Unit),
            Self::UnitsManage => (Action::Create, ResourceKind::Unit),
            Self::PostsList => (Action::List, ResourceKind::Post),
            Self::PostsAppoint => (Action::Appoint, ResourceKind::Post),
            Self::MembersList => (Action::List, ResourceKind::Member),
            Self::MembersCreate => (Action::Create, ResourceKind::Member),
            Self::MembersUpdate => (Action::Update, ResourceKind::Member),
            Self::MembersReveal => (Action::Reveal, ResourceKind::Member),
            Self::MembersExport => (Action::Export, ResourceKind::Member),
            Self::ImportsRun => (Action::Import, ResourceKind::Import),
            Self::CorrectionsList => (Action::List, ResourceKind::Correction),
            Self::CorrectionsDecide => (Action::Decide, ResourceKind::Correction),
            Self::AccountsList => (Action::List, ResourceKind::Account),
            Self::AccountsInvite => (Action::Invite, ResourceKind::Invitation),
            Self::AccountsManage => (Action::Update, ResourceKind::Account),
            Self::AssignmentsList => (Action::List, ResourceKind::Assignment),
            Self::AssignmentsAssign => (Action::Assign, ResourceKind::Assignment),
            Self::SettingsView => (Action::View, ResourceKind::Settings),
            Self::SettingsConfigure => (Action::Configure, ResourceKind::Settings),
            Self::AuditRead => (Action::ReadAudit, ResourceKind::Audit),
            Self::DeliveriesList => (Action::List, ResourceKind::Delivery),
            Self::DocumentsList => (Action::List, ResourceKind::Document),
            Self::DocumentsCreate => (Action::Create, ResourceKind::Document),
            Self::DuesList => (Action::List, ResourceKind::Dues),
            Self::DuesRecord => (Action::Create, ResourceKind::Dues),
            Self::DuesConfirm => (Action::Decide, ResourceKind::Dues),
            Self::DuesReconcile => (Action::Import, ResourceKind::Dues),
            Self::MeetingsList => (Action::List, ResourceKind::Meeting),
            Self::MeetingsRecord => (Action::Create, ResourceKind::Meeting),
            Self::DevelopmentList => (Action::List, ResourceKind::Development),
            Self::DevelopmentRecord => (Action::Create, ResourceKind::Development),
            Self::DevelopmentDecide => (Action::Decide, ResourceKind::Development),
            Self::TransfersList => (Action::List, ResourceKind::Transfer),
            Self::TransfersOpen => (Action::Create, ResourceKind::Transfer),
            Self::ElectionsList => (Action::List, ResourceKind::Election),
            Self::ElectionsPlan => (Action::Create, ResourceKind::Election),
            Self::ElectionsDecide => (Action::Decide, ResourceKind::Election),
            Self::UnitRequestsList => (Action::List, ResourceKind::UnitRequest),
            Self::UnitRequestsAsk => (Action::Create, ResourceKind::UnitRequest),
            Self::CollectionsList => (Action::List, ResourceKind::Collection),
            Self::CollectionsCreate => (Action::Create, ResourceKind::Collection),
            Self::CollectionsAnswer => (Action::Update, ResourceKind::Collection),
            Self::ArchiveList => (Action::List, ResourceKind::Archive),
            Self::ArchiveSeal => (Action::Decide, ResourceKind::Archive),
            Self::ArchiveExport => (Action::Export, ResourceKind::Archive),
            Self::HandoversList => (Action::List, ResourceKind::Handover),
            Self::StatisticsView => (Action::View, ResourceKind::Statistics),
            Self::StatisticsFreeze => (Action::Create, ResourceKind::Statistics),
            Self::StatisticsExport => (Action::Export, ResourceKind::Statistics),
        }
    }
}

pub(crate) fn of(seat: &Seat<'_>) -> Vec<Offer> {
    let offered = |offer: &Offer| {
        let (action, kind) = offer.takes();
        !seat.reach(action, kind).is_nothing()
    };
    Offer::ALL.iter().copied().filter(offered).collect()
}
