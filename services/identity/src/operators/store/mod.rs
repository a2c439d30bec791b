//! The operators' tables in `platform` and every query on them.

mod codes;
mod invitations;
mod log;
mod operators;
mod passwords;
mod sessions;

pub use codes::{consume_code, insert_codes};
pub use invitations::{close_invitations, insert_invitation, invitation, locked_invitation};
pub use log::{Deed, log};
pub use operators::{
    activate, by_id, insert, locked_by_login, operator, set_attempts, set_last_login, set_password,
    set_totp_secret, use_totp_step,
};
pub use passwords::{last_hashes, remember_hash};
pub use sessions::{
    end_session, end_sessions, insert_session, session, session_by_id, session_by_token, touch,
};
