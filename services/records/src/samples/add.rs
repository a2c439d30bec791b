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
use kernel::{MemberId, UnitId};
use rest::{Answer, Ctx, Problem, kinds};
use serde_json::json;
use std::collections::HashMap;
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

/// Enters everything through the actions a form calls.
async fn add(desk: &Desk<'_>, content: Content, top: Option<&Unit>) -> Result<Samples, Problem> {
    let Content { units, members, posts } = content;
    let mut samples = Samples::default();
    let mut places: HashMap<String, UnitId> = HashMap::new();
    for unit in units {
        let parent = match &unit.parent {
            Some(key) => Some(*places.get(key).ok_or_else(broken)?),
            None => top.map(|top| top.id),
        };
        let outermost = unit.parent.is_none();
        let key = unit.key.clone();
        let made = units::create(desk, found(unit, parent)).await;
        let made = made.map_err(|problem| if outermost { misfit(problem, top) } else { problem })?;
        samples.units.push(made.id);
        places.insert(key, made.id);
    }
    let mut people: HashMap<String, MemberId> = HashMap::new();
    let (mut keys, mut checked) = (Vec::new(), Vec::new());
    for member in &members {
        let unit = *places.get(&member.unit).ok_or_else(broken)?;
        checked.push(members::check(draft(member, unit), desk.today, desk.pack).map_err(|_| broken())?);
        keys.push(member.key.clone());
    }
    samples.members = members::register_many(desk, checked, "sample data").await?;
    people.extend(keys.into_iter().zip(samples.members.iter().copied()));
    let known = members::by_ids(desk.tx, samples.members.clone()).await?;
    for holder in posts {
        let member = people.get(&holder.member).and_then(|id| known.get(id)).ok_or_else(broken)?;
        let unit = *places.get(&holder.unit).ok_or_else(broken)?;
        let (post, _) = posts::appoint(desk, member, appointed(&holder, unit, member.id)).await?;
        samples.posts.push(post.id);
    }
    store::insert(desk.tx, &samples, desk.now).await?;
    let new = json!({
        "units": samples.units.len(), "members": samples.members.len(), "posts": samples.posts.len(),
    });
    desk.audit(Entry { action: "add", subject: "samples", new: Some(new), ..Entry::default() }).await?;
    Ok(samples)
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
