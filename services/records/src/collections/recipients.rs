use super::{
    problems::{NO_RECIPIENTS, NOT_BELOW, NOT_SENT, TOO_MANY_RECIPIENTS},
    query::{self, Placed},
    store::{
        self,
        answer::{KeptValues, Model as AnswerRow, Steps},
    },
    tell,
    view::{self, CollectionOut},
    words::{AnswerState, CollectionState},
};
use crate::{Records, desk::Desk, units};
use access::Reach;
use axum::{extract::State, http::StatusCode};
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, Json, Path, Problem};
use rulepack::UnitKind;
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Whom to ask: units by hand, and every active unit of some kinds below the one that asks.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = CollectionRecipients)]
pub struct Recipients {
    pub unit_ids: Vec<UnitId>,
    pub kinds: Vec<UnitKind>,
}

/// More than any organisation sends one form to.
const MOST: usize = 5000;

/// Ask further units
///
/// Those that were asked already stay as they are.
#[utoipa::path(post, path = "/collections/{id}/recipients", tag = "collections",
    operation_id = "add_collection_recipients", request_body = Recipients,
    params(("id" = CollectionId, Path)), responses((status = OK, body = CollectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CollectionId>,
    Json(wanted): Json<Recipients>,
) -> Answer {
    let placed = query::managed(&ctx, id).await?;
    if placed.collection.state != CollectionState::Sent {
        return Err(NOT_SENT.problem());
    }
    let desk = records.desk(&ctx);
    let asked = ask(&desk, &placed, wanted).await?;
    tell::sent(&desk, &placed.collection, asked).await?;
    let out = view::detail(&desk, &placed).await?;
    ctx.reply_version(StatusCode::OK, out.item.version, &out).await
}

/// Asks those who were not asked yet; says whom.
///
/// # Errors
/// When nobody is left to ask, or one of them is not below the unit that asks.
pub async fn ask(desk: &Desk<'_>, placed: &Placed, wanted: Recipients) -> Result<Vec<UnitId>, Problem> {
    let below = Reach::Units(vec![placed.unit.path.clone()]);
    let all = units::all_within(desk.tx, &below, u64::from(u32::MAX)).await?;
    let by_hand: BTreeSet<UnitId> = wanted.unit_ids.into_iter().collect();
    if by_hand.iter().any(|id| !all.iter().any(|unit| unit.id == *id)) {
        return Err(NOT_BELOW.at("/unit_ids"));
    }
    let chosen = all.iter().filter(|unit| by_hand.contains(&unit.id) || wanted.kinds.contains(&unit.kind));
    let mut chosen: BTreeSet<UnitId> = chosen.map(|unit| unit.id).collect();
    let mine = store::answer::Column::CollectionId.eq(placed.collection.id);
    for before in store::answers(desk.tx, Condition::all().add(mine), u64::MAX >> 1).await? {
        chosen.remove(&before.unit_id);
    }
    if chosen.is_empty() {
        return Err(NO_RECIPIENTS.at("/unit_ids"));
    }
    if chosen.len() > MOST {
        return Err(TOO_MANY_RECIPIENTS.at("/unit_ids").with("most", MOST));
    }
    let rows = chosen.iter().map(|unit| AnswerRow {
        collection_id: placed.collection.id,
        unit_id: *unit,
        state: AnswerState::Asked,
        given: KeptValues::default(),
        known: KeptValues::default(),
        steps: Steps::default(),
        asked_on: desk.today,
        submitted_on: None,
        accepted_on: None,
        on_behalf: false,
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
    });
    let rows: Vec<AnswerRow> = rows.collect();
    for batch in rows.chunks(1000) {
        store::insert_answers(desk.tx, batch.to_vec()).await?;
    }
    Ok(chosen.into_iter().collect())
}
