use super::{
    figures::{self, bodies, changes, members},
    frame::Frame,
    problems::NOBODY_BEHIND,
    query::{self, Days},
    store::{self, Behind, People, Place, Register},
    words::Theme,
};
use crate::{Records, units::Unit};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{DevelopmentFileId, MemberId, UnitId};
use rest::{Answer, Call, Ctx, Page, Paged, Path, Problem, Query, kinds};
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::{IntoParams, ToSchema};

mod employers;
mod files;
mod life;

/// Behind which figure.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    #[param(inline)]
    pub theme: Theme,
    /// The class of the row; the total when absent.
    pub class: Option<String>,
    /// The cut-off day; today when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub on: Option<Date>,
    /// The day before the span begins; the last day of the year before when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub after: Option<Date>,
}

/// A person or a unit a figure counts. One of the three ids is that of the record to open.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BehindFigure {
    pub member_id: Option<MemberId>,
    pub file_id: Option<DevelopmentFileId>,
    pub unit_id: UnitId,
    pub name: String,
    pub unit_name: String,
    /// The day somebody joined, or came to stand where the file stands.
    pub since: Option<Date>,
    /// Of a unit, how much of the figure it has, and of how much.
    pub count: Option<i64>,
    pub of: Option<i64>,
}

impl BehindFigure {
    /// A unit of which no more is told.
    fn unit(id: UnitId, name: &str) -> Self {
        Self {
            member_id: None,
            file_id: None,
            unit_id: id,
            name: name.to_owned(),
            unit_name: name.to_owned(),
            since: None,
            count: None,
            of: None,
        }
    }
}

impl From<Behind> for BehindFigure {
    fn from(one: Behind) -> Self {
        Self {
            member_id: Some(one.id),
            file_id: None,
            unit_id: one.unit_id,
            name: one.name,
            unit_name: one.unit_name,
            since: Some(one.joined_on),
            count: None,
            of: None,
        }
    }
}

/// List who or what a figure of the statistics counts
///
/// For those who may list the members of the unit, for dues, study, honours and the pool also what these are about.
#[utoipa::path(get, path = "/units/{id}/statistics/behind", tag = "statistics",
    operation_id = "list_behind_statistics", params(("id" = UnitId, Path), Wanted, Page),
    responses((status = OK, body = Paged<BehindFigure>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitId>,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let unit = query::reached(&ctx, id, Action::View).await?;
    allowed(&ctx, &unit, wanted.theme).await?;
    let desk = records.desk(&ctx);
    let after = page.after::<Place>()?;
    let frame = query::framed(&desk, &unit, Days { on: wanted.on, after: wanted.after }).await?;
    let class = wanted.class.unwrap_or_default();
    let place = after.unwrap_or_else(Place::first);
    let out = listed(&frame, wanted.theme, &class, &place, &page).await?;
    ctx.read(&out)
}

/// Names are for those who may list the people, whatever figures somebody may see.
async fn allowed(call: &Call, unit: &Unit, theme: Theme) -> Result<(), Problem> {
    let further = match theme {
        Theme::Dues => Some(ResourceKind::Dues),
        Theme::Pool | Theme::PoolMakeup => Some(ResourceKind::Development),
        Theme::StudyHours | Theme::Courses | Theme::StudyTotal | Theme::Completion | Theme::Attendance => {
            Some(ResourceKind::Meeting)
        }
        Theme::HonouredMembers | Theme::HonouredUnits => Some(ResourceKind::Honour),
        _ => None,
    };
    for kind in [Some(ResourceKind::Member), further].into_iter().flatten() {
        call.authorize(Action::List, &Thing::within(kind, unit.path.as_str())).await?;
    }
    Ok(())
}

async fn listed(
    frame: &Frame<'_>,
    theme: Theme,
    class: &str,
    place: &Place,
    page: &Page,
) -> Result<Paged<BehindFigure>, Problem> {
    let (tx, closing, rows) = (frame.desk.tx, &frame.closing, page.fetch());
    let nobody = || NOBODY_BEHIND.problem().field("?class", &NOBODY_BEHIND);
    let people = match theme {
        Theme::Balance if ["opening", "closing", ""].contains(&class) => {
            let opening = frame.opening();
            let of = if class == "opening" { &opening } else { closing };
            store::of_class(tx, of, People { from: None, class: None }, Vec::new(), place, rows).await?
        }
        Theme::Balance | Theme::Admitted => {
            let ids = changes::behind(frame, theme, class).await?.ok_or_else(nobody)?;
            store::of_ids(tx, ids, place, rows).await?
        }
        Theme::Dues => {
            let month = figures::dues_month(frame.span.through);
            let (from, more) = store::dues_behind(closing, month, class);
            let people = People { from: Some(&from), class: None };
            store::of_class(tx, closing, people, more, place, rows).await?
        }
        Theme::StudyHours | Theme::Courses | Theme::StudyTotal => {
            let asked = figures::study_asked(frame).ok_or_else(nobody)?;
            let (from, more) = store::study_behind(closing, &asked);
            let class = match (theme, class) {
                (Theme::StudyTotal, "class_hours" | "") => Some(("total", "studied")),
                (Theme::StudyTotal, class) => wanted("total", class),
                (Theme::Courses, class) => wanted("course", class),
                (_, class) => wanted("study", class),
            };
            let people = People { from: Some(&from), class };
            store::of_class(tx, closing, people, more, place, rows).await?
        }
        Theme::HonouredMembers => {
            let (from, more) = store::honoured(closing, frame.span, !class.is_empty());
            let people = People { from: Some(&from), class: wanted("level", class) };
            store::of_class(tx, closing, people, more, place, rows).await?
        }
        Theme::HonouredUnits => return honoured_units(frame, class, place, page).await,
        Theme::Floating if class == "in" => return inflow(frame, place, page).await,
        Theme::Floating | Theme::Lost => {
            let register = class.parse::<Register>().map_err(|_| nobody())?;
            let (from, more) = store::registered(closing, register, figures::away_by(frame));
            let people = People { from: Some(&from), class: None };
            store::of_class(tx, closing, people, more, place, rows).await?
        }
        Theme::Pool => return files::in_standing(frame, class, place, page).await,
        Theme::PoolMakeup => return files::of_makeup(frame, class, place, page).await,
        Theme::Completion => return life::completion(frame, class, place, page).await,
        Theme::Attendance => return life::attendance(frame, class, place, page).await,
        Theme::DueBodies | Theme::FewMembers => {
            return employers::employers(frame, theme, class, place, page).await;
        }
        Theme::BodyLevel
        | Theme::BodyNature
        | Theme::Coverage
        | Theme::Places
        | Theme::OtherCoverage
        | Theme::Terms
        | Theme::Vacancies
        | Theme::SecretaryAge => return units(frame, theme, class, place, page).await,
        _ => {
            let column = members::column(theme).ok_or_else(nobody)?;
            let stored = members::stored(frame, theme, class);
            let people = People { from: None, class: wanted(column, &stored) };
            store::of_class(tx, closing, people, Vec::new(), place, rows).await?
        }
    };
    let next = |one: &Behind| Place { initials: one.initials.clone(), id: one.id.0 };
    Ok(Paged::cut(people, page, next).map(Into::into))
}

/// The total has no class.
fn wanted<'a>(column: &'static str, class: &'a str) -> Option<(&'static str, &'a str)> {
    (!class.is_empty()).then_some((column, class))
}

/// Who floats in, with the unit they take part in: the record itself is with their own.
async fn inflow(frame: &Frame<'_>, place: &Place, page: &Page) -> Result<Paged<BehindFigure>, Problem> {
    let (scope, days) = (&frame.closing.scope, (frame.span.through, figures::away_by(frame)));
    let found = store::inflow_behind(frame.desk.tx, scope, days, place, page.fetch()).await?;
    let cut = Paged::cut(found, page, |one| Place { initials: one.name.clone(), id: one.id });
    Ok(cut.map(|one| BehindFigure {
        name: one.name,
        since: Some(one.since),
        ..BehindFigure::unit(one.unit_id, &one.unit_name)
    }))
}

async fn honoured_units(
    frame: &Frame<'_>,
    class: &str,
    place: &Place,
    page: &Page,
) -> Result<Paged<BehindFigure>, Problem> {
    let path = frame.unit.path.as_str();
    let units =
        store::honoured_units_behind(frame.desk.tx, path, frame.span, class, place, page.fetch()).await?;
    let cut = Paged::cut(units, page, |one| Place { initials: one.name.clone(), id: one.id.0 });
    Ok(cut.map(|one| BehindFigure::unit(one.id, &one.name)))
}

/// Units in the order of the tree: a few thousand at most, of which a page is cut here.
async fn units(
    frame: &Frame<'_>,
    theme: Theme,
    class: &str,
    place: &Place,
    page: &Page,
) -> Result<Paged<BehindFigure>, Problem> {
    let all = bodies::behind(frame, theme).await?;
    let of = |body: &&store::BodyRow| {
        bodies::class_of(frame, theme, body).is_some_and(|one| class.is_empty() || one == class)
    };
    let found = all.iter().filter(of).map(|body| BehindFigure {
        member_id: body.secretary_id.filter(|_| theme == Theme::SecretaryAge),
        since: body.term_started_on,
        ..BehindFigure::unit(body.id, &body.name)
    });
    cut(found, place, page)
}

/// A page of units that are known as a whole, in their order.
fn cut(
    all: impl Iterator<Item = BehindFigure>,
    place: &Place,
    page: &Page,
) -> Result<Paged<BehindFigure>, Problem> {
    let behind = all.skip_while(|one| !place.id.is_nil() && one.unit_id.0 != place.id);
    let behind = behind.skip(usize::from(!place.id.is_nil()));
    let rows = usize::try_from(page.fetch()).map_err(|_| kinds::INTERNAL.problem())?;
    let found: Vec<BehindFigure> = behind.take(rows).collect();
    Ok(Paged::cut(found, page, |one| Place { initials: String::new(), id: one.unit_id.0 }))
}
