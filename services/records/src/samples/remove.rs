use super::{
    store::{self, Samples, Subject},
    view,
};
use crate::{Records, desk::Desk, members, posts, units};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use rest::{Answer, Ctx, Problem};
use sea_orm::TransactionTrait as _;
use serde::Serialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;
use uuid::Uuid;

/// What was taken away, and what could not be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SamplesRemoved)]
pub struct Removed {
    removed: usize,
    kept: Vec<Kept>,
    left: view::State,
}

/// A sample that something else has been hung on since.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SampleKept)]
pub struct Kept {
    subject: Subject,
    id: Uuid,
    name: String,
    /// Why it stays, in the reader's language.
    reason: String,
}

/// Take the sample data away
///
/// Just the samples, changed or not. One that has real records hung on it stays and is named; everything else goes.
#[utoipa::path(delete, path = "/samples", tag = "samples", operation_id = "remove_samples",
    responses((status = OK, body = Removed)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::Create, &Thing::of(ResourceKind::Unit)).await?;
    units::top(ctx.tx()).await?;
    let desk = records.desk(&ctx);
    let samples = store::load(ctx.tx()).await?;
    let (gone, kept) = take_away(&desk, &samples).await?;
    let removed = gone.len();
    store::forget(ctx.tx(), gone).await?;
    if removed > 0 {
        let new = json!({ "removed": removed, "kept": kept.len() });
        desk.audit(Entry { action: "remove", subject: "samples", new: Some(new), ..Entry::default() })
            .await?;
    }
    let left = view::state(&records, &desk, &store::load(ctx.tx()).await?).await?;
    ctx.reply(StatusCode::OK, &Removed { removed, kept, left }).await
}

/// Posts, then members, then units from below. Each in a savepoint, so that one that stays keeps no other.
async fn take_away(desk: &Desk<'_>, samples: &Samples) -> Result<(Vec<Uuid>, Vec<Kept>), Problem> {
    posts::remove_sample(desk, &samples.posts).await?;
    let (mut gone, mut kept): (Vec<Uuid>, _) =
        (samples.posts.iter().map(|post| post.0).collect(), Vec::new());
    let names = members::names(desk.tx, samples.members.clone()).await?;
    for id in &samples.members {
        let inner = desk.tx.begin().await?;
        let attempt = members::remove_sample(&Desk { tx: &inner, ..desk.clone() }, *id, "sample data").await;
        match settled(attempt)? {
            None => {
                inner.commit().await?;
                gone.push(id.0);
            }
            Some(reason) => {
                inner.rollback().await?;
                let name = names.get(id).cloned().unwrap_or_default();
                kept.push(Kept { subject: Subject::Member, id: id.0, name, reason });
            }
        }
    }
    let known = units::by_ids(desk.tx, samples.units.clone()).await?;
    for id in samples.units.iter().rev() {
        let inner = desk.tx.begin().await?;
        let attempt = units::remove_sample(&Desk { tx: &inner, ..desk.clone() }, *id).await;
        match settled(attempt)? {
            None => {
                inner.commit().await?;
                gone.push(id.0);
            }
            Some(reason) => {
                inner.rollback().await?;
                let name = known.get(id).map(|unit| unit.name.clone()).unwrap_or_default();
                kept.push(Kept { subject: Subject::Unit, id: id.0, name, reason });
            }
        }
    }
    Ok((gone, kept))
}

/// Why a record stays; nothing where it went.
fn settled(attempt: Result<(), Problem>) -> Result<Option<String>, Problem> {
    match attempt {
        Ok(()) => Ok(None),
        Err(problem) if problem.kind().status == 409 => Ok(Some(problem.body().detail)),
        Err(problem) => Err(problem),
    }
}
