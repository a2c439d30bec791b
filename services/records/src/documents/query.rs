//! Which documents an actor sees: those of members and units within reach, and of the own file what is the own.

use super::store::{
    self,
    document::{Column, Model},
};
use crate::{Records, members, units};
use access::{Action, Reach, ResourceKind, Thing};
use kernel::{DocumentId, MemberId};
use rest::{Call, Problem, kinds};
use rulepack::DocumentKind;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use std::collections::HashMap;
use units::Unit;

/// A document with the unit it lies in: its own, or that of the member it is about.
#[derive(Clone, Debug)]
pub struct Placed {
    pub document: Model,
    pub unit: Unit,
}

/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen(records: &Records, call: &Call) -> Result<Condition, Problem> {
    let reach = call.reach(Action::List, ResourceKind::Document).await?;
    let own = call.own(Action::ViewOwn, ResourceKind::Document).await?;
    if reach.is_nothing() && own.is_none() {
        return Err(kinds::FORBIDDEN.problem());
    }
    let theirs = within(&reach);
    Ok(match own {
        Some(own) if reach != Reach::All => Condition::any().add(theirs).add(own_file(records, call, own)),
        _ => theirs,
    })
}

/// Those of the members and units an actor reaches.
pub fn within(reach: &Reach) -> Condition {
    let Some(theirs) = members::ids_within(reach) else { return Condition::all() };
    let units = units::ids_within(reach).map(|units| Column::UnitId.in_subquery(units));
    Condition::any().add(Column::MemberId.in_subquery(theirs)).add_option(units)
}

/// Papers of a unit and of everything below it, and files of their members.
pub fn below(path: &str) -> Condition {
    Condition::any()
        .add(Column::MemberId.in_subquery(members::ids_below(path)))
        .add(Column::UnitId.in_subquery(units::ids_below(path)))
}

fn own_file(records: &Records, call: &Call, own: MemberId) -> Condition {
    let words: Vec<&str> = own_kinds(records, call).iter().map(|kind| kind.as_str()).collect();
    if words.is_empty() {
        return Condition::all().add(Expr::val(false));
    }
    Condition::all().add(Column::MemberId.eq(own)).add(Column::Kind.is_in(words))
}

fn own_kinds(records: &Records, call: &Call) -> Vec<DocumentKind> {
    let pack = records.pack(call.tx());
    pack.document_kinds.on(call.today()).value.seen_by_member()
}

/// # Errors
/// 404 when there is none within reach.
pub async fn reached(records: &Records, call: &Call, id: DocumentId) -> Result<Placed, Problem> {
    let seen = match seen(records, call).await {
        Ok(seen) => seen,
        // whoever sees none finds none
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => return Err(kinds::NOT_FOUND.problem()),
        Err(problem) => return Err(problem),
    };
    let found = store::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let mut placed = placed(call, vec![found]).await?;
    placed.pop().ok_or_else(|| kinds::INTERNAL.problem())
}

/// # Errors
/// 404 when there is none within reach, 403 when this may not be done to it.
pub async fn reached_for(
    records: &Records,
    call: &Call,
    id: DocumentId,
    action: Action,
) -> Result<Placed, Problem> {
    let found = reached(records, call, id).await?;
    call.authorize(action, &thing(records, call, &found)).await?;
    Ok(found)
}

/// What the judge is asked about. It is about its member only where it is the member's own.
pub fn thing(records: &Records, call: &Call, placed: &Placed) -> Thing {
    let kind = placed.document.kind;
    let own = placed.document.member_id.filter(|_| own_kinds(records, call).contains(&kind));
    Thing::within(ResourceKind::Document, placed.unit.path.as_str()).about(own)
}

/// Finds the units of documents.
///
/// # Errors
/// When the database is away.
pub async fn placed(call: &Call, documents: Vec<Model>) -> Result<Vec<Placed>, Problem> {
    let ids: Vec<MemberId> = documents.iter().filter_map(|document| document.member_id).collect();
    let members = members::by_ids(call.tx(), ids).await?;
    let unit_of = |document: &Model| match document.member_id {
        Some(member) => members.get(&member).map(|member| member.unit_id),
        None => document.unit_id,
    };
    let units: HashMap<_, Unit> =
        units::by_ids(call.tx(), documents.iter().filter_map(unit_of).collect()).await?;
    let with = |document: Model| {
        let unit = unit_of(&document).and_then(|id| units.get(&id).cloned());
        unit.map(|unit| Placed { document, unit }).ok_or_else(|| kinds::INTERNAL.problem())
    };
    documents.into_iter().map(with).collect()
}
