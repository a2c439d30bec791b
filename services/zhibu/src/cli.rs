mod data;
mod machine;
mod platform;
mod port;
mod signup;
mod tenant;

pub use data::{Audit, Documents, Events};
pub use machine::{Demo, Serve, SettingsCommand};
pub use platform::{Certificate, Operator};
pub use port::{Close, Export, Import, Restore};
pub use signup::{Signup, SignupState};
pub use tenant::{InviteAdmin, Language, NewTenant, Tenant};

use crate::commands;
use clap::{Parser, Subcommand};
use settings::{Loader, Settings};
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

/// Runs the command of this process. What goes wrong is said in plain words, without a trace.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    for (name, meant) in Loader::from_process(None).unread() {
        eprintln!("zhibu: {name} is not read; the setting is {meant}");
    }
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
        // whoever has the key needs no settings
        Command::Tenant(Tenant::Verify { file, key: Some(key) }) => {
            commands::verify_export(&file, &key).await
        }
        Command::Certificate(Certificate::Verify { file, key: Some(key) }) => {
            commands::verify_certificate(&file, &key)
        }
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
