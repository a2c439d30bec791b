use super::{
    query::{self, Placed},
    store::{self, Model},
    tell,
    view::{self, UnitRequestOut},
    words::{RequestKind, RequestState},
};
use crate::{
    Records, dates,
    desk::Desk,
    text,
    units::{self, Dissolve, NewUnit},
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{UnitId, UnitRequestId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem, kinds};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// What the committee above says.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitRequestDecision {
    pub approve: bool,
    pub decided_on: Date,
    /// Number of the approval; needed to approve.
    #[serde(default)]
    pub doc_no: Option<String>,
    /// Needed to refuse.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Decide on a unit to be founded or dissolved
///
/// By the committee above. The approval founds or dissolves the unit on its day; it is refused while there are members,
/// units below, or open work in a unit that is to go.
#[utoipa::path(post, path = "/unit-requests/{id}/decision", tag = "unit-requests",
    operation_id = "decide_unit_request", request_body = UnitRequestDecision,
    params(("id" = UnitRequestId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = UnitRequestOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitRequestId>,
    version: IfMatch,
    Json(decision): Json<UnitRequestDecision>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Decide, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.request.clone();
    let mut new = decided(&desk, old.clone(), decision)?;
    new.decided_by = ctx.account().ok();
    if new.state == RequestState::Approved {
        new.unit_id = Some(carry_out(&desk, &new).await?);
    }
    let saved = store::update(desk.tx, new, desk.now).await?;
    let request = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::changed(&desk, "decide_unit_request", Some(&old), &request).await?;
    let units = query::units_of(desk.tx, std::slice::from_ref(&request)).await?;
    let version = request.version;
    let out = view::detail(&desk, &ctx, &Placed { request, units }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

fn decided(desk: &Desk<'_>, mut request: Model, decision: UnitRequestDecision) -> Result<Model, Problem> {
    dates::past(decision.decided_on, desk.today, "/decided_on")?;
    let doc_no = text::kept(decision.doc_no, "/doc_no", 100)?;
    let reason = text::kept(decision.reason, "/reason", 300)?;
    let missing = |pointer: &str| kinds::MISSING.at(pointer);
    if decision.approve {
        request.state = RequestState::Approved;
        request.doc_no = Some(doc_no.ok_or_else(|| missing("/doc_no"))?);
        request.answer = reason;
    } else {
        request.state = RequestState::Refused;
        request.doc_no = doc_no;
        request.answer = Some(reason.ok_or_else(|| missing("/reason"))?);
    }
    request.decided_on = Some(decision.decided_on);
    Ok(request)
}

/// Founds or dissolves the unit, by the paper of the decision.
async fn carry_out(desk: &Desk<'_>, request: &Model) -> Result<UnitId, Problem> {
    let decided_on = request.decided_on.ok_or_else(|| kinds::INTERNAL.problem())?;
    let doc_no = request.doc_no.clone();
    match (request.kind, request.unit_id) {
        (RequestKind::Dissolve, Some(unit)) => {
            units::dissolve(desk, unit, Dissolve { decided_on, doc_no }).await.map(|unit| unit.id)
        }
        (RequestKind::Found, _) => {
            let new = NewUnit {
                short_name: request.asked.short_name.clone(),
                nature: request.asked.nature,
                joint_bodies: request.asked.joint_bodies,
                founded_on: Some(decided_on),
                approved_doc_no: doc_no,
                ..NewUnit::bare(Some(request.parent_id), request.asked.kind, &request.name)
            };
            units::create(desk, new).await.map(|unit| unit.id)
        }
        // the table of the database has no such row
        (RequestKind::Dissolve, None) => Err(kinds::INTERNAL.problem()),
    }
}
