use super::Desk;
use crate::{
    chance::Chance,
    crew::{Ask, log_in},
};

/// Somebody logs in and looks around; the administrator goes through the lists.
pub(super) async fn visit(desk: Desk, mut chance: Chance) {
    let office = desk.office.clone();
    if desk.ask(&office.visitor, &log_in(), false).await.is_some_and(|said| said.is_yes()) {
        for path in ["/api/identity/session", "/api/records/me"] {
            desk.ask(&office.visitor, &Ask::get(path), false).await;
        }
    }
    let lists = [
        "/api/records/members?limit=20",
        "/api/records/units?tree=true",
        "/api/identity/invitations?limit=20",
        "/api/notifications/deliveries?limit=20",
    ];
    let path = lists[chance.below(lists.len() as u64) as usize];
    desk.ask(&office.admin, &Ask::get(path), false).await;
}
