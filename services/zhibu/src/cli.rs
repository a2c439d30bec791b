mod port;
mod signup;
mod tenant;

pub use port::{Close, Export, Import, Restore};
pub use signup::{Signup, SignupState};
pub use tenant::{Language, NewTenant, Tenant};

use crate::commands;
use clap::{Args, Parser, Subcommand};
use settings::Settings;
use std::{path::PathBuf, process::ExitCode};

#[derive(Parser)]
#[command(
    name = "zhibu",
    version,
    about = "支部云 · the work of Party branches, many organisations on one deployment"
)]
struct Cli {
    /// Settings over the defaults; otherwise the file that ZHIBU_CONFIG names.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the services.
    Serve(Serve),
    /// Make or bring up to date what the databases hold, for every organisation.
    Migrate,
    /// Organisations of this deployment.
    #[command(subcommand)]
    Tenant(Tenant),
    /// Organisations that ask for a place.
    #[command(subcommand)]
    Signup(Signup),
    /// Those who run the platform.
    #[command(subcommand)]
    Operator(Operator),
    /// Certificates of deletion.
    #[command(subcommand)]
    Certificate(Certificate),
    /// The audit logs.
    #[command(subcommand)]
    Audit(Audit),
    /// Files of the organisations and the store they lie in.
    #[command(subcommand)]
    Documents(Documents),
    /// The event logs and what is built from them.
    #[command(subcommand)]
    Events(Events),
    /// Print the API document of all services.
    Openapi,
    /// What is set, and whether it can be used.
    #[command(subcommand)]
    Settings(SettingsCommand),
    /// Three organisations with their rosters on this machine.
    Demo(Demo),
}

#[derive(Args)]
pub struct Serve {
    /// Only these: gateway, identity, records, notifications.
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
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
    /// Prove that a certificate was not changed and who signed it.
    Verify {
        file: PathBuf,
        #[arg(long)]
        key: Option<String>,
    },
}

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
    /// Forget the data and begin anew.
    #[arg(long)]
    pub reset: bool,
    /// Forget the data and stop.
    #[arg(long, conflicts_with = "reset")]
    pub clear: bool,
}

/// Runs the command of this process. What goes wrong is said in plain words, without a trace.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    match Box::pin(dispatch(cli)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("zhibu: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(cli: Cli) -> anyhow::Result<()> {
    let settings = || Settings::load(cli.config.as_deref());
    match cli.command {
        Command::Serve(options) => commands::serve(settings, cli.config.as_deref(), &options).await,
        Command::Migrate => commands::migrate(&settings()?).await,
        Command::Tenant(command) => commands::tenant(&settings()?, command).await,
        Command::Signup(command) => commands::signup(&settings()?, command).await,
        Command::Operator(command) => commands::operator(&settings()?, command).await,
        Command::Certificate(command) => commands::certificate(&settings()?, command).await,
        Command::Audit(Audit::Verify { tenant }) => commands::audit(&settings()?, tenant.as_deref()).await,
        Command::Documents(command) => commands::documents(&settings()?, command).await,
        Command::Events(Events::Replay { consumer, tenant }) => {
            commands::replay(&settings()?, consumer.as_deref(), tenant.as_deref()).await
        }
        Command::Openapi => commands::openapi(),
        Command::Settings(command) => commands::settings(settings, &command),
        Command::Demo(options) => crate::demo::run(&options).await,
    }
}
