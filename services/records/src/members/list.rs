use super::{
    row,
    search::{self, Search},
    store::{self, Filter, Place, Sort},
    view::{self, MemberItem},
    words::{MemberKind, MembershipState},
};
use crate::{Records, registers, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{ResidentId, UnitId};
use rest::{Answer, Call, Ctx, Page, Paged, Problem, Query};
use rulepack::UnitKind;
use serde::Deserialize;
use tenancy::Vault;
use utoipa::IntoParams;

/// Which members to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Part of a name, beginning of its pinyin initials in letters of either case, last four digits of a phone,
    /// or a whole identity number.
    pub q: Option<String>,
    pub unit_id: Option<UnitId>,
    /// With the units below; true when absent.
    pub below: Option<bool>,
    pub kind: Option<MemberKind>,
    /// Those on the roster when absent.
    pub state: Option<MembershipState>,
    pub floating: Option<bool>,
    pub lost: Option<bool>,
    /// By the pinyin of the name when absent.
    #[param(inline)]
    pub sort: Option<Sort>,
}

/// List and search members
#[utoipa::path(get, path = "/members", tag = "members", operation_id = "list_members", params(Wanted, Page),
    responses((status = OK, body = Paged<MemberItem>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let filter = filter(&ctx, &wanted, Action::List).await?;
    let after = page.after::<Place>()?;
    let sort = wanted.sort.unwrap_or(Sort::Name);
    let members = store::page_of(ctx.tx(), &filter, sort, after.as_ref(), page.fetch()).await?;
    let cut = Paged::cut(members, &page, Place::of);
    let desk = records.desk(&ctx);
    let items = view::items(&desk, cut.items).await?;
    let total = page.total(counted(&ctx, &filter)).await?;
    ctx.read(&Paged { items, next: cut.next, total })
}

async fn counted(call: &Call, filter: &Filter) -> Result<u64, Problem> {
    let total = store::count(call.tx(), filter.condition()).await?;
    Ok(u64::try_from(total).unwrap_or_default())
}

/// The filter of a list, limited to where the actor may do `action`.
///
/// # Errors
/// 403 when the actor may do it nowhere, 422 for a unit out of reach.
pub async fn filter(call: &Call, wanted: &Wanted, action: Action) -> Result<Filter, Problem> {
    let reach = call.reach_something(action, ResourceKind::Member).await?;
    let mut filter = Filter {
        within: units::ids_within(&reach),
        kind: wanted.kind,
        state: wanted.state,
        floating: wanted.floating.map(registers::floating::members),
        lost: wanted.lost.map(registers::lost::members),
        ..Filter::default()
    };
    if let Some(unit) = wanted.unit_id {
        place(call, &mut filter, unit, wanted.below.unwrap_or(true)).await?;
    }
    if let Some(search) = wanted.q.as_deref().and_then(search::parse) {
        look_for(call.tx().vault(), &mut filter, search);
    }
    Ok(filter)
}

async fn place(call: &Call, filter: &mut Filter, unit: UnitId, below: bool) -> Result<(), Problem> {
    let unit = units::named(call, unit, &units::UNKNOWN_UNIT, "?unit_id").await?;
    if unit.kind == UnitKind::Group {
        filter.group = Some(unit.id);
    } else if below {
        filter.units = Some(units::ids_below(&unit.path));
    } else {
        filter.units = Some(units::ids_of(unit.id));
    }
    Ok(())
}

fn look_for(vault: &Vault, filter: &mut Filter, search: Search) {
    match search {
        Search::Name(name) => filter.name = Some(name),
        Search::Letters { initials, name } => (filter.initials, filter.name) = (Some(initials), Some(name)),
        Search::Tail(tail) => filter.tail_blind = Some(row::tail_blind(vault, &tail)),
        // a number that is none finds nobody
        Search::IdNo(text) => {
            let id = ResidentId::read(&text).ok().map(|(id, _)| row::id_no_blind(vault, &id));
            filter.id_no_blind = Some(id.unwrap_or_default());
        }
    }
}
