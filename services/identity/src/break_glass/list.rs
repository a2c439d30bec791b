use super::{
    shape::OperatorEntry,
    store::{self, pointer},
};
use crate::{
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{EntryId, TenantId};
use rest::{Answer, Page, Paged, Query};
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    tenant: Option<TenantId>,
}

/// An entry, and into which organisation.
#[derive(Serialize, ToSchema)]
#[schema(as = OperatorEntryOfTenant)]
pub struct Line {
    #[serde(flatten)]
    entry: OperatorEntry,
    tenant_id: TenantId,
    tenant_name: Option<String>,
    /// It is the operator's own.
    own: bool,
}

/// List entries of operators
#[utoipa::path(get, path = "/operator/entries", tag = "operators", operation_id = "list_entries",
    params(Which, Page), responses((status = 200, description = "The newest first", body = Paged<Line>)))]
pub async fn list(State(app): State<App>, post: Post, Query(which): Query<Which>, page: Page) -> Answer {
    post.allow(Act::Look)?;
    let before = page.after::<(OffsetDateTime, EntryId)>()?;
    let tx = app.platform().begin().await?;
    let pointers = store::pointers(&tx, which.tenant, before, page.fetch()).await?;
    drop(tx);
    let ids: Vec<TenantId> = pointers.iter().map(|pointer| pointer.tenant_id).collect();
    let names: HashMap<_, _> = app.directory().names(&ids).await?.into_iter().collect();
    let cut = Paged::cut(pointers, &page, |pointer| (pointer.asked_at, pointer.id));
    let mut items = Vec::new();
    for pointer in cut.items {
        // of an organisation that cannot be entered there is none
        if let Some(entry) = read(&app, &pointer, post.now).await? {
            let (tenant_id, own) = (pointer.tenant_id, pointer.operator_id == post.id);
            items.push(Line { entry, tenant_id, tenant_name: names.get(&tenant_id).cloned(), own });
        }
    }
    Ok(Body(Paged { items, next: cut.next, total: None }).into_response())
}

async fn read(
    app: &App,
    pointer: &pointer::Model,
    now: OffsetDateTime,
) -> Result<Option<OperatorEntry>, DbErr> {
    let Some(scope) = app.system().enter_by_id(pointer.tenant_id).await? else { return Ok(None) };
    let tx = app.base().db.begin(&scope).await?;
    Ok(store::find(&tx, pointer.id).await?.map(|row| OperatorEntry::at(row, now)))
}
