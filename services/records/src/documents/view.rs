use super::{
    query::{Placed, thing},
    store::{self, document, version},
    words::Fault,
};
use crate::{Records, members};
use access::Action;
use kernel::{AccountId, DocumentId, DocumentVersionId, MemberId, UnitId};
use rest::{Call, Problem, kinds};
use rulepack::{DocumentClass, DocumentKind};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A document with the content that counts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentOut {
    pub id: DocumentId,
    pub member_id: Option<MemberId>,
    pub member_name: Option<String>,
    /// The unit it is a paper of, or that of its member.
    pub unit_id: UnitId,
    pub unit_name: String,
    pub kind: DocumentKind,
    pub class: DocumentClass,
    pub title: String,
    pub note: Option<String>,
    pub content: VersionOut,
    /// It has to be kept until then.
    pub retain_until: Option<Date>,
    /// By the rule of its kind it is kept for good, whatever `retain_until` says.
    pub kept_for_good: bool,
    /// Why it must not be deleted whatever its age.
    pub held_reason: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub updated_at: OffsetDateTime,
    pub version: i32,
    /// What the actor may do to it: `reveal` (open a confidential one), `update`, `delete`, `hold`.
    pub actions: Vec<Action>,
}

/// One content of a document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionOut {
    pub id: DocumentVersionId,
    pub number: i32,
    pub file_name: String,
    pub content_type: String,
    pub size: i64,
    /// Of the plain file, in hexadecimal.
    pub sha256: String,
    pub created_by: Option<AccountId>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub stored_at: Option<OffsetDateTime>,
    /// What the last comparison with the store has found wrong, if anything.
    pub fault: Option<Fault>,
}

/// A document with all its contents, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentDetail {
    #[serde(flatten)]
    pub document: DocumentOut,
    pub versions: Vec<VersionOut>,
}

impl VersionOut {
    pub fn of(version: version::Model) -> Self {
        Self {
            content_type: content_type(&version).to_owned(),
            sha256: data_encoding::HEXLOWER.encode(&version.sum()),
            id: version.id,
            number: version.number.unwrap_or_default(),
            file_name: version.file_name,
            size: version.size,
            created_by: version.created_by,
            stored_at: version.stored_at,
            fault: version.fault,
        }
    }
}

pub fn content_type(version: &version::Model) -> &'static str {
    version.file_kind.map_or("application/octet-stream", ::documents::FileKind::content_type)
}

const OFFERED: [Action; 4] = [Action::Reveal, Action::Update, Action::Delete, Action::Hold];

/// # Errors
/// When the database is away.
pub async fn shown(records: &Records, call: &Call, all: Vec<Placed>) -> Result<Vec<DocumentOut>, Problem> {
    let documents: Vec<document::Model> = all.iter().map(|placed| placed.document.clone()).collect();
    let mut current = store::current_of(call.tx(), &documents).await?;
    let named = documents.iter().filter_map(|document| document.member_id).collect();
    let names = members::names(call.tx(), named).await?;
    let rules = &records.pack(call.tx()).document_kinds.on(call.today()).value;
    let mut out = Vec::with_capacity(all.len());
    for placed in all {
        let actions = actions(records, call, &placed).await?;
        let content = current.remove(&placed.document.id).ok_or_else(|| kinds::INTERNAL.problem())?;
        let name = placed.document.member_id.and_then(|id| names.get(&id).cloned());
        let for_good = rules.is_permanent(placed.document.kind);
        out.push(DocumentOut { kept_for_good: for_good, ..one(placed, content, name, actions) });
    }
    Ok(out)
}

fn one(
    placed: Placed,
    content: version::Model,
    member_name: Option<String>,
    actions: Vec<Action>,
) -> DocumentOut {
    let Placed { document, unit } = placed;
    DocumentOut {
        id: document.id,
        member_id: document.member_id,
        member_name,
        unit_id: unit.id,
        unit_name: unit.name,
        kind: document.kind,
        class: document.class,
        title: document.title,
        note: document.note,
        content: VersionOut::of(content),
        retain_until: document.retain_until,
        kept_for_good: false,
        held_reason: document.held_reason,
        created_at: document.created_at,
        updated_at: document.updated_at,
        version: document.version,
        actions,
    }
}

async fn actions(records: &Records, call: &Call, placed: &Placed) -> Result<Vec<Action>, Problem> {
    let thing = thing(records, call, placed);
    let mut may = Vec::new();
    for action in OFFERED {
        if call.may(action, &thing).await? {
            may.push(action);
        }
    }
    // what is one's own may be opened
    if !may.contains(&Action::Reveal) && call.may(Action::ViewOwn, &thing).await? {
        may.insert(0, Action::Reveal);
    }
    Ok(may)
}

/// # Errors
/// When the database is away.
pub async fn detail(records: &Records, call: &Call, placed: Placed) -> Result<DocumentDetail, Problem> {
    let versions = store::of_document(call.tx(), placed.document.id).await?;
    let document = shown(records, call, vec![placed]).await?.pop();
    let document = document.ok_or_else(|| kinds::INTERNAL.problem())?;
    Ok(DocumentDetail { document, versions: versions.into_iter().map(VersionOut::of).collect() })
}
