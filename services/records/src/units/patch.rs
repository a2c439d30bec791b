use super::{
    fields,
    problems::{KIND_KEEPS_MEMBERS, NAME_TAKEN},
    record::{self, Paper},
    rules,
    store::{self, unit::Model},
    view::{UnitOut, open_phone, seal_phone},
    words::{Change, Situation},
};
use crate::{Records, desk::Desk, input::required, members, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::UnitId;
use rest::{Answer, Ctx, IfMatch, Json, OnConstraint, Patch, Path, Problem, kinds};
use rulepack::{Capability, Nature, UnitKind};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// What changes about a unit: fields that are absent stay, null clears.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct UnitPatch {
    pub kind: Patch<UnitKind>,
    pub name: Patch<String>,
    pub short_name: Patch<String>,
    pub nature: Patch<Nature>,
    pub situation: Patch<Situation>,
    pub body_name: Patch<String>,
    pub credit_code: Patch<String>,
    pub joint_bodies: Patch<i16>,
    pub contact_name: Patch<String>,
    pub contact_phone: Patch<String>,
    pub founded_on: Patch<Date>,
    pub approved_doc_no: Patch<String>,
    pub term_started_on: Patch<Date>,
    pub term_years: Patch<i16>,
    pub direct_transfers: Patch<bool>,
    pub external_code: Patch<String>,
    pub position: Patch<i32>,
    /// When a new name or kind was decided; today when absent.
    pub decided_on: Option<Date>,
    pub doc_no: Option<String>,
}

/// Change a unit
#[utoipa::path(patch, path = "/units/{id}", tag = "units", operation_id = "update_unit", request_body = UnitPatch,
    params(("id" = UnitId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = UnitOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<UnitPatch>,
) -> Answer {
    let unit = super::reached_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(unit.version)?;
    let desk = records.desk(&ctx);
    let unit = change(&desk, unit, patch).await?;
    let version = unit.version;
    let out = UnitOut::of(&desk, unit)?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// Changes the fields of a unit.
///
/// # Errors
/// When a field is not right, the unit was changed meanwhile, or its kind would not fit where it stands.
pub async fn change(desk: &Desk<'_>, old: Model, patch: UnitPatch) -> Result<Model, Problem> {
    rules::active(&old)?;
    let paper = Paper {
        decided_on: Some(patch.decided_on.unwrap_or(desk.today)),
        doc_no: text::kept(patch.doc_no.clone(), "/doc_no", 100)?,
    };
    let phone = patch.contact_phone.clone();
    let mut new = apply(old.clone(), patch)?;
    fields::check(&mut new, desk.today)?;
    if let Some(phone) = phone.change() {
        let phone = fields::phone(phone)?;
        // sealing gives other bytes every time: what did not change stays as it is
        if phone != open_phone(desk, &old)? {
            new.contact_phone_sealed = seal_phone(desk, new.id, phone)?;
        }
    }
    if new.kind != old.kind {
        fits(desk, &old, &new).await?;
    }
    if new == old {
        return Ok(old);
    }
    history(desk, &old, &new, &paper).await?;
    let saved =
        store::update(desk.tx, new, desk.now).await.on_constraint("units_name_key", &NAME_TAKEN, "/name")?;
    let saved = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    record::announce(desk, std::slice::from_ref(&saved)).await?;
    let (mut was, mut is) = record::difference(&record::facts(&old), &record::facts(&saved));
    if saved.contact_phone_sealed != old.contact_phone_sealed {
        (was["contact_phone"], is["contact_phone"]) = (json!("***"), json!("***"));
    }
    record::audit(desk, "update", saved.id, Some(was), Some(is)).await?;
    Ok(saved)
}

fn apply(mut unit: Model, patch: UnitPatch) -> Result<Model, Problem> {
    let UnitPatch {
        kind,
        name,
        short_name,
        nature,
        situation,
        body_name,
        credit_code,
        joint_bodies,
        contact_name,
        contact_phone: _, // sealed by the caller
        founded_on,
        approved_doc_no,
        term_started_on,
        term_years,
        direct_transfers,
        external_code,
        position,
        decided_on: _,
        doc_no: _,
    } = patch;
    required(kind, "/kind", &mut unit.kind)?;
    required(name, "/name", &mut unit.name)?;
    required(direct_transfers, "/direct_transfers", &mut unit.direct_transfers)?;
    required(position, "/position", &mut unit.position)?;
    crate::input::set(short_name, &mut unit.short_name);
    crate::input::set(nature, &mut unit.nature);
    crate::input::set(situation, &mut unit.situation);
    crate::input::set(body_name, &mut unit.body_name);
    crate::input::set(credit_code, &mut unit.credit_code);
    crate::input::set(joint_bodies, &mut unit.joint_bodies);
    crate::input::set(contact_name, &mut unit.contact_name);
    crate::input::set(founded_on, &mut unit.founded_on);
    crate::input::set(approved_doc_no, &mut unit.approved_doc_no);
    crate::input::set(term_started_on, &mut unit.term_started_on);
    crate::input::set(term_years, &mut unit.term_years);
    crate::input::set(external_code, &mut unit.external_code);
    Ok(unit)
}

/// A unit of the new kind may stand where it stands, and keep what hangs below it and who belongs to it.
async fn fits(desk: &Desk<'_>, old: &Model, new: &Model) -> Result<(), Problem> {
    store::claim_tree(desk.tx).await?;
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    let parent = match new.parent_id {
        None => None,
        Some(parent) => store::find(desk.tx, parent).await?,
    };
    rules::place(kinds, new.kind, parent.as_ref(), "/kind")?;
    for child in store::active_children(desk.tx, old.id).await? {
        rules::place(kinds, child.kind, Some(new), "/kind")?;
    }
    store::claim(desk.tx, old.id).await?;
    let holds = kinds.can(new.kind, Capability::HoldsMembers);
    if !holds && members::count_in(desk.tx, old.id).await? > 0 {
        return Err(KIND_KEEPS_MEMBERS.at("/kind"));
    }
    Ok(())
}

/// Only what the tree is made of has a history: name, short name and kind.
async fn history(desk: &Desk<'_>, old: &Model, new: &Model, paper: &Paper) -> Result<(), Problem> {
    let renamed = new.name != old.name || new.short_name != old.short_name;
    if !renamed && new.kind == old.kind {
        return Ok(());
    }
    let last = store::last_decided(desk.tx, old.id).await?;
    rules::decided(paper.decided_on.unwrap_or(desk.today), last, desk.today)?;
    let mut change = record::change(desk, new.id, Change::Altered, paper);
    change.kind = (new.kind != old.kind).then_some(new.kind);
    change.name = (new.name != old.name).then(|| new.name.clone());
    change.short_name =
        (new.short_name != old.short_name).then(|| new.short_name.clone().unwrap_or_default());
    record::keep(desk.tx, vec![change]).await?;
    Ok(())
}
