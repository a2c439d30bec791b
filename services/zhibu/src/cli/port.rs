//! What carries organisations out, in, back and away.

use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub struct Export {
    pub slug: String,
    /// A file, or a folder.
    #[arg(long)]
    pub to: PathBuf,
    /// A file with the passphrase for the organisation's keys; - reads it from standard input.
    #[arg(long)]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct Import {
    pub file: PathBuf,
    /// Another name in the address than the one it had.
    #[arg(long)]
    pub slug: Option<String>,
    /// A file with the passphrase the export was made with; - reads it from standard input.
    #[arg(long)]
    pub passphrase_file: Option<PathBuf>,
    /// The public key of the deployment it comes from, where the settings do not name it.
    #[arg(long)]
    pub key: Option<String>,
}

#[derive(Args)]
pub struct Restore {
    pub slug: String,
    /// An instant such as 2026-06-18T08:00:00+08:00, or 10m, 2h, 3d ago. The last snapshot before it counts.
    #[arg(long)]
    pub at: Option<String>,
    /// Why; the organisation can read it in its own log.
    #[arg(long)]
    pub reason: Option<String>,
    /// Put it in use. Without this it only lies beside, to be compared.
    #[arg(long)]
    pub swap: bool,
    /// Put what was in use before back in use.
    #[arg(long, conflicts_with_all = ["at", "swap"])]
    pub undo: bool,
    /// Delete what lies beside.
    #[arg(long, conflicts_with_all = ["at", "swap", "undo"])]
    pub discard: bool,
}

#[derive(Args)]
pub struct Close {
    pub slug: String,
    /// The slug once more, to show that this is meant.
    #[arg(long)]
    pub confirm: String,
    /// Where the last export goes.
    #[arg(long)]
    pub to: Option<PathBuf>,
    #[arg(long)]
    pub passphrase_file: Option<PathBuf>,
    /// Why there is no last export. It stands in the certificate.
    #[arg(long, conflicts_with = "to")]
    pub without_export: Option<String>,
    /// Where the certificate goes; it is kept in the platform as well.
    #[arg(long)]
    pub certificate: Option<PathBuf>,
}
