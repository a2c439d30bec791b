use crate::{Answer, slots::Stay};
use reqwest::{
    Method, RequestBuilder,
    header::{HOST, ORIGIN, SET_COOKIE},
    multipart::{Form, Part},
};
use serde_json::Value;
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

/// Somebody at a browser: one host, one cookie.
#[derive(Debug)]
pub struct Person {
    http: reqwest::Client,
    address: SocketAddr,
    origin: String,
    cookie: Mutex<Option<String>>,
    pub language: &'static str,
    stay: Option<Arc<Stay>>,
}

impl Person {
    /// `origin` is the address of an organisation, or of the platform, without a slash at the end.
    pub fn at(address: SocketAddr, origin: &str) -> Self {
        // nobody asks over TLS here, and reading the system's certificates costs more than a test's requests
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let http = http.tls_certs_only(Vec::new()).build().expect("a client without settings can be built");
        Self {
            http,
            address,
            origin: origin.to_owned(),
            cookie: Mutex::new(None),
            language: "zh-CN",
            stay: None,
        }
    }

    /// Somebody of an organisation.
    pub(crate) fn of(self, stay: Arc<Stay>) -> Self {
        Self { stay: Some(stay), ..self }
    }

    /// The same person at another host, with the cookie of this one.
    pub fn visits(&self, origin: &str) -> Person {
        let person = Person { stay: self.stay.clone(), ..Person::at(self.address, origin) };
        *person.jar() = self.cookie();
        person
    }

    pub fn cookie(&self) -> Option<String> {
        self.jar().clone()
    }

    pub fn set_cookie(&self, cookie: Option<String>) {
        *self.jar() = cookie;
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.cookie.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// A request as a browser sends it from a page of this host.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let host = self.origin.split_once("://").map_or(self.origin.as_str(), |(_, host)| host);
        let request = self.http.request(method, format!("http://{}{path}", self.address));
        let request = request.header(HOST, host).header(ORIGIN, &self.origin);
        let request = request.header("accept-language", self.language);
        match self.cookie() {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        }
    }

    pub async fn send(&self, request: RequestBuilder) -> Answer {
        let answer = Answer::of(request.send().await.expect("the gateway answers")).await;
        let given = answer.headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        for cookie in given.filter_map(|value| value.split(';').next()) {
            let emptied = cookie.ends_with('=');
            *self.jar() = (!emptied).then(|| cookie.to_owned());
        }
        answer
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(self.request(Method::POST, path).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(self.request(Method::PUT, path).json(&body)).await
    }

    /// An update of the version an entity tag names.
    pub async fn patch(&self, path: &str, version: i64, body: Value) -> Answer {
        self.send(self.request(Method::PATCH, path).header("if-match", format!("\"v{version}\"")).json(&body))
            .await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.request(Method::DELETE, path)).await
    }

    /// Sends a file in a form.
    pub async fn upload(&self, path: &str, name: &str, bytes: Vec<u8>) -> Answer {
        let form = Form::new().part("file", Part::bytes(bytes).file_name(name.to_owned()));
        self.send(self.request(Method::POST, path).multipart(form)).await
    }
}
