use super::{api, background::Background, kit::Kit, local::Local, peers, ways};
use anyhow::Result;
use axum::{
    Router,
    extract::Request,
    http::Uri,
    middleware::{Next, from_fn},
    response::Response,
    routing::any,
    serve::ListenerExt,
};
use events::jobs::Shutdown;
use gateway::{Docs, Gateway, Parts};
use kernel::Service;
use rest::Upstream;
use settings::Part;
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpListener;

/// How long requests in hand may take after the process was told to stop.
const LAST_WORDS: Duration = Duration::from_secs(20);

/// What this process answers: the gateway, or the services themselves for a gateway elsewhere.
pub fn front(kit: &Kit, local: &Local, background: &mut Background) -> Router {
    let alone = kit.settings.server.only.is_empty();
    let mut front = Router::new();
    if !alone {
        // other processes ask the services here; assertions are all that counts
        for (service, router) in &local.routers {
            front = front.nest_service(&peers::prefix(*service), inside(router.clone()));
        }
    }
    if kit.settings.server.runs(Part::Gateway) {
        let gateway = gateway(kit, local);
        background.work(gateway.clone().tell_traffic(kit.shutdown.clone()));
        return front.fallback_service(gateway::router(gateway));
    }
    for (service, router) in &local.routers {
        let upstream = Upstream::Local(router.clone());
        let answer = async move |request: Request| upstream.call(request).await;
        front = front.route(&format!("/api/{service}/{{*path}}"), any(answer));
    }
    front
}

/// Nested below the service's own prefix, its addresses begin with `/internal` again.
fn inside(router: Router) -> Router {
    let restore = from_fn(async |mut request: Request, next: Next| -> Response {
        // what the outer router found would be put before what the inner one finds
        request.extensions_mut().clear();
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        if let Ok(uri) = format!("/internal{path}").parse::<Uri>() {
            *request.uri_mut() = uri;
        }
        next.run(request).await
    });
    Router::new().fallback_service(router).layer(restore)
}

fn gateway(kit: &Kit, local: &Local) -> Gateway {
    let identity = ways::peer(local, Service::Identity);
    Gateway::new(Parts {
        settings: (*kit.settings).clone(),
        directory: kit.deployment.directory(),
        signer: kit.signer.clone(),
        upstreams: local.upstreams.clone(),
        identity: kit.client(Service::Identity, identity),
        redis: kit.redis.clone(),
        clock: kit.clock.clone(),
        quotas: kit.deployment.quota_defaults().clone(),
        docs: Docs::new(&identity::openapi(), api::openapi),
    })
}

/// Serves until told to stop, then gives requests in hand a last moment.
pub async fn serve(listener: TcpListener, front: Router, shutdown: Shutdown) -> Result<()> {
    let listener = listener.tap_io(|stream| {
        // else an answer waits for the acknowledgement of its own head
        let _ = stream.set_nodelay(true);
    });
    let service = front.into_make_service_with_connect_info::<SocketAddr>();
    let (mut asked, mut late) = (shutdown.clone(), shutdown);
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move { asked.wait().await });
    let too_long = async move {
        late.wait().await;
        tokio::time::sleep(LAST_WORDS).await;
    };
    tokio::select! {
        outcome = async { serving.await } => Ok(outcome?),
        () = too_long => Ok(()),
    }
}
