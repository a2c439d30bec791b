use reqwest::{
    Method, RequestBuilder,
    header::{HOST, ORIGIN, SET_COOKIE},
    multipart::{Form, Part},
};
use serde_json::Value;
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Longer than the product gives any request.
const PATIENCE: Duration = Duration::from_secs(70);

/// Somebody at a browser who bears it when nobody answers.
#[derive(Debug)]
pub struct Person {
    http: reqwest::Client,
    port: u16,
    origin: String,
    cookie: Mutex<Option<String>>,
}

/// What is asked; asking the same again is asking twice.
#[derive(Clone, Debug)]
pub struct Ask {
    pub method: Method,
    pub path: String,
    pub body: Body,
    /// The idempotency key.
    pub key: Option<String>,
    pub if_match: Option<String>,
}

#[derive(Clone, Debug)]
pub enum Body {
    Nothing,
    Json(Value),
    File {
        name: String,
        bytes: Vec<u8>,
    },
    Picture(Vec<u8>),
    /// A part of something larger.
    Part(Vec<u8>),
}

/// What came back, if anything did.
#[derive(Clone, Debug)]
pub enum Reply {
    Said(Said),
    /// Nobody knows whether it was done.
    Lost(String),
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Said {
    pub status: u16,
    pub json: Value,
    pub bytes: Vec<u8>,
    pub etag: Option<String>,
    /// An answer that was given before.
    pub replayed: bool,
}

impl Said {
    pub fn is_yes(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Not now, perhaps later.
    pub fn is_later(&self) -> bool {
        matches!(self.status, 408 | 429 | 503) || self.code() == "idempotency_in_progress"
    }

    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    pub fn id(&self) -> String {
        self.json["id"].as_str().unwrap_or_default().to_owned()
    }

    pub fn text(&self) -> String {
        format!("{} {}", self.status, String::from_utf8_lossy(&self.bytes))
    }
}

impl Ask {
    pub fn get(path: &str) -> Self {
        Self { method: Method::GET, path: path.to_owned(), body: Body::Nothing, key: None, if_match: None }
    }

    /// A POST that may be sent twice.
    pub fn post(path: &str, key: &str, body: Value) -> Self {
        let (method, body) = (Method::POST, Body::Json(body));
        Self { method, path: path.to_owned(), body, key: Some(key.to_owned()), if_match: None }
    }

    pub fn patch(path: &str, tag: &str, body: Value) -> Self {
        let (method, body) = (Method::PATCH, Body::Json(body));
        Self { method, path: path.to_owned(), body, key: None, if_match: Some(tag.to_owned()) }
    }

    pub fn upload(path: &str, key: &str, name: &str, bytes: Vec<u8>) -> Self {
        let (method, body) = (Method::POST, Body::File { name: name.to_owned(), bytes });
        Self { method, path: path.to_owned(), body, key: Some(key.to_owned()), if_match: None }
    }
}

impl Person {
    /// # Errors
    /// When no client can be made.
    pub fn at(port: u16, origin: &str) -> reqwest::Result<Self> {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let http = http.timeout(PATIENCE).connect_timeout(Duration::from_secs(5)).build()?;
        Ok(Self { http, port, origin: origin.to_owned(), cookie: Mutex::new(None) })
    }

    pub async fn ask(&self, ask: &Ask) -> Reply {
        match self.send(self.request(ask)).await {
            Ok(said) => Reply::Said(said),
            Err(error) => Reply::Lost(error.to_string()),
        }
    }

    /// A POST in a time without faults.
    ///
    /// # Errors
    /// When nobody answers, or not with success.
    pub async fn post(&self, path: &str, body: Value) -> anyhow::Result<Value> {
        let ask = Ask { key: None, ..Ask::post(path, "", body) };
        match self.ask(&ask).await {
            Reply::Said(said) if said.is_yes() => Ok(said.json),
            Reply::Said(said) => anyhow::bail!("POST {path}: {}", said.text()),
            Reply::Lost(why) => anyhow::bail!("POST {path}: {why}"),
        }
    }

    /// Puts bytes where a link leads, away from the product; gives the tag they got there.
    pub async fn put_at(&self, link: &str, bytes: Vec<u8>) -> Option<String> {
        let put = self.http.put(link).body(bytes).send().await.ok()?.error_for_status().ok()?;
        Some(put.headers().get("etag")?.to_str().ok()?.to_owned())
    }

    fn request(&self, ask: &Ask) -> RequestBuilder {
        let host = self.origin.split_once("://").map_or(self.origin.as_str(), |(_, host)| host);
        let url = format!("http://127.0.0.1:{}{}", self.port, ask.path);
        let mut request = self.http.request(ask.method.clone(), url).header(HOST, host);
        request = request.header(ORIGIN, &self.origin);
        for (name, value) in [("idempotency-key", &ask.key), ("if-match", &ask.if_match)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        if let Some(cookie) = &*self.jar() {
            request = request.header("cookie", cookie);
        }
        match &ask.body {
            Body::Nothing => request,
            Body::Json(body) => request.json(body),
            Body::Picture(bytes) => request.header("content-type", "image/png").body(bytes.clone()),
            Body::Part(bytes) => {
                request.header("content-type", "application/octet-stream").body(bytes.clone())
            }
            Body::File { name, bytes } => {
                let part = Part::bytes(bytes.clone()).file_name(name.clone());
                request.multipart(Form::new().part("file", part))
            }
        }
    }

    /// An answer that breaks off in the middle is none.
    async fn send(&self, request: RequestBuilder) -> reqwest::Result<Said> {
        let answer = request.send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let bytes = answer.bytes().await?.to_vec();
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let given = headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        if let Some(cookie) = given.filter_map(|value| value.split(';').next()).next_back() {
            *self.jar() = (!cookie.ends_with('=')).then(|| cookie.to_owned());
        }
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        let replayed = headers.contains_key("idempotency-replayed");
        Ok(Said { status, json, bytes, etag: text("etag"), replayed })
    }

    fn jar(&self) -> MutexGuard<'_, Option<String>> {
        self.cookie.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
