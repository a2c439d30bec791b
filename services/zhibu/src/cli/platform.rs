//! What is done with the platform itself.

use super::Language;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Operator {
    /// Invite an operator by mail.
    Create {
        email: String,
        #[arg(long)]
        name: String,
        /// Language of the letter.
        #[arg(long, value_enum, default_value_t = Language::Zh)]
        locale: Language,
    },
    /// All operators.
    List,
}

#[derive(Subcommand)]
pub enum Certificate {
    /// The public key this deployment signs exports and certificates with.
    Key,
    List,
    /// Print a certificate.
    Show {
        id: uuid::Uuid,
    },
    /// Write the last export of an organisation that is gone into a file, as long as it is kept.
    Export {
        /// Of the certificate of its deletion.
        id: uuid::Uuid,
        #[arg(long)]
        to: PathBuf,
    },
    /// Prove that a certificate was not changed and who signed it.
    Verify {
        file: PathBuf,
        #[arg(long)]
        key: Option<String>,
    },
}
