use crate::{
    app::{Kit, identity_app, kit},
    cli::Operator,
};
use anyhow::{Context, Result};
use events::jobs::Shutdown;
use kernel::{Service, SystemClock};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use settings::Settings;
use std::sync::Arc;

pub async fn operator(settings: &Settings, command: Operator) -> Result<()> {
    let (_switch, shutdown) = Shutdown::switch();
    let kit = kit(settings.clone(), Arc::new(SystemClock), shutdown)?;
    let identity = identity_app(&kit)?;
    match command {
        Operator::Create { email, name, locale } => {
            identity::operators::invite(&identity, &email, &name, locale.into())
                .await
                .context("inviting the operator")?;
            kit.waker.wake(Service::Identity);
            println!("an invitation is on its way to {email}");
        }
        Operator::List => {
            for operator in list(&kit).await? {
                println!("{operator}");
            }
        }
    }
    Ok(())
}

const ALL: &str = "SELECT login, state, display_name FROM operators ORDER BY created_at, id";

/// Address, state and name of every operator, a line each.
async fn list(kit: &Kit) -> Result<Vec<String>, DbErr> {
    let tx = kit.deployment.platform_db(Service::Identity).begin().await?;
    let rows = tx.query_all_raw(Statement::from_string(DbBackend::Postgres, ALL)).await?;
    let text = |row: &QueryResult, name: &str| row.try_get::<String>("", name);
    let line = |row: &QueryResult| {
        Ok(format!("{:40} {:10} {}", text(row, "login")?, text(row, "state")?, text(row, "display_name")?))
    };
    rows.iter().map(line).collect()
}
