use super::facts::Shares;
use crate::{
    desk::Desk,
    elections::{
        roll::Hall,
        rules::form::{self, Assembly, Sent},
        said::{Told, told},
        store::parts::Congress,
    },
};
use time::Date;

/// Whether a congress may meet, and has the usual size.
pub fn findings(desk: &Desk<'_>, planned: &Congress, hall: &Hall, day: Date) -> Vec<Told> {
    of_size(desk, planned, hall.members(), (planned.approval.is_some(), day))
}

/// The same of a body of so many members, with or without the approval of the committee above.
pub fn of_size(
    desk: &Desk<'_>,
    planned: &Congress,
    members: u32,
    (approved, day): (bool, Date),
) -> Vec<Told> {
    let Congress { delegates, scattered, .. } = *planned;
    let assembly = Assembly { members, scattered, delegates, approved };
    let found = form::congress(desk.pack.elections.congress.on(day).value, assembly);
    found.iter().map(|finding| told(desk, finding, "/congress", day)).collect()
}

/// What the units still have to do.
pub fn of_shares(desk: &Desk<'_>, planned: &Congress, shares: &Shares, day: Date) -> Vec<Told> {
    let units: Vec<Sent> =
        shares.0.iter().map(|one| Sent { allotted: one.allotted, sent: one.sent }).collect();
    let found = form::delegates(planned.delegates, &units);
    found.iter().map(|finding| told(desk, finding, "", day)).collect()
}
