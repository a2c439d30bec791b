use super::{
    create::{enter, permitted},
    draft::Draft,
    forms,
    lrmx::{self, MOST_BYTES, Reading},
    problems as say, query,
    rules::{Finding, resume},
    said, sealed, store, unfit,
    view::{self, CadreOut},
};
use crate::{
    Records,
    desk::Desk,
    documents::{self, Arrived},
    imports, members,
    notice::Notice,
    table::Limits,
    units::{self, Unit},
};
use access::{Action, ResourceKind};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use kernel::{MemberId, ResidentId, UnitId, YearMonth};
use rest::{Call, Ctx, Problem, Query, Waiting, kinds};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Where the cadre of the form goes.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    pub unit_id: UnitId,
    /// Tell what is in the file and enter nothing.
    #[serde(default)]
    pub check: bool,
}

/// The form with the file.
#[derive(ToSchema)]
#[allow(dead_code)] // only described
#[schema(as = CadreFile)]
pub struct File {
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// What a file brings.
#[derive(Debug, Serialize, ToSchema)]
pub struct CadreImport {
    pub name: String,
    pub post: String,
    /// The member with this number, who is linked.
    pub member_id: Option<MemberId>,
    pub family_count: usize,
    pub resume_lines: usize,
    pub photo: bool,
    /// The person is on the register already; the form cannot be entered.
    pub known: bool,
    /// Elements nobody knows, gaps of the career, and what else should be looked at.
    pub findings: Vec<Notice>,
    /// As it was entered; none after a check.
    pub cadre: Option<CadreOut>,
}

/// Import an appointment form
///
/// A cadre of a `.lrmx` file is put on the register, linked to the member with the same number. Wrong dates are named by
/// their element; elements that are not part of the form are told.
#[utoipa::path(post, path = "/cadres/import", tag = "cadres", operation_id = "import_cadre", params(Which),
    request_body(content = File, content_type = "multipart/form-data"),
    responses((status = OK, body = CadreImport), (status = CREATED, body = CadreImport)))]
pub async fn handle(
    State(records): State<Records>,
    waiting: Waiting,
    Query(which): Query<Which>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    let refuse = |problem: Problem| problem.into_response();
    // asked before the file is taken in, and again when it is here: no connection waits for a slow line
    let ctx = waiting.open().await?;
    allowed(&records, &ctx, which).await.map_err(refuse)?;
    drop(ctx);
    let taken = imports::taken(&headers, form, Limits::of_file(MOST_BYTES)).await;
    let (_, bytes) = taken.map_err(refuse)?;
    let reading = lrmx::read(&bytes).map_err(|fault| refuse(unfit::refused(fault)))?;
    let ctx = waiting.open().await?;
    let (out, draft) = told(&records, &ctx, which, &reading).await.map_err(refuse)?;
    if which.check {
        return ctx.read(&out).map_err(refuse);
    }
    if out.known {
        return Err(refuse(say::KNOWN_ALREADY.at("/id_no")));
    }
    let photo = reading.form.photo;
    if photo.is_empty() {
        return entered(&records, ctx, which, draft, out, None).await.map_err(refuse);
    }
    let subject = (draft.member_id, which.unit_id);
    let mut arrived = documents::bring_photo(&records, ctx, subject, photo).await.map_err(refuse)?;
    arrived.title.clone_from(&draft.name);
    let ctx = waiting.open().await?;
    let ended = entered(&records, ctx, which, draft, out, Some(&arrived)).await;
    match ended {
        Ok(answer) => Ok(answer),
        Err(problem) => {
            arrived.give_up(&records).await;
            Err(refuse(problem))
        }
    }
}

async fn allowed(records: &Records, ctx: &Ctx, which: Which) -> Result<Unit, Problem> {
    ctx.reach_something(Action::Import, ResourceKind::Cadre).await?;
    query::practised(&records.desk(ctx))?;
    let unit = permitted(ctx, which.unit_id, Action::Import).await;
    let unknown = &units::UNKNOWN_UNIT;
    unit.map_err(|problem| if problem.names(unknown) { unknown.at("?unit_id") } else { problem })
}

/// What the file says, and the record that would be made of it.
async fn told(
    records: &Records,
    ctx: &Ctx,
    which: Which,
    reading: &Reading,
) -> Result<(CadreImport, Draft), Problem> {
    allowed(records, ctx, which).await?;
    let desk = records.desk(ctx);
    let mut draft = forms::draft_of(reading.form.clone(), which.unit_id)?;
    let number = draft.id_no.as_deref().and_then(|text| ResidentId::read(text).ok()).map(|(id, _)| id);
    let (mut known, mut member) = (false, None);
    if let Some(id) = number {
        known = store::with_number(desk.tx, sealed::blind(desk.tx.vault(), &id)).await?.is_some();
        member = seen_member(ctx, &desk, &id).await?;
    }
    draft.member_id = member;
    // refused now and not when it is entered
    draft.clone().checked(&desk)?;
    let out = CadreImport {
        name: draft.name.clone(),
        post: reading.form.post.clone(),
        member_id: member,
        family_count: draft.private.family.len(),
        resume_lines: draft.details.resume.len(),
        photo: !reading.form.photo.is_empty(),
        known,
        findings: findings(&desk, reading, &draft),
        cadre: None,
    };
    Ok((out, draft))
}

/// The member with the number, as far as the actor sees the roster.
async fn seen_member(call: &Call, desk: &Desk<'_>, id: &ResidentId) -> Result<Option<MemberId>, Problem> {
    let Some(member) = members::by_number(desk.tx, id).await? else { return Ok(None) };
    match members::reached(call, member.id).await {
        Ok(found) if found.member.membership_state.is_member() => Ok(Some(found.member.id)),
        Ok(_) => Ok(None),
        Err(problem) if problem.kind() == &kinds::NOT_FOUND => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn findings(desk: &Desk<'_>, reading: &Reading, draft: &Draft) -> Vec<Notice> {
    let unknown = reading.unknown.iter().map(|element| say::FORM_UNKNOWN.with("element", element).into());
    let rules = desk.pack.cadres.resume.on(desk.today).value;
    let (lines, began) = (&draft.details.resume, draft.details.person.work_began);
    let breaks: Vec<Finding> = resume::breaks(rules, lines, began, YearMonth::of(desk.today));
    unknown.chain(breaks.iter().map(|one| said::notice(desk, one, desk.today))).collect()
}

async fn entered(
    records: &Records,
    ctx: Ctx,
    which: Which,
    mut draft: Draft,
    mut out: CadreImport,
    photo: Option<&Arrived>,
) -> Result<Response, Problem> {
    let unit = allowed(records, &ctx, which).await?;
    let desk = records.desk(&ctx);
    if let Some(photo) = photo {
        draft.photo_id = Some(photo.keep(&desk).await?);
    }
    let placed = enter(&desk, unit, draft.checked(&desk)?, "imported").await?;
    out.cadre = Some(view::detail(&desk, &ctx, &placed).await?);
    ctx.reply(StatusCode::CREATED, &out).await
}
