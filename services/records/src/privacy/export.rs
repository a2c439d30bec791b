use crate::{
    Records,
    archive::{self, OwnHandover},
    cadres::{self, OwnCadre},
    corrections::{self, CorrectionOut},
    development::{self, OwnFile},
    documents::{self, OwnDocument},
    dues::{self, OwnDues},
    elections::{self, OwnCandidacy},
    honours::{self, HonourOut},
    meetings::{self, OwnMeetings},
    members::{self, NewMember},
    posts::{self, PostOut},
    registers::{
        dispositions::{self, DispositionOut},
        exempt, floating, lost, rights,
    },
    transfers::{self, OwnTransfers},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use rest::{Answer, Ctx, Json, Problem, kinds};
use serde::{Deserialize, Serialize};
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// That the password was just shown again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RecordsWithProof)]
pub struct WithProof {
    proof: String,
}

/// Everything this service knows of a person.
#[derive(Serialize, ToSchema)]
pub struct OwnRecordData {
    /// Every field, in clear.
    record: NewMember,
    unit_name: String,
    posts: Vec<PostOut>,
    floating: Vec<floating::SpellOut>,
    lost_contact: Vec<lost::LostOut>,
    attendance_exemptions: Vec<exempt::ExemptionOut>,
    rights_suspensions: Vec<rights::SuspensionOut>,
    dispositions: Vec<DispositionOut>,
    corrections: Vec<CorrectionOut>,
    dues: OwnDues,
    #[serde(flatten)]
    meetings: OwnMeetings,
    development: Vec<OwnFile>,
    #[serde(flatten)]
    transfers: OwnTransfers,
    candidacies: Vec<OwnCandidacy>,
    cadre: Option<OwnCadre>,
    honours: Vec<HonourOut>,
    handovers: Vec<OwnHandover>,
    /// The files the member may see; what is in them is fetched one by one.
    documents: Vec<OwnDocument>,
}

/// Take one's own record away
#[utoipa::path(post, path = "/me/export", tag = "me", operation_id = "export_own_record", request_body = WithProof,
    responses((status = OK, body = OwnRecordData)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(shown): Json<WithProof>) -> Answer {
    ctx.proven(&shown.proof)?;
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Member).about(Some(own))).await?;
    let out = collect(&records, &ctx, own).await?;
    let subject_id = Some(own.0);
    ctx.audit(Entry { action: "export_own", subject: "member", subject_id, ..Entry::default() }).await?;
    ctx.reply(StatusCode::OK, &out).await
}

async fn collect(records: &Records, ctx: &Ctx, own: kernel::MemberId) -> Result<OwnRecordData, Problem> {
    let desk = records.desk(ctx);
    let found = members::find_for_action(ctx.tx(), own).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    Ok(OwnRecordData {
        record: members::facts(ctx.tx().vault(), &found.member)?,
        unit_name: found.unit.name,
        posts: posts::of_member(&desk, own).await?,
        floating: floating::of_member(&desk, own).await?,
        lost_contact: lost::of_member(&desk, own).await?,
        attendance_exemptions: exempt::of_member(&desk, own).await?,
        rights_suspensions: rights::of_member(&desk, own).await?,
        dispositions: dispositions::of_member(&desk, own).await?,
        corrections: corrections::of_member(&desk, own).await?,
        dues: dues::of_member(&desk, own).await?,
        meetings: meetings::of_member(&desk, own).await?,
        development: development::of_person(&desk, own).await?,
        transfers: transfers::of_member(&desk, own).await?,
        candidacies: elections::of_member(&desk, own).await?,
        cadre: cadres::of_member(&desk, own).await?,
        honours: honours::of_member(&desk, own).await?,
        handovers: archive::of_member(&desk, own).await?,
        documents: documents::of_member(&desk, own).await?,
    })
}
