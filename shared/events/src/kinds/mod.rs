//! The catalogue of events: one file per subject, one struct per kind and version.
//!
//! A kind is never changed once released. A new need is a new version beside the old one.

mod account;
mod archive;
mod cadre;
mod collection;
mod correction;
mod development;
mod digest;
mod disposition;
mod document;
mod domain;
mod dues;
mod dues_books;
mod election;
mod honour;
mod import;
mod meeting;
mod member;
mod post;
mod privacy;
mod register;
mod rule;
mod statistics;
mod talk;
mod tenant;
mod transfer;
mod unit;
mod visiting_member;

pub use account::{AccountActivated, AccountChanged};
pub use archive::{ArchiveYearChanged, HandoverChanged};
pub use cadre::{CadreAppointmentChanged, CadreChanged};
pub use collection::{CollectionAnswered, CollectionClosed, CollectionReminded, CollectionSent};
pub use correction::CorrectionChanged;
pub use development::{
    DevelopmentNoticeChanged, DevelopmentOpened, DevelopmentPlanSet, DevelopmentPlanned,
    DevelopmentPoolReviewed, DevelopmentSpecialAdmission, DevelopmentStepTaken,
};
pub use digest::DigestPrepared;
pub use disposition::DispositionChanged;
pub use document::{DocumentDeleted, DocumentStored};
pub use domain::DomainChanged;
pub use dues::{DuesAssessed, DuesPaid, DuesReceiptIssued, DuesReversed};
pub use dues_books::{
    DuesExtraPaid, DuesMonthClosed, DuesPublished, DuesRemittanceAnswered, DuesRemitted, DuesSpent,
};
pub use election::{ElectionChanged, ElectionCompleted, UnitRequestChanged};
pub use honour::HonourChanged;
pub use import::{ImportApplied, ImportUndone};
pub use meeting::{
    MeetingChanged, MeetingFiled, MeetingFollowUpDone, MeetingLeaveChanged, MeetingRemoved,
    MeetingStepChanged, ThemedDayFixed,
};
pub use member::{MemberChanged, MemberRegistered, MemberRemoved};
pub use post::{PostChanged, PostRemoved};
pub use privacy::{
    ConsentChanged, ErasureDecided, ErasureDone, RetentionDue, RetentionLimit, RetentionPurged,
};
pub use register::{ExemptionChanged, FloatingChanged, LostContactChanged, RightsChanged};
pub use rule::RuleChanged;
pub use statistics::StatisticsFrozen;
pub use talk::TalkChanged;
pub use tenant::{TenantRenamed, TenantRestored};
pub use transfer::{TransferChanged, TransferCompleted, TransferIntakeChanged, TransferOpened};
pub use unit::{UnitChanged, UnitRemoved};
pub use visiting_member::VisitingMemberChanged;
