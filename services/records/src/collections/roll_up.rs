use super::{
    lines::{Line, lines},
    query,
    rules::{FieldKind, Form, Tally, Values, roll_up},
    view::Progress,
    words::AnswerState,
};
use crate::units::{self, Unit};
use access::Action;
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, Path, Query};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// Which part of the tree.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// This unit and those below it; everything when absent.
    pub unit_id: Option<UnitId>,
}

/// What the answers come to, as far as they have been handed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct CollectionRollUp {
    unit_id: UnitId,
    unit_name: String,
    progress: Progress,
    fields: Vec<CollectionTally>,
    /// The parts directly below, each with what it comes to.
    parts: Vec<CollectionPart>,
    /// Who has not answered.
    missing: Vec<CollectionUnit>,
}

/// What the values of one field come to.
#[derive(Debug, Serialize, ToSchema)]
pub struct CollectionTally {
    key: String,
    label: String,
    kind: FieldKind,
    /// Answers that say anything.
    answered: u32,
    /// Of numbers, and of amounts in fen.
    sum: Option<i64>,
    /// How often each choice, `yes` and `no` was taken.
    counts: BTreeMap<String, u32>,
    /// Rows of tables, and the sums of their columns.
    rows: Option<u32>,
    columns: BTreeMap<String, i64>,
}

/// A part of the tree.
#[derive(Debug, Serialize, ToSchema)]
pub struct CollectionPart {
    unit_id: UnitId,
    unit_name: String,
    progress: Progress,
    /// Sums by the keys of numbers and amounts.
    sums: BTreeMap<String, i64>,
}

/// A unit by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct CollectionUnit {
    unit_id: UnitId,
    unit_name: String,
    #[schema(inline)]
    state: AnswerState,
}

/// Show what the answers come to
#[utoipa::path(get, path = "/collections/{id}/roll-up", tag = "collections", operation_id = "get_collection_roll_up",
    params(("id" = CollectionId, Path), Wanted), responses((status = OK, body = CollectionRollUp)))]
pub async fn handle(ctx: Ctx, Path(id): Path<CollectionId>, Query(wanted): Query<Wanted>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let top = match wanted.unit_id {
        Some(unit) => units::named(&ctx, unit, &units::UNKNOWN_UNIT, "?unit_id").await?,
        None => placed.unit.clone(),
    };
    let all = lines(&ctx, &placed, &top.path, Action::View).await?;
    let children = units::children(ctx.tx(), top.id).await?;
    let out = rolled(&placed.collection.form.0, top, children, &all);
    ctx.read(&out)
}

fn rolled(form: &Form, top: Unit, children: Vec<Unit>, all: &[Line]) -> CollectionRollUp {
    let tallies = roll_up(form, counted(all.iter()));
    let part = |child: Unit| {
        let within: Vec<&Line> = all.iter().filter(|line| line.unit.path.starts_with(&child.path)).collect();
        let tallies = roll_up(form, counted(within.iter().copied()));
        let sums = form.fields.iter().zip(tallies).filter(|(field, _)| adds(field.kind));
        CollectionPart {
            unit_id: child.id,
            unit_name: child.name,
            progress: progress(within.iter().copied()),
            sums: sums.map(|(field, tally)| (field.key.clone(), tally.sum)).collect(),
        }
    };
    let missing = all.iter().filter(|line| !line.answer.state.is_in()).map(|line| CollectionUnit {
        unit_id: line.unit.id,
        unit_name: line.unit.name.clone(),
        state: line.answer.state,
    });
    CollectionRollUp {
        unit_id: top.id,
        unit_name: top.name,
        progress: progress(all.iter()),
        fields: form.fields.iter().zip(tallies).map(|(field, tally)| shown(field, tally)).collect(),
        parts: children.into_iter().map(part).filter(|part| part.progress.asked > 0).collect(),
        missing: missing.collect(),
    }
}

/// What counts: that which is with whoever asks.
fn counted<'a>(lines: impl Iterator<Item = &'a Line>) -> impl Iterator<Item = &'a Values> {
    lines.filter(|line| line.answer.state.is_in()).map(|line| &line.values)
}

fn progress<'a>(lines: impl Iterator<Item = &'a Line>) -> Progress {
    let mut progress = Progress::default();
    lines.for_each(|line| progress.add(line.answer.state, 1));
    progress
}

pub const fn adds(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Number | FieldKind::Money)
}

fn shown(field: &super::rules::Field, tally: Tally) -> CollectionTally {
    CollectionTally {
        key: field.key.clone(),
        label: field.label.clone(),
        kind: field.kind,
        answered: tally.answered,
        sum: adds(field.kind).then_some(tally.sum),
        counts: tally.counts,
        rows: (field.kind == FieldKind::Table).then_some(tally.rows),
        columns: tally.columns,
    }
}
