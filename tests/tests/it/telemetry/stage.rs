use super::collector::Collector;
use kernel::SystemClock;
use serde_json::json;
use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};
use suites::{Letter, Person, Process, basics, code, free_port, load};
use testkit::{Servers, servers};
use time::OffsetDateTime;

/// A deployment of its own, run by the installed program, and the collector its processes send to.
pub struct Stage {
    pub servers: &'static Servers,
    pub collector: Collector,
    pub pairs: Vec<(String, String)>,
    pub slug: String,
}

pub const PASSWORD: &str = "Gelb-Hinterhof-2031";
pub const ADMIN: &str = "欧阳查无此人";

impl Stage {
    pub async fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        zhibu::crypto();
        let servers = servers().await;
        let name = format!("tel{}_{}", std::process::id() % 100_000, COUNT.fetch_add(1, Ordering::SeqCst));
        let collector = Collector::start(&servers.folder).await.unwrap();
        let mut pairs = basics(servers, &name, free_port());
        pairs.push(("telemetry.otlp".into(), collector.url()));
        let settings = load(&pairs).unwrap();
        zhibu::prepare(&zhibu::deployment(&settings).unwrap(), 2).await.unwrap();
        let slug = format!("stage-{}", name.replace('_', "-"));
        Self { servers, collector, pairs, slug }
    }

    pub fn with(&self, more: &[(&str, String)]) -> Vec<(String, String)> {
        let more = more.iter().map(|(key, value)| ((*key).to_owned(), value.clone()));
        self.pairs.iter().cloned().chain(more).collect()
    }

    pub fn email(&self) -> String {
        format!("first@{}.example", self.slug)
    }

    /// Makes the organisation by the command an operator would type.
    pub fn organisation(&self) {
        let email = self.email();
        let arguments = ["tenant", "create", &self.slug, "--name", "绝密单位", "--kind", "enterprise"];
        let arguments = [&arguments[..], &["--email", &email, "--admin", ADMIN]].concat();
        Process::command(&self.pairs, &arguments).unwrap();
    }

    pub fn stranger(&self, process: &Process) -> Person {
        let port = process.address.port();
        Person::at(process.address, &format!("http://{}.localhost:{port}", self.slug))
    }

    async fn token(&self) -> String {
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            let letters = self.servers.mail.letters().into_iter();
            let mut mine = letters.filter(|letter| letter.to.contains(&self.email()));
            let letter = mine.next().map(|letter| Letter { to: letter.to, raw: letter.data });
            if let Some(token) = letter.as_ref().and_then(Letter::token) {
                return token;
            }
            assert!(Instant::now() < deadline, "no letter came");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The administrator follows the letter. Gives the token and the secret too: they must never be told.
    pub async fn administrator(&self, process: &Process) -> (Person, String, String) {
        let (token, person) = (self.token().await, self.stranger(process));
        let redemption = json!({ "token": token, "user_name": "geheim.admin", "password": PASSWORD });
        person.post("/api/identity/invitations/redeem", redemption).await.expect(200);
        let secret = person.post("/api/identity/totp", json!({})).await.expect(200).at("/secret");
        let now = OffsetDateTime::now_utc().unix_timestamp();
        let code = json!({ "code": code(&secret, now, 0) });
        person.post("/api/identity/totp/confirm", code).await.expect(200);
        (person, token, secret)
    }
}

/// A picture small enough to be typed.
pub fn picture() -> Vec<u8> {
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    let body = b"\0\0\0\rIDATx\xdac\xfc\xcf\xc0P\x0f\0\x04\x85\x01\x80\x84\xa9\x8c!\0\0\0\0IEND\xaeB`\x82";
    [&head[..], body].concat()
}

/// The trace somebody outside has begun: its number, their span, the header.
pub fn outside() -> (String, String, String) {
    let random = uuid::Uuid::new_v4().simple().to_string();
    let span = random[..16].to_owned();
    let header = format!("00-{random}-{span}-01");
    (random, span, header)
}

pub fn clock() -> std::sync::Arc<SystemClock> {
    std::sync::Arc::new(SystemClock)
}
