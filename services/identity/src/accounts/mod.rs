//! Who may log in: the accounts of an organisation, seen and kept by its administrators.
//!
//! E-mail addresses and phone numbers are sealed and shown masked; nobody reads them back here. An account is
//! made by redeeming an invitation and never deleted, because the audit log names it; it is disabled.

mod actions;
mod admins;
mod contact;
mod end_sessions;
mod entity;
mod erase;
mod get;
mod guard;
mod list;
pub mod pii;
pub mod problems;
mod reset_totp;
mod routes;
mod sample;
mod shape;
mod store;
mod unlock;
mod update;

pub(crate) use actions::{Means, New, change, create, set_attempts, tell_changed};
pub(crate) use admins::{Admin, admins, any_admin};
pub(crate) use contact::contact;
pub(crate) use entity::{ActiveModel as Change, Model as Account};
pub(crate) use erase::{close, close_again, erase_contact, erase_contact_again};
pub(crate) use guard::{keep_an_admin, visible};
pub(crate) use routes::routes;
pub(crate) use sample::close_of_sample;
pub(crate) use store::{
    active_among, active_ids, active_of_member, by_handle, by_id, locked, locked_by_handle, names,
    set_last_login, strengthen, use_totp_step,
};
