//! What strangers can send, and what has to be true whatever they send.
//!
//! A target takes bytes and panics where a promise is broken. `tests/replay.rs` runs all of them over the corpus
//! and over chance in `cargo test`; `engine` (a workspace of its own) lets libFuzzer look for more: `make fuzz`.

mod assertions;
mod claims;
mod container;
mod cursors;
mod dates;
mod exports;
mod forms;
mod numbers;
mod paths;
mod statements;
mod tables;
mod templates;

use tenancy::{Config, Deployment, PoolSizes};

/// A target and the name of its corpus.
pub type Target = (&'static str, fn(&[u8]));

pub const TARGETS: &[Target] = &[
    ("tables", tables::any),
    ("delimited", tables::delimited),
    ("dates", dates::any),
    ("resident_ids", numbers::resident_id),
    ("phones", numbers::phone),
    ("credit_codes", numbers::credit_code),
    ("assertions", assertions::any),
    ("claims", claims::any),
    ("exports", exports::any),
    ("export_manifests", exports::manifest),
    ("export_rows", exports::row),
    ("export_documents", exports::document),
    ("statements", statements::any),
    ("paths", paths::any),
    ("cursors", cursors::any),
    ("lrmx", forms::any),
    ("templates", templates::any),
];

/// Runs one target by name.
///
/// # Panics
/// When a promise is broken, or there is no such target.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    target.expect("a known target").1(data);
}

/// What a stranger wrote, as text; what is none is made one.
fn text(data: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(data)
}

/// An installation that nothing is connected to: what grows from its master key is all that is asked of it.
fn deployment() -> Deployment {
    let config = Config {
        name: "fuzz".into(),
        postgres_url: "postgres://nobody@127.0.0.1:1/none".into(),
        admin_url: None,
        master_key: [7; 32],
        redis_url: None,
        base_domain: "localhost".into(),
        pools: PoolSizes::default(),
    };
    Deployment::new(&config).expect("a deployment")
}
