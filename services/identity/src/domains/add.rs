use super::{asked::audit, host, problems, shape::DomainOut, store};
use crate::{state::App, tokens};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use rest::{Answer, Ctx, Json, kinds};
use serde::Deserialize;
use utoipa::ToSchema;

/// A host to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDomain)]
pub struct New {
    /// Such as `party.example.cn`, in any script.
    host: String,
}

/// Add a host of one's own
///
/// It counts once it is proven; how, the answer says.
#[utoipa::path(post, path = "/domains", tag = "domains", operation_id = "add_domain", request_body = New,
    responses((status = 201, description = "Added, not proven yet", body = DomainOut)))]
pub async fn add(State(app): State<App>, ctx: Ctx, Json(new): Json<New>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let (base, platform) = (app.directory().base_domain(), app.platform_host());
    let host = host::normal(&new.host, base, platform).map_err(|kind| kind.at("/host"))?;
    let token = format!("zhibu-{}", data_encoding::HEXLOWER.encode(&tokens::random::<20>()?));
    let tenant = ctx.tenant().id;
    // one change at a time, so that the number of hosts is counted right
    crate::tenant_settings::one_at_a_time(ctx.tx()).await?;
    let tx = app.platform().begin().await?;
    let most = usize::from(app.prover().most());
    if store::all(&tx, tenant).await?.len() >= most {
        return Err(problems::TOO_MANY.problem().with("most", most));
    }
    if store::find(&tx, tenant, &host).await?.is_some() {
        return Err(problems::ADDED_ALREADY.at("/host"));
    }
    if store::is_proven(&tx, &host).await? {
        return Err(problems::TAKEN.at("/host"));
    }
    store::insert(&tx, tenant, &host, &token, ctx.now()).await?;
    let added = store::find(&tx, tenant, &host).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    tx.commit().await?;
    audit(&ctx, "domain.added", &host, None).await?;
    ctx.reply(StatusCode::CREATED, &DomainOut::from(added)).await
}
