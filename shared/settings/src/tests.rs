use super::*;
use proptest::prelude::*;
use std::io::Write;

const KEY: &str = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

fn least() -> Loader {
    Loader::new().set("secrets.master_key", KEY).set("database.admin_url", "postgres://u:hunter2@h/postgres")
}

fn findings(loader: Loader) -> Vec<String> {
    loader.load().map_or_else(|error| error.0.iter().map(ToString::to_string).collect(), |_| Vec::new())
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[test]
fn the_defaults_need_only_a_key_and_a_database() {
    assert!(least().load().is_ok());
    let missing = findings(Loader::new());
    assert_eq!(missing.len(), 2, "{missing:?}");
    assert!(missing[0].starts_with("secrets.master_key: must be set"));
    assert!(missing[1].starts_with("database.admin_url: must be set"));
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_defaults() {
    let config = file("[server]\nlisten = \"0.0.0.0:1\"\nbase_domain = \"zhibu.example\"");
    let loaded = least().file(config.path()).variable("ZHIBU__SERVER__LISTEN", "0.0.0.0:2").load().unwrap();
    assert_eq!(loaded.server.listen.port(), 2);
    assert_eq!(loaded.server.base_domain, "zhibu.example");
    assert_eq!(loaded.limits.body_bytes, 1 << 20);
}

#[test]
fn a_variable_with_one_underscore_too_few_is_named() {
    let mut loader = least();
    for name in ["ZHIBU_SERVER__LISTEN", "ZHIBU__SERVER__LISTEN", "ZHIBU_CONFIG", "ZHIBU_DEMO", "A__B"] {
        loader = loader.variable(name, "0.0.0.0:2");
    }
    let meant = ("ZHIBU_SERVER__LISTEN".to_owned(), "ZHIBU__SERVER__LISTEN".to_owned());
    assert_eq!(loader.unread(), [meant]);
    assert!(loader.load().is_ok());
}

#[test]
fn a_mistake_is_named_by_key_and_place() {
    let cases = [
        ("ZHIBU__SERVER__LISTEN", "nowhere", "server.listen: "),
        ("ZHIBU__SERVER__LISTN", "x", "server.listn: there is no such setting"),
        ("ZHIBU__WARM_POOL__SIZE", "many", "warm_pool.size: must be a whole number"),
        ("ZHIBU__WARM_POOL__SIZE", "5000", "warm_pool.size: must be between 0 and 1000"),
        ("ZHIBU__S3__PATH_STYLE", "yes", "s3.path_style: must be true or false"),
        ("ZHIBU__SERVER__ONLY", "gateway,kitchen", "server.only"),
        ("ZHIBU__SERVER__TRUSTED_PROXIES", "10.0.0.0/99", "server.trusted_proxies"),
        ("ZHIBU__SERVER__PUBLIC_URL", "ftp://x", "server.public_url: must be http:// or https://"),
        ("ZHIBU__SERVER__BASE_DOMAIN", "No Domain", "server.base_domain: "),
        ("ZHIBU__S3__CA_FILE", "/nonexistent", "s3.ca_file: is not a readable file"),
        ("ZHIBU__S3__PUBLIC_ENDPOINT", "files.example.org", "s3.public_endpoint: must begin with http"),
        ("ZHIBU__DOCUMENTS__CONFIDENTIAL_KINDS", "pdf,html", "documents.confidential_kinds: must be some of"),
        ("ZHIBU__DOCUMENTS__LINK_SECONDS", "5", "documents.link_seconds: must be between 30"),
        ("ZHIBU__DATABASE__NAME", "Zhibu", "database.name: "),
        ("ZHIBU__MAIL__FROM", "nobody", "mail.from: "),
        ("ZHIBU__TELEMETRY__METRICS_LISTEN", "9464", "telemetry.metrics_listen: "),
        ("ZHIBU__TELEMETRY__TRACES_PER_THOUSAND", "2000", "telemetry.traces_per_thousand: must be between"),
        ("ZHIBU__TELEMETRY__TRACE_QUEUE", "1", "telemetry.trace_queue: must be between"),
        ("ZHIBU__TELEMETRY__METRICS_TENANTS", "5000", "telemetry.metrics_tenants: must be between"),
        ("ZHIBU__TELEMETRY__LOG_FORMAT", "xml", "telemetry.log_format: "),
        ("ZHIBU__DATABASE", "x", "database: is a section"),
    ];
    for (variable, value, expected) in cases {
        let found = findings(least().variable(variable, value));
        assert_eq!(found.len(), 1, "{variable}: {found:?}");
        assert!(found[0].starts_with(expected), "{variable}: {found:?}");
        assert!(found[0].contains("(from ZHIBU__"), "{variable}: {found:?}");
    }
}

#[test]
fn a_file_is_checked_like_the_environment() {
    let unknown = file("[server]\ncolour = \"red\"\n[nonsense]\nx = 1\n");
    let found = findings(least().file(unknown.path()));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|f| f.starts_with("server.colour: there is no such setting")), "{found:?}");
    assert!(found.iter().any(|f| f.starts_with("nonsense.x: there is no such setting")), "{found:?}");
    let broken = file("[mail]\nurl = \"smtps://u:hunter2@h\n");
    let found = findings(least().file(broken.path())).join("\n");
    assert!(found.contains("is not TOML") && found.contains("line 2"), "{found}");
    assert!(!found.contains("hunter2"));
    let absent = findings(least().file("/nonexistent/zhibu.toml")).join("\n");
    assert!(absent.contains("/nonexistent/zhibu.toml: cannot be read"), "{absent}");
}

#[test]
fn a_secret_may_come_from_a_file_but_not_from_two_places() {
    let key = file(&format!("{KEY}\n"));
    let path = key.path().to_str().unwrap();
    let base = Loader::new().set("database.admin_url", "postgres://h");
    let loaded = base.clone().set("secrets.master_key_file", path).load().unwrap();
    assert_eq!(loaded.secrets.master_key(), MasterKey::parse(KEY));
    let both = findings(base.clone().set("secrets.master_key", KEY).set("secrets.master_key_file", path));
    assert!(both[0].starts_with("secrets.master_key: is set, and"), "{both:?}");
    let gone = findings(base.set("secrets.master_key_file", "/nonexistent"));
    assert!(gone[0].starts_with("secrets.master_key_file: cannot be read"), "{gone:?}");
    // a default in the manual does not count as a second place
    let redis = file("redis://:hunter2@r");
    let loaded = least().set("redis.url_file", redis.path().to_str().unwrap()).load().unwrap();
    assert_eq!(loaded.redis.url.expose(), "redis://:hunter2@r");
}

#[test]
fn every_secret_has_a_file_beside_it() {
    let manual: toml::Table = DEFAULTS.parse().unwrap();
    for key in sections::SECRETS {
        let (section, name) = key.split_once('.').unwrap();
        assert!(manual[section].get(name).is_some(), "{key}");
        assert!(manual[section].get(format!("{name}_file")).is_some(), "{key}_file");
    }
}

#[test]
fn secrets_are_never_printed() {
    let settings = least()
        .set("mail.url", "smtps://u:hunter2@h")
        .set("s3.access_key", "hunter2")
        .set("s3.secret_key", "hunter2")
        .set("redis.url", "redis://u:hunter2@r")
        .load()
        .unwrap();
    for shown in [settings.effective(), format!("{settings:?}"), format!("{settings:#?}")] {
        assert!(!shown.contains("hunter2") && !shown.contains(KEY) && !shown.contains("u:"), "{shown}");
    }
    assert!(settings.effective().contains("********"));
}

#[test]
fn a_secret_is_not_repeated_in_a_complaint() {
    for (key, value) in [("secrets.master_key", "hunter2"), ("database.admin_url", "mysql://u:hunter2@h")] {
        let found = findings(least().set(key, value)).join("\n");
        assert!(found.starts_with(key) && !found.contains("hunter2"), "{found}");
    }
}

#[test]
fn parts_outside_need_an_address() {
    let found = findings(least().set("server.only", "gateway"));
    assert_eq!(found.len(), 3, "{found:?}");
    let set = |loader: Loader, part: &str| loader.set(&format!("server.upstreams.{part}"), "http://x:1");
    let all =
        ["identity", "records", "notifications"].into_iter().fold(least().set("server.only", "gateway"), set);
    let settings = all.load().unwrap();
    assert!(settings.server.runs(Part::Gateway) && !settings.server.runs(Part::Records));
    assert_eq!(settings.server.upstreams.of(Part::Records), Some("http://x:1"));
    let https = least().set("server.upstreams.records", "nowhere");
    assert!(findings(https)[0].starts_with("server.upstreams.records: "));
}

#[test]
fn addresses_of_organisations_follow_the_public_one() {
    let at = |url: &str| {
        let settings =
            least().set("server.public_url", url).set("server.base_domain", "zhibu.example").load();
        let server = settings.unwrap().server;
        (server.tenant_url("lg"), server.public_url.secure())
    };
    assert_eq!(at("http://zhibu.example:8080"), ("http://lg.zhibu.example:8080".into(), false));
    assert_eq!(at("https://zhibu.example/"), ("https://lg.zhibu.example".into(), true));
    assert_eq!(at("https://zhibu.example:443"), ("https://lg.zhibu.example".into(), true));
}

#[test]
fn a_number_stays_a_text_where_a_text_is_wanted() {
    let settings =
        least().variable("ZHIBU__S3__SECRET_KEY", "12345").variable("ZHIBU__S3__ACCESS_KEY", "true");
    let settings = settings.load().unwrap();
    assert_eq!((settings.s3.secret_key.expose(), settings.s3.access_key.expose()), ("12345", "true"));
}

proptest! {
    #[test]
    fn a_master_key_reads_in_every_spelling(bytes: [u8; 32]) {
        let key = MasterKey::new(bytes);
        for text in [
            data_encoding::BASE64.encode(&bytes),
            data_encoding::BASE64_NOPAD.encode(&bytes),
            data_encoding::BASE64URL.encode(&bytes),
            data_encoding::HEXLOWER.encode(&bytes),
            data_encoding::HEXUPPER.encode(&bytes),
        ] {
            prop_assert_eq!(MasterKey::parse(&text), Some(key.clone()));
        }
    }

    #[test]
    fn any_value_of_any_key_is_taken_or_refused_by_name(value in "\\PC{0,40}") {
        for key in ["server.listen", "server.only", "limits.body_bytes", "mail.from", "s3.path_style"] {
            if let Err(error) = least().set(key, &value).load() {
                prop_assert!(error.0.iter().all(|f| f.key.starts_with(key)), "{}", error);
            }
        }
    }
}

#[test]
fn browsers_reach_the_store_under_its_public_origin() {
    let origin = |endpoint: &str, public: &str, path_style: &str| {
        let set = least().set("s3.endpoint", endpoint).set("s3.public_endpoint", public);
        set.set("s3.path_style", path_style).load().unwrap().s3.public_origin().unwrap()
    };
    assert_eq!(origin("http://10.0.0.1:9000", "", "true"), "http://10.0.0.1:9000");
    assert_eq!(
        origin("http://10.0.0.1:9000", "https://files.example.org/", "true"),
        "https://files.example.org"
    );
    assert_eq!(origin("https://s3.example.org", "", "false"), "https://zhibu.s3.example.org");
}
