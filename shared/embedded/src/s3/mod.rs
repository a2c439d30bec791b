//! An S3 server on the file system, in this process.

use crate::{roof::Roof, secret};
use anyhow::{Context, Result, anyhow};
use axum::http::{Method, header};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
    service::TowerToHyperService,
};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};
use tokio::{net::TcpListener, task::JoinHandle};
use tower::ServiceBuilder;
use tower_http::cors::{Any, CorsLayer};

/// A running server. Stops when dropped.
#[derive(Debug)]
pub struct S3 {
    address: SocketAddr,
    access_key: String,
    secret_key: String,
    server: JoinHandle<()>,
}

impl S3 {
    /// Serves the objects under `folder/s3`.
    ///
    /// # Errors
    /// When the folder cannot be used or no port is free.
    pub async fn start(roof: &Roof) -> Result<Self> {
        let room = roof.folder().join("s3");
        std::fs::create_dir_all(room.join("objects"))?;
        let secret_key = secret::keep(&room.join("secret-key"))?;
        Self::serve(&room.join("objects"), "zhibu".to_owned(), secret_key, remembered(&room)).await
    }

    /// Where the server is to be found, e.g. `http://127.0.0.1:4566`.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn access_key(&self) -> &str {
        &self.access_key
    }

    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }

    async fn serve(root: &Path, access_key: String, secret_key: String, port: PathBuf) -> Result<Self> {
        let files =
            s3s_fs::FileSystem::new(root).map_err(|e| anyhow!("opening {}: {e:?}", root.display()))?;
        let mut builder = S3ServiceBuilder::new(files);
        builder.set_auth(SimpleAuth::from_single(access_key.clone(), secret_key.clone()));
        let s3 = ServiceBuilder::new().layer(cors()).service(builder.build());
        let service = TowerToHyperService::new(s3);
        let listener = TcpListener::bind(("127.0.0.1", crate::ports::free(&port)?)).await;
        let listener = listener.context("no port for S3")?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // without it an answer waits 40 ms for the acknowledgement of its own head
                let _ = stream.set_nodelay(true);
                let service = service.clone();
                tokio::spawn(async move {
                    let http = auto::Builder::new(TokioExecutor::new());
                    // a client that hangs up is no event here
                    let _ = http.serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        Ok(Self { address, access_key, secret_key, server })
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn remembered(room: &Path) -> PathBuf {
    room.join("port")
}

/// Browsers put and get objects from the page's own origin.
fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::PUT, Method::HEAD])
        .allow_headers(Any)
        .expose_headers([header::ETAG])
}
