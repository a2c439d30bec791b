//! What runs on this machine.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args)]
pub struct Serve {
    /// Only these: gateway, identity, records, notifications.
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
}

#[derive(Subcommand)]
pub enum SettingsCommand {
    /// Print what is in force, without the secrets.
    Show {
        /// Print the commented defaults instead.
        #[arg(long)]
        defaults: bool,
    },
    /// Say what is wrong, if anything.
    Check,
}

#[derive(Args)]
pub struct Demo {
    /// Where the demo's data lies.
    #[arg(long, default_value = ".data/demo")]
    pub data_dir: PathBuf,
    /// Port people reach it on.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Only these organisations, by the first part of their address.
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
    /// How many branches of each organisation get every month of two years; the others get a gathering a quarter. 0 for
    /// no history at all.
    #[arg(long, value_name = "BRANCHES", default_value_t = 3)]
    pub history: usize,
    /// A file with the seconds by which this demo is ahead of the machine's clock, read again and again: what takes months
    /// is seen in minutes. Time goes forward only, and a new demo begins with 0.
    #[arg(long, value_name = "FILE")]
    pub clock: Option<PathBuf>,
    /// Forget the data and begin anew.
    #[arg(long)]
    pub reset: bool,
    /// Forget the data and stop.
    #[arg(long, conflicts_with = "reset")]
    pub clear: bool,
}
