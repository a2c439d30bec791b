use super::todo::OwnTodo;
use crate::{Records, archive::handovers, desk::Desk, development, dues, meetings, members, transfers};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::MemberId;
use rest::{Answer, Ctx, Problem};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// What a member has to do.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnTodos {
    today: Date,
    /// The most urgent first.
    items: Vec<OwnTodo>,
}

/// Show what one has to do oneself
///
/// Nothing is kept: what is done is gone with the next look.
#[utoipa::path(get, path = "/me/todos", tag = "me", operation_id = "list_own_todos",
    responses((status = OK, body = OwnTodos)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Member).about(Some(own))).await?;
    let desk = records.desk(&ctx);
    let mut items = Vec::new();
    for kind in KINDS {
        if ctx.own(Action::ViewOwn, *kind).await? == Some(own) {
            items.extend(of(*kind, &desk, own).await?);
        }
    }
    items.sort_by_key(|todo: &OwnTodo| (todo.urgency, todo.on, todo.matter));
    let todos = OwnTodos { today: desk.today, items };
    ctx.read(&todos)
}

const KINDS: &[ResourceKind] = &[
    ResourceKind::Meeting,
    ResourceKind::Dues,
    ResourceKind::Development,
    ResourceKind::Transfer,
    ResourceKind::Handover,
];

async fn of(kind: ResourceKind, desk: &Desk<'_>, own: MemberId) -> Result<Vec<OwnTodo>, Problem> {
    match kind {
        ResourceKind::Meeting => meetings::own_todo(desk, own).await,
        ResourceKind::Dues => dues::own_todo(desk, own).await,
        ResourceKind::Development => development::own_todo(desk, own).await,
        ResourceKind::Transfer => transfers::own_todo(desk, own).await,
        _ => handovers::own_todo(desk, own).await,
    }
}
