use super::store;
use crate::{bootstrap::FirstAdmin, state::App};
use kernel::{OperatorId, TenantId};
use sea_orm::DbErr;

/// Who asked for an organisation, and who said yes.
pub(crate) struct Founder {
    pub admin: FirstAdmin,
    /// None where the settings did.
    pub approved_by: Option<OperatorId>,
}

/// The founder of an organisation that asked for its place itself, as long as anything is known of them.
pub(crate) async fn founder(app: &App, tenant: TenantId) -> Result<Option<Founder>, DbErr> {
    let tx = app.platform().begin().await?;
    let row = store::by_tenant(&tx, tenant).await?.filter(|row| !row.contact_email.is_empty());
    Ok(row.map(|row| Founder {
        approved_by: row.decided_by,
        admin: FirstAdmin { locale: row.locale(), email: row.contact_email, display_name: row.contact_name },
    }))
}
