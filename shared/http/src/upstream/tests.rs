use super::*;
use axum::{
    extract::{Path, Request as Incoming},
    response::IntoResponse,
    routing::{get, post},
};
use futures_util::{StreamExt, stream};
use std::convert::Infallible;
use tokio::{net::TcpListener, sync::mpsc, time::timeout};

/// Gives back every piece of the body as soon as it comes.
fn echo() -> Router {
    let echo = async |request: Incoming| Body::from_stream(request.into_body().into_data_stream());
    Router::new().route("/echo", post(echo))
}

async fn served() -> Upstream {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, echo()).await });
    Upstream::remote(&format!("http://{address}/"))
}

#[tokio::test]
async fn bodies_stream_both_ways() {
    for upstream in [Upstream::Local(echo()), served().await] {
        let (pieces, mut waiting) = mpsc::channel::<&'static str>(1);
        let body = stream::poll_fn(move |context| waiting.poll_recv(context)).map(Ok::<_, Infallible>);
        let request = Request::post("/echo?x=1").body(Body::from_stream(body)).unwrap();
        let mut answer = upstream.call(request).await.unwrap().into_body().into_data_stream();
        // the first piece is back before the second one is sent
        for piece in ["一", "two"] {
            pieces.send(piece).await.unwrap();
            let back = timeout(Duration::from_secs(5), answer.next()).await.unwrap().unwrap().unwrap();
            assert_eq!(back, piece.as_bytes());
        }
        drop(pieces);
        let rest = timeout(Duration::from_secs(5), StreamExt::collect::<Vec<_>>(answer)).await.unwrap();
        assert!(rest.into_iter().all(|piece| piece.unwrap().is_empty()));
    }
}

#[tokio::test]
async fn a_service_that_is_away_is_503_and_said_so_to_peers() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = Upstream::remote(&format!("http://{}", listener.local_addr().unwrap()));
    drop(listener);
    let problem = nobody.call(Request::get("/").body(Body::empty()).unwrap()).await.unwrap_err();
    assert_eq!(problem.kind().status, 503);
    assert!(events::Peer::send(&nobody, Request::get("/").body(Bytes::new()).unwrap()).await.is_err());
}

#[tokio::test]
async fn a_peer_is_answered_in_one_piece() {
    for upstream in [Upstream::Local(echo()), served().await] {
        let request = Request::post("/echo").body(Bytes::from_static(b"whole")).unwrap();
        let answer = events::Peer::send(&upstream, request).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.body().as_ref()), (200, &b"whole"[..]));
    }
}

#[tokio::test]
async fn a_service_sees_its_own_path_parameters_only() {
    let service = Router::new().route("/things/{id}", get(async |Path(id): Path<String>| id));
    let upstream = Upstream::Local(service);
    let outer = Router::new().route(
        "/{*path}",
        get(async move |request: Incoming| match upstream.call(request).await {
            Ok(answer) => answer,
            Err(problem) => problem.into_response(),
        }),
    );
    let answer = outer.oneshot(Request::get("/things/7").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.into_body().collect().await.unwrap().to_bytes(), &b"7"[..]);
}
