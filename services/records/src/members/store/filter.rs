use super::member::{Column, Entity, Model};
use crate::members::{
    grams,
    words::{MemberKind, MembershipState},
};
use crate::text::like_contains;
use kernel::{MemberId, UnitId, words};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, SelectStatement, extension::postgres::PgBinOper},
};
use serde::{Deserialize, Serialize};
use tenancy::TenantTx;
use time::Date;

words! {
    /// Order of the list.
    pub enum Sort {
        Name = "name",
        NameBackwards = "-name",
        JoinedOn = "joined_on",
        JoinedOnBackwards = "-joined_on",
    }
}

/// What a page of members is taken from. Every part is already limited to what the actor may see.
#[derive(Clone, Default)]
pub struct Filter {
    /// Units whose members may be seen; all when `None`.
    pub within: Option<SelectStatement>,
    /// A second bound beside the first, for what needs two permissions.
    pub also_within: Option<SelectStatement>,
    /// A unit with everything below it, or without.
    pub units: Option<SelectStatement>,
    pub group: Option<UnitId>,
    pub kind: Option<MemberKind>,
    /// Those on the roster when `None`.
    pub state: Option<MembershipState>,
    pub floating: Option<SelectStatement>,
    pub lost: Option<SelectStatement>,
    /// A part of the name. With initials beside it, either is enough.
    pub name: Option<String>,
    /// The beginning of the initials, in small letters.
    pub initials: Option<String>,
    pub tail_blind: Option<Vec<u8>>,
    pub id_no_blind: Option<Vec<u8>>,
}

/// The last row of the page before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub id: MemberId,
    pub initials: String,
    #[serde(deserialize_with = "crate::dates::day")]
    pub joined_on: Date,
}

impl Place {
    pub fn of(member: &Model) -> Self {
        Self { id: member.id, initials: member.initials.clone(), joined_on: member.joined_on }
    }
}

impl Filter {
    pub fn condition(&self) -> Condition {
        let mut all = Condition::all();
        for units in [&self.within, &self.also_within, &self.units].into_iter().flatten() {
            all = all.add(Column::UnitId.in_subquery(units.clone()));
        }
        if let Some(group) = self.group {
            all = all.add(Column::GroupId.eq(group));
        }
        if let Some(kind) = self.kind {
            all = all.add(Column::MemberKind.eq(kind));
        }
        all = match self.state {
            Some(state) => all.add(Column::MembershipState.eq(state)),
            None => all.add(super::on_roster()),
        };
        for members in [&self.floating, &self.lost].into_iter().flatten() {
            all = all.add(Column::Id.in_subquery(members.clone()));
        }
        all.add(self.searched())
    }

    fn searched(&self) -> Condition {
        let mut all = Condition::all();
        let name = self.name.as_deref().map(named);
        let initials = self.initials.as_deref().map(|initials| Column::Initials.starts_with(initials));
        all = match (name, initials) {
            (Some(name), Some(initials)) => all.add(Condition::any().add(name).add(initials)),
            (Some(name), None) => all.add(name),
            (None, Some(initials)) => all.add(initials),
            (None, None) => all,
        };
        if let Some(blind) = &self.tail_blind {
            all = all.add(Column::MobileTailBlind.eq(blind.clone()));
        }
        if let Some(blind) = &self.id_no_blind {
            all = all.add(Column::IdNoBlind.eq(blind.clone()));
        }
        all
    }
}

fn named(part: &str) -> Condition {
    let pieces = Expr::col(Column::NameGrams).binary(PgBinOper::Contains, Expr::val(grams::of_query(part)));
    Condition::all().add(pieces).add(Expr::col(Column::Name).binary(PgBinOper::ILike, like_contains(part)))
}

/// One page, from behind `after`.
pub async fn page_of(
    tx: &TenantTx,
    filter: &Filter,
    sort: Sort,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut condition = filter.condition();
    if let Some(after) = after {
        condition = condition.add(behind(sort, after));
    }
    let (column, order) = order(sort);
    let rows = Entity::find().filter(condition).order_by(column, order.clone()).order_by(Column::Id, order);
    rows.limit(limit).all(tx).await
}

fn order(sort: Sort) -> (Column, Order) {
    match sort {
        Sort::Name => (Column::Initials, Order::Asc),
        Sort::NameBackwards => (Column::Initials, Order::Desc),
        Sort::JoinedOn => (Column::JoinedOn, Order::Asc),
        Sort::JoinedOnBackwards => (Column::JoinedOn, Order::Desc),
    }
}

/// Row comparison, which an index on both columns serves.
fn behind(sort: Sort, place: &Place) -> Expr {
    let (column, order) = order(sort);
    let key: Expr = match column {
        Column::JoinedOn => Expr::val(place.joined_on),
        _ => Expr::val(place.initials.clone()),
    };
    let row = Expr::tuple([Expr::col(column), Expr::col(Column::Id)]);
    let last = Expr::tuple([key, Expr::val(place.id)]);
    if order == Order::Asc { row.gt(last) } else { row.lt(last) }
}
