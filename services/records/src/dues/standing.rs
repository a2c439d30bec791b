//! How a member stands: what was fixed, what lowers it, which months are covered.

use super::{
    rules::{
        Choices, Finding, Months, Policy,
        arrears::{self, Arrears},
        coverage::Coverage,
        fixing::{self, Fixed, Owed},
        received::{Letter, owed_here},
        relief::{Approval, Relief},
    },
    store::{assessment, excuse, month},
    words::AssessmentKind,
};
use crate::{desk::Desk, members};
use kernel::{DuesPaymentId, Fen, MemberId, YearMonth};
use rest::{Problem, kinds};
use rulepack::dues::{FixedFor, PayerRule};
use std::collections::{BTreeSet, HashMap};
use tenancy::TenantTx;
use time::Date;

/// Everything recorded of one member, in the order it was recorded.
#[derive(Clone, Debug)]
pub struct Standing {
    pub assessments: Vec<assessment::Model>,
    pub paid: Coverage<DuesPaymentId>,
    /// The one from elsewhere the member came with.
    pub letter: Option<Letter>,
    fixed: Vec<Fixed>,
    reliefs: Vec<Relief>,
    /// Months with a proper reason.
    excused: BTreeSet<YearMonth>,
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            assessments: Vec::new(),
            paid: Coverage::none(),
            letter: None,
            fixed: Vec::new(),
            reliefs: Vec::new(),
            excused: BTreeSet::new(),
        }
    }
}

/// How these members stand, in four queries whatever their number.
///
/// # Errors
/// When the database is away.
pub async fn of(tx: &TenantTx, members: Vec<MemberId>) -> Result<HashMap<MemberId, Standing>, Problem> {
    let mut all: HashMap<MemberId, Standing> =
        members.iter().map(|member| (*member, Standing::default())).collect();
    if members.is_empty() {
        return Ok(all);
    }
    for row in assessment::of_members(tx, members.clone()).await? {
        all.entry(row.member_id).or_default().assessments.push(row);
    }
    for row in excuse::of_members(tx, members.clone()).await? {
        let standing = all.entry(row.member_id).or_default();
        standing.excused.extend(excused(&row));
    }
    for (member, paid_to, issued_on) in members::letters(tx, members.clone()).await? {
        let letter = Letter { paid_to: YearMonth::of(paid_to), issued_on };
        all.entry(member).or_default().letter = Some(letter);
    }
    for covered in month::of_members(tx, members).await? {
        let standing = all.entry(covered.member_id).or_default();
        // each month of a member is in the table once
        let one = Months::one(YearMonth::of(covered.month));
        standing.paid.cover(one, covered.payment_id).map_err(|_| kinds::INTERNAL.problem())?;
    }
    all.values_mut().for_each(Standing::read);
    Ok(all)
}

/// The standing of one member.
///
/// # Errors
/// When the database is away.
pub async fn of_one(tx: &TenantTx, member: MemberId) -> Result<Standing, Problem> {
    Ok(of(tx, vec![member]).await?.remove(&member).unwrap_or_default())
}

impl Standing {
    pub fn fixed(&self) -> &[Fixed] {
        &self.fixed
    }

    /// The assessment whose amount holds for a month.
    pub fn in_force(&self, month: YearMonth) -> Option<&assessment::Model> {
        let amounts = self.assessments.iter().filter(|row| row.kind != AssessmentKind::Exempt);
        amounts
            .filter(|row| row.from_month <= month.first_day())
            .max_by_key(|row| (row.from_month, row.number))
    }

    /// The month was the sender's: neither owed here nor waiting for an amount.
    pub fn is_elsewhere(&self, month: YearMonth) -> bool {
        self.letter.is_some_and(|letter| letter.covers(month)) && !self.paid.covers(month)
    }

    /// From the first month something is fixed for to this one.
    pub fn owed(&self, until: YearMonth, desk: &Desk<'_>) -> Owed {
        let first = self.fixed.iter().map(|one| one.from).min();
        let months = first.and_then(|first| Months::new(first, until));
        months.map(|months| self.owed_in(months, desk)).unwrap_or_default()
    }

    pub fn owed_for(&self, month: YearMonth, desk: &Desk<'_>) -> Option<Fen> {
        self.owed_in(Months::one(month), desk).get(&month).copied()
    }

    pub fn owed_in(&self, months: Months, desk: &Desk<'_>) -> Owed {
        let rule = &desk.pack.dues.hardship.on(desk.today).value;
        owed_here(fixing::owed(&self.fixed, &self.reliefs, months, rule), self.letter, &self.paid)
    }

    /// What the member is behind with today.
    ///
    /// # Errors
    /// When the policy of the day cannot be read.
    pub fn arrears(&self, desk: &Desk<'_>) -> Result<Arrears, Problem> {
        let (policy, rule) = (policy(desk, desk.today)?, &desk.pack.dues.arrears.on(desk.today).value);
        let owed = self.owed(YearMonth::of(desk.today), desk);
        Ok(arrears::arrears(&owed, &self.paid, &self.excused, desk.today, &policy, rule))
    }

    /// That the amount of a month was fixed for a span before, by what the member's way to pay is fixed for.
    ///
    /// # Errors
    /// When the policy of the day cannot be read.
    pub fn not_fixed_anew(&self, month: YearMonth, desk: &Desk<'_>) -> Result<Option<Finding>, Problem> {
        let day = month.first_day();
        let mode = policy(desk, day)?.fixing;
        let payers = &desk.pack.dues.payers.on(day).value.0;
        let payer = self.in_force(month).and_then(|row| row.payer);
        let rule = payer.and_then(|payer| payers.get(&payer)).copied();
        let span = rule.map_or(FixedFor::Year, PayerRule::fixed_for);
        let found = fixing::not_fixed_anew(&self.fixed, month, span, mode);
        Ok(found.filter(|_| !self.is_elsewhere(month)))
    }

    fn read(&mut self) {
        let amounts = self.assessments.iter().filter(|row| row.kind != AssessmentKind::Exempt);
        self.fixed = amounts.map(fixed).collect();
        let exempt = self.assessments.iter().filter(|row| row.kind == AssessmentKind::Exempt);
        self.reliefs = exempt.filter_map(|row| relief(row, &self.assessments)).collect();
    }
}

/// A reason that was withdrawn excuses nothing.
fn excused(row: &excuse::Model) -> Vec<YearMonth> {
    let months = Months::new(YearMonth::of(row.first_month), YearMonth::of(row.last_month));
    let months = months.filter(|_| row.withdrawn_at.is_none());
    months.map(|months| months.iter().collect()).unwrap_or_default()
}

fn fixed(row: &assessment::Model) -> Fixed {
    Fixed { from: YearMonth::of(row.from_month), amount: Fen(row.amount), reason: row.reason }
}

/// An exemption lowers what was fixed when it was approved: an amount that was fixed after it takes its place from
/// its month on.
fn relief(row: &assessment::Model, all: &[assessment::Model]) -> Option<Relief> {
    let later = all.iter().filter(|other| other.number > row.number && other.kind != AssessmentKind::Exempt);
    let replaced = later.map(|other| YearMonth::of(other.from_month).plus(-1)).min();
    let until = YearMonth::of(row.until_month?);
    let until = replaced.map_or(until, |replaced| replaced.min(until));
    Some(Relief {
        months: Months::new(YearMonth::of(row.from_month), until)?,
        amount: Fen(row.amount),
        studied_on: row.studied_on,
        approval: Some(Approval { on: row.approved_on?, by: row.approved_by? }),
    })
}

/// What the organisation decided where the rules of a day leave it to decide: what is usual.
///
/// # Errors
/// When the pack contradicts itself.
pub fn policy(desk: &Desk<'_>, day: Date) -> Result<Policy, Problem> {
    Policy::on(day, &desk.pack.dues, &Choices::default()).map_err(|_| kinds::INTERNAL.problem())
}
