//! What there is: the branches of an organisation and their members, as the plan takes them.

use super::{Order, seat::Seat};
use anyhow::{Context, Result};
use history::{Body, Depth, Person, Staged};
use kernel::{MemberId, UnitId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::Date;

/// A branch with the records behind it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    pub unit: UnitId,
    /// The committee above, and the kind of unit it is.
    pub above: Option<UnitId>,
    pub above_kind: String,
    pub sibling: Option<UnitId>,
    pub groups: Vec<UnitId>,
    pub members: Vec<MemberId>,
    /// Full members, of a committee those of all branches.
    #[serde(default)]
    pub all: i64,
    pub body: Body,
}

#[derive(Clone, Debug, Deserialize)]
struct Unit {
    id: UnitId,
    parent_id: Option<UnitId>,
    kind: String,
    name: String,
    members_full: i64,
}

#[derive(Clone, Debug, Deserialize)]
struct Member {
    id: MemberId,
    joined_on: Date,
    full_on: Option<Date>,
}

const BRANCHES: [&str; 3] = ["branch", "joint_branch", "retired_branch"];
/// A branch that is told fully is neither tiny nor a crowd.
const FIT: std::ops::RangeInclusive<i64> = 18..=160;
const MOST: usize = 200;

/// The branches, some of them told fully, and the committee at the top: what it counts and elects is there by then.
pub async fn survey(seat: &Seat, order: &Order<'_>) -> Result<Vec<Place>> {
    let units: Vec<Unit> = items(seat.get("/api/records/units?tree=true".into()).await?)?;
    let branches: Vec<&Unit> =
        units.iter().filter(|unit| BRANCHES.contains(&&*unit.kind) && unit.members_full > 0).collect();
    let plain = |unit: &&&Unit| unit.kind == "branch" && unit.members_full > 1;
    let staged: Vec<UnitId> = branches.iter().filter(plain).take(order.staged).map(|unit| unit.id).collect();
    let others = branches.iter().filter(plain).filter(|unit| !staged.contains(&unit.id));
    let (fit, unfit): (Vec<&&Unit>, Vec<&&Unit>) = others.partition(|unit| FIT.contains(&unit.members_full));
    let full: Vec<UnitId> = fit.iter().chain(&unfit).take(order.full).map(|unit| unit.id).collect();
    let mut places = Vec::new();
    let all: i64 = branches.iter().map(|unit| unit.members_full).sum();
    for unit in branches {
        let told = staged.contains(&unit.id) || full.contains(&unit.id);
        let depth = if told { Depth::Full } else { Depth::Light };
        let by_hand = staged.contains(&unit.id);
        places.push(place(seat, order, &units, unit, depth, by_hand).await?);
    }
    let top = units.iter().find(|unit| unit.parent_id.is_none());
    if let Some((top, first)) = top.zip(places.iter().find(|place| full.contains(&place.unit)).cloned()) {
        // whoever leads an organisation is a member of one of its branches
        let mut committee = place(seat, order, &units, top, Depth::Committee, false).await?;
        (committee.members, committee.body.people, committee.all) = (first.members, first.body.people, all);
        places.push(committee);
    }
    Ok(places)
}

async fn place(
    seat: &Seat,
    order: &Order<'_>,
    units: &[Unit],
    unit: &Unit,
    depth: Depth,
    staged: bool,
) -> Result<Place> {
    let whole = seat.get(format!("/api/records/units/{}", unit.id)).await?;
    let members: Vec<Member> = match depth {
        Depth::Committee => Vec::new(),
        Depth::Full | Depth::Light => {
            items(seat.get(format!("/api/records/members?unit_id={}&limit={MOST}", unit.id)).await?)?
        }
    };
    let sibling = units.iter().find(|other| {
        other.kind == "branch"
            && other.parent_id == unit.parent_id
            && other.id != unit.id
            && unit.kind == "branch"
    });
    let above = units.iter().find(|other| Some(other.id) == unit.parent_id);
    let groups = units.iter().filter(|group| group.kind == "group" && group.parent_id == Some(unit.id));
    let groups: Vec<UnitId> = groups.map(|group| group.id).collect();
    let person = |member: &Member| Person { joined_on: member.joined_on, full_on: member.full_on };
    Ok(Place {
        unit: unit.id,
        above: above.map(|above| above.id),
        above_kind: above.map(|above| above.kind.clone()).unwrap_or_default(),
        sibling: sibling.map(|sibling| sibling.id),
        body: Body {
            key: key(order.slug, &unit.name),
            depth,
            founded_on: whole["founded_on"]
                .as_str()
                .and_then(|_| Date::deserialize(&whole["founded_on"]).ok()),
            term_began: whole["term"]["started_on"]
                .as_str()
                .and_then(|_| Date::deserialize(&whole["term"]["started_on"]).ok()),
            term_years: whole["term"]["years"].as_u64().and_then(|years| u8::try_from(years).ok()),
            groups: groups.len(),
            people: members.iter().map(person).collect(),
            has_sibling: sibling.is_some(),
            staged: Staged {
                secretary: staged,
                dues: staged,
                development: staged,
                transfers: staged,
                talks: staged,
            },
        },
        groups,
        all: unit.members_full,
        members: members.into_iter().map(|member| member.id).collect(),
    })
}

fn items<T: for<'de> Deserialize<'de>>(mut page: Value) -> Result<Vec<T>> {
    serde_json::from_value(page["items"].take()).context("a list of another form")
}

/// FNV-1a, which says the same on every machine.
fn key(slug: &str, name: &str) -> u64 {
    let bytes = slug.bytes().chain([b'/']).chain(name.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
