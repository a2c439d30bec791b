//! Members who move (组织关系接转), each as far as the course takes them.

use crate::{
    deed::What,
    parts::Destination,
    people,
    plan::{Scribe, spare},
    words::ELSEWHERE,
};
use kernel::{YearMonth, add_years};
use time::{Date, Duration};

kinds! {
    /// Where a transfer has led; those that come in begin elsewhere.
    pub enum Course {
        Archived = "archived",
        InTransit = "in_transit",
        ToOk = "to_ok",
        Expired = "expired",
        Applied = "applied",
        CameIn = "came_in",
        ReturnedForFix = "returned_for_fix",
        RejectedByReceiver = "rejected_by_receiver",
        FromOk = "from_ok",
        SelfWithdrawn = "self_withdrawn",
        LetterIssued = "letter_issued",
        ComingIn = "coming_in",
        Draft = "draft",
        Revoked = "revoked",
        FromBranchOk = "from_branch_ok",
        ReceiptReturned = "receipt_returned",
        FromCommitteeOk = "from_committee_ok",
        ToCommitteeOk = "to_committee_ok",
        ToBranchAccepted = "to_branch_accepted",
    }
}

/// What leads out of the organisation, from the application to the files.
const OUT: [&str; 8] =
    ["approve", "approve", "issue_letter", "send", "approve", "accept", "return_receipt", "archive"];
const PACE: i64 = 3;

impl Course {
    fn steps(self) -> Vec<&'static str> {
        let out = |count: usize| OUT.iter().take(count).copied().collect::<Vec<_>>();
        let then = |count: usize, last| [out(count), vec![last]].concat();
        match self {
            Self::Draft | Self::Applied | Self::ComingIn => Vec::new(),
            Self::ReturnedForFix => vec!["return_for_fix"],
            Self::SelfWithdrawn => then(1, "withdraw"),
            Self::FromBranchOk | Self::FromOk => out(1),
            Self::FromCommitteeOk => out(2),
            Self::LetterIssued => out(3),
            Self::InTransit | Self::Expired => out(4),
            Self::ToCommitteeOk => out(5),
            Self::ToBranchAccepted => out(6),
            Self::ReceiptReturned => out(7),
            Self::Archived => out(8),
            Self::RejectedByReceiver => then(4, "reject"),
            Self::Revoked => then(3, "revoke"),
            Self::ToOk => vec!["approve", "accept"],
            Self::CameIn => vec!["approve", "accept", "return_receipt", "archive"],
        }
    }

    /// Whether the member is one elsewhere in the end.
    const fn leaves(self) -> bool {
        matches!(self, Self::ToBranchAccepted | Self::ReceiptReturned | Self::Archived | Self::ToOk)
    }

    /// Months ago in which it began, for what is over; the others have got where they are in these days.
    const fn began(self) -> Option<i32> {
        Some(match self {
            Self::Archived => 13,
            Self::ToOk => 11,
            Self::CameIn => 16,
            Self::RejectedByReceiver => 9,
            Self::SelfWithdrawn => 7,
            Self::Revoked => 10,
            Self::Expired => 6,
            _ => return None,
        })
    }

    fn opened(self, scribe: &Scribe<'_>) -> Date {
        let steps = i64::try_from(self.steps().len()).unwrap_or(0);
        let recent = scribe.span.today - Duration::days(2 + PACE * steps);
        self.began().map_or(recent, |months| scribe.span.ago(months, 9))
    }
}

pub fn write(scribe: &mut Scribe<'_>) {
    let mut leavers = 0;
    for course in scribe.courses.clone() {
        match course {
            Course::ComingIn | Course::CameIn => take_in(scribe, course),
            _ => {
                move_away(scribe, course, leavers);
                leavers += 1;
            }
        }
    }
}

/// The last month for which a member who moves away pays here.
pub fn last_month(scribe: &Scribe<'_>, who: usize) -> Option<YearMonth> {
    let leaving = |course: &&Course| !matches!(course, Course::ComingIn | Course::CameIn);
    let mut courses = scribe.courses.iter().filter(leaving).enumerate();
    let (_, course) = courses.find(|(n, _)| scribe.spare(spare::LEAVERS + n) == Some(who))?;
    course.leaves().then(|| YearMonth::of(course.opened(scribe)))
}

fn move_away(scribe: &mut Scribe<'_>, course: Course, n: usize) {
    let Some(who) = scribe.spare(spare::LEAVERS + n) else { return };
    let mut dice = scribe.dice(course.as_str());
    let within = matches!(course, Course::FromOk | Course::ToOk);
    if within && !scribe.body.has_sibling {
        return;
    }
    let (to, reason) = if within {
        (Destination::Sibling, "岗位调整")
    } else {
        (Destination::Elsewhere(dice.one(&ELSEWHERE).copied().unwrap_or_default()), "工作调动")
    };
    let (transfer, opened) = (scribe.number(), course.opened(scribe));
    scribe.write(opened, 9, 0, What::Move { transfer, who, to, reason, apply: course != Course::Draft });
    hand_on(scribe, course, transfer, opened);
}

fn take_in(scribe: &mut Scribe<'_>, course: Course) {
    let (transfer, opened) = (scribe.number(), course.opened(scribe));
    let mut dice = scribe.dice(course.as_str());
    let joined_on = opened - Duration::days(900 + 20 * i64::from(dice.between(0, 20)));
    let newcomer = people::member(&mut dice, joined_on, add_years(joined_on, 1));
    let from = dice.one(&ELSEWHERE).copied().unwrap_or_default();
    let issued_on = opened - Duration::days(6);
    scribe.write(opened, 9, 0, What::TakeIn { transfer, newcomer, from, issued_on });
    hand_on(scribe, course, transfer, opened);
}

fn hand_on(scribe: &mut Scribe<'_>, course: Course, transfer: usize, opened: Date) {
    let mut day = opened;
    for step in course.steps() {
        day += Duration::days(PACE);
        let reason = match step {
            "return_for_fix" => Some("材料不齐，请补充接收单位全称"),
            "reject" => Some("人员未到岗"),
            "revoke" => Some("接收单位信息有误，重新办理"),
            _ => None,
        };
        scribe.write(day, 10, 0, What::Hand { transfer, step, reason });
    }
}
