use super::checks::{self, CadreCheckOut};
use crate::{
    cadres::{
        appointments::{self, AppointmentItem},
        details::{
            CadrePerson, FormSlip, HeldPost, PenaltyRecord, ResumeLine, Reward, Schooling, YearlyResult,
        },
        draft,
        query::Placed,
        rules::influence::{self, Reach},
        sealed,
    },
    desk::Desk,
    notice::Notice,
};
use access::Action;
use kernel::{CadreId, DocumentId, MemberId, UnitId, mask};
use rest::{Call, Problem};
use rulepack::{Basis, cadres::Penalty};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// The record of a cadre; what is sealed is masked or counted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CadreOut {
    pub id: CadreId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub member_id: Option<MemberId>,
    pub name: String,
    pub id_no_masked: Option<String>,
    pub person: CadrePerson,
    pub schooling: Schooling,
    pub posts: Vec<HeldPost>,
    /// As it is written.
    pub resume: String,
    pub resume_lines: Vec<ResumeLine>,
    pub results: Vec<YearlyResult>,
    pub results_note: String,
    pub rewards: Vec<Reward>,
    pub penalties: Vec<PenaltyOut>,
    pub awards_note: String,
    pub form: FormSlip,
    pub health_known: bool,
    pub family_count: usize,
    pub photo_id: Option<DocumentId>,
    pub checks: Vec<CadreCheckOut>,
    /// What should be looked at: gaps, values that cannot be or do not agree.
    pub findings: Vec<Notice>,
    pub appointments: Vec<AppointmentItem>,
    pub left_on: Option<Date>,
    pub left_reason: Option<String>,
    /// What the actor may do: `update`, `reveal`, `export`, `decide`.
    pub actions: Vec<Action>,
    pub version: i32,
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
}

/// A penalty with how far it reaches.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CadrePenaltyOut)]
pub struct PenaltyOut {
    pub on: Date,
    #[schema(inline)]
    pub penalty: Penalty,
    pub own_months: Option<u16>,
    pub text: String,
    /// The first day on which it keeps from no promotion any more; none where it lasts.
    pub until: Option<Date>,
    pub running: bool,
    /// Where the period is from.
    pub basis: Basis,
}

impl PenaltyOut {
    pub fn of(desk: &Desk<'_>, record: PenaltyRecord) -> Self {
        let rule = desk.pack.cadres.influence.on(record.on);
        let reach = influence::reach(&rule.value, record.penalty, record.on, record.own_months);
        let reach = reach.unwrap_or(Reach::Lasting);
        Self {
            on: record.on,
            penalty: record.penalty,
            own_months: record.own_months,
            text: record.text,
            until: reach.until(),
            running: reach.covers(desk.today),
            basis: rule.basis("cadres.influence"),
        }
    }
}

const ASKED: [Action; 4] = [Action::Update, Action::Reveal, Action::Export, Action::Decide];

/// # Errors
/// When the database is away, or a value does not open.
pub async fn detail(desk: &Desk<'_>, call: &Call, placed: &Placed) -> Result<CadreOut, Problem> {
    let Placed { cadre, unit } = placed;
    let vault = desk.tx.vault();
    let private = sealed::private(vault, cadre)?;
    let mut actions = Vec::new();
    for action in ASKED {
        if call.may(action, &placed.thing()).await? {
            actions.push(action);
        }
    }
    let details = cadre.details.clone();
    Ok(CadreOut {
        id: cadre.id,
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        member_id: cadre.member_id,
        name: cadre.name.clone(),
        id_no_masked: sealed::id_no(vault, cadre)?.as_deref().map(mask::id_no),
        resume: draft::career(&details),
        checks: checks::checks(&details),
        findings: checks::findings(desk, cadre).await?,
        appointments: appointments::of(desk, placed).await?,
        person: details.person,
        schooling: details.schooling,
        posts: details.posts,
        resume_lines: details.resume,
        results: details.results,
        results_note: details.results_note,
        rewards: details.rewards,
        penalties: details.penalties.into_iter().map(|one| PenaltyOut::of(desk, one)).collect(),
        awards_note: details.awards_note,
        form: details.form,
        health_known: !private.health.is_empty(),
        family_count: private.family.len(),
        photo_id: cadre.photo_id,
        left_on: cadre.left_on,
        left_reason: cadre.left_reason.clone(),
        actions,
        version: cadre.version,
        updated_at: cadre.updated_at,
    })
}
