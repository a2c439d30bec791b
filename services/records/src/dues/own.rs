//! The dues of a person, for the person.

use super::{
    assessments::{AssessmentOut, open},
    excuses::{self, ExcuseOut},
    extras::{self, ExtraOut},
    payments::{self, PaymentOut},
    shown, standing,
    store::{
        assessment, extra,
        payment::{self, Column},
        taken,
    },
};
use crate::desk::Desk;
use kernel::{MemberId, YearMonth};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition, DbErr};
use serde::Serialize;
use tenancy::TenantTx;
use utoipa::ToSchema;

/// Everything recorded of a member's dues, pay in clear.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnDues {
    assessments: Vec<AssessmentOut>,
    payments: Vec<PaymentOut>,
    extras: Vec<ExtraOut>,
    excuses: Vec<ExcuseOut>,
}

/// # Errors
/// When the database is away or a value does not open.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<OwnDues, Problem> {
    let rows = assessment::of_members(desk.tx, vec![member]).await?;
    let opened = rows.into_iter().map(|row| {
        let reckoning = open(desk, &row)?;
        Ok::<_, Problem>(AssessmentOut { reckoning, ..AssessmentOut::of(row) })
    });
    let theirs = Condition::all().add(Column::MemberId.eq(member));
    let paid = taken::all::<payment::Entity>(desk.tx, theirs).await?;
    Ok(OwnDues {
        assessments: opened.collect::<Result<_, _>>()?,
        payments: payments::shown(desk, paid).await?,
        extras: extras::of_member(desk, member, None).await?,
        excuses: excuses::of_member(desk, member).await?,
    })
}

/// Up to which month everything is paid, as a letter of transfer says it; none where nothing was ever fixed.
///
/// # Errors
/// When the database is away.
pub async fn paid_to(desk: &Desk<'_>, member: MemberId) -> Result<Option<YearMonth>, Problem> {
    let standing = standing::of_one(desk.tx, member).await?;
    let first = standing.fixed().iter().map(|fixed| fixed.from).min();
    Ok(first.map(|first| shown::paid_to(&standing, desk).unwrap_or_else(|| first.plus(-1))))
}

/// Whether something was fixed for one of these members, without which nothing is owed or paid, or given of free will.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    Ok(assessment::any_of_members(tx, members).await? || extra::any_of_members(tx, members).await?)
}
