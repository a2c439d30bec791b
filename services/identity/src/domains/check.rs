use super::{
    asked::{audit, claim},
    proof::Found,
    shape::DomainOut,
    store::{self, Domain},
};
use crate::state::App;
use access::{Action, ResourceKind, Thing};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use rest::{Answer, Ctx, Path, Problem, Waiting};
use sea_orm::SqlErr;

/// Look for the proof of a host
///
/// In the DNS first, then for the file. A host that was proven before stays so, whatever is found now.
#[utoipa::path(post, path = "/domains/{host}/check", tag = "domains", operation_id = "check_domain",
    params(("host" = String, Path)), responses((status = 200, description = "How it stands now", body = DomainOut)))]
pub async fn check(State(app): State<App>, waiting: Waiting, Path(host): Path<String>) -> Response {
    let claimed = match waiting.open().await {
        Ok(ctx) => claimed(&app, &ctx, &host).await,
        Err(answer) => return answer,
    };
    let domain = match claimed {
        Ok(domain) => domain,
        Err(problem) => return problem.into_response(),
    };
    // nobody holds a connection to the database while other people's name servers are asked
    let found = app.prover().look(&domain.host, &domain.token).await;
    match waiting.open().await {
        Ok(ctx) => settle(&app, ctx, &domain, found).await.into_response(),
        Err(answer) => answer,
    }
}

async fn claimed(app: &App, ctx: &Ctx, host: &str) -> Result<Domain, Problem> {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let tx = app.platform().begin().await?;
    claim(&tx, ctx, host).await
}

async fn settle(app: &App, ctx: Ctx, domain: &Domain, found: Found) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let (tenant, host) = (ctx.tenant().id, domain.host.as_str());
    let failure = match found {
        Found::Proof => write(app, &ctx, host).await?,
        Found::Nothing => Some("not_found"),
        Found::Nobody => Some("unreachable"),
    };
    let tx = app.platform().begin().await?;
    if failure.is_some() {
        store::checked(&tx, tenant, host, failure, ctx.now()).await?;
    }
    let now = claim(&tx, &ctx, host).await?;
    tx.commit().await?;
    if domain.verified_at.is_none() && now.verified_at.is_some() {
        app.provisioner().deployment().announce(ctx.tenant()).await;
        audit(&ctx, "domain.verified", host, Some(serde_json::json!({ "state": "verified" }))).await?;
    }
    ctx.reply(StatusCode::OK, &DomainOut::from(now)).await
}

/// Writes the proof down. Of two organisations that prove a host at the same time, one has it.
async fn write(app: &App, ctx: &Ctx, host: &str) -> Result<Option<&'static str>, Problem> {
    let tx = app.platform().begin().await?;
    match store::checked(&tx, ctx.tenant().id, host, None, ctx.now()).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(None)
        }
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            Ok(Some("taken"))
        }
        Err(error) => Err(error.into()),
    }
}
