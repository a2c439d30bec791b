use super::{
    content::{self, Content, Holder, Member},
    problems::{REAL_ROSTER, SAMPLES_DO_NOT_FIT, SAMPLES_THERE},
    store::{self, Samples},
    view,
};
use crate::{
    Records,
    desk::Desk,
    members::{self, NewMember},
    posts::{self, Basis, NewPost},
    units::{self, NewUnit, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{MemberId, PostId, UnitId};
use rest::{Answer, Ctx, Problem, kinds};
use serde_json::json;
use tenancy::audit::Entry;

/// Put sample data in
///
/// A small tree with members and posts, all marked as samples by their names.
#[utoipa::path(post, path = "/samples", tag = "samples", operation_id = "add_samples",
    responses((status = CREATED, body = view::State)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::Create, &Thing::of(ResourceKind::Unit)).await?;
    let desk = records.desk(&ctx);
    let top = units::top(ctx.tx()).await?;
    let before = store::load(ctx.tx()).await?;
    if !before.is_empty() {
        return Err(SAMPLES_THERE.problem());
    }
    let real = view::real(&desk, &before).await?;
    let most = records.samples_most;
    if real.members > i64::from(most) {
        return Err(REAL_ROSTER.with("count", real.members).with("most", most));
    }
    let samples = add(&desk, content::of(ctx.tenant().kind)?, top.as_ref()).await?;
    let out = view::state(&records, &desk, &samples).await?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// Records by the keys the sample data names them by.
type Named<T> = Vec<(String, T)>;

fn named<T: Copy>(all: &[(String, T)], key: &str) -> Result<T, Problem> {
    all.iter().find(|(name, _)| name == key).map(|(_, id)| *id).ok_or_else(broken)
}

fn ids<T>(all: Named<T>) -> Vec<T> {
    all.into_iter().map(|(_, id)| id).collect()
}

/// Enters everything through the actions a form calls.
async fn add(desk: &Desk<'_>, content: Content, top: Option<&Unit>) -> Result<Samples, Problem> {
    let places = found_all(desk, content.units, top).await?;
    let people = register_all(desk, &content.members, &places).await?;
    let posts = appoint_all(desk, &content.posts, &places, &people).await?;
    let samples = Samples { units: ids(places), members: ids(people), posts };
    store::insert(desk.tx, &samples, desk.now).await?;
    let new = json!({
        "units": samples.units.len(), "members": samples.members.len(), "posts": samples.posts.len(),
    });
    desk.audit(Entry { action: "add", subject: "samples", new: Some(new), ..Entry::default() }).await?;
    Ok(samples)
}

async fn found_all(
    desk: &Desk<'_>,
    units: Vec<content::Unit>,
    top: Option<&Unit>,
) -> Result<Named<UnitId>, Problem> {
    let mut places = Named::new();
    for unit in units {
        let (key, outermost) = (unit.key.clone(), unit.parent.is_none());
        let parent = match &unit.parent {
            Some(key) => Some(named(&places, key)?),
            None => top.map(|top| top.id),
        };
        let made = units::create(desk, found(unit, parent)).await;
        let made = made.map_err(|problem| if outermost { misfit(problem, top) } else { problem })?;
        places.push((key, made.id));
    }
    Ok(places)
}

async fn register_all(
    desk: &Desk<'_>,
    members: &[Member],
    places: &[(String, UnitId)],
) -> Result<Named<MemberId>, Problem> {
    let checked = members.iter().map(|member| {
        let draft = draft(member, named(places, &member.unit)?);
        members::check(draft, desk.today, desk.pack).map_err(|_| broken())
    });
    let checked = checked.collect::<Result<Vec<_>, Problem>>()?;
    let ids = members::register_many(desk, checked, "sample data").await?;
    Ok(members.iter().map(|member| member.key.clone()).zip(ids).collect())
}

async fn appoint_all(
    desk: &Desk<'_>,
    holders: &[Holder],
    places: &[(String, UnitId)],
    people: &[(String, MemberId)],
) -> Result<Vec<PostId>, Problem> {
    let known = members::by_ids(desk.tx, people.iter().map(|(_, id)| *id).collect()).await?;
    let mut posts = Vec::new();
    for holder in holders {
        let member = known.get(&named(people, &holder.member)?).ok_or_else(broken)?;
        let new = appointed(holder, named(places, &holder.unit)?, member.id);
        posts.push(posts::appoint(desk, member, new).await?.0.id);
    }
    Ok(posts)
}

fn broken() -> Problem {
    kinds::INTERNAL.problem().because("the sample data in the binary is not sound")
}

/// The top of a real tree may be of a kind that nothing can stand under.
fn misfit(problem: Problem, top: Option<&Unit>) -> Problem {
    match top {
        Some(top) if problem.kind().status < 500 => SAMPLES_DO_NOT_FIT.with("name", &top.name),
        _ => problem,
    }
}

fn found(unit: content::Unit, parent: Option<UnitId>) -> NewUnit {
    NewUnit {
        short_name: unit.short_name,
        founded_on: Some(unit.founded_on),
        term_started_on: unit.term_started_on,
        ..NewUnit::bare(parent, unit.kind, &unit.name)
    }
}

pub(super) fn draft(member: &Member, unit: UnitId) -> NewMember {
    NewMember {
        full_on: member.full_on,
        education: member.education.clone(),
        work_post: member.work_post,
        job_title: member.job_title.clone(),
        ..NewMember::bare(unit, &member.name, &member.id_no, member.kind, member.joined_on)
    }
}

fn appointed(holder: &Holder, unit: UnitId, member: MemberId) -> NewPost {
    NewPost {
        unit_id: unit,
        member_id: member,
        post: holder.post,
        started_on: holder.started_on,
        term_end: holder.term_end,
        ended_on: None,
        basis: Basis::Elected,
        doc_no: None,
    }
}
