use super::{
    draft::NewMember,
    find,
    placing::{self, Place},
    problems::{self, DUPLICATE_ID},
    room, row,
    rules::{self, Checked},
    store::{self, member::Model},
    view::{self, MemberOut},
};
use crate::{Records, desk::Desk, units};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use events::kinds::MemberRegistered;
use kernel::MemberId;
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use serde_json::json;
use tenancy::{Vault, audit::Entry};
use time::OffsetDateTime;

/// A member who was entered.
pub struct Registered {
    pub member: Model,
    pub warnings: Vec<super::fault::Finding>,
}

/// Register a member
#[utoipa::path(post, path = "/members", tag = "members", operation_id = "create_member", request_body = NewMember,
    responses((status = CREATED, body = MemberOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(draft): Json<NewMember>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Member).await?;
    let unit = units::named(&ctx, draft.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Create, &Thing::within(ResourceKind::Member, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let Registered { member, warnings } = register(&desk, draft).await?;
    let (id, version) = (member.id, member.version);
    let found = find::find_for_action(ctx.tx(), id).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    let out = view::full(&desk, found, view::actions(&ctx, &unit, id).await?, &warnings).await?;
    ctx.reply_version(StatusCode::CREATED, version, &out).await
}

/// Enters one member.
///
/// # Errors
/// With every fault of the draft, or when the unit takes no members, the number is taken, or the organisation may
/// hold no more.
pub async fn register(desk: &Desk<'_>, draft: NewMember) -> Result<Registered, Problem> {
    register_as(desk, MemberId::new(), draft).await
}

/// The same for somebody who was known by an id before.
///
/// # Errors
/// As [`register`].
pub async fn register_as(desk: &Desk<'_>, id: MemberId, draft: NewMember) -> Result<Registered, Problem> {
    let checked =
        rules::check(draft, desk.today, desk.pack).map_err(|found| problems::refuse(desk.pack, found))?;
    let warnings = checked.warnings.clone();
    placing::hold(desk, &[placing::of(&checked.facts)]).await?;
    room::take(desk.tx, 1).await?;
    let new = view::audited(&checked.facts);
    let member = row::of(desk.tx.vault(), id, checked, desk.now)?;
    store::insert(desk.tx, vec![member.clone()]).await.on_constraint(
        "members_id_no_key",
        &DUPLICATE_ID,
        "/id_no",
    )?;
    desk.emit(&MemberRegistered { id: member.id, unit_id: member.unit_id }).await?;
    let id = Some(member.id.0);
    desk.audit(Entry {
        action: "create",
        subject: "member",
        subject_id: id,
        new: Some(new),
        ..Entry::default()
    })
    .await?;
    Ok(Registered { member, warnings })
}

/// Somebody who was checked, sealed as the row that is kept of them: all that can be done before the transaction.
pub struct Prepared {
    row: Model,
    place: Place,
}

/// # Errors
/// When the vault cannot seal.
pub fn prepare(vault: &Vault, checked: Checked, now: OffsetDateTime) -> Result<Prepared, Problem> {
    let place = placing::of(&checked.facts);
    Ok(Prepared { row: row::of(vault, MemberId::new(), checked, now)?, place })
}

/// Enters many members at once, in a few statements. Nobody is entered unless all are. The ids come in the order of the
/// facts.
///
/// # Errors
/// When a unit takes no members, a number is taken, or the organisation may not hold so many.
pub async fn register_many(desk: &Desk<'_>, all: Vec<Checked>, why: &str) -> Result<Vec<MemberId>, Problem> {
    let prepared = all.into_iter().map(|checked| prepare(desk.tx.vault(), checked, desk.now));
    register_prepared(desk, prepared.collect::<Result<_, _>>()?, why).await
}

/// The same for those who were prepared elsewhere: what an import calls.
///
/// # Errors
/// As [`register_many`].
pub async fn register_prepared(
    desk: &Desk<'_>,
    all: Vec<Prepared>,
    why: &str,
) -> Result<Vec<MemberId>, Problem> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    placing::hold(desk, &all.iter().map(|one| one.place).collect::<Vec<_>>()).await?;
    room::take(desk.tx, all.len() as u64).await?;
    // whatever is written beside them has the time of this transaction, and nothing has happened to them since
    let (created_at, updated_at) = (desk.now, desk.now);
    let rows: Vec<Model> = all.into_iter().map(|one| Model { created_at, updated_at, ..one.row }).collect();
    let told: Vec<MemberRegistered> =
        rows.iter().map(|member| MemberRegistered { id: member.id, unit_id: member.unit_id }).collect();
    let ids: Vec<MemberId> = rows.iter().map(|member| member.id).collect();
    store::insert(desk.tx, rows).await.on_constraint("members_id_no_key", &DUPLICATE_ID, "/id_no")?;
    desk.emit_all(&told).await?;
    let new = json!({"count": ids.len(), "ids": ids});
    let entry = Entry {
        action: "create",
        subject: "member",
        new: Some(new),
        why: Some(why.to_owned()),
        ..Entry::default()
    };
    desk.audit(entry).await?;
    Ok(ids)
}
