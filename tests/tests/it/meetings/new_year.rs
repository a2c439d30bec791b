//! The turn of the year: what the old one left undone is asked for in the new one, and what may be made up for is.

use super::{Ground, MEETINGS, today};
use access::Reach;
use kernel::{Service, UnitId};
use records::{
    meetings::{self, completion_below},
    month::{Matter, Todo, Urgency},
    units::{self, Unit},
};
use rulepack::organisational_life::MeetingKind;
use serde_json::json;
use sqlx::Executor as _;
use tenancy::{TenantTx, Who};
use time::{Date, Month};

async fn branch(g: &Ground, tx: &TenantTx) -> Unit {
    let id = UnitId(g.branch.parse().expect("an id"));
    units::by_ids(tx, vec![id]).await.expect("a database").remove(&id).expect("the branch")
}

/// A day of the year after this one.
fn next_year(month: Month, day: u8) -> Date {
    Date::from_calendar_date(today().year() + 1, month, day).expect("a day")
}

/// What the board of the branch says of a kind of this year, on a day.
async fn asked(g: &Ground, kind: MeetingKind, on: Date) -> Vec<(Matter, Urgency, u32, Option<Date>)> {
    let (records, tx) = (g.org.app.records_on(on), g.org.records_tx().await);
    let desk = records.desk_for(&tx, Who::system());
    let all = meetings::todo(&desk, &branch(g, &tx).await).await.expect("a board");
    let mine = |todo: &&Todo| todo.kind == Some(kind) && todo.year == Some(today().year());
    all.iter().filter(mine).map(|todo| (todo.matter, todo.urgency, todo.count, todo.on)).collect()
}

/// Done and due of a kind in this year, as a day of the next one knows it.
async fn counted(g: &Ground, kind: MeetingKind, on: Date) -> Option<(u32, u32)> {
    let (records, tx) = (g.org.app.records_on(on), g.org.records_tx().await);
    let desk = records.desk_for(&tx, Who::system());
    let through = Date::from_calendar_date(today().year(), Month::December, 31).expect("a day");
    let (kinds, _) = completion_below(&desk, &branch(g, &tx).await.path, through).await.expect("a count");
    kinds.get(&kind).map(|one| (one.done, one.due))
}

async fn exceptions(g: &Ground, on: Date) -> u32 {
    let (records, tx) = (g.org.app.records_on(on), g.org.records_tx().await);
    let desk = records.desk_for(&tx, Who::system());
    let here = Reach::Units(vec![branch(g, &tx).await.path]);
    let found = meetings::exceptions(&desk, &here).await.expect("a board");
    found.iter().map(|found| found.count).sum()
}

/// The organisational-life meeting of this year is planned for the tenth of February.
async fn planned_late(g: &Ground) {
    let mut draft = g.draft(&["organisational_life"], next_year(Month::February, 10));
    draft["serves_year"] = json!(today().year());
    g.secretary.post(MEETINGS, draft).await.expect(201);
}

/// What is planned takes place; no clock of a request can be moved.
async fn takes_place(g: &Ground) {
    let mut schema = g.org.schema(Service::Records).await;
    let held = "UPDATE meetings SET state = 'held', started_at = planned_start WHERE state = 'planned'";
    schema.execute(held).await.expect("the statement runs");
}

#[tokio::test]
async fn the_board_does_not_forget_the_old_year_on_new_years_day() {
    let g = Ground::new().await;
    let left = 13 - u32::from(u8::from(today().month()));
    let december = Some(next_year(Month::January, 1)).and_then(Date::previous_day);
    for (day, left) in [
        (next_year(Month::January, 1), left),
        (next_year(Month::January, 10), left),
        // what is long over is asked about no more
        (next_year(Month::March, 31), 1),
    ] {
        let days = asked(&g, MeetingKind::ThemedDay, day).await;
        assert_eq!(days.len(), 1, "{day}: {days:?}");
        assert_eq!((days[0].0, days[0].1, days[0].2), (Matter::DutyMissing, Urgency::Overdue, left), "{day}");
        let meetings = asked(&g, MeetingKind::BranchMeeting, day).await;
        assert_eq!(meetings.len(), 1, "{day}: {meetings:?}");
        assert!(meetings[0].3 <= december, "{day}: {meetings:?}");
    }
    assert_eq!(asked(&g, MeetingKind::ThemedDay, next_year(Month::April, 1)).await, []);
}

#[tokio::test]
async fn a_yearly_meeting_is_open_until_its_grace_is_over() {
    let g = Ground::new().await;
    let until = Some(next_year(Month::March, 31));
    let kind = MeetingKind::Appraisal;
    let open = |urgency| [(Matter::DutyOpen, urgency, 1, until)];
    assert_eq!(asked(&g, kind, next_year(Month::January, 10)).await, open(Urgency::Coming));
    assert_eq!(asked(&g, kind, next_year(Month::March, 31)).await, open(Urgency::Due));
    let missing = [(Matter::DutyMissing, Urgency::Overdue, 1, until)];
    assert_eq!(asked(&g, kind, next_year(Month::April, 1)).await, missing);
    assert_eq!(counted(&g, kind, next_year(Month::January, 10)).await, None, "neither late nor missing");
    assert_eq!(counted(&g, kind, next_year(Month::April, 1)).await, Some((0, 1)));
}

#[tokio::test]
async fn what_is_made_up_for_counts_on_every_page() {
    let g = Ground::new().await;
    planned_late(&g).await;
    let kind = MeetingKind::OrganisationalLife;
    assert_eq!(asked(&g, kind, next_year(Month::January, 10)).await, [], "it is planned");
    let april = next_year(Month::April, 10);
    // a themed day of March, a branch meeting and a lecture of the first quarter, and both yearly ones
    assert_eq!(exceptions(&g, april).await, 5);
    takes_place(&g).await;
    assert_eq!(exceptions(&g, april).await, 4);
    assert_eq!(asked(&g, kind, april).await, []);
    assert_eq!(counted(&g, kind, april).await, Some((1, 1)));
    assert_eq!(exceptions(&g, next_year(Month::July, 1)).await, 3, "June and the second quarter alone");
}
