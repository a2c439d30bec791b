use crate::{
    Records,
    desk::Desk,
    members::{self, MemberOut, fault::Finding},
    posts,
    registers::floating::{self, SpellOut},
    units::Unit,
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Problem};
use rulepack::UnitKind;
use serde::Serialize;
use utoipa::ToSchema;

/// The own record and branch.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    pub member: MemberOut,
    pub branch: MyBranch,
    /// The stay away from the branch that is entered now, and, abroad, when the branch should hear again.
    pub away: Option<SpellOut>,
}

/// What a member needs to know of the own branch.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyBranch {
    pub id: UnitId,
    pub name: String,
    pub kind: UnitKind,
    /// Name of the secretary, where there is one.
    pub secretary: Option<String>,
    pub contact: Option<Contact>,
}

/// Whom to ask.
#[derive(Debug, Serialize, ToSchema)]
pub struct Contact {
    pub name: Option<String>,
    pub phone: Option<String>,
}

/// Show the own record and branch
#[utoipa::path(get, path = "/me", tag = "me", operation_id = "get_me", responses((status = OK, body = Me)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Member).about(Some(own))).await?;
    let found = members::find_for_action(ctx.tx(), own).await?.ok_or_else(|| members::NO_RECORD.problem())?;
    let desk = records.desk(&ctx);
    let actions = members::actions(&ctx, &found.unit, own).await?;
    let version = found.member.version;
    let branch = branch(&desk, found.unit.clone()).await?;
    let member = members::full(&desk, found, actions, NOTHING).await?;
    let away = floating::open_of(&desk, own).await?;
    ctx.read_version(version, &Me { member, branch, away })
}

/// Doubts about the record are the branch's business.
const NOTHING: &[Finding] = &[];

async fn branch(desk: &Desk<'_>, unit: Unit) -> Result<MyBranch, Problem> {
    let secretary = posts::secretaries(desk, vec![unit.id]).await?.remove(&unit.id);
    let phone = crate::units::contact_phone(desk, &unit)?;
    let contact = (unit.contact_name.is_some() || phone.is_some())
        .then_some(Contact { name: unit.contact_name, phone });
    Ok(MyBranch { id: unit.id, name: unit.name, kind: unit.kind, secretary, contact })
}
