use super::{
    store::{self, Model},
    view::{self, SpellOut},
};
use crate::{
    Records,
    desk::Desk,
    members::Member,
    registers::{
        problems::{ALREADY_FLOATING, UNKNOWN_INFLOW},
        rules, spells,
        tell::{self, Register},
    },
    text,
    units::{self, UnitState},
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::{MemberId, SpellId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// A member who is away.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSpell {
    pub member_id: MemberId,
    pub where_to: String,
    pub since: Date,
    /// How the member is reached.
    #[serde(default)]
    pub contact: Option<String>,
    /// A unit of this organisation where the member takes part.
    #[serde(default)]
    pub inflow_unit_id: Option<UnitId>,
    /// Outside the country, for study or work.
    #[serde(default)]
    pub abroad: bool,
    /// When the member means to be back.
    #[serde(default)]
    pub expected_until: Option<Date>,
    /// The unit of work or the habitual residence has changed.
    #[serde(default)]
    pub changed: Option<bool>,
    /// At one place, by and large.
    #[serde(default)]
    pub fixed_place: Option<bool>,
}

/// Register a floating member
#[utoipa::path(post, path = "/floating-spells", tag = "registers", operation_id = "create_floating_spell",
    request_body = NewSpell, responses((status = CREATED, body = SpellOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewSpell>) -> Answer {
    let found = spells::named(&ctx, new.member_id).await?;
    let desk = records.desk(&ctx);
    let spell = begin(&desk, &found.member, new).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let out = view::shown(&desk, &open, vec![spell]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// Enters a stay away from the own branch.
///
/// # Errors
/// When the member is away already, or a day is not right.
pub async fn begin(desk: &Desk<'_>, member: &Member, new: NewSpell) -> Result<Model, Problem> {
    rules::begins(member, new.since, desk.today)?;
    rules::lasts(new.since, new.expected_until)?;
    if let Some(inflow) = new.inflow_unit_id
        && units::by_ids(desk.tx, vec![inflow])
            .await?
            .get(&inflow)
            .is_none_or(|unit| unit.state != UnitState::Active)
    {
        return Err(UNKNOWN_INFLOW.at("/inflow_unit_id"));
    }
    let spell = build(desk, new)?;
    let inserted = store::insert(desk.tx, vec![spell.clone()]).await;
    inserted.on_constraint("floating_spells_open_key", &ALREADY_FLOATING, "/member_id")?;
    let new =
        json!({"floating": true, "since": spell.since, "where_to": spell.where_to, "abroad": spell.abroad});
    tell::changed(desk, member, Register::Floating.begun(spell.id), "float", new).await?;
    Ok(spell)
}

/// Enters the stays of members an import has just registered. They are within the rules by then, and the audit
/// entry of the import speaks for them.
///
/// # Errors
/// When a text is not right or one of them is away already.
pub async fn begin_many(desk: &Desk<'_>, all: Vec<NewSpell>) -> Result<(), Problem> {
    let spells = all.into_iter().map(|new| build(desk, new)).collect::<Result<Vec<_>, _>>()?;
    store::insert(desk.tx, spells).await.on_constraint(
        "floating_spells_open_key",
        &ALREADY_FLOATING,
        "/member_id",
    )
}

fn build(desk: &Desk<'_>, new: NewSpell) -> Result<Model, Problem> {
    let id = SpellId::new();
    let contact = text::kept(new.contact, "/contact", 100)?;
    Ok(Model {
        id,
        member_id: new.member_id,
        where_to: text::required(new.where_to, "/where_to", 200)?,
        since: new.since,
        until: None,
        inflow_unit_id: new.inflow_unit_id,
        contact_sealed: view::seal_contact(desk, id, contact.as_deref())?,
        abroad: Some(new.abroad),
        last_contact_on: None,
        last_contact_by: None,
        expected_until: new.expected_until,
        changed: new.changed,
        fixed_place: new.fixed_place,
        version: 1,
        recorded_at: desk.now,
        end_recorded_at: None,
    })
}
