use super::list::{ChecklistOut, checklist};
use crate::{
    Records,
    dates::{EARLIEST, TOO_EARLY},
    desk::Desk,
    development::{
        problems::{MENTOR_ONESELF, NOT_ASKED, UNKNOWN_DOCUMENT, UNKNOWN_PAPER},
        query::{self, Placed},
        store::{self, paper::Model},
        tell,
        whole::{Whole, ruleset},
    },
    documents, members,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DevelopmentFileId, DevelopmentPaperId, DocumentId, MemberId};
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
    #[schema(value_type = Vec<Signer>)]
    pub signed_by: BTreeSet<Signer>,
    /// A document of the person or of the branch.
    #[serde(default)]
    pub document_id: Option<DocumentId>,
    /// Of a thought report: the member who received it.
    #[serde(default)]
    pub received_by: Option<MemberId>,
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
    fits(&desk, &new)?;
    if let Some(member) = new.received_by {
        received(&ctx, &placed, member).await?;
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
        received_by: new.received_by,
        recorded_by: desk.who.id,
        recorded_at: desk.now,
    };
    store::insert_paper(ctx.tx(), row).await?;
    let facts = json!({
        "code": new.code, "dated": new.dated, "document_id": new.document_id, "received_by": new.received_by,
    });
    tell::audit(&desk, "add_paper", &placed.file, None, Some(facts), None).await?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let out = checklist(&desk, &whole).await?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// A paper of the list, of a day somebody can mean. Somebody receives a thought report, and no other paper.
fn fits(desk: &Desk<'_>, new: &NewDevelopmentPaper) -> Result<(), Problem> {
    let file = ruleset(desk, desk.today).file;
    let rule = file.value.paper(&new.code).ok_or_else(|| UNKNOWN_PAPER.at("/code"))?;
    if new.received_by.is_some() && !rule.is_thought_report() {
        return Err(NOT_ASKED.at("/received_by"));
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
    Ok(())
}

/// A member within reach, and somebody else than the person.
async fn received(ctx: &Ctx, placed: &Placed, member: MemberId) -> Result<(), Problem> {
    const AT: &str = "/received_by";
    if member == placed.file.person_id {
        return Err(MENTOR_ONESELF.at(AT));
    }
    members::reached(ctx, member).await.map(drop).map_err(|_| members::UNKNOWN_MEMBER.at(AT))
}

/// A document is linked where it is one of the person, or of the branch that keeps the file.
async fn about(ctx: &Ctx, placed: &Placed, document: Option<DocumentId>) -> Result<(), Problem> {
    let Some(document) = document else { return Ok(()) };
    let unknown = || UNKNOWN_DOCUMENT.at("/document_id");
    let subject = documents::subject_of(ctx.tx(), document).await?.ok_or_else(unknown)?;
    let mine = subject.0 == Some(placed.file.person_id) || subject.1 == Some(placed.unit.id);
    if mine { Ok(()) } else { Err(unknown()) }
}
