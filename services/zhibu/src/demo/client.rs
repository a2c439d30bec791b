use anyhow::{Context, Result, bail};
use reqwest::{
    Method, RequestBuilder, Response,
    header::{HOST, ORIGIN, SET_COOKIE},
};
use serde_json::Value;
use std::{net::SocketAddr, sync::Mutex};

/// A person at a browser: one organisation's host, one cookie. The name is sent, not looked up, so that it
/// works where `*.localhost` is unknown.
pub(super) struct Browser {
    http: reqwest::Client,
    address: SocketAddr,
    url: String,
    cookie: Mutex<Option<String>>,
}

impl Browser {
    /// `url` is the organisation's address, without a slash at the end.
    pub fn at(address: SocketAddr, url: &str) -> Result<Self> {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
        Ok(Self { http, address, url: url.to_owned(), cookie: Mutex::new(None) })
    }

    pub async fn get(&self, path: &str) -> Result<Value> {
        self.json(self.request(Method::GET, path)).await.with_context(|| format!("GET {path}"))
    }

    pub async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.json(self.request(Method::POST, path).json(body)).await.with_context(|| format!("POST {path}"))
    }

    pub async fn put(&self, path: &str, body: &Value) -> Result<Value> {
        self.json(self.request(Method::PUT, path).json(body)).await.with_context(|| format!("PUT {path}"))
    }

    /// For the version with this entity tag.
    pub async fn post_for(&self, path: &str, version: &str, body: &Value) -> Result<Value> {
        let request = self.request(Method::POST, path).header("if-match", version).json(body);
        self.json(request).await.with_context(|| format!("POST {path}"))
    }

    pub async fn patch(&self, path: &str, version: &str, body: &Value) -> Result<Value> {
        let request = self.request(Method::PATCH, path).header("if-match", version).json(body);
        self.json(request).await.with_context(|| format!("PATCH {path}"))
    }

    /// For what is done to one version of a thing.
    pub async fn post_to(&self, path: &str, version: &str, body: &Value) -> Result<Value> {
        let request = self.request(Method::POST, path).header("if-match", version).json(body);
        self.json(request).await.with_context(|| format!("POST {path}"))
    }

    /// For what replaces a part of one version of a thing.
    pub async fn put_to(&self, path: &str, version: &str, body: &Value) -> Result<Value> {
        let request = self.request(Method::PUT, path).header("if-match", version).json(body);
        self.json(request).await.with_context(|| format!("PUT {path}"))
    }

    /// The body, and the entity tag to update it with.
    pub async fn get_tagged(&self, path: &str) -> Result<(Value, String)> {
        let answer = self.send(self.request(Method::GET, path)).await?;
        let tag = answer.headers().get("etag").and_then(|tag| tag.to_str().ok()).unwrap_or("*").to_owned();
        Ok((answer.json().await?, tag))
    }

    /// Sends a file in a form, as a browser does.
    pub async fn upload(&self, path: &str, name: &str, bytes: Vec<u8>) -> Result<Value> {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().part("file", part);
        self.json(self.request(Method::POST, path).multipart(form))
            .await
            .with_context(|| format!("POST {path}"))
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let host = self.url.split_once("://").map_or(self.url.as_str(), |(_, host)| host);
        let request = self.http.request(method, format!("http://{}{path}", self.address));
        let request = request.header(HOST, host).header(ORIGIN, &self.url);
        match &*self.cookie.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        }
    }

    async fn json(&self, request: RequestBuilder) -> Result<Value> {
        let body = self.send(request).await?.bytes().await?;
        Ok(if body.is_empty() { Value::Null } else { serde_json::from_slice(&body)? })
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response> {
        let answer = request.send().await?;
        let given = answer.headers().get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        if let Some(cookie) = given.filter_map(|value| value.split(';').next()).next_back() {
            *self.cookie.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(cookie.to_owned());
        }
        let status = answer.status();
        if !status.is_success() {
            bail!("{status}: {}", answer.text().await.unwrap_or_default());
        }
        Ok(answer)
    }
}
