use super::{
    store::{self, Entity},
    view::{self, SpellOut},
};
use crate::{
    Records,
    registers::{
        problems::{CONTACT_BEFORE_SINCE, ENDED_ALREADY, NOT_ABROAD},
        spells,
        tell::{self, Register},
    },
    text,
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::SpellId;
use rest::{Answer, Ctx, Json, Path, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// That the branch heard of somebody abroad.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AbroadContact)]
pub struct Contact {
    pub made_on: Date,
    /// Who of the branch spoke to the member.
    #[serde(default)]
    pub made_by: Option<String>,
}

/// Note a contact with a member abroad
///
/// The last one entered holds: a wrong day is put right by entering the right one. What was said has no place here.
#[utoipa::path(post, path = "/floating-spells/{id}/contacts", tag = "registers", operation_id = "note_abroad_contact",
    request_body = Contact, params(("id" = SpellId, Path)), responses((status = OK, body = SpellOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<SpellId>,
    Json(contact): Json<Contact>,
) -> Answer {
    let (spell, found) = spells::reached::<Entity>(&ctx, id).await?;
    let desk = records.desk(&ctx);
    if spell.until.is_some() {
        return Err(ENDED_ALREADY.problem());
    }
    if !spell.abroad.unwrap_or_default() {
        return Err(NOT_ABROAD.problem());
    }
    if contact.made_on > desk.today {
        return Err(kinds::IN_FUTURE.at("/made_on"));
    }
    if contact.made_on < spell.since {
        return Err(CONTACT_BEFORE_SINCE.at("/made_on"));
    }
    let by = text::kept(contact.made_by, "/made_by", 50)?;
    let noted = store::note_contact(desk.tx, &spell, contact.made_on, by.clone()).await?;
    let noted = noted.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    let new = json!({"contact_on": contact.made_on, "contact_by": by});
    let change = Register::Floating.changed(spell.id, "contacted");
    tell::changed(&desk, &found.member, change, "contact_abroad", new).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let out = view::shown(&desk, &open, vec![noted]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}
