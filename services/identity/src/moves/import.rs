use super::{
    found::MoveContents,
    jobs::{MOVES, MoveJob, Work},
    problems,
    rules::MoveState,
    shape::{Move, answer, read},
    store::{self, moving::Model},
};
use crate::{
    operators::{self, Act, Deed, Post},
    organisations, portability,
    state::App,
};
use axum::{extract::State, http::StatusCode};
use kernel::MoveId;
use rest::{Answer, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::{
    portability::{PortError, Signatory},
    provision::Slug,
};
use utoipa::ToSchema;

/// What is needed to let an organisation in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MoveOrder)]
pub struct Order {
    /// The one the export was made with. Nobody keeps it.
    #[schema(format = Password)]
    passphrase: String,
    /// Its name in the address here, where it is to be another than it was.
    slug: Option<String>,
    /// The public key of the deployment it comes from, where that is unknown here.
    key: Option<String>,
}

/// Let an organisation in
///
/// With the ids, passwords and files it had. Until everything is here nobody sees anything of it; what is cut off is
/// taken up again.
#[utoipa::path(post, path = "/operator/moves/{id}/import", tag = "operators", operation_id = "import_move",
    params(("id" = MoveId, Path)), request_body = Order,
    responses((status = 202, description = "It is being let in", body = Move)))]
pub async fn import(
    State(app): State<App>,
    post: Post,
    Path(id): Path<MoveId>,
    Json(input): Json<Order>,
) -> Answer {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    let row = store::find(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    drop(tx);
    let contents = possible(&app, &row).await?;
    let slug = address(&app, &contents, input.slug.as_deref()).await?;
    let trusted_key = believed(&app, &contents, input.key.as_deref())?;
    let opened = opened(&app, &row, &contents, &input.passphrase).await?;
    let row = begin(&app, &post, id, |row| Model {
        state: MoveState::Importing,
        slug: Some(slug.to_string()),
        trusted_key,
        opened: Some(opened),
        journey: None,
        progress: None,
        problem: None,
        problem_detail: None,
        ..row
    })
    .await?;
    answer(&app, StatusCode::ACCEPTED, row).await
}

/// What is to be let in, if it can be now.
async fn possible(app: &App, row: &Model) -> Result<MoveContents, Problem> {
    let state = || problems::MOVE_STATE.with("state", row.state);
    let contents: MoveContents = read(row.contents.as_deref()).ok_or_else(state)?;
    if row.state == MoveState::Done || app.directory().find(contents.tenant_id).await?.is_some() {
        return Err(problems::HERE.problem());
    }
    if row.state == MoveState::Whole { Ok(contents) } else { Err(state()) }
}

async fn address(app: &App, contents: &MoveContents, asked: Option<&str>) -> Result<Slug, Problem> {
    let asked = asked.map(str::trim).filter(|slug| !slug.is_empty());
    let slug = Slug::parse(asked.unwrap_or(&contents.slug));
    let slug =
        slug.map_err(|_| kinds::VALIDATION.problem().field("/slug", &organisations::problems::SLUG))?;
    match app.directory().find_by_slug(slug.as_str()).await? {
        None => Ok(slug),
        Some(_) => Err(organisations::problems::SLUG_TAKEN.at("/slug")),
    }
}

/// The key somebody vouches for, where this deployment does not know who signed.
fn believed(app: &App, contents: &MoveContents, key: Option<&str>) -> Result<Option<String>, Problem> {
    let signer = app.provisioner().signer(&contents.signed_by, &app.backups().trusted_keys);
    match (signer.map_err(portability::refused)?, key.map(|key| key.trim().to_lowercase())) {
        (Signatory::Own | Signatory::Trusted, _) => Ok(None),
        (Signatory::Unknown, Some(key)) if key == contents.signed_by => Ok(Some(key)),
        (Signatory::Unknown, _) => Err(kinds::VALIDATION.problem().field("/key", &problems::UNTRUSTED)),
    }
}

/// The organisation's keys, wrapped for this deployment until they are needed.
async fn opened(
    app: &App,
    row: &Model,
    contents: &MoveContents,
    passphrase: &str,
) -> Result<String, Problem> {
    let envelope = row.envelope.as_deref().ok_or_else(|| problems::NO_KEYS.problem())?;
    let kept = app.provisioner().keep_keys(envelope.as_bytes(), contents.tenant_id, passphrase).await;
    let kept = kept.map_err(|error| match error {
        PortError::Passphrase => {
            kinds::VALIDATION.problem().field("/passphrase", &problems::PASSPHRASE_WRONG)
        }
        PortError::Format(_) | PortError::Json(_) => problems::NO_KEYS.problem().because(error),
        other => portability::refused(other),
    })?;
    serde_json::to_string(&kept).map_err(|error| kinds::INTERNAL.problem().because(error))
}

/// Writes down that it is to be let in, and by whom.
async fn begin(
    app: &App,
    post: &Post,
    id: MoveId,
    to: impl FnOnce(Model) -> Model,
) -> Result<Model, Problem> {
    let tx = app.platform().begin().await?;
    let row = store::locked(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if row.state != MoveState::Whole {
        return Err(problems::MOVE_STATE.with("state", row.state));
    }
    let row = store::update(&tx, to(row)).await?;
    let detail = Some(json!({ "move": id, "file": row.file_name, "slug": row.slug }));
    operators::log(&tx, Deed { detail, ..post.deed("move.import_ordered") }, post.now).await?;
    let job = MoveJob { id, work: Work::Import, operator: post.id, request: post.request };
    events::enqueue_platform(&tx, None, MOVES, &job, None, None).await?;
    tx.commit().await?;
    Ok(row)
}
