use super::{covering, meant};
use crate::{
    Records,
    desk::Desk,
    development::{
        problems::{
            PLAN_EARLY, PLAN_FULL, PLAN_NONE, PLAN_STANDING, PLAN_TOO_FAR, PLAN_TWICE, PLAN_UNREASONED,
        },
        query,
        rules::{NotListed, list},
        spoken, tell,
        view::{self, FileOut},
        whole::{Judged, Whole},
    },
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::DevelopmentFileId;
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// The plan a file is put into.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDevelopmentPlace {
    #[schema(minimum = 1950, maximum = 2100)]
    pub year: i16,
    /// Why, where the plan is used up; only a committee above may give one.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Put a file into the plan of a year
///
/// Between the choice as a development target and the form. Where the plan is used up, the rule says whether a committee
/// above may add one more with a reason, or nobody.
#[utoipa::path(post, path = "/development/files/{id}/plan", tag = "development",
    operation_id = "place_in_development_plan", request_body = NewDevelopmentPlace,
    params(("id" = DevelopmentFileId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DevelopmentFileId>,
    IfMatch(version): IfMatch,
    Json(NewDevelopmentPlace { year, reason }): Json<NewDevelopmentPlace>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.file.version)?;
    let (desk, thing) = (records.desk(&ctx), placed.thing());
    let year = meant(year, "/year")?;
    let reason = text::kept(reason, "/reason", 200)?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let over = possible(&desk, &whole, year, reason.is_some()).await?;
    if over {
        ctx.authorize_step(Action::Decide, &thing).await?;
    }
    let whole = place(&desk, whole, year, reason.filter(|_| over)).await?;
    view::answer(&records, ctx, StatusCode::OK, whole).await
}

/// Whether it may be put there, and whether it is one more than planned.
async fn possible(desk: &Desk<'_>, whole: &Whole, year: i16, reasoned: bool) -> Result<bool, Problem> {
    let file = &whole.file;
    query::still_open(file)?;
    if file.plan_year == Some(year) {
        return Err(PLAN_TWICE.with("year", year));
    }
    years(desk, whole, year)?;
    let (judged, rule) = (Judged::of(desk, whole, desk.today)?, desk.pack.development.quota.on(desk.today));
    let state = &judged.progress.state;
    let standing = || {
        let name = spoken::state(&judged.rules.workflow.value, state.as_str());
        PLAN_STANDING.with("state", name).with("source", &rule.source).with("since", rule.effective_from)
    };
    if !rule.value.listed_in.contains(state) {
        return Err(standing());
    }
    let none = || PLAN_NONE.with("year", year).field("/year", &PLAN_NONE);
    let (giver, plan) = covering(desk, &whole.unit, year).await?.ok_or_else(none)?;
    let about = |problem: Problem| {
        let named = problem.with("name", &giver.name).with("year", year);
        named.with("source", &rule.source).with("since", rule.effective_from)
    };
    list(&rule.value, state, &plan, reasoned).map_err(|not| match not {
        NotListed::Standing => standing(),
        NotListed::NoPlan => none(),
        NotListed::Full => about(PLAN_FULL.problem()).field("/year", &PLAN_FULL),
        NotListed::Unreasoned => about(PLAN_UNREASONED.problem()).field("/reason", &PLAN_UNREASONED),
    })
}

/// Not before the year somebody became a development target, nor further ahead than plans are handed down.
fn years(desk: &Desk<'_>, whole: &Whole, year: i16) -> Result<(), Problem> {
    let next = desk.today.year() + 1;
    if i32::from(year) > next {
        return Err(PLAN_TOO_FAR.with("next", next).field("/year", &PLAN_TOO_FAR));
    }
    let chosen = whole.counting().rev().find(|step| step.step == "choose_candidate");
    let first = chosen.map_or(whole.file.since, |step| step.decided_on).year();
    if i32::from(year) < first {
        return Err(PLAN_EARLY.with("first", first).field("/year", &PLAN_EARLY));
    }
    Ok(())
}

async fn place(desk: &Desk<'_>, whole: Whole, year: i16, reason: Option<String>) -> Result<Whole, Problem> {
    let mut file = whole.file.clone();
    let old = file.plan_year.map(|year| json!({"plan_year": year}));
    (file.plan_year, file.planned_on, file.plan_reason) = (Some(year), Some(desk.today), reason.clone());
    let file = tell::save(desk, file).await?;
    tell::audit(desk, "place_in_plan", &file, old, Some(json!({"plan_year": year})), reason).await?;
    tell::planned(desk, &file, year, false).await?;
    Ok(Whole { file, ..whole })
}
