use super::{
    store::{self, Column, Model},
    words::TalkState,
};
use crate::{
    desk::Desk,
    me::{OwnMatter, OwnTodo},
    members,
    month::{SOON, Urgency},
};
use kernel::MemberId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};

/// More than are entered of anybody in two weeks.
const MOST: u64 = 100;

/// Talks somebody else has entered of late that one may deny. Nobody has to answer, so they do not stay for long.
///
/// # Errors
/// When the database is away.
pub async fn own_todo(desk: &Desk<'_>, own: MemberId) -> Result<Vec<OwnTodo>, Problem> {
    let others = Condition::any().add(Column::EnteredByMember.is_null()).add(Column::EnteredByMember.ne(own));
    let fresh = Condition::all()
        .add(store::of(own))
        .add(others)
        .add(Column::State.eq(TalkState::Standing))
        .add(Column::CreatedAt.gte(desk.now.saturating_sub(SOON)));
    let talks = store::page(desk.tx, fresh, MOST).await?;
    let with = |talk: &Model| if talk.one_id == own { talk.other_id } else { talk.one_id };
    let names = members::names(desk.tx, talks.iter().map(with).collect()).await?;
    let todo = |talk: Model| OwnTodo {
        id: Some(talk.id.0),
        on: Some(talk.day),
        subject: names.get(&with(&talk)).cloned(),
        ..OwnTodo::of(Urgency::Waiting, OwnMatter::TalkEntered)
    };
    Ok(talks.into_iter().map(todo).collect())
}
