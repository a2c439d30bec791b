use super::{
    problems::{HELD_ALREADY, POST_HELD, POST_TAKEN, UNKNOWN_MEMBER},
    rules,
    store::{self, Model},
    view::{self, PostOut},
    words::Basis,
};
use crate::{
    Records,
    desk::Desk,
    members::{self, Member},
    notice::Notice,
    spoken, text,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use events::kinds::PostChanged;
use kernel::{MemberId, PostId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem, kinds};
use rulepack::Post;
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// Somebody takes a post, or held it in the past.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    pub unit_id: UnitId,
    pub member_id: MemberId,
    pub post: Post,
    pub started_on: Date,
    #[serde(default)]
    pub term_end: Option<Date>,
    /// For a post of the past.
    #[serde(default)]
    pub ended_on: Option<Date>,
    pub basis: Basis,
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// Record that somebody takes a post
#[utoipa::path(post, path = "/posts", tag = "posts", operation_id = "create_post", request_body = NewPost,
    responses((status = CREATED, body = PostOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewPost>) -> Answer {
    ctx.reach_something(Action::Appoint, ResourceKind::Post).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Appoint, &Thing::within(ResourceKind::Post, unit.path.as_str())).await?;
    let member = members::reached(&ctx, new.member_id).await;
    let member = member.map_err(|problem| units::outside(problem, &UNKNOWN_MEMBER, "/member_id"))?.member;
    let desk = records.desk(&ctx);
    let (post, warnings) = appoint(&desk, &member, new).await?;
    let version = post.version;
    let out = view::shown(&desk, vec![post]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply_version(StatusCode::CREATED, version, &PostOut { warnings, ..out }).await
}

/// Records a post. The unit is claimed first, so that two appointments in it never cross.
///
/// # Errors
/// When the unit has no such post, somebody else holds it on one of the days, or the person may not.
pub async fn appoint(
    desk: &Desk<'_>,
    member: &Member,
    new: NewPost,
) -> Result<(Model, Vec<Notice>), Problem> {
    let unit = units::claim(desk.tx, new.unit_id).await?.ok_or_else(|| units::UNKNOWN_UNIT.at("/unit_id"))?;
    let rule = &desk.pack.posts.on(new.started_on).value;
    let post = build(desk, new, |post| rule.single.contains(&post))?;
    rules::place(rule, &unit, &post)?;
    rules::days(&post, &unit, desk.today)?;
    rules::holder(member, &post)?;
    free(desk, &unit, &post).await?;
    store::insert(desk.tx, post.clone())
        .await
        .on_constraint("posts_sole_key", &POST_HELD, "/post")
        .on_constraint("posts_once_key", &HELD_ALREADY, "/member_id")?;
    tell(desk, &post).await?;
    let new = json!({
        "unit_id": post.unit_id, "member_id": post.member_id, "post": post.post, "basis": post.basis,
        "started_on": post.started_on, "term_end": post.term_ends_on, "ended_on": post.ended_on, "doc_no": post.doc_no,
    });
    let subject_id = Some(post.id.0);
    desk.audit(Entry { action: "appoint", subject: "post", subject_id, new: Some(new), ..Entry::default() })
        .await?;
    let doubts = rules::doubts(desk.pack, member, &unit, &post);
    Ok((post, doubts))
}

fn build(desk: &Desk<'_>, new: NewPost, sole: impl Fn(Post) -> bool) -> Result<Model, Problem> {
    let NewPost { unit_id, member_id, post, started_on, term_end, ended_on, basis, doc_no } = new;
    Ok(Model {
        id: PostId::new(),
        unit_id,
        member_id,
        post,
        sole: sole(post),
        basis,
        started_on,
        term_ends_on: term_end,
        ended_on,
        doc_no: text::kept(doc_no, "/doc_no", 100)?,
        end_reason: None,
        version: 1,
        recorded_at: desk.now,
        end_recorded_at: ended_on.map(|_| desk.now),
    })
}

/// Nobody else holds the post on one of the days, and the same person does not hold it twice.
async fn free(desk: &Desk<'_>, unit: &Unit, post: &Model) -> Result<(), Problem> {
    let mut others = store::of_unit(desk.tx, unit.id, post.post).await?;
    if !post.sole {
        others.retain(|other| other.member_id == post.member_id);
    }
    let Some(other) = rules::clash(&others, post.period()) else { return Ok(()) };
    if other.member_id == post.member_id {
        return Err(HELD_ALREADY.at("/member_id"));
    }
    let names = members::names(desk.tx, vec![other.member_id]).await?;
    let name = names.get(&other.member_id).cloned().unwrap_or_default();
    let taken = POST_TAKEN.at("/post").with("name", name).with("since", other.started_on);
    Err(taken.with("post", spoken::post(other.post)))
}

/// Tells other services.
pub(super) async fn tell(desk: &Desk<'_>, post: &Model) -> Result<(), Problem> {
    desk.emit(&event(post)).await
}

pub(super) fn event(post: &Model) -> PostChanged {
    PostChanged {
        id: post.id,
        unit_id: post.unit_id,
        member_id: post.member_id,
        post: post.post.to_string(),
        started_on: post.started_on,
        ended_on: post.ended_on,
    }
}
