use super::Desk;
use crate::{
    chance::Chance,
    crew::{Ask, Body},
};
use reqwest::Method;
use std::time::Duration;

/// A picture of one point is enough to be a picture.
const BEGINNING: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Hangs up another logo and looks at it. Only this may be refused while documents are away.
pub(super) async fn logo(desk: Desk, mut chance: Chance) {
    let mut picture = BEGINNING.to_vec();
    picture.extend((0..4096).map(|_| chance.below(256) as u8));
    let (method, path) = (Method::PUT, "/api/identity/settings/logo".to_owned());
    let put = Ask { method, path, body: Body::Picture(picture), key: None, if_match: None };
    desk.ask(&desk.office.admin, &put, true).await;
    desk.ask(&desk.office.visitor, &Ask::get("/api/identity/logo"), true).await;
    tokio::time::sleep(Duration::from_millis(2000 + chance.below(4000))).await;
}
