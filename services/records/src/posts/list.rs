use super::{
    store::{self, Column, held_on},
    view::{self, PostOut},
};
use crate::{Records, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{MemberId, PostId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use rulepack::Post;
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::IntoParams;

/// Which posts to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub unit_id: Option<UnitId>,
    pub member_id: Option<MemberId>,
    pub post: Option<Post>,
    /// Held on this day; past and present ones when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub on: Option<Date>,
}

/// The last post of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    #[serde(deserialize_with = "crate::dates::day")]
    started_on: Date,
    id: PostId,
}

/// List posts and who holds or held them
#[utoipa::path(get, path = "/posts", tag = "posts", operation_id = "list_posts", params(Wanted, Page),
    responses((status = OK, body = Paged<PostOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Post).await?;
    let mut condition = units::reached_by(&reach, Column::UnitId);
    if let Some(unit) = wanted.unit_id {
        condition = condition.add(Column::UnitId.eq(unit));
    }
    if let Some(member) = wanted.member_id {
        condition = condition.add(Column::MemberId.eq(member));
    }
    if let Some(post) = wanted.post {
        condition = condition.add(Column::Post.eq(post));
    }
    if let Some(day) = wanted.on {
        condition = condition.add(held_on(day));
    }
    if let Some(Place { started_on, id }) = page.after()? {
        condition = condition.add(store::before(started_on, id));
    }
    let posts = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(posts, &page, |post| Place { started_on: post.started_on, id: post.id });
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
