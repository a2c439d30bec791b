use super::facts::{self, Elected};
use crate::{
    Records,
    elections::{
        query,
        roll::{self, Hall},
        rules::roll::Right,
        store::parts::Roll,
    },
    units,
};
use axum::extract::State;
use kernel::{ElectionId, MemberId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Path};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A delegate to a congress.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CongressDelegate {
    member_id: MemberId,
    name: String,
    /// The unit that elected the person.
    unit_id: UnitId,
    unit_name: String,
    elected_on: Date,
    /// How the person stands on the day of the congress, and after it today; none for whoever is no member there any more.
    #[schema(inline)]
    right: Option<Right>,
    /// May take part and vote.
    votes: bool,
    /// When the term ends for which the delegates are elected, once it began.
    valid_until: Option<Date>,
}

/// List the delegates to a congress
///
/// Whoever was elected, with the unit that did: delegates until the next term begins, as long as they are members with all
/// rights.
#[utoipa::path(get, path = "/elections/{id}/delegates", tag = "elections", operation_id = "list_congress_delegates",
    params(("id" = ElectionId, Path), Page), responses((status = OK, body = Paged<CongressDelegate>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    page: Page,
) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let day = placed.election.day().max(desk.today);
    let delegates = facts::elected(ctx.tx(), id, day).await?;
    let hall = roll::hall(&desk, &placed.election, &placed.unit, &Roll::default(), day).await?;
    let force = facts::in_force(&placed.election, &placed.unit);
    let names = units::by_ids(ctx.tx(), delegates.values().map(|one| one.unit_id).collect()).await?;
    let until = facts::valid_until(&desk, &placed.election, &placed.unit);
    let shown = |(member_id, one): (MemberId, Elected)| CongressDelegate {
        right: right(&hall, &member_id),
        votes: force && right(&hall, &member_id).is_some_and(Right::votes),
        unit_name: names.get(&one.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
        member_id,
        name: one.name,
        unit_id: one.unit_id,
        elected_on: one.elected_on,
        valid_until: until,
    };
    let mut all: Vec<_> = delegates.into_iter().map(shown).collect();
    all.sort_by(|a, b| (&a.unit_name, &a.name, a.member_id).cmp(&(&b.unit_name, &b.name, b.member_id)));
    ctx.read(&Paged::reckoned(all, &page)?)
}

fn right(hall: &Hall, id: &MemberId) -> Option<Right> {
    hall.electors.get(id).map(|person| person.right)
}
