use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use utoipa::ToSchema;
use uuid::Uuid;

/// Declares a typed UUIDv7 id: one type per entity, so that ids of different things cannot be mixed up.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema, DeriveValueType)]
        #[serde(transparent)]
        #[schema(value_type = Uuid)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A fresh time-ordered id.
            #[allow(clippy::new_without_default)] // a default would hide that every call differs
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )*};
}

ids! {
    TenantId,
    OperatorId,
    AccountId,
    SessionId,
    AssignmentId,
    InvitationId,
    ResetId,
    /// Somebody's wish for an organisation of their own.
    SignupId,
    /// An organisation that comes from elsewhere in an export file.
    MoveId,
    UnitId,
    PostId,
    MemberId,
    /// A stay away from the own branch, or time out of contact.
    SpellId,
    /// Somebody from an organisation elsewhere who takes part in a unit.
    VisitingMemberId,
    /// What was decided about a member: an organisational disposition or a penalty.
    DispositionId,
    /// A commendation or honour of a member or unit.
    HonourId,
    CorrectionId,
    ImportId,
    DocumentId,
    /// One content of a document; also what its object is called.
    DocumentVersionId,
    MeetingId,
    DecisionId,
    /// Something a meeting has given somebody to do.
    FollowUpId,
    /// That two people had a heart-to-heart talk.
    TalkId,
    /// A concentrated course somebody attended.
    CourseId,
    /// A version of the privacy notice.
    NoticeId,
    ConsentId,
    /// What somebody asks to have erased.
    ErasureId,
    DuesAssessmentId,
    DuesPaymentId,
    DuesReceiptId,
    /// An entry of the ledger of a unit.
    DuesEntryId,
    /// An extra payment, or special dues.
    DuesExtraId,
    DuesShareId,
    /// Money on its way between two levels.
    DuesRemittanceId,
    DuesSpendingId,
    DuesPublicationId,
    /// A file of a bank that is held against what is owed.
    DuesReconciliationId,
    DuesLineId,
    DuesExcuseId,
    /// What the organisation chose where the rules on dues let it.
    DuesChoiceId,
    DevelopmentFileId,
    DevelopmentStepId,
    DevelopmentNoticeId,
    /// What somebody holds against a person in a public notice.
    ObjectionId,
    DevelopmentPaperId,
    /// 入党积极分子队伍分析
    PoolReviewId,
    /// The move of a membership to another branch.
    TransferId,
    TransferLetterId,
    /// A certificate for a stay away.
    StayCertificateId,
    ElectionId,
    /// That a unit be founded or dissolved.
    UnitRequestId,
    /// What two organisations have to do with one another; both call it so.
    ExchangeId,
    /// 信息采集: a form that is sent down the tree.
    CollectionId,
    /// What is kept as a whole in the archive.
    VolumeId,
    /// Statistics as they were frozen.
    SnapshotId,
    CadreId,
    CadreAppointmentId,
    /// Something an organisation decided where a rule leaves it free.
    RuleValueId,
    EventId,
    JobId,
    AuditId,
    AnnouncementId,
    /// An operator's way into one organisation.
    EntryId,
    /// A change of an organisation that runs over all services.
    RunId,
    RequestId,
}
