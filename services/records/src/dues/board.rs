use super::{
    assessments::RuleOut,
    said,
    shown::{self, ArrearsOut, InForce, Paid, PaidElsewhere},
    standing,
};
use crate::{
    Records,
    desk::Desk,
    members::{self, Member, RosterPlace, words::MemberKind},
    notice::Notice,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{Fen, MemberId, UnitId, YearMonth};
use rest::{Answer, Ctx, Page, Paged, Path, Problem, Query};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which month to show.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The present month when absent.
    pub month: Option<YearMonth>,
}

/// The dues of a unit and everything below it in a month.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesBoard)]
pub struct Board {
    unit_id: UnitId,
    unit_name: String,
    month: YearMonth,
    /// Whether the reader may record here.
    may_record: bool,
    /// What amounts of the month, arrears and due days rest on.
    rests_on: Vec<RuleOut>,
    #[serde(flatten)]
    page: Paged<Row>,
}

/// One member in a month.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesBoardRow)]
pub struct Row {
    member_id: MemberId,
    member_name: String,
    member_kind: MemberKind,
    unit_id: UnitId,
    unit_name: String,
    /// For the month, in fen; none while nothing is fixed for it.
    owed: Option<Fen>,
    assessment: Option<InForce>,
    /// The payment that covers the month.
    paid: Option<Paid>,
    /// The month was paid before the member came, and nothing is owed for it here.
    paid_elsewhere: Option<PaidElsewhere>,
    /// Everything is paid up to this month.
    paid_to: Option<YearMonth>,
    arrears: ArrearsOut,
    notices: Vec<Notice>,
}

/// Show who owes what in a month
///
/// Members of the unit and of everything below it, by name.
#[utoipa::path(get, path = "/dues/units/{id}/board", tag = "dues", operation_id = "get_dues_board",
    params(("id" = UnitId, Path), Wanted, Page), responses((status = OK, body = Board)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let unit = units::reached(&ctx, id).await?;
    let thing = Thing::within(ResourceKind::Dues, unit.path.as_str());
    ctx.authorize(Action::List, &thing).await?;
    let desk = records.desk(&ctx);
    let month = wanted.month.unwrap_or_else(|| YearMonth::of(desk.today));
    let after = page.after::<RosterPlace>()?;
    let found = members::roster_of(desk.tx, &unit, after.as_ref(), page.fetch()).await?;
    let cut = Paged::cut(found, &page, RosterPlace::of);
    let items = rows(&desk, cut.items, month).await?;
    let total = page.total(members::count_roster_of(desk.tx, &unit)).await?;
    let out = Paged { items, next: cut.next, total };
    let may_record = ctx.may(Action::Create, &thing).await?;
    let out = board(&desk, unit, month, may_record, out);
    ctx.read(&out)
}

fn board(desk: &Desk<'_>, unit: Unit, month: YearMonth, may_record: bool, page: Paged<Row>) -> Board {
    let dues = &desk.pack.dues;
    let first = month.first_day();
    let rests_on = vec![
        dues.payers.on(first).basis("dues.payers").into(),
        dues.rates.on(first).basis("dues.rates").into(),
        dues.payment.on(desk.today).basis("dues.payment").into(),
        dues.arrears.on(desk.today).basis("dues.arrears").into(),
    ];
    Board { unit_id: unit.id, unit_name: unit.name, month, may_record, rests_on, page }
}

/// In as many queries for fifty members as for one.
async fn rows(desk: &Desk<'_>, all: Vec<Member>, month: YearMonth) -> Result<Vec<Row>, Problem> {
    let standings = standing::of(desk.tx, all.iter().map(|member| member.id).collect()).await?;
    let units = units::by_ids(desk.tx, all.iter().map(|member| member.unit_id).collect()).await?;
    let covering = standings.values().filter_map(|standing| standing.paid.payment(month)).collect();
    let paid = shown::paid(desk, covering).await?;
    let row = |member: Member| {
        let standing = standings.get(&member.id).cloned().unwrap_or_default();
        let note = standing.not_fixed_anew(month, desk)?;
        Ok(Row {
            owed: standing.owed_for(month, desk),
            assessment: shown::in_force(&standing, month, desk),
            paid: standing.paid.payment(month).and_then(|id| paid.get(&id).cloned()),
            paid_elsewhere: shown::elsewhere(&standing, month),
            paid_to: shown::paid_to(&standing, desk),
            arrears: shown::arrears(&standing, desk)?,
            notices: note.iter().map(|note| said::notice(note, &desk.pack.dues, month.first_day())).collect(),
            unit_name: units.get(&member.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
            member_id: member.id,
            member_name: member.name,
            member_kind: member.member_kind,
            unit_id: member.unit_id,
        })
    };
    all.into_iter().map(row).collect()
}
