use super::{
    facts,
    view::{self, MemberParticipation},
};
use crate::{Records, meetings::duties, members};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use rest::{Answer, Ctx, Query};
use serde::Deserialize;
use utoipa::IntoParams;

/// Of which year.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// This year when absent.
    pub year: Option<i32>,
}

/// Show what one took part in oneself, in a year
#[utoipa::path(get, path = "/meetings/participation/mine", tag = "meetings", operation_id = "get_own_participation",
    params(Wanted), responses((status = OK, body = MemberParticipation)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Meeting).about(Some(own))).await?;
    let found = members::find_for_action(ctx.tx(), own).await?.ok_or_else(|| members::NO_RECORD.problem())?;
    let desk = records.desk(&ctx);
    let year = duties::meant(wanted.year.unwrap_or_else(|| desk.today.year()))?;
    let year = facts::of_year(&desk, &found.member, year).await?;
    let shown = view::shown(&desk, own, year);
    ctx.read(&shown)
}
