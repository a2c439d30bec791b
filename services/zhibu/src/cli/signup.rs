//! What is done with applications.

use clap::{Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum Signup {
    /// Applications, the newest first.
    List {
        #[arg(long, value_enum)]
        state: Option<SignupState>,
    },
    /// Approve an application that waits; its contact is invited by mail.
    Approve {
        /// Its id, or the address it asks for.
        signup: String,
    },
    /// Refuse an application that waits; its contact gets the reason by mail.
    Refuse {
        /// Its id, or the address it asks for.
        signup: String,
        #[arg(long)]
        reason: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum SignupState {
    Unverified,
    Waiting,
    Approving,
    Approved,
    Refused,
}

impl From<SignupState> for identity::signups::SignupState {
    fn from(state: SignupState) -> Self {
        match state {
            SignupState::Unverified => Self::Unverified,
            SignupState::Waiting => Self::Waiting,
            SignupState::Approving => Self::Approving,
            SignupState::Approved => Self::Approved,
            SignupState::Refused => Self::Refused,
        }
    }
}
