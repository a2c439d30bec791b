use super::{
    asked::{Done, claim, record, told},
    proof::Found,
    shape::DomainOut,
    store::{self, Checked, Domain},
};
use crate::{desk::Desk, state::App};
use access::{Action, ResourceKind, Thing};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use rest::{Answer, Ctx, Path, Problem, Waiting};

/// Look for the proof of a host
///
/// In the DNS first, then for the file. A host that was proven before stays so for now, whatever is found; it is looked
/// at again from time to time, and goes out of service when its proof is missing for long.
#[utoipa::path(post, path = "/domains/{host}/check", tag = "domains", operation_id = "check_domain",
    params(("host" = String, Path)), responses((status = 200, description = "How it stands now", body = DomainOut)))]
pub async fn check(State(app): State<App>, waiting: Waiting, Path(host): Path<String>) -> Response {
    let claimed = match waiting.open().await {
        Ok(ctx) => claimed(&ctx, &host).await,
        Err(answer) => return answer,
    };
    let domain = match claimed {
        Ok(domain) => domain,
        Err(problem) => return problem.into_response(),
    };
    // nobody holds a connection to the database while other people's name servers are asked
    let found = app.prover().look(&domain.host, &domain.token).await;
    match waiting.open().await {
        Ok(ctx) => settle(&app, ctx, &domain.host, found).await.into_response(),
        Err(answer) => answer,
    }
}

async fn claimed(ctx: &Ctx, host: &str) -> Result<Domain, Problem> {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    claim(ctx, host).await
}

async fn settle(app: &App, ctx: Ctx, host: &str, found: Found) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let checked = store::checked(ctx.tx(), host, found.failure(), ctx.now()).await?;
    let now = DomainOut::new(claim(&ctx, host).await?, app.platform_host());
    if checked == Checked::Proven {
        let (action, state) = ("domain.verified", now.state.as_str());
        let new = Some(serde_json::json!({ "state": state }));
        record(&Desk::of(&ctx), Done { action, host, state, new }).await?;
    }
    let tenant = ctx.tenant().clone();
    let answer = ctx.reply(StatusCode::OK, &now).await;
    if checked == Checked::Proven { told(app, &tenant, answer).await } else { answer }
}
