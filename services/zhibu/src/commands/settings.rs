use crate::cli::SettingsCommand;
use anyhow::Result;
use settings::{DEFAULTS, Settings, SettingsError};

pub fn settings(load: impl Fn() -> Result<Settings, SettingsError>, command: &SettingsCommand) -> Result<()> {
    match command {
        SettingsCommand::Show { defaults: true } => print!("{DEFAULTS}"),
        SettingsCommand::Show { defaults: false } => print!("{}", load()?.effective()),
        SettingsCommand::Check => {
            load()?;
            println!("the settings can be used");
        }
    }
    Ok(())
}
