//! What is done with the data of organisations, of all or of one.

use clap::Subcommand;

#[derive(Subcommand)]
pub enum Audit {
    /// Prove that no entry was changed, removed or put in.
    Verify {
        /// Only this organisation.
        #[arg(long)]
        tenant: Option<String>,
    },
}

#[derive(Subcommand)]
pub enum Documents {
    /// Compare what is written down with what the store has; name what is missing or damaged.
    Check {
        /// Only this organisation.
        #[arg(long)]
        tenant: Option<String>,
        /// Read and open every file, instead of comparing names and lengths.
        #[arg(long)]
        read: bool,
    },
    /// Clear away what broken uploads have left.
    Sweep {
        /// Only this organisation.
        #[arg(long)]
        tenant: Option<String>,
    },
}

#[derive(Subcommand)]
pub enum Events {
    /// Rebuild what consumers made, from the first event on.
    Replay {
        /// Only this consumer.
        #[arg(long)]
        consumer: Option<String>,
        /// Only this organisation.
        #[arg(long)]
        tenant: Option<String>,
    },
}
