use super::{store::Model, words::Basis};
use crate::{desk::Desk, members, notice::Notice, units};
use kernel::{MemberId, PostId, UnitId};
use rest::Problem;
use rulepack::Post;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A post, held now or in the past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PostOut {
    pub id: PostId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub member_id: MemberId,
    pub member_name: String,
    pub post: Post,
    pub basis: Basis,
    pub started_on: Date,
    pub term_end: Option<Date>,
    /// The first day on which it was no longer held.
    pub ended_on: Option<Date>,
    pub end_reason: Option<String>,
    pub doc_no: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    pub version: i32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Notice>,
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, posts: Vec<Model>) -> Result<Vec<PostOut>, Problem> {
    let names = members::names(desk.tx, posts.iter().map(|post| post.member_id).collect()).await?;
    let units = units::by_ids(desk.tx, posts.iter().map(|post| post.unit_id).collect()).await?;
    let out = |post: Model| PostOut {
        unit_name: units.get(&post.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
        member_name: names.get(&post.member_id).cloned().unwrap_or_default(),
        id: post.id,
        unit_id: post.unit_id,
        member_id: post.member_id,
        post: post.post,
        basis: post.basis,
        started_on: post.started_on,
        term_end: post.term_ends_on,
        ended_on: post.ended_on,
        end_reason: post.end_reason,
        doc_no: post.doc_no,
        recorded_at: post.recorded_at,
        version: post.version,
        warnings: Vec::new(),
    };
    Ok(posts.into_iter().map(out).collect())
}
