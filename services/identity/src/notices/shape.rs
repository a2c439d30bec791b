//! Notices as clients read them.

use super::store::{Model, PUBLISHED};
use kernel::NoticeId;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// A version of the privacy notice.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = PrivacyNotice)]
pub struct NoticeOut {
    pub id: NoticeId,
    /// Counts the published versions; none for a draft.
    pub number: Option<i32>,
    pub published: bool,
    /// Plain text: `## ` begins a heading, `- ` an item of a list.
    pub text_zh: String,
    pub text_en: String,
    /// SHA-256 of number and texts, in hexadecimal.
    pub text_hash: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub published_at: Option<OffsetDateTime>,
    pub version: i32,
}

impl From<Model> for NoticeOut {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            number: row.number,
            published: row.state == PUBLISHED,
            text_zh: row.text_zh,
            text_en: row.text_en,
            text_hash: row.text_hash.map(|hash| data_encoding::HEXLOWER.encode(&hash)),
            created_at: row.created_at,
            published_at: row.published_at,
            version: row.version,
        }
    }
}
