use super::{
    changes::ChangeOut,
    problems::{
        CONTRADICTS, DAYS_AMISS, DECIDED_ELSEWHERE, NO_CHOICE, NOT_A_YEAR, OUT_OF_BOUNDS, TOO_EARLY,
        TOO_LATE, UNKNOWN_RULE,
    },
    spoken,
    store::{self, Model},
};
use crate::{Records, dates, desk::Desk, dues, members};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use events::kinds::RuleChanged;
use kernel::{RuleValueId, YearMonth};
use rest::{Answer, Ctx, Json, Problem, check::Check};
use rulepack::{Chosen, LoadError, Own, WORKING_DAYS, Wording};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// What the organisation decides, from when, and why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRuleValue {
    /// Such as `meetings.duties`.
    pub rule: String,
    /// Such as `branch_meeting`.
    pub setting: String,
    /// Absent: what the rule says holds again.
    pub value: Option<Chosen>,
    pub effective_from: Date,
    pub reason: String,
}

/// Decide something where a rule leaves the organisation free
///
/// Stricter than the rule is allowed within its bounds, looser is not. It holds from its day on; months that are over or
/// closed keep the rules they had. The days off of a year (`calendar.working_days`) are entered as a whole and hold from
/// its first day, also while the year runs.
#[utoipa::path(post, path = "/rules/values", tag = "rules", operation_id = "set_rule_value", request_body = NewRuleValue,
    responses((status = CREATED, body = ChangeOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewRuleValue>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let desk = records.desk(&ctx);
    checked(&records, &desk, &new).await?;
    let name = match ctx.member() {
        Some(member) => members::names(ctx.tx(), vec![member]).await?.remove(&member),
        None => None,
    };
    let row = keep(&desk, &new, name).await?;
    let tenant = ctx.tenant().clone();
    let answer = ctx.reply(StatusCode::CREATED, &ChangeOut::from(row)).await?;
    records.rules_changed(&tenant).await;
    Ok(answer)
}

async fn checked(records: &Records, desk: &Desk<'_>, new: &NewRuleValue) -> Result<(), Problem> {
    let mut check = Check::new();
    check.text("/reason", &new.reason, 1..=300);
    check.finish()?;
    let kind = desk.tx.tenant().kind;
    let wording = wording(records.rules.wordings(kind, &[]), new)?;
    bounds(&wording, new)?;
    let first = earliest(desk, &new.rule).await?;
    if new.effective_from < first {
        return Err(TOO_EARLY.with("day", first).field("/effective_from", &TOO_EARLY));
    }
    if new.effective_from > dates::LATEST {
        return Err(TOO_LATE.with("day", dates::LATEST).field("/effective_from", &TOO_LATE));
    }
    if new.rule == WORKING_DAYS && new.effective_from.ordinal() != 1 {
        return Err(NOT_A_YEAR.at("/effective_from"));
    }
    let mut decided = store::all(desk.tx).await?;
    decided.push(Own {
        rule: new.rule.clone(),
        setting: new.setting.clone(),
        effective_from: new.effective_from,
        value: new.value.clone(),
    });
    let sound = records.rules.with(kind, &decided);
    sound.map(drop).map_err(|error| unsound(new, error))
}

fn unsound(new: &NewRuleValue, error: LoadError) -> Problem {
    let problem = match new.rule == WORKING_DAYS {
        true => DAYS_AMISS.with("year", new.effective_from.year()).field("/value", &DAYS_AMISS),
        false => CONTRADICTS.at("/value"),
    };
    problem.because(error)
}

/// The wording of the field that the decision is held against.
fn wording(all: Vec<Wording>, new: &NewRuleValue) -> Result<Wording, Problem> {
    let of_rule: Vec<Wording> = all.into_iter().filter(|wording| wording.rule == new.rule).collect();
    let first = of_rule.iter().min_by_key(|wording| wording.effective_from).cloned();
    let before = of_rule.into_iter().filter(|wording| wording.effective_from <= new.effective_from);
    let found = before.max_by_key(|wording| wording.effective_from).or(first);
    found.ok_or_else(|| UNKNOWN_RULE.with("rule", &new.rule).field("/rule", &UNKNOWN_RULE))
}

fn bounds(wording: &Wording, new: &NewRuleValue) -> Result<(), Problem> {
    if wording.decided_elsewhere() {
        return Err(DECIDED_ELSEWHERE.at("/rule"));
    }
    let about = |problem: Problem| {
        problem
            .with("rule", &wording.rule)
            .with("source", &wording.source)
            .with("since", wording.effective_from)
    };
    let settings = wording.settings();
    let Some(setting) = settings.iter().find(|setting| setting.name == new.setting) else {
        return Err(about(NO_CHOICE.problem()).field("/setting", &NO_CHOICE));
    };
    match &new.value {
        Some(value) if !setting.room.allows(value) => {
            let problem = about(OUT_OF_BOUNDS.with("bounds", spoken::room(&setting.room)));
            Err(problem.field("/value", &OUT_OF_BOUNDS))
        }
        _ => Ok(()),
    }
}

/// The running month is open; of dues, what no unit has closed; of a calendar, the year. A notice of holidays that came
/// late is still true of the days before.
async fn earliest(desk: &Desk<'_>, rule: &str) -> Result<Date, Problem> {
    let running = YearMonth::of(desk.today);
    if rule == WORKING_DAYS {
        let new_year = Date::from_ordinal_date(desk.today.year(), 1);
        return Ok(new_year.unwrap_or_else(|_| running.first_day()));
    }
    let closed = if rule.starts_with("dues.") { dues::closed_to(desk.tx).await? } else { None };
    Ok(closed.map_or(running, |closed| closed.next().max(running)).first_day())
}

async fn keep(desk: &Desk<'_>, new: &NewRuleValue, name: Option<String>) -> Result<Model, Problem> {
    let value = new.value.as_ref().map(|value| json!(value));
    let row = Model {
        id: RuleValueId::new(),
        rule: new.rule.clone(),
        setting: new.setting.clone(),
        effective_from: new.effective_from,
        value: value.clone(),
        reason: new.reason.trim().to_owned(),
        set_by: desk.who.id,
        set_by_name: name,
        set_at: desk.now,
    };
    let row = store::insert(desk.tx, row).await?;
    let (id, rule, setting) = (row.id, row.rule.clone(), row.setting.clone());
    desk.emit(&RuleChanged { id, rule, setting, effective_from: row.effective_from }).await?;
    let new = json!({
        "rule": row.rule, "setting": row.setting, "value": value, "effective_from": row.effective_from,
    });
    desk.audit(Entry {
        action: "set",
        subject: "rule",
        subject_id: Some(id.0),
        new: Some(new),
        why: Some(row.reason.clone()),
        ..Entry::default()
    })
    .await?;
    Ok(row)
}
