use super::{
    file::{kept_until, parcel},
    problems,
    rules::MoveState,
    shape::{Move, answer},
    store::{self, moving::Model},
};
use crate::{
    operators::{Act, Post},
    portability,
    state::App,
};
use axum::{
    body::{Bytes, to_bytes},
    extract::{Request, State},
    http::StatusCode,
};
use kernel::MoveId;
use rest::{Answer, Path, Problem, kinds};
use std::time::Duration;
use tenancy::portability::Parcel;

/// A part that is not here by then is given up.
const PATIENCE: Duration = Duration::from_secs(600);

/// Bring a part of an export
///
/// Parts come in their order, each as long as the move says. One that was cut off comes again.
#[utoipa::path(put, path = "/operator/moves/{id}/parts/{number}", tag = "operators", operation_id = "bring_move_part",
    params(("id" = MoveId, Path), ("number" = u32, Path, description = "Counted from one")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "It is here", body = Move)))]
pub async fn bring(
    State(app): State<App>,
    post: Post,
    Path((id, number)): Path<(MoveId, u32)>,
    request: Request,
) -> Answer {
    post.allow(Act::Govern)?;
    let (row, number) = expected(&app, id, number).await?;
    let parcel = parcel(&app, &row)?;
    let place = u64::from(number.unsigned_abs());
    let length = parcel.length_of(place).ok_or_else(|| kinds::NOT_FOUND.problem())?;
    // no connection to the database waits for a slow line
    let bytes = taken(request, length).await?;
    parcel.put(place, bytes).await.map_err(portability::refused)?;
    let row = came(&app, &post, &parcel, (id, number)).await?;
    answer(&app, StatusCode::OK, row).await
}

/// The move, if this part may come now.
async fn expected(app: &App, id: MoveId, number: u32) -> Result<(Model, i32), Problem> {
    let tx = app.platform().begin().await?;
    let row = store::find(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if row.state != MoveState::Receiving {
        return Err(problems::MOVE_STATE.with("state", row.state));
    }
    let number = i32::try_from(number).map_err(|_| kinds::NOT_FOUND.problem())?;
    if number > row.parts_here.saturating_add(1) {
        return Err(problems::PART_AHEAD.with("next", row.parts_here.saturating_add(1)));
    }
    Ok((row, number))
}

async fn taken(request: Request, length: u64) -> Result<Bytes, Problem> {
    let wrong = || problems::PART_LENGTH.with("expected", length);
    // one byte more than there may be tells that there are more
    let most = usize::try_from(length).unwrap_or(usize::MAX).saturating_add(1);
    let bytes = match tokio::time::timeout(PATIENCE, to_bytes(request.into_body(), most)).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(wrong()),
        Err(_) => return Err(kinds::REQUEST_TIMEOUT.problem()),
    };
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(wrong()) }
}

/// Writes down that the part is here; one that came too late does not stay.
async fn came(
    app: &App,
    post: &Post,
    parcel: &Parcel,
    (id, number): (MoveId, i32),
) -> Result<Model, Problem> {
    let now = app.base().clock.now();
    let tx = app.platform().begin().await?;
    let counted = store::came(&tx, id, number, kept_until(app, now)).await?;
    let row = store::find(&tx, id).await?;
    tx.commit().await?;
    match row {
        Some(row) if counted => Ok(row),
        Some(row) => {
            // the file of one that was let in has been taken away, and nobody looks for it again
            if row.state == MoveState::Done && !removed(post, parcel, number).await {
                let tx = app.platform().begin().await?;
                store::left_behind(&tx, id, number).await?;
                tx.commit().await?;
            }
            Err(problems::MOVE_STATE.with("state", row.state))
        }
        None => {
            removed(post, parcel, number).await;
            Err(kinds::NOT_FOUND.problem())
        }
    }
}

async fn removed(post: &Post, parcel: &Parcel, number: i32) -> bool {
    let removed = parcel.remove(u64::from(number.unsigned_abs())).await;
    if let Err(error) = &removed {
        tracing::warn!(by = %post.id, %error, "a part of a file nobody wants any more stays behind");
    }
    removed.is_ok()
}
