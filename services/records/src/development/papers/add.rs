use super::list::{ChecklistOut, checklist};
use crate::{
    Records,
    dates::{EARLIEST, TOO_EARLY},
    development::{
        problems::{UNKNOWN_DOCUMENT, UNKNOWN_PAPER},
        query::{self, Placed},
        store::{self, paper::Model},
        tell,
        whole::{Whole, ruleset},
    },
    documents,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DevelopmentFileId, DevelopmentPaperId, DocumentId};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use rulepack::development::{PaperCode, Signer};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;
use time::Date;
use utoipa::ToSchema;

/// A paper that is there, on a shelf or scanned.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDevelopmentPaper {
    /// A line of the check-list.
    pub code: PaperCode,
    #[serde(default)]
    pub dated: Option<Date>,
    #[serde(default = "one")]
    pub pages: u16,
    #[serde(default)]
    pub signed_by: BTreeSet<Signer>,
    /// A document of the person or of the branch.
    #[serde(default)]
    pub document_id: Option<DocumentId>,
}

const fn one() -> u16 {
    1
}

const PAGES: u16 = 1000;

/// Record that a paper is there
#[utoipa::path(post, path = "/development/files/{id}/papers", tag = "development",
    operation_id = "add_development_paper", request_body = NewDevelopmentPaper,
    params(("id" = DevelopmentFileId, Path)), responses((status = CREATED, body = ChecklistOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DevelopmentFileId>,
    Json(new): Json<NewDevelopmentPaper>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    let desk = records.desk(&ctx);
    if ruleset(&desk, desk.today).file.value.paper(&new.code).is_none() {
        return Err(UNKNOWN_PAPER.at("/code"));
    }
    match new.dated {
        Some(day) if day < EARLIEST => return Err(TOO_EARLY.at("/dated")),
        Some(day) if day > desk.today => return Err(kinds::IN_FUTURE.at("/dated")),
        _ => {}
    }
    if !(1..=PAGES).contains(&new.pages) {
        let range = kinds::OUT_OF_RANGE.with("least", 1).with("most", PAGES);
        return Err(range.field("/pages", &kinds::OUT_OF_RANGE));
    }
    about(&ctx, &placed, new.document_id).await?;
    let row = Model {
        id: DevelopmentPaperId::new(),
        file_id: id,
        code: new.code.to_string(),
        dated: new.dated,
        pages: i16::try_from(new.pages).unwrap_or(i16::MAX),
        signed_by: new.signed_by.iter().map(ToString::to_string).collect(),
        document_id: new.document_id,
        recorded_by: desk.who.id,
        recorded_at: desk.now,
    };
    store::insert_paper(ctx.tx(), row).await?;
    let facts = json!({"code": new.code, "dated": new.dated, "document_id": new.document_id});
    tell::audit(&desk, "add_paper", &placed.file, None, Some(facts), None).await?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let out = checklist(&desk, &whole).await?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// A document is linked where it is one of the person, or of the branch that keeps the file.
async fn about(ctx: &Ctx, placed: &Placed, document: Option<DocumentId>) -> Result<(), Problem> {
    let Some(document) = document else { return Ok(()) };
    let unknown = || UNKNOWN_DOCUMENT.at("/document_id");
    let subject = documents::subject_of(ctx.tx(), document).await?.ok_or_else(unknown)?;
    let mine = subject.0 == Some(placed.file.person_id) || subject.1 == Some(placed.unit.id);
    if mine { Ok(()) } else { Err(unknown()) }
}
