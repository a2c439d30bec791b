use super::{SIGNUPS, application, applied, confirmed, operator, slug, terms};
use kernel::{Locale, TenantKind};
use serde_json::json;
use suites::TestApp;
use testkit::on_lasting_runtime;
use zhibu::NewOrganisation;

fn organisation(slug: &str) -> NewOrganisation {
    NewOrganisation {
        slug: slug.to_owned(),
        name: "先到的单位".into(),
        kind: TenantKind::Agency,
        admin_email: format!("first@{slug}.example"),
        admin_name: "管理员".into(),
        locale: Locale::Zh,
    }
}

async fn create(app: &'static TestApp, slug: &str) -> Result<(), String> {
    let new = organisation(slug);
    on_lasting_runtime(async move { Ok(app.app().create_organisation(new).await?) })
        .await
        .map(drop)
        .map_err(|error| error.to_string())
}

#[tokio::test]
async fn an_address_says_how_it_stands() {
    let app = TestApp::get().await;
    let visitor = app.stranger(None);
    let org = app.org(TenantKind::Agency).await;
    let held = slug();
    applied(app, &held).await;
    let free = slug();
    for (typed, state, code) in [
        (free.as_str(), "free", "null"),
        (org.slug(), "taken", "slug_taken"),
        (held.as_str(), "taken", "slug_taken"),
        ("admin", "reserved", "slug_reserved"),
        ("ab", "malformed", "slug_length"),
        ("-abc", "malformed", "slug_hyphens"),
        ("a_b_c", "malformed", "slug_characters"),
        ("%E9%92%A2%E9%93%81%E5%8E%82", "malformed", "slug_characters"),
    ] {
        let answer = visitor.get(&format!("{SIGNUPS}/address?slug={typed}")).await.expect(200);
        assert_eq!((&*answer.at("/state"), &*answer.at("/code")), (state, code), "{typed}");
    }
    let shown = visitor.get(&format!("{SIGNUPS}/address?slug=%20{}", free.to_uppercase())).await.expect(200);
    assert_eq!((shown.at("/slug"), shown.at("/url")), (free.clone(), app.url(Some(&free))));
    visitor.get(&format!("{SIGNUPS}/address")).await.expect(422);
    org.stranger().get(&format!("{SIGNUPS}/address?slug=x")).await.expect(404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_ask_at_once_one_gets_the_address() {
    let app = TestApp::get().await;
    let slug = slug();
    let terms = terms(&app.stranger(None)).await;
    let tasks: Vec<_> = (0..6)
        .map(|n| {
            let mut body = application(&slug, &terms);
            body["contact_email"] = json!(format!("rival{n}@{slug}.example"));
            tokio::spawn(async move { app.stranger(None).post(SIGNUPS, body).await })
        })
        .collect();
    let mut taken = 0;
    for task in tasks {
        let answer = task.await.expect("the task ends");
        if answer.status == 409 {
            assert_eq!(answer.fields(), [("/slug".into(), "slug_asked".into())]);
            taken += 1;
        } else {
            answer.expect(202);
        }
    }
    assert_eq!(taken, 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_application_and_an_organisation_made_by_hand_never_share_an_address() {
    let app = TestApp::get().await;
    for _ in 0..3 {
        let slug = slug();
        let body = application(&slug, &terms(&app.stranger(None)).await);
        let asking = tokio::spawn(async move { app.stranger(None).post(SIGNUPS, body).await });
        let (asked, made) = (asking, create(app, &slug));
        let (asked, made) = tokio::join!(asked, made);
        let asked = asked.expect("the task ends").status;
        match made {
            Ok(()) => assert_eq!(asked, 409, "{slug}: the organisation was first"),
            Err(error) => {
                assert_eq!(error, "the address name is taken");
                assert_eq!(asked, 202, "{slug}: the application was first");
            }
        }
    }
}

#[tokio::test]
async fn the_address_is_held_until_the_application_is_refused() {
    let app = TestApp::get().await;
    let desk = operator(app, "holder").await;
    let slug = slug();
    let (_, id) = confirmed(app, &slug, &desk).await;
    assert_eq!(create(app, &slug).await, Err("the address name is taken".to_owned()));
    desk.post(&format!("{}/{id}/refuse", super::DESK), json!({ "reason": "重复申请" })).await.expect(200);
    assert_eq!(create(app, &slug).await, Ok(()));
    let visitor = app.stranger(None);
    let late = visitor.post(SIGNUPS, application(&slug, &terms(&visitor).await)).await.expect(409);
    assert_eq!(late.fields(), [("/slug".into(), "slug_taken".into())]);
}
