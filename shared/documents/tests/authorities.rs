//! Against the S3 server of the demo behind a certificate that only an authority of the house vouches for.

#![allow(clippy::unwrap_used)] // a failed step of a test is a failed test

use documents::{Class, DirectPart, Download, Object, ObjectId, ObjectStore, StoreConfig};
use embedded::{Roof, S3};
use kernel::TenantId;
use rustls::{
    ClientConfig, RootCertStore, ServerConfig,
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject as _},
};
use std::{sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{TlsAcceptor, TlsConnector};
use uuid::Uuid;

const AUTHORITY: &[u8] = include_bytes!("authority.pem");
const SERVER: &[u8] = include_bytes!("server.pem");
const LASTS: Duration = Duration::from_secs(60);

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn acceptor() -> TlsAcceptor {
    let certificate = CertificateDer::from_pem_slice(SERVER).unwrap();
    let key = PrivateKeyDer::from_pem_slice(SERVER).unwrap();
    let config =
        ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions().unwrap();
    TlsAcceptor::from(Arc::new(
        config.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap(),
    ))
}

/// Carries between TLS and a plain server; gives the address it is reached under.
async fn front(server: &S3) -> String {
    let behind = server.endpoint().strip_prefix("http://").unwrap().to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let acceptor = acceptor();
    tokio::spawn(async move {
        while let Ok((outside, _)) = listener.accept().await {
            outside.set_nodelay(true).unwrap();
            let (acceptor, behind) = (acceptor.clone(), behind.clone());
            tokio::spawn(async move {
                // whoever does not trust the certificate hangs up here
                let Ok(mut outside) = acceptor.accept(outside).await else { return };
                let mut inside = TcpStream::connect(behind).await.unwrap();
                inside.set_nodelay(true).unwrap();
                let _ = copy_bidirectional(&mut outside, &mut inside).await;
            });
        }
    });
    format!("https://{address}")
}

fn open(server: &S3, endpoint: &str, authority: Option<&[u8]>) -> ObjectStore {
    ObjectStore::open(&StoreConfig {
        endpoint: endpoint.into(),
        public_endpoint: None,
        region: "us-east-1".into(),
        bucket: "zhibu".into(),
        access_key: server.access_key().into(),
        secret_key: server.secret_key().into(),
        path_style: true,
        ca_pem: authority.map(<[u8]>::to_vec),
    })
    .unwrap()
}

/// What a browser does with a link, where the same authority is trusted: the head and the body of the answer.
async fn follow(method: &str, link: &str, body: &[u8]) -> (String, Vec<u8>) {
    let rest = link.strip_prefix("https://").unwrap();
    let (host, path) = rest.split_at(rest.find('/').unwrap());
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(AUTHORITY).unwrap()).unwrap();
    let config =
        ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let stream = TcpStream::connect(host).await.unwrap();
    let name = ServerName::try_from("127.0.0.1").unwrap();
    let mut stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(&[head.as_bytes(), body].concat()).await.unwrap();
    stream.flush().await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
    (String::from_utf8(answer[..end].to_vec()).unwrap(), answer[end + 4..].to_vec())
}

async fn puts_and_gets(store: &ObjectStore, tenant: TenantId) {
    let logo = Object { content_type: "image/png".into(), body: vec![1, 2, 3].into() };
    let id = store.put(tenant, Class::Content, logo.clone()).await.unwrap();
    assert_eq!(store.get(tenant, Class::Content, id).await.unwrap(), Some(logo));
}

/// More than one part, written by the service itself.
async fn writes_in_parts(store: &ObjectStore, tenant: TenantId) {
    let id = ObjectId::from(Uuid::now_v7());
    let bytes = vec![7; (8 << 20) + 1];
    let mut writing = store.write(tenant, Class::RecordsSealed, id);
    writing.write(&bytes).await.unwrap();
    writing.finish().await.unwrap();
    let mut reading = store.read(tenant, Class::RecordsSealed, id, None).await.unwrap().unwrap();
    let mut count = 0;
    while let Some(piece) = reading.next().await.unwrap() {
        assert!(piece.iter().all(|byte| *byte == 7));
        count += piece.len();
    }
    assert_eq!(count, bytes.len());
}

/// Links carry the address with TLS, and what they sign is taken behind it.
async fn goes_by_links(store: &ObjectStore, endpoint: &str, tenant: TenantId) {
    let name = (tenant, Class::RecordsOpen, ObjectId::from(Uuid::now_v7()));
    let text = "一次议事".as_bytes();
    let upload = store.begin_direct(name.0, name.1, name.2, "text/plain").await.unwrap();
    let length = u64::try_from(text.len()).unwrap();
    let link = store.part_link(name, &upload, (1, length), LASTS).await.unwrap();
    assert!(link.starts_with(endpoint), "{link}");
    let (head, _) = follow("PUT", &link, text).await;
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let etag = head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    assert!(store.complete_direct(name, &upload, &[DirectPart { number: 1, etag }]).await.unwrap());

    let download = Download { content_type: "text/plain", disposition: "attachment", lasts: LASTS };
    let link = store.link(name.0, name.1, name.2, download).await.unwrap();
    assert!(link.starts_with(endpoint), "{link}");
    let (head, body) = follow("GET", &link, b"").await;
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert_eq!(body, text);
}

#[tokio::test]
async fn a_store_of_the_houses_own_authority_is_trusted_when_the_settings_say_so() {
    let dir = tempfile::tempdir_in("/tmp").unwrap();
    let server = S3::start(&Roof::over(&dir.path().join("data")).unwrap()).await.unwrap();
    let endpoint = front(&server).await;

    let refused = open(&server, &endpoint, None).ping().await.unwrap_err().to_string();
    assert!(refused.contains("UnknownIssuer") && refused.contains("s3.ca_file"), "{refused}");

    let store = open(&server, &endpoint, Some(AUTHORITY));
    store.ensure_bucket().await.unwrap();
    let tenant = TenantId::new();
    puts_and_gets(&store, tenant).await;
    writes_in_parts(&store, tenant).await;
    goes_by_links(&store, &endpoint, tenant).await;
    assert_eq!(store.delete_tenant(tenant).await.unwrap(), 3);
}
