//! What is done with organisations.

use super::{Close, Export, Import, Restore};
use clap::{Args, Subcommand, ValueEnum};
use kernel::{Locale, TenantKind};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Tenant {
    /// Create an organisation; its first administrator is invited by mail.
    Create(NewTenant),
    /// All organisations.
    List,
    /// One organisation.
    Show { slug: String },
    /// No log-in and no writes from now on; the data stays.
    Suspend {
        slug: String,
        #[arg(long)]
        reason: String,
    },
    /// Undo a suspension.
    Resume { slug: String },
    /// Invite an administrator by mail, where nobody can enter any more: the first letter ran out or went astray.
    InviteAdmin(InviteAdmin),
    /// Write everything an organisation has into one file, in an open form.
    Export(Export),
    /// Prove that an export is whole and who signed it.
    Verify {
        file: PathBuf,
        /// The public key it has to be signed with.
        #[arg(long)]
        key: Option<String>,
    },
    /// Bring an organisation in from an export.
    Import(Import),
    /// Moments an organisation can be set back to.
    Backups { slug: String },
    /// Set one organisation back to an earlier moment; the others are not touched.
    Restore(Restore),
    /// Export an organisation a last time, delete it, and certify that.
    Close(Close),
    /// Delete an organisation with everything it has. There is no way back.
    Drop {
        slug: String,
        /// The slug once more, to show that this is meant.
        #[arg(long)]
        confirm: String,
    },
}

#[derive(Args)]
pub struct NewTenant {
    /// Name in the address: {slug}.{base domain}.
    pub slug: String,
    #[arg(long)]
    pub name: String,
    #[arg(long, value_enum)]
    pub kind: Kind,
    /// Where the first administrator's invitation goes.
    #[arg(long)]
    pub email: String,
    /// How the letter calls the administrator.
    #[arg(long, default_value = "管理员")]
    pub admin: String,
    /// Language of the letter.
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub locale: Language,
}

#[derive(Args)]
pub struct InviteAdmin {
    pub slug: String,
    /// Where the invitation goes.
    #[arg(long)]
    pub email: String,
    /// How the letter calls the administrator.
    #[arg(long)]
    pub name: String,
    /// Why; the organisation can read it in its own log.
    #[arg(long)]
    pub reason: String,
    /// Language of the letter.
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub locale: Language,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Language {
    #[value(name = "zh-CN")]
    Zh,
    En,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Agency,
    Enterprise,
    Community,
    Association,
}

impl From<Kind> for TenantKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Agency => Self::Agency,
            Kind::Enterprise => Self::Enterprise,
            Kind::Community => Self::Community,
            Kind::Association => Self::Association,
        }
    }
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}
