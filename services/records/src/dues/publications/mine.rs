use super::view::{self, PaidByMember, PublicationOut};
use crate::{
    Records,
    desk::Desk,
    dues::{
        rules::publish::{DuesAudience, shows_amounts},
        standing,
        store::{
            payment,
            publication::{self, Column, Model},
        },
    },
    members, units,
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{DuesPublicationId, Fen, UnitId};
use rest::{Answer, Ctx, Page, Paged, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};

/// List what was published to oneself, the latest year first
///
/// By the own branch and by every level above it: the members below it are those a committee answers to. What each member
/// paid is shown within the branch, unless the organisation has decided otherwise.
#[utoipa::path(get, path = "/dues/mine/publications", tag = "dues", operation_id = "list_my_dues_publications",
    params(Page), responses((status = OK, body = Paged<PublicationOut>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, page: Page) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Dues).about(Some(own))).await?;
    let desk = records.desk(&ctx);
    let found = members::find_for_action(desk.tx, own).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let theirs = theirs(&found, &page)?;
    let cut =
        Paged::cut(publication::page(desk.tx, theirs, page.fetch()).await?, &page, |row| (row.year, row.id));
    let mut items = view::shown(&desk, cut.items).await?;
    tell_each(&desk, found.member.unit_id, &mut items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

/// Adds what each member of the branch paid, in the order of their names: nobody is first.
async fn tell_each(desk: &Desk<'_>, branch: UnitId, items: &mut [PublicationOut]) -> Result<(), Problem> {
    let chosen = standing::policy(desk, desk.today)?.per_person;
    let own = |item: &&mut PublicationOut| item.unit_id == branch;
    if !shows_amounts(DuesAudience::Branch, chosen) || items.iter().all(|item| item.unit_id != branch) {
        return Ok(());
    }
    let paid = payment::by_year(desk.tx, branch).await?;
    let names = members::names(desk.tx, paid.iter().map(|one| one.member_id).collect()).await?;
    for item in items.iter_mut().filter(own) {
        let of_year = paid.iter().filter(|one| one.year == item.year).map(|one| PaidByMember {
            member_name: names.get(&one.member_id).cloned().unwrap_or_default(),
            amount: Fen(one.amount),
        });
        let mut of_year: Vec<PaidByMember> = of_year.collect();
        of_year.sort_by(|one, other| one.member_name.cmp(&other.member_name));
        item.paid = Some(of_year);
    }
    Ok(())
}

/// One that was published to oneself.
///
/// # Errors
/// When the database is away.
pub async fn find(ctx: &Ctx, id: DuesPublicationId) -> Result<Option<Model>, Problem> {
    let Some(own) = ctx.own(Action::ViewOwn, ResourceKind::Dues).await? else { return Ok(None) };
    let Some(found) = members::find_for_action(ctx.tx(), own).await? else { return Ok(None) };
    let above = Condition::all().add(Column::UnitId.in_subquery(units::ids_above(&found.unit.path)));
    Ok(publication::find_within(ctx.tx(), id, above).await?)
}

fn theirs(found: &members::Reached, page: &Page) -> Result<Condition, Problem> {
    let above = units::ids_above(&found.unit.path);
    Ok(Condition::all()
        .add(Column::UnitId.in_subquery(above))
        .add_option(page.after()?.map(|(year, id)| publication::behind(year, id))))
}
