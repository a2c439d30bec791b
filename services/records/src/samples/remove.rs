use super::{
    store::{self, Samples, Subject},
    view,
};
use crate::{Records, desk::Desk, meetings, members, posts, units};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{MemberId, UnitId};
use rest::{Answer, Ctx, Problem};
use sea_orm::TransactionTrait as _;
use serde::Serialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;
use uuid::Uuid;

/// Why the records go, as the log says it.
const WHY: &str = "sample data";

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

/// What was played, then posts, then members, then units from below.
async fn take_away(desk: &Desk<'_>, samples: &Samples) -> Result<(Vec<Uuid>, Vec<Kept>), Problem> {
    meetings::remove_samples(desk, &samples.units, &samples.members, WHY).await?;
    posts::remove_sample(desk, &samples.posts).await?;
    let (mut gone, mut kept): (Vec<Uuid>, _) =
        (samples.posts.iter().map(|post| post.0).collect(), Vec::new());
    let people = members::names(desk.tx, samples.members.clone()).await?;
    let places = units::by_ids(desk.tx, samples.units.clone()).await?;
    let all = samples.members.iter().map(|id| One::Member(*id));
    for one in all.chain(samples.units.iter().rev().map(|id| One::Unit(*id))) {
        let (subject, id, name) = match one {
            One::Member(id) => (Subject::Member, id.0, people.get(&id).cloned()),
            One::Unit(id) => (Subject::Unit, id.0, places.get(&id).map(|unit| unit.name.clone())),
        };
        match take_one(desk, one).await? {
            None => gone.push(id),
            Some(reason) => kept.push(Kept { subject, id, name: name.unwrap_or_default(), reason }),
        }
    }
    Ok((gone, kept))
}

/// A sample something may hang on.
#[derive(Clone, Copy)]
enum One {
    Member(MemberId),
    Unit(UnitId),
}

/// In a savepoint, so that one that stays keeps no other. Gives why it stays.
async fn take_one(desk: &Desk<'_>, one: One) -> Result<Option<String>, Problem> {
    let inner = desk.tx.begin().await?;
    let within = Desk { tx: &inner, ..desk.clone() };
    let attempt = match one {
        One::Member(id) => members::remove_sample(&within, id, WHY).await,
        One::Unit(id) => units::remove_sample(&within, id).await,
    };
    let reason = settled(attempt)?;
    match &reason {
        None => inner.commit().await?,
        Some(_) => inner.rollback().await?,
    }
    Ok(reason)
}

/// Why a record stays; nothing where it went.
fn settled(attempt: Result<(), Problem>) -> Result<Option<String>, Problem> {
    match attempt {
        Ok(()) => Ok(None),
        Err(problem) if problem.kind().status == 409 => Ok(Some(problem.body().detail)),
        Err(problem) => Err(problem),
    }
}
