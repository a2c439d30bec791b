//! Members: the record of a person with every field of the collection form, who may see what of it, and how
//! it is found.
//!
//! A *draft* ([`draft::NewMember`]) is what a form or a row of a roster says; [`rules::check`] makes it
//! *checked* facts; [`row`] seals what is sensitive and makes the row. A change runs the same way: row to
//! draft, draft changed, checked, written. Sensitive values are shown masked; [`reveal`] opens them for a
//! reason and leaves a trace.

mod change;
mod counts;
pub mod draft;
mod erase;
mod export;
pub mod fault;
mod find;
mod get;
mod grams;
mod hand_over;
mod list;
mod past;
mod patch;
mod placing;
pub mod problems;
mod register;
mod remove;
mod reveal;
pub mod room;
mod roster;
pub mod routes;
mod row;
pub mod rules;
mod search;
mod store;
mod transfer;
mod update;
mod view;
pub mod words;

pub use change::{Changed, change};
pub use counts::{Heads, count_in, count_in_group, head_counts, head_counts_below};
pub use draft::NewMember;
pub use erase::{Erased, erase};
pub use find::{
    Member, Reached, by_ids, by_number, count_without, find_for_action, ids_below, ids_except, ids_within,
    known_ids, names, reached, reached_for, resource, roster_below,
};
pub use hand_over::{hand_over, keep_letter, let_go, receive, with_id_no};
pub use past::{Belonging, belonging, by_ids_on, out_of_standing, roster_of_group_on, roster_on};
pub use patch::MemberPatch;
pub use problems::{NO_RECORD, NOT_A_MEMBER, UNKNOWN_MEMBER};
pub use register::{Prepared, Registered, prepare, register, register_as, register_many, register_prepared};
pub use remove::{remove_sample, unregister, untouched};
pub use roster::{RosterPlace, count_roster_of, initials, roster_of};
pub use row::{facts, id_no_blind};
pub use rules::{Checked, check};
pub use store::letters;
pub use transfer::{leave_group, transfer_all};
pub use view::{MemberItem, MemberOut, actions, full, items};
