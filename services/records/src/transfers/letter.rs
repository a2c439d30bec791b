use super::{
    problems::NO_LETTER,
    query::{self, Placed},
    store,
    view::{LetterOut, ReceiptOut},
};
use crate::{
    Records,
    codes::ETHNIC,
    dates::whole_years,
    desk::Desk,
    members::{
        self, Member,
        words::{Gender, MemberKind},
    },
    units::Unit,
};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{MemberId, TransferId, UnitId, mask};
use rest::{Answer, Call, Ctx, Path, Problem, kinds, spoken_locale};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// What stands on the three parts of a letter: stub, letter, receipt.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TransferLetterSheet)]
pub struct Sheet {
    pub letter: LetterOut,
    /// The committee that issues it.
    pub issuer: String,
    /// The committee it is addressed to.
    pub addressee: String,
    pub from_name: String,
    pub to_name: String,
    pub person: Bearer,
    pub reason: String,
    pub receipt: Option<ReceiptOut>,
    /// Whether the reader may have the whole number for printing.
    may_reveal: bool,
}

/// Whoever carries it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TransferBearer)]
pub struct Bearer {
    member_id: MemberId,
    pub name: String,
    pub gender: Gender,
    /// On the day of the letter.
    pub age: Option<u8>,
    pub ethnic: Option<&'static str>,
    pub member_kind: MemberKind,
    joined_on: Date,
    full_on: Option<Date>,
    pub id_no_masked: String,
}

/// Show a letter for printing
#[utoipa::path(get, path = "/transfers/{id}/letter", tag = "transfers", operation_id = "get_transfer_letter",
    params(("id" = TransferId, Path)), responses((status = OK, body = Sheet)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<TransferId>) -> Answer {
    let found = found(&records, &ctx, id).await?;
    ctx.read(&found.sheet)
}

/// A letter that was found, with whom it is about.
pub struct Found {
    pub sheet: Sheet,
    pub member: Member,
    placed: Placed,
}

impl Found {
    /// Where the member belongs; none where that is not on the way of the transfer.
    pub fn unit(&self) -> Option<&Unit> {
        self.placed.units.get(&self.member.unit_id)
    }
}

/// # Errors
/// 404 when there is none within reach, 409 when there is no letter of ours.
pub async fn found(records: &Records, ctx: &Ctx, id: TransferId) -> Result<Found, Problem> {
    let placed = query::reached(ctx, id).await?;
    let desk = records.desk(ctx);
    let letter = store::last_letter(desk.tx, id).await?.filter(|letter| letter.number.is_some());
    // a letter from elsewhere is on paper already
    let (letter, bearer) = letter.zip(placed.transfer.member_id).ok_or_else(|| NO_LETTER.problem())?;
    let member = members::by_ids(desk.tx, vec![bearer]).await?.remove(&bearer);
    let member = member.ok_or_else(|| kinds::INTERNAL.problem())?;
    let may_reveal = may_reveal(ctx, &placed, &member).await?;
    let sheet = sheet(&desk, &placed, letter, &member, may_reveal).await?;
    Ok(Found { sheet, member, placed })
}

async fn may_reveal(call: &Call, placed: &Placed, member: &Member) -> Result<bool, Problem> {
    let Some(unit) = placed.units.get(&member.unit_id) else { return Ok(false) };
    call.may(Action::Reveal, &members::resource(ResourceKind::Member, member.id, unit)).await
}

async fn sheet(
    desk: &Desk<'_>,
    placed: &Placed,
    letter: store::letter::Model,
    member: &Member,
    may_reveal: bool,
) -> Result<Sheet, Problem> {
    let transfer = &placed.transfer;
    let name = |id: Option<UnitId>| id.and_then(|id| placed.units.get(&id)).map(|unit| unit.name.clone());
    let elsewhere = || transfer.to_place.clone().unwrap_or_default();
    let receipt = store::receipt_of(desk.tx, transfer.id).await?;
    Ok(Sheet {
        issuer: name(transfer.from_committee_id).unwrap_or_default(),
        addressee: name(transfer.to_committee_id).unwrap_or_else(elsewhere),
        from_name: name(transfer.from_unit_id).unwrap_or_default(),
        to_name: name(transfer.to_unit_id).unwrap_or_else(elsewhere),
        person: bearer(desk, member, letter.issued_on)?,
        reason: transfer.reason.clone(),
        receipt: receipt.map(Into::into),
        may_reveal,
        letter: letter.into(),
    })
}

fn bearer(desk: &Desk<'_>, member: &Member, on: Date) -> Result<Bearer, Problem> {
    let facts = members::facts(desk.tx.vault(), member)?;
    let born = member.birth_date.or(member.id_birth_date);
    Ok(Bearer {
        member_id: member.id,
        name: facts.name,
        gender: member.gender,
        age: born.map(|born| whole_years(born, on)),
        ethnic: facts.ethnic.and_then(|code| ETHNIC.label(&code, spoken_locale())),
        member_kind: member.member_kind,
        joined_on: member.joined_on,
        full_on: member.full_on,
        id_no_masked: mask::id_no(&facts.id_no),
    })
}
