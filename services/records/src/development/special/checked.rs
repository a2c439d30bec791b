use super::{NewAdmissionApproval, NewSpecialAdmission};
use crate::{
    dates,
    desk::Desk,
    development::{
        problems::{SPECIAL_DIED, SPECIAL_JOINED, SPECIAL_LACKS, SPECIAL_LIVES, SPECIAL_ORDER},
        rules::{NotCarried, carried},
        spoken,
        store::special::{Approval, Special},
    },
    text,
};
use rest::{Problem, kinds};
use rulepack::development::{AdmissionLevel, SpecialAdmission};
use time::Date;

/// The admission with what it rests on.
///
/// # Errors
/// When the rule asks for other approvals, or a value does not fit.
pub fn checked(desk: &Desk<'_>, new: NewSpecialAdmission) -> Result<Special, Problem> {
    let NewSpecialAdmission { kind, deeds, died_on, joined_on, probation, approvals } = new;
    let deeds = text::lines(Some(deeds), "/deeds", 500)?.ok_or_else(|| kinds::MISSING.at("/deeds"))?;
    dates::past(joined_on, desk.today, "/joined_on")?;
    let approvals = tidied(desk, approvals)?;
    let rule = desk.pack.development.special.on(desk.today);
    let given: Vec<(AdmissionLevel, Date)> =
        approvals.iter().map(|one| (one.level, one.decided_on)).collect();
    let approved_on = carried(&rule.value, kind, &given).map_err(|not| match not {
        NotCarried::Twice { at } => kinds::TWICE.at(format!("/approvals/{at}/level")),
        NotCarried::OutOfOrder { at, below_on } => {
            let order = SPECIAL_ORDER.with("below", below_on);
            order.field(format!("/approvals/{at}/decided_on"), &SPECIAL_ORDER)
        }
        NotCarried::Lacking { levels } => {
            let levels: Vec<&str> = levels.iter().map(|level| spoken::admission_level(*level)).collect();
            let lacks = SPECIAL_LACKS.with("levels", levels.join(crate::spoken::pick("或", " or ")));
            let lacks = lacks.with("source", &rule.source).with("since", rule.effective_from);
            lacks.field("/approvals", &SPECIAL_LACKS)
        }
    })?;
    if joined_on > approved_on {
        return Err(SPECIAL_JOINED.with("approved", approved_on).field("/joined_on", &SPECIAL_JOINED));
    }
    let first = given.iter().map(|(_, on)| *on).min().unwrap_or(approved_on);
    died(desk, kind, died_on, first)?;
    if probation && kind == SpecialAdmission::Posthumous {
        return Err(kinds::INVALID_VALUE.at("/probation"));
    }
    let rests_on = serde_json::to_value(rule.basis("development.special"));
    let rests_on = rests_on.map_err(|error| kinds::INTERNAL.problem().because(error))?;
    Ok(Special { kind, deeds, died_on, joined_on, probation, approved_on, approvals, rests_on })
}

fn tidied(desk: &Desk<'_>, approvals: Vec<NewAdmissionApproval>) -> Result<Vec<Approval>, Problem> {
    let mut tidied = Vec::with_capacity(approvals.len().min(AdmissionLevel::ALL.len()));
    for (at, NewAdmissionApproval { level, body, decided_on, doc_no }) in approvals.into_iter().enumerate() {
        let place = |field: &str| format!("/approvals/{at}/{field}");
        dates::past(decided_on, desk.today, place("decided_on"))?;
        let body = text::required(body, &place("body"), 200)?;
        let doc_no = text::required(doc_no, &place("doc_no"), 100)?;
        tidied.push(Approval { level, body, decided_on, doc_no });
    }
    Ok(tidied)
}

/// Who is admitted after death had died before anybody approved it; of others it is not asked.
fn died(desk: &Desk<'_>, kind: SpecialAdmission, died_on: Option<Date>, first: Date) -> Result<(), Problem> {
    match (kind, died_on) {
        (SpecialAdmission::Posthumous, Some(day)) if day <= first => dates::past(day, desk.today, "/died_on"),
        (SpecialAdmission::Posthumous, _) => Err(SPECIAL_DIED.at("/died_on")),
        (SpecialAdmission::Extreme, Some(_)) => Err(SPECIAL_LIVES.at("/died_on")),
        (SpecialAdmission::Extreme, None) => Ok(()),
    }
}
