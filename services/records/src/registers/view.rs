//! What both registers show beside the spell: whose it is.

use crate::{
    desk::Desk,
    members::{self, Member, words::MembershipState},
    units,
};
use kernel::{MemberId, UnitId};
use rest::Problem;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Which spells to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Only those that have not ended, or only those that have.
    pub open: Option<bool>,
    pub member_id: Option<MemberId>,
    /// Members of this unit and of everything below it.
    pub unit_id: Option<UnitId>,
}

/// The last day of a spell.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SpellEnd)]
pub struct Ended {
    pub ended_on: Date,
}

/// Whose spell it is.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Whose {
    pub member_name: String,
    pub unit_id: Option<UnitId>,
    pub unit_name: String,
    // the judge asks by place
    #[serde(skip)]
    pub path: String,
    #[serde(skip)]
    pub state: Option<MembershipState>,
}

/// The members of spells with the names of their units.
///
/// # Errors
/// When the database is away.
pub async fn whose(desk: &Desk<'_>, ids: Vec<MemberId>) -> Result<HashMap<MemberId, Whose>, Problem> {
    let members = members::by_ids(desk.tx, ids).await?;
    let units = units::by_ids(desk.tx, members.values().map(|member| member.unit_id).collect()).await?;
    let whose = |member: Member| {
        let unit = units.get(&member.unit_id);
        Whose {
            unit_id: Some(member.unit_id),
            unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            path: unit.map(|unit| unit.path.clone()).unwrap_or_default(),
            state: Some(member.membership_state),
            member_name: member.name,
        }
    };
    Ok(members.into_iter().map(|(id, member)| (id, whose(member))).collect())
}
