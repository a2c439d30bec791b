use crate::{
    Records,
    desk::Desk,
    development::{
        query, rules,
        rules::{Line, LineState, PaperFault},
        spoken,
        store::{self, paper, step},
        whole::{Judged, Whole},
    },
    documents,
    members::{self, Member},
    spoken::pick,
};
use axum::extract::State;
use kernel::{DevelopmentFileId, DevelopmentPaperId, DevelopmentStepId, DocumentId, MemberId, words};
use rest::{Answer, Ctx, Path, Problem};
use rulepack::{
    DocumentKind,
    development::{FilePart, PaperCode, Signer, StepCode},
};
use serde::Serialize;
use std::collections::HashMap;
use time::Date;
use utoipa::ToSchema;

words! {
    /// How a line of the check-list stands.
    pub enum PaperState {
        Filed = "filed",
        Missing = "missing",
        /// Custom of some places, and not there.
        Without = "without",
        /// Its step has not been taken.
        NotYet = "not_yet",
    }
}

/// The check-list of a file, in the order papers are filed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentChecklist)]
pub struct ChecklistOut {
    pub lines: Vec<LineOut>,
    pub filed: u32,
    /// Lines of papers that should be there and are not, all of them or some.
    pub missing: u32,
    /// Faults of papers that are there.
    pub faults: u32,
    pub source: String,
    pub since: Date,
}

/// A paper of the list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentChecklistLine)]
pub struct LineOut {
    pub no: usize,
    pub code: PaperCode,
    /// As the field calls it.
    pub name: String,
    pub part: FilePart,
    /// What it is among the documents.
    pub document: DocumentKind,
    pub step: StepCode,
    pub state: PaperState,
    /// How many are there, and should be.
    pub papers: u32,
    pub expected: u32,
    /// Who signs it.
    pub signed_by: Vec<Signer>,
    pub faults: Vec<FaultOut>,
    pub held: Vec<PaperOut>,
    /// Of the minutes of a branch meeting, its resolutions: they are printed from what was recorded.
    pub resolutions: Vec<ResolutionOut>,
}

/// A resolution of a branch meeting on the person.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentResolution)]
pub struct ResolutionOut {
    pub step_id: DevelopmentStepId,
    pub decided_on: Date,
}

/// What is wrong with a paper.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentPaperFault)]
pub struct FaultOut {
    pub code: &'static str,
    pub detail: String,
}

/// A paper that is there.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentPaper)]
pub struct PaperOut {
    pub id: DevelopmentPaperId,
    pub dated: Option<Date>,
    pub pages: i16,
    pub signed_by: Vec<Signer>,
    /// Where it was scanned.
    pub document_id: Option<DocumentId>,
    pub document_title: Option<String>,
    /// Who received it, of a thought report.
    pub received_by: Option<MemberId>,
    pub received_by_name: Option<String>,
}

/// Show the check-list of papers of a development file
#[utoipa::path(get, path = "/development/files/{id}/papers", tag = "development",
    operation_id = "list_development_papers", params(("id" = DevelopmentFileId, Path)),
    responses((status = OK, body = ChecklistOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DevelopmentFileId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let out = checklist(&records.desk(&ctx), &whole).await?;
    ctx.read(&out)
}

/// # Errors
/// When the database is away.
pub async fn checklist(desk: &Desk<'_>, whole: &Whole) -> Result<ChecklistOut, Problem> {
    let held = store::papers_of(desk.tx, whole.file.id).await?;
    let scans = held.iter().filter_map(|paper| paper.document_id).collect();
    let receivers = held.iter().filter_map(|paper| paper.received_by).collect();
    let named = Named {
        titles: documents::titles(desk.tx, scans).await?,
        people: members::by_ids(desk.tx, receivers).await?,
    };
    let judged = Judged::of(desk, whole, desk.today)?;
    let papers: Vec<_> = held.iter().map(paper::Model::paper).collect();
    let file = judged.rules.file;
    let lines = rules::checklist(&judged.case(), &papers, desk.today).into_iter();
    let lines: Vec<LineOut> = lines
        .map(|line| LineOut { resolutions: resolutions(whole, &line), ..out(&judged, line, &held, &named) })
        .collect();
    let count = |state: PaperState| lines.iter().filter(|line| line.state == state).count();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(ChecklistOut {
        filed: number(count(PaperState::Filed)),
        missing: number(count(PaperState::Missing)),
        faults: number(lines.iter().map(|line| line.faults.len()).sum()),
        lines,
        source: file.source.clone(),
        since: file.effective_from,
    })
}

/// What the papers of a file refer to.
struct Named {
    titles: HashMap<DocumentId, String>,
    people: HashMap<MemberId, Member>,
}

fn out(judged: &Judged<'_>, line: Line, held: &[paper::Model], named: &Named) -> LineOut {
    let mine = held.iter().filter(|paper| line.code == *paper.code.as_str());
    let rule = judged.rules.file.value.paper(&line.code);
    let (state, papers, expected) = match line.state {
        LineState::Filed { papers } => (PaperState::Filed, papers, papers),
        LineState::Missing { papers, expected } => (PaperState::Missing, papers, expected),
        LineState::Without { expected } => (PaperState::Without, 0, expected),
        LineState::NotYet => (PaperState::NotYet, 0, 0),
    };
    LineOut {
        no: line.no,
        name: rest::voice().say(&line.name).into_owned(),
        part: line.part,
        document: line.document,
        step: line.step,
        state,
        papers,
        expected,
        signed_by: rule.map(|rule| rule.signed_by.clone()).unwrap_or_default(),
        faults: line.faults.iter().map(|fault| told(judged, fault)).collect(),
        held: mine.map(|paper| shown(paper, named)).collect(),
        resolutions: Vec::new(),
        code: line.code,
    }
}

fn resolutions(whole: &Whole, line: &Line) -> Vec<ResolutionOut> {
    let voted = |step: &&step::Model| line.step == *step.step.as_str() && whole.votes.contains_key(&step.id);
    let out = |step: &step::Model| ResolutionOut { step_id: step.id, decided_on: step.decided_on };
    match line.document {
        DocumentKind::Minutes => whole.counting().filter(voted).map(out).collect(),
        _ => Vec::new(),
    }
}

fn shown(paper: &paper::Model, named: &Named) -> PaperOut {
    let receiver = paper.received_by.and_then(|id| named.people.get(&id));
    PaperOut {
        id: paper.id,
        dated: paper.dated,
        pages: paper.pages,
        signed_by: paper.signed_by.iter().filter_map(|word| word.parse().ok()).collect(),
        document_id: paper.document_id,
        document_title: paper.document_id.and_then(|id| named.titles.get(&id).cloned()),
        received_by: paper.received_by,
        received_by_name: receiver.map(|member| member.name.clone()),
    }
}

fn told(judged: &Judged<'_>, fault: &PaperFault) -> FaultOut {
    let (code, detail) = match fault {
        PaperFault::Undated => ("undated", pick("没有日期", "It has no date").to_owned()),
        PaperFault::DateDiffers { dated, step_on } => {
            let form = pick("材料日期 {a} 与步骤日期 {b} 不一致", "It is dated {a}, the step {b}");
            ("date_differs", filled(form, &[("a", *dated), ("b", *step_on)]))
        }
        PaperFault::BeforeStep { dated, step, step_on } => {
            let form = pick("材料日期 {a} 早于“{s}”（{b}）", "It is dated {a}, before {s} of {b}");
            let step = spoken::step(&judged.rules.workflow.value, step.as_str());
            ("before_step", filled(form, &[("a", *dated), ("b", *step_on)]).replace("{s}", &step))
        }
        PaperFault::Unsigned { by } => {
            ("unsigned", pick("缺少签名：{s}", "Not signed by {s}").replace("{s}", signer(*by)))
        }
        PaperFault::FewPages { have, least } => {
            let form = pick("只有 {a} 页，至少 {b} 页", "{a} pages, at least {b} are needed");
            ("few_pages", form.replace("{a}", &have.to_string()).replace("{b}", &least.to_string()))
        }
        PaperFault::MentorUnsound { by, on } => {
            let form = pick(
                "{s}在 {a} 还不是权利完整的正式党员",
                "{s} had not all been full members with all rights on {a}",
            );
            ("mentor_unsound", filled(form, &[("a", *on)]).replace("{s}", signer(*by)))
        }
    };
    FaultOut { code, detail }
}

/// A text with its days in words.
fn filled(form: &str, days: &[(&str, Date)]) -> String {
    let voice = rest::voice();
    days.iter().fold(form.to_owned(), |text, (name, day)| voice.fill(&text, name, &day.to_string()))
}

fn signer(signer: Signer) -> &'static str {
    match signer {
        Signer::Person => pick("本人", "the person"),
        Signer::Contacts => pick("培养联系人", "the contacts"),
        Signer::Introducers => pick("入党介绍人", "the introducers"),
        Signer::Secretary => pick("支部书记", "the secretary"),
        Signer::Talker => pick("谈话人", "whoever held the talk"),
        Signer::HigherCommittee => pick("上级党委", "the committee above"),
    }
}
