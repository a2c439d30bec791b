use super::{
    asked::{Done, record},
    host, problems,
    shape::{DomainOut, DomainState},
    store::{self, Added},
};
use crate::{desk::Desk, state::App, tokens};
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
    /// Such as `home.example.cn`, in any script.
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
    // one change at a time, so that the number of hosts is counted right
    crate::tenant_settings::one_at_a_time(ctx.tx()).await?;
    let most = app.prover().most();
    match store::add(ctx.tx(), &host, &token, ctx.now(), most).await? {
        Added::Entered => {}
        Added::Full => return Err(problems::TOO_MANY.problem().with("most", most)),
        Added::Here => return Err(problems::ADDED_ALREADY.at("/host")),
        Added::Taken => return Err(problems::TAKEN.at("/host")),
    }
    let added = store::find(ctx.tx(), &host).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    let state = DomainState::Pending.as_str();
    record(&Desk::of(&ctx), Done { action: "domain.added", host: &host, state, new: None }).await?;
    ctx.reply(StatusCode::CREATED, &DomainOut::new(added, platform)).await
}
