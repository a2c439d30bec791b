use super::{address, behind_the_back, somebody, world};
use serde_json::{Value, json};
use suites::{Org, Person};

const ROLES: &str = "/api/identity/assignments";

async fn id_of(org: &Org, name: &str) -> String {
    let found = org.admin().await.get(&format!("/api/identity/accounts?q={name}")).await.expect(200);
    assert_eq!(found.json["total"], 1, "{}", found.text());
    found.at("/items/0/id")
}

async fn give(by: &Person, account: &str, role: &str, unit: Option<&str>) -> suites::Answer {
    by.post(ROLES, json!({ "account_id": account, "role": role, "unit_id": unit })).await
}

#[tokio::test]
async fn a_role_counts_from_the_next_request_on_and_so_does_its_end() {
    let org = world().await;
    let person = somebody(&org, "jiang").await;
    let id = id_of(&org, "jiang").await;
    person.get("/api/identity/invitations").await.expect(200);
    person
        .post(
            "/api/identity/invitations",
            json!({ "email": "x@y.cn", "display_name": "乙", "role": "auditor" }),
        )
        .await
        .refused(403, "forbidden");
    let given = give(&org.admin().await, &id, "org_committee", None).await.expect(201);
    assert_eq!(given.at("/role"), "org_committee");
    person.get("/api/identity/assignments").await.expect(200);
    give(&org.admin().await, &id, "org_committee", None).await.refused(409, "already_assigned");
    let path = format!("{ROLES}/{}", given.at("/id"));
    org.admin().await.delete(&path).await.expect(204);
    org.admin().await.delete(&path).await.refused(404, "not_found");
}

#[tokio::test]
async fn nobody_gives_or_takes_what_is_above_him() {
    let org = world().await;
    let committee = org.person("shen", "org_committee", None, None).await;
    somebody(&org, "han").await;
    let (own, han) = (id_of(&org, "shen").await, id_of(&org, "han").await);
    for role in ["tenant_admin", "org_committee", "auditor"] {
        give(&committee, &han, role, None).await.refused(403, "role_above_you");
        give(&committee, &own, role, None).await.refused(403, "role_above_you");
        let invitation = json!({ "email": address(&org, role), "display_name": "乙", "role": role });
        committee.post("/api/identity/invitations", invitation).await.refused(403, "role_above_you");
    }
    let all = org.admin().await.get(&format!("{ROLES}?role=tenant_admin")).await.expect(200);
    let path = format!("{ROLES}/{}", all.at("/items/0/id"));
    committee.delete(&path).await.refused(403, "role_above_you");
    // an account with a role above mine is not mine to change
    let admin = id_of(&org, "admin").await;
    let update = committee.request(reqwest::Method::PATCH, &format!("/api/identity/accounts/{admin}"));
    let update = committee.send(update.json(&json!({ "email": "mine@example.org" }))).await;
    assert_eq!(update.status, 403, "{}", update.text());
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let org = world().await;
    let admin = org.admin().await;
    let all = admin.get(&format!("{ROLES}?role=tenant_admin")).await.expect(200);
    let first = format!("{ROLES}/{}", all.at("/items/0/id"));
    admin.delete(&first).await.refused(409, "last_admin");
    let second = org.person("second", "tenant_admin", None, None).await;
    let me = id_of(&org, "second").await;
    admin.delete(&first).await.expect(204);
    second.get("/api/identity/settings").await.expect(200);
    admin.get("/api/identity/settings").await.refused(403, "forbidden");
    let own = second.get(&format!("{ROLES}?account_id={me}")).await.expect(200);
    second.delete(&format!("{ROLES}/{}", own.at("/items/0/id"))).await.refused(409, "last_admin");
}

#[tokio::test]
async fn two_administrators_cannot_remove_each_other_at_once() {
    let org = world().await;
    let one = org.admin().await;
    let other = org.person("second", "tenant_admin", None, None).await;
    let list = one.get(&format!("{ROLES}?role=tenant_admin")).await.expect(200);
    let (a, b) =
        (format!("{ROLES}/{}", list.at("/items/0/id")), format!("{ROLES}/{}", list.at("/items/1/id")));
    let (x, y) = tokio::join!(one.delete(&b), other.delete(&a));
    let done = [x.status, y.status].iter().filter(|status| **status == 204).count();
    assert_eq!(done, 1, "{} {}", x.text(), y.text());
}

#[tokio::test]
async fn a_secretary_invites_the_members_of_the_own_branch_alone() {
    let org = world().await;
    let root = org.unit("机关党委", "party_committee", None).await;
    let own = org.unit("第一支部", "branch", Some(&root)).await;
    let other = org.unit("第二支部", "branch", Some(&root)).await;
    let (mine, theirs) = (org.member("张三", &own).await, org.member("李四", &other).await);
    let secretary = org.person("secretary", "secretary", Some(&own), None).await;
    let invite = async |name: &str, role: &str, unit: Value, member: Value| {
        let body = json!({
            "email": address(&org, name), "display_name": name, "role": role, "unit_id": unit, "member_id": member,
        });
        secretary.post("/api/identity/invitations", body).await
    };
    // a member's unit is known
    let fine = invite("zhang", "member", Value::Null, json!(mine)).await.expect(201);
    assert_eq!(fine.at("/unit_id"), own);
    invite("li", "member", Value::Null, json!(theirs)).await.expect(422);
    invite("li", "member", json!(other), Value::Null).await.expect(422);
    invite("li", "commissioner", json!(own), Value::Null).await.refused(403, "role_above_you");
    let accounts = secretary.get("/api/identity/accounts").await.expect(200);
    assert_eq!(accounts.json["total"], 1, "the own account, and none of other places: {}", accounts.text());
    let admin = id_of(&org, "admin").await;
    secretary.get(&format!("/api/identity/accounts/{admin}")).await.refused(404, "not_found");
    secretary.get(ROLES).await.refused(403, "forbidden");
}

/// The term of the one assignment to a role is over from this day on.
async fn end_term(org: &Org, role: &str, day: &str) {
    let over = format!("UPDATE assignments SET from_on = '2020-01-01', to_on = {day} WHERE role = '{role}'");
    assert_eq!(behind_the_back(org, &over).await, 1);
}

const TODAY: &str = "(now() AT TIME ZONE 'Asia/Shanghai')::date";

#[tokio::test]
async fn a_role_whose_term_is_over_is_held_by_nobody_and_can_be_given_again() {
    let org = world().await;
    let admin = org.admin().await;
    somebody(&org, "former").await;
    let id = id_of(&org, "former").await;
    let first = give(&admin, &id, "org_committee", None).await.expect(201).at("/id");
    let holders = "/api/identity/accounts?role=org_committee";
    assert_eq!(admin.get(holders).await.expect(200).json["total"], 1);

    end_term(&org, "org_committee", TODAY).await;
    assert_eq!(admin.get(holders).await.expect(200).json["total"], 0);
    let account = admin.get(&format!("/api/identity/accounts/{id}")).await.expect(200);
    let roles = account.json["roles"].as_array().into_iter().flatten();
    let roles: Vec<_> = roles.filter_map(|role| role["role"].as_str()).collect();
    assert_eq!(roles, ["auditor"]);

    let (one, other) =
        tokio::join!(give(&admin, &id, "org_committee", None), give(&admin, &id, "org_committee", None),);
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409], "{} {}", one.text(), other.text());
    assert_eq!(admin.get(holders).await.expect(200).json["total"], 1);
    let log = admin.get("/api/identity/audit?action=role.revoked").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(1), "{}", log.text());
    assert_eq!(log.at("/items/0/subject_id"), first, "the former term is closed, and that is written down");
}

#[tokio::test]
async fn whose_role_in_a_branch_is_over_is_no_account_of_its_secretary() {
    let org = world().await;
    let root = org.unit("机关党委", "party_committee", None).await;
    let branch = org.unit("第一支部", "branch", Some(&root)).await;
    let secretary = org.person("secretary", "secretary", Some(&branch), None).await;
    org.person("treasurer", "finance", Some(&branch), None).await;
    let path = format!("/api/identity/accounts/{}", id_of(&org, "treasurer").await);
    secretary.get(&path).await.expect(200);
    end_term(&org, "finance", "'2021-01-01'").await;
    secretary.get(&path).await.refused(404, "not_found");
    assert_eq!(secretary.get("/api/identity/accounts").await.expect(200).json["total"], 1);
    org.admin().await.get(&path).await.expect(200);
}
