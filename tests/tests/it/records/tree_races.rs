use super::{Ground, MEMBERS, POSTS, UNITS, draft, today};
use serde_json::json;

#[tokio::test]
async fn two_moves_that_cross_do_not_make_a_circle() {
    let g = Ground::enterprise().await;
    let a = g.org.unit("甲", "party_committee", Some(&g.root)).await;
    let b = g.org.unit("乙", "party_committee", Some(&g.root)).await;
    let day = today().to_string();
    let (a_path, b_path) = (format!("{UNITS}/{a}/move"), format!("{UNITS}/{b}/move"));
    let (first, second) = tokio::join!(
        g.admin.post(&a_path, json!({"parent_id": b, "decided_on": day})),
        g.admin.post(&b_path, json!({"parent_id": a, "decided_on": day})),
    );
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422], "{} {}", first.text(), second.text());
}

#[tokio::test]
async fn of_two_secretaries_at_once_one_is_refused() {
    let g = Ground::enterprise().await;
    let one = g.admin.post(MEMBERS, draft("张三", &g.east)).await.expect(201).at("/id");
    let two = g.admin.post(MEMBERS, draft("李四", &g.east)).await.expect(201).at("/id");
    let post = |member: &str| json!({"unit_id": g.east, "member_id": member, "post": "secretary", "started_on": "2024-01-01", "basis": "elected"});
    let (first, second) = tokio::join!(g.admin.post(POSTS, post(&one)), g.admin.post(POSTS, post(&two)));
    let mut outcome = [(first.status, first.code().to_owned()), (second.status, second.code().to_owned())];
    outcome.sort();
    assert_eq!(outcome, [(201, String::new()), (409, "post_taken".to_owned())]);
}

#[tokio::test]
async fn nobody_is_entered_in_a_unit_while_it_is_dissolved() {
    let g = Ground::enterprise().await;
    let dissolve = format!("{UNITS}/{}/dissolve", g.east);
    let wish = json!({"decided_on": today().to_string(), "doc_no": "1"});
    let (closed, entered) =
        tokio::join!(g.admin.post(&dissolve, wish), g.admin.post(MEMBERS, draft("张三", &g.east)));
    let fine = [(closed.status, entered.status)];
    assert!(fine == [(200, 409)] || fine == [(409, 201)], "{} {}", closed.text(), entered.text());
}

#[tokio::test]
async fn of_two_who_enter_the_same_number_one_is_told() {
    let g = Ground::enterprise().await;
    let same = draft("张三", &g.east);
    let (first, second) = tokio::join!(g.admin.post(MEMBERS, same.clone()), g.admin.post(MEMBERS, same));
    let mut outcome = [(first.status, first.code().to_owned()), (second.status, second.code().to_owned())];
    outcome.sort();
    assert_eq!(outcome, [(201, String::new()), (409, "duplicate_id".to_owned())]);
}
