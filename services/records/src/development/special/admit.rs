use crate::{
    desk::Desk,
    development::{
        claims,
        steps::effect::{Entrance, enter},
        store::{file::Model, special::Special},
        tell,
        whole::{Whole, ruleset},
        words::DevelopmentStanding,
    },
    members::{
        self, MemberPatch,
        words::{MemberKind, MembershipState},
    },
};
use events::kinds::DevelopmentSpecialAdmission;
use rest::{Patch, Problem, kinds};
use rulepack::development::SpecialAdmission;
use serde_json::json;

/// Makes the member record and closes the file.
///
/// # Errors
/// When the member record cannot be made, or somebody was faster.
pub async fn admit(desk: &Desk<'_>, whole: Whole, special: Special) -> Result<Whole, Problem> {
    member(desk, &whole.file, &special).await?;
    let mut file = whole.file.clone();
    let workflow = &ruleset(desk, desk.today).workflow.value;
    (file.state, file.standing) = if special.probation {
        ("probationary".to_owned(), DevelopmentStanding::Probationary)
    } else {
        (workflow.goal().to_string(), DevelopmentStanding::Full)
    };
    file.since = special.approved_on;
    (file.due_on, file.due_step) = (None, None);
    (file.closed_on, file.member_id) = (Some(special.approved_on), Some(file.person_id));
    (file.plan_year, file.planned_on, file.plan_reason) = (None, None, None);
    let kept = serde_json::to_value(&special).map_err(|error| kinds::INTERNAL.problem().because(error))?;
    file.special = Some(kept);
    claims::settle(desk, &whole.file, &file).await?;
    let file = tell::save(desk, file).await?;
    let old = json!({"state": whole.file.state});
    let new = json!({
        "state": file.state, "kind": special.kind, "approved_on": special.approved_on,
        "joined_on": special.joined_on, "approvals": special.approvals,
    });
    tell::audit(desk, "admit_specially", &file, Some(old), Some(new), None).await?;
    let (id, person_id, unit_id) = (file.id, file.person_id, file.unit_id);
    let (kind, approved_on) = (special.kind.to_string(), special.approved_on);
    desk.emit(&DevelopmentSpecialAdmission { id, person_id, unit_id, kind, approved_on }).await?;
    Ok(Whole { file, ..whole })
}

/// The member record; of somebody who has died one that is on no roster.
async fn member(desk: &Desk<'_>, file: &Model, special: &Special) -> Result<(), Problem> {
    let kind = if special.probation { MemberKind::Probationary } else { MemberKind::Full };
    let (joined_on, full_on) = (special.joined_on, (!special.probation).then_some(special.joined_on));
    let reason = match special.kind {
        SpecialAdmission::Posthumous => "追认为党员",
        SpecialAdmission::Extreme => "特殊情况直接接收",
    };
    enter(desk, file, Entrance { kind, joined_on, full_on, reason }).await?;
    if special.kind != SpecialAdmission::Posthumous {
        return Ok(());
    }
    let found = members::find_for_action(desk.tx, file.person_id).await?;
    let found = found.ok_or_else(|| kinds::INTERNAL.problem())?;
    let gone = MemberPatch {
        membership_state: Patch::Value(MembershipState::Deceased),
        reason: Some(reason.into()),
        ..MemberPatch::default()
    };
    members::change(desk, found, gone).await.map(drop)
}
