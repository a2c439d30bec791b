//! Every action of other features that an import calls, in one place.

use super::{
    check::{Floating, Known, Lost, Standing},
    words::ImportKind,
};
use crate::{
    desk::Desk,
    members::{self, NewMember, Prepared},
    registers::{floating, lost},
    units::{self, NewUnit, Unit},
};
use access::Reach;
use kernel::{MemberId, ResidentId, UnitId};
use rest::Problem;
use rulepack::{Capability, Pack, UnitKind, UnitKinds};
use sea_orm::DbErr;
use std::collections::HashSet;
use tenancy::{TenantTx, Vault};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// More units than any organisation has.
const UNITS: u64 = 20_000;

pub const MAX_DEPTH: usize = units::path::MAX_DEPTH;

/// The active units within reach, as files are held against them.
pub async fn standing(tx: &TenantTx, reach: &Reach, kinds: &UnitKinds) -> Result<Vec<Standing>, DbErr> {
    let units = units::all_within(tx, reach, UNITS).await?;
    Ok(units.into_iter().map(|unit| stands(unit, kinds)).collect())
}

fn stands(unit: Unit, kinds: &UnitKinds) -> Standing {
    Standing {
        kind: unit.kind,
        depth: units::path::depth(&unit.path),
        known: Known {
            id: unit.id,
            parent: unit.parent_id,
            name: unit.name,
            short_name: unit.short_name,
            holds_members: kinds.can(unit.kind, Capability::HoldsMembers),
            is_group: unit.kind == UnitKind::Group,
        },
    }
}

pub async fn found_unit(desk: &Desk<'_>, new: NewUnit) -> Result<UnitId, Problem> {
    Ok(units::create(desk, new).await?.id)
}

/// Which of these numbers are on the roster.
pub async fn on_roster(tx: &TenantTx, ids: &[ResidentId]) -> Result<HashSet<ResidentId>, DbErr> {
    members::known_ids(tx, ids).await
}

/// How many members may still be added; `None` for any number.
pub async fn room(tx: &TenantTx) -> Result<Option<u64>, DbErr> {
    members::room::left(tx).await
}

/// Refuses to begin what cannot be entered as a whole.
pub async fn take_room(tx: &TenantTx, kind: ImportKind, rows: i32) -> Result<(), Problem> {
    match kind {
        ImportKind::Members => members::room::take(tx, u64::try_from(rows).unwrap_or_default()).await,
        ImportKind::Units => Ok(()),
    }
}

/// Checks somebody and seals the row that is kept of them; or the faults.
///
/// # Errors
/// When the vault cannot seal.
pub fn prepare(
    vault: &Vault,
    draft: NewMember,
    (today, now): (Date, OffsetDateTime),
    pack: &Pack,
) -> Result<Result<Prepared, Vec<members::fault::Finding>>, Problem> {
    match members::check(draft, today, pack) {
        Ok(checked) => members::prepare(vault, checked, now).map(Ok),
        Err(faults) => Ok(Err(faults)),
    }
}

/// Enters members, and those who are away or out of contact into the registers. The ids come in the order of the facts.
pub async fn register(
    desk: &Desk<'_>,
    all: Vec<Prepared>,
    away: Vec<(usize, Floating)>,
    unheard: Vec<(usize, Lost)>,
    why: &str,
) -> Result<Vec<MemberId>, Problem> {
    let ids = members::register_prepared(desk, all, why).await?;
    let spell = |(at, floating): (usize, Floating)| {
        let (member_id, contact, inflow_unit_id) = (*ids.get(at)?, None, None);
        Some(floating::NewSpell {
            member_id,
            where_to: floating.where_to,
            since: floating.since,
            contact,
            inflow_unit_id,
            abroad: false,
            expected_until: None,
            changed: None,
            fixed_place: None,
        })
    };
    floating::begin_many(desk, away.into_iter().filter_map(spell).collect()).await?;
    let entry = |(at, lost): (usize, Lost)| {
        let (since, reason_code) = (lost.since, lost.reason_code);
        Some(lost::NewLost { member_id: *ids.get(at)?, since, reason_code })
    };
    lost::begin_many(desk, unheard.into_iter().filter_map(entry).collect()).await?;
    Ok(ids)
}

/// Whether nothing has happened to what an import entered, as far as that is quick to know.
pub async fn untouched(tx: &TenantTx, kind: ImportKind, subjects: &[Uuid]) -> Result<bool, DbErr> {
    match kind {
        ImportKind::Members => {
            members::untouched(tx, &subjects.iter().copied().map(MemberId).collect::<Vec<_>>()).await
        }
        ImportKind::Units => {
            units::untouched(tx, &subjects.iter().copied().map(UnitId).collect::<Vec<_>>()).await
        }
    }
}

/// Takes back what an import entered.
///
/// # Errors
/// 409 when something has happened to one of them since; nothing is taken back then.
pub async fn take_back(
    desk: &Desk<'_>,
    kind: ImportKind,
    subjects: &[Uuid],
    why: &str,
) -> Result<(), Problem> {
    match kind {
        ImportKind::Members => {
            let ids: Vec<MemberId> = subjects.iter().copied().map(MemberId).collect();
            members::unregister(desk, &ids, why).await
        }
        ImportKind::Units => {
            let ids: Vec<UnitId> = subjects.iter().copied().map(UnitId).collect();
            units::remove_created(desk, &ids).await
        }
    }
}
