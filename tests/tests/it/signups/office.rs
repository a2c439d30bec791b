//! A deployment of its own, with a clock that stands still until it is moved and nobody at work in the background.

use crate::tenancy::ground::{Ground, NOW, fresh};
use access::Judge;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::Request,
};
use events::mail::{Mail, MailKey};
use identity::{Parts, signups};
use kernel::{FixedClock, RequestId, Service};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};
use settings::{Approval, Signup};
use std::sync::Arc;
use suites::TestApp;
use tenancy::{assertion::Claims, provision::Provisioner};
use tower::ServiceExt as _;

pub struct Office {
    pub ground: Ground,
    pub clock: Arc<FixedClock>,
    pub app: identity::App,
    /// With what the services do when an organisation comes.
    pub provisioner: Provisioner,
    router: Router,
    key: MailKey,
}

impl Office {
    pub async fn open(change: impl FnOnce(&mut Signup)) -> Self {
        let ground = fresh().await;
        let settings = TestApp::get().await.settings().clone();
        let clock = FixedClock::at(NOW);
        let mut signup = settings.signup.clone();
        change(&mut signup);
        let deployment = ground.deployment.clone();
        let base = rest::Base {
            service: Service::Identity,
            db: deployment.tenant_db(Service::Identity),
            judge: Arc::new(Judge::new().unwrap()),
            verifier: deployment.signer().unwrap().verifier(),
            clock: clock.clone(),
        };
        let plain = Provisioner::new(deployment.clone(), clock.clone());
        let key = MailKey::derive(&deployment.derive("mail")).unwrap();
        let app = identity::App::new(Parts {
            base,
            provisioner: plain.clone(),
            objects: None,
            documents: settings.documents,
            depot: None,
            backups: settings.backups,
            mail_key: key.clone(),
            server: settings.server,
            hashing: settings.password_hashing,
            sessions: settings.sessions,
            signup,
            console: settings.operators,
            domains: settings.domains,
        })
        .unwrap();
        let provisioner = plain.with_hooks(identity::hooks(app.clone()));
        let (router, _) = identity::router(app.clone(), 1 << 20);
        Self { ground, clock, app, provisioner, router, key }
    }

    pub async fn automatic() -> Self {
        Self::open(|signup| signup.approval = Approval::Automatic).await
    }

    /// Asks identity as the gateway would, for somebody at the platform's host.
    pub async fn ask(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        self.ask_as(None, method, path, body).await
    }

    /// The same with the word of one browser.
    async fn ask_as(&self, key: Option<&str>, method: &str, path: &str, body: Value) -> (u16, Value) {
        let now = kernel::Clock::now(&*self.clock);
        let claims = Claims::anonymous(RequestId::new());
        let token = self.ground.deployment.signer().unwrap().sign(&claims, Service::Identity, now).unwrap();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("content-type", "application/json")
            .header(rest::ASSERTION, token);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let request = request.body(Body::from(body.to_string())).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let status = answer.status().as_u16();
        let bytes = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    pub async fn apply(&self, slug: &str) -> u16 {
        self.send(None, slug, json!({})).await.0
    }

    /// Applies from one browser, or from one nobody knows, with something changed.
    pub async fn send(&self, key: Option<&str>, slug: &str, change: Value) -> (u16, Value) {
        let (_, terms) = self.ask("GET", "/api/identity/signups/terms", Value::Null).await;
        let mut body = super::application(slug, terms["version"].as_str().unwrap_or_default());
        for (field, value) in change.as_object().into_iter().flatten() {
            body[field] = value.clone();
        }
        self.ask_as(key, "POST", super::SIGNUPS, body).await
    }

    /// Applies and confirms; gives the token.
    pub async fn confirmed(&self, slug: &str) -> String {
        assert_eq!(self.apply(slug).await, 202);
        let token = self.token(slug).await;
        let (status, _) = self.with_token("verify", &token).await;
        assert_eq!(status, 200);
        token
    }

    pub async fn with_token(&self, what: &str, token: &str) -> (u16, Value) {
        self.ask("POST", &format!("{}/{what}", super::SIGNUPS), json!({ "token": token })).await
    }

    pub async fn state(&self, token: &str) -> String {
        let (_, status) = self.with_token("status", token).await;
        status["state"].as_str().unwrap_or_default().to_owned()
    }

    /// Letters that lie in the queue for an address, oldest first.
    pub async fn letters(&self, to: &str) -> Vec<Mail> {
        let tx = self.ground.deployment.platform_db(Service::Identity).begin().await.unwrap();
        let all = "SELECT payload FROM jobs WHERE queue = 'mail' ORDER BY created_at";
        let rows = tx.query_all_raw(crate::tenancy::ground::sql(all)).await.unwrap();
        let open = |row: &sea_orm::QueryResult| {
            self.key.open(&row.try_get::<String>("", "payload").unwrap()).unwrap()
        };
        rows.iter().map(open).filter(|letter| letter.to == to).collect()
    }

    /// The token of the newest letter to the contact of an application.
    pub async fn token(&self, slug: &str) -> String {
        self.token_to(&super::mail(slug)).await
    }

    pub async fn token_to(&self, mail: &str) -> String {
        let letters = self.letters(mail).await;
        let url = &letters.last().expect("there is a letter").params["url"];
        url.split_once("#token=").expect("with a link").1.to_owned()
    }

    /// Approves as somebody at the server does.
    pub async fn approve(&self, slug: &str) {
        let rows = signups::all(&self.app, None, 100).await.unwrap();
        let row = rows.iter().find(|row| row.slug == slug).expect("it is there");
        signups::approve(&self.app, row.id, &signups::By::settings()).await.unwrap();
    }
}
