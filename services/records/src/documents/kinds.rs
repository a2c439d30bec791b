use crate::Records;
use ::documents::{FileKind, Rules};
use axum::extract::State;
use rest::{Answer, Ctx, Problem};
use rulepack::{DocumentClass, DocumentKind, DocumentSubject};
use serde::Serialize;
use utoipa::ToSchema;

/// What can be brought here, and how it is treated.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentKindsOut {
    pub kinds: Vec<DocumentKindOut>,
    pub confidential: AcceptedFiles,
    /// Files a browser puts into the store by itself.
    pub content: AcceptedFiles,
}

/// A kind of document by the rules of today.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentKindOut {
    pub kind: DocumentKind,
    pub of: Vec<DocumentSubject>,
    pub class: DocumentClass,
    /// Whether the member it is about may read it.
    pub member_sees: bool,
    /// Years it has to be kept, 0 where it may go at any time; none where it is kept for good.
    pub keep_years: Option<u8>,
}

/// Which files are taken.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AcceptedFiles {
    pub most_bytes: u64,
    pub most_bytes_of_picture: u64,
    pub kinds: Vec<FileKind>,
    pub content_types: Vec<String>,
}

/// List the kinds of documents
#[utoipa::path(get, path = "/document-kinds", tag = "documents", operation_id = "list_document_kinds",
    responses((status = OK, body = DocumentKindsOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let out = kinds(&records, &ctx)?;
    ctx.read(&out)
}

fn kinds(records: &Records, ctx: &Ctx) -> Result<DocumentKindsOut, Problem> {
    let files = records.files()?;
    let rules = &records.pack(ctx.tx()).document_kinds.on(ctx.today()).value;
    let kind = |kind: &DocumentKind| {
        let rule = rules.rule(*kind)?;
        Some(DocumentKindOut {
            kind: *kind,
            of: rule.of.iter().copied().collect(),
            class: rule.class,
            member_sees: rule.member_sees,
            keep_years: rule.keep_years.years(),
        })
    };
    Ok(DocumentKindsOut {
        kinds: DocumentKind::ALL.iter().filter_map(kind).collect(),
        confidential: accepted(files.rules(DocumentClass::Confidential)),
        content: accepted(files.direct_rules(DocumentClass::Content)),
    })
}

fn accepted(rules: Rules) -> AcceptedFiles {
    let types = rules.kinds.iter().map(|kind| kind.content_type().to_owned());
    AcceptedFiles {
        most_bytes: rules.most,
        most_bytes_of_picture: rules.most_of_picture,
        content_types: types.collect(),
        kinds: rules.kinds,
    }
}
