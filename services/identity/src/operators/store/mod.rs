//! The operators' tables in `platform` and every query on them.

mod answers;
mod codes;
mod invitations;
mod log;
mod operators;
mod passwords;
mod sessions;

pub use answers::{Kept, begin_answer, forget_answers, goes_on, keep_answer, take_back, used};
pub use codes::Codes;
pub use invitations::{close_invitations, insert_invitation, invitation, locked_invitation};
pub use log::{Deed, LogFilter, line, log, log_inside, log_page, of_run};
pub use operators::{
    activate, all, by_id, forget_factors, insert, locked, locked_admins, locked_by_login, names, operator,
    set_attempts, set_guest, set_last_login, set_password, set_role, set_state, set_totp_secret,
    use_totp_step, who_may,
};
pub use passwords::{last_hashes, remember_hash};
pub use sessions::{
    end_session, end_sessions, insert_session, session, session_by_id, session_by_token, touch,
};
