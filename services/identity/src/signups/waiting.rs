use super::store::signup::Model;
use crate::{
    mails::Recipient,
    operators::{self, Act},
    state::App,
};
use sea_orm::DbErr;
use tenancy::PlatformTx;

/// Writes to those who may decide an application that it waits for one of them, in the transaction that makes it wait:
/// for the first time, or again because the organisation could not be made.
///
/// # Errors
/// When the database is away.
pub(super) async fn tell(app: &App, tx: &PlatformTx, row: &Model) -> Result<(), DbErr> {
    for operator in operators::who_may(tx, Act::Govern).await? {
        let (address, name) = (&*operator.login, &*operator.display_name);
        let to = Recipient { address, name, locale: operator.locale() };
        if row.problem.is_some() {
            app.mailer().signup_not_made(tx, to, &row.name, &row.contact_name).await?;
        } else {
            app.mailer().signup_waiting(tx, to, &row.name, &row.contact_name).await?;
        }
    }
    Ok(())
}
