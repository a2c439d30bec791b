use super::{
    problems::STILL_IN_USE,
    store::{self, unit::Column},
};
use crate::{
    archive, cadres, collections, desk::Desk, development, documents, elections, honours, meetings, members,
    sql::any_of, statistics, transfers, unit_requests,
};
use events::kinds::UnitRemoved;
use kernel::UnitId;
use rest::{OnConstraint, Problem};
use sea_orm::{Condition, DbErr};
use serde_json::json;
use tenancy::{TenantTx, audit::Entry};

/// Whether these units are as they were founded, and nobody has been entered in them.
///
/// # Errors
/// When the database is away.
pub async fn untouched(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    let mine = Condition::all().add(any_of(Column::Id, ids.to_vec()));
    let units = store::by_ids(tx, ids.to_vec()).await?;
    let whole = units.len() == ids.len() && units.iter().all(|unit| unit.version == 1);
    Ok(whole
        && !documents::exist_of_units(tx, ids).await?
        && !meetings::exist_of_units(tx, ids).await?
        && !meetings::talks_of_units(tx, ids).await?
        && !development::exist_of_units(tx, ids).await?
        && !transfers::exist_of_units(tx, ids).await?
        && !elections::exist_of_units(tx, ids).await?
        && !unit_requests::exist_of_units(tx, ids).await?
        && !collections::exist_of_units(tx, ids).await?
        && !archive::exist_of_units(tx, ids).await?
        && !statistics::exist_of_units(tx, ids).await?
        && !cadres::exist_of_units(tx, ids).await?
        && !honours::exist_of_units(tx, ids).await?
        && members::head_counts(tx, Some(store::ids(mine))).await?.is_empty())
}

/// Takes back units that an import created and that nobody has used or changed since: nothing refers to them
/// and they are still in their first version.
///
/// # Errors
/// 409 when one of them is in use or was changed; nothing is taken back then.
pub async fn remove_created(desk: &Desk<'_>, ids: &[UnitId]) -> Result<(), Problem> {
    store::claim_tree(desk.tx).await?;
    if !untouched(desk.tx, ids).await? {
        return Err(STILL_IN_USE.problem());
    }
    take_away(desk, ids).await
}

/// Takes away a unit that served as a sample, changed or not, as long as nothing refers to it.
///
/// # Errors
/// 409 when it has units, members or posts.
pub async fn remove_sample(desk: &Desk<'_>, id: UnitId) -> Result<(), Problem> {
    take_away(desk, &[id]).await
}

async fn take_away(desk: &Desk<'_>, ids: &[UnitId]) -> Result<(), Problem> {
    let mut deleted = store::delete(desk.tx, ids).await.map_err(Problem::from);
    for constraint in [
        "units_parent_fk",
        "units_merged_into_fk",
        "members_unit_fk",
        "members_group_fk",
        "posts_unit_fk",
        "floating_spells_inflow_fk",
        "stay_certificates_issuer_fk",
        "visiting_members_unit_fk",
        "documents_unit_fk",
        "dues_assessments_unit_fk",
        "dues_payments_unit_fk",
        "dues_receipts_unit_fk",
        "dues_entries_unit_fk",
        "dues_closings_unit_fk",
        "dues_extras_unit_fk",
        "dues_shares_unit_fk",
        "dues_remittances_from_fk",
        "dues_remittances_to_fk",
        "dues_spendings_unit_fk",
        "dues_publications_unit_fk",
        "dues_reconciliations_unit_fk",
        "meetings_unit_fk",
        "talks_unit_fk",
        "honours_unit_fk",
        "development_files_unit_fk",
        "development_plans_unit_fk",
        "development_pool_reviews_unit_fk",
        "development_steps_body_fk",
        "transfers_from_unit_fk",
        "cadres_unit_fk",
        "cadre_appointments_unit_fk",
        "transfers_from_committee_fk",
        "transfers_to_unit_fk",
        "transfers_to_committee_fk",
        "elections_unit_fk",
        "elections_above_fk",
        "unit_requests_parent_fk",
        "unit_requests_unit_fk",
        "unit_requests_above_fk",
        "collections_unit_fk",
        "collection_answers_unit_fk",
        "archive_volumes_unit_fk",
        "statistics_snapshots_unit_fk",
    ] {
        deleted = deleted.on_constraint(constraint, &STILL_IN_USE, "");
    }
    deleted?;
    let gone: Vec<UnitRemoved> = ids.iter().map(|id| UnitRemoved { id: *id }).collect();
    desk.emit_all(&gone).await?;
    let new = json!({"count": ids.len(), "ids": ids});
    desk.audit(Entry { action: "remove", subject: "unit", new: Some(new), ..Entry::default() }).await
}
