//! What is shown of a meeting.

mod item;
mod own;
mod parts;
mod whole;

pub use item::{MeetingItem, items};
pub use own::{OwnMeeting, of_own};
pub use parts::{
    Basis, DecisionOut, DecisionOutcome, FindingOut, FollowUpOut, Names, ParticipantOut, Person, finding,
};
pub use whole::{MeetingOut, detail};
