use crate::domains::host::FILE;
use reqwest::{Client, Response, redirect::Policy};
use settings::Domains;
use std::net::{IpAddr, SocketAddr};

/// A token takes a line; whatever is longer is none.
const MOST_BYTES: usize = 4096;
const TLS: u16 = 443;

/// The text of the file at a host, asked at these addresses alone; none when nobody gave one.
pub async fn text(host: &str, addresses: Vec<IpAddr>, settings: &Domains) -> Option<String> {
    if addresses.is_empty() {
        return None;
    }
    for port in &settings.ports {
        if let Some(text) = at_port(host, &addresses, *port, settings).await {
            return Some(text);
        }
    }
    None
}

async fn at_port(host: &str, addresses: &[IpAddr], port: u16, settings: &Domains) -> Option<String> {
    let places: Vec<SocketAddr> = addresses.iter().map(|ip| SocketAddr::new(*ip, port)).collect();
    let client = Client::builder()
        // the name was looked up and judged already: it is not looked up again
        .resolve_to_addrs(host, &places)
        .redirect(Policy::none())
        .no_proxy()
        .connect_timeout(settings.timeout())
        .timeout(settings.timeout())
        .build()
        .ok()?;
    let scheme = if port == TLS { "https" } else { "http" };
    let answer = client.get(format!("{scheme}://{host}:{port}{FILE}")).send().await.ok()?;
    if answer.status() == reqwest::StatusCode::OK { short(answer).await } else { None }
}

async fn short(mut answer: Response) -> Option<String> {
    let mut body = Vec::new();
    while let Some(piece) = answer.chunk().await.ok()? {
        body.extend_from_slice(&piece);
        if body.len() > MOST_BYTES {
            return None;
        }
    }
    String::from_utf8(body).ok()
}
