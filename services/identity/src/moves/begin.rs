use super::{
    file::kept_until,
    problems,
    rules::MoveState,
    shape::{Move, answer},
    store::{self, moving::Model},
};
use crate::{
    operators::{self, Act, Deed, Post},
    portability,
    state::App,
};
use axum::{extract::State, http::StatusCode};
use kernel::MoveId;
use rest::{Answer, Json, OnConstraint as _, Problem, check::Check, kinds};
use serde::Deserialize;
use serde_json::json;
use time::{OffsetDateTime, UtcOffset};
use utoipa::ToSchema;

/// The export of an organisation that is to come.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMove)]
pub struct New {
    file_name: String,
    /// Its length.
    bytes: u64,
    /// When the file was written, so that another one of the same name and length is not taken for it.
    #[serde(default, with = "time::serde::rfc3339::option")]
    modified_at: Option<OffsetDateTime>,
}

/// Begin to move an organisation in
///
/// Its export is then brought in parts. Whoever begins with the same file again goes on where it was cut off.
#[utoipa::path(post, path = "/operator/moves", tag = "operators", operation_id = "begin_move", request_body = New,
    responses((status = 201, description = "The parts can come", body = Move),
        (status = 200, description = "It was begun before; parts that are here need not come again", body = Move)))]
pub async fn begin(State(app): State<App>, post: Post, Json(input): Json<New>) -> Answer {
    post.allow(Act::Govern)?;
    Check::new().line("/file_name", &input.file_name, 1..=200).finish()?;
    let bytes = measured(&app, input.bytes)?;
    if app.depot().is_none() {
        return Err(portability::problems::NO_DEPOT.problem());
    }
    let modified_at = input.modified_at.and_then(|at| at.checked_to_offset(UtcOffset::UTC));
    let tx = app.platform().begin().await?;
    if let Some(row) = store::begun(&tx, post.id, (input.file_name.as_str(), bytes, modified_at)).await? {
        drop(tx);
        return answer(&app, StatusCode::OK, row).await;
    }
    let row = Model { file_name: input.file_name, modified_at, bytes, ..empty(&app, &post) };
    store::insert(&tx, row.clone()).await.on_constraint("moves_receiving_key", &problems::MOVE_BEGUN, "")?;
    let detail = Some(json!({ "move": row.id, "file": row.file_name, "bytes": row.bytes }));
    operators::log(&tx, Deed { detail, ..post.deed("move.begun") }, post.now).await?;
    tx.commit().await?;
    answer(&app, StatusCode::CREATED, row).await
}

fn measured(app: &App, bytes: u64) -> Result<i64, Problem> {
    let most = app.backups().move_bytes;
    let fits = i64::try_from(bytes).ok().filter(|_| (1..=most).contains(&bytes));
    fits.ok_or_else(|| {
        let params = [("most", most.to_string())];
        kinds::VALIDATION.problem().field_with("/bytes", &problems::MOVE_SIZE, &params)
    })
}

/// A move of a file nobody has named yet.
fn empty(app: &App, post: &Post) -> Model {
    Model {
        id: MoveId::new(),
        state: MoveState::Receiving,
        file_name: String::new(),
        modified_at: None,
        bytes: 0,
        part_bytes: i32::try_from(app.backups().move_part_bytes).unwrap_or(i32::MAX),
        parts_here: 0,
        contents: None,
        envelope: None,
        fault: None,
        slug: None,
        trusted_key: None,
        opened: None,
        journey: None,
        progress: None,
        problem: None,
        problem_detail: None,
        created_by: post.id,
        created_at: post.now,
        verified_at: None,
        finished_at: None,
        expires_at: kept_until(app, post.now),
    }
}
