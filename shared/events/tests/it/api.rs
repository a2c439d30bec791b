use crate::ground::{Ground, NOW, ground};
use axum::{body::Body, http::Request};
use kernel::{AccountId, RequestId, Service};
use tenancy::assertion::{Actor, Claims, Level};
use tower::ServiceExt;

async fn status(ground: &Ground, claims: Option<&Claims>, audience: Service) -> u16 {
    let mut request = Request::get("/internal/events");
    if let Some(claims) = claims {
        let token = ground.deployment.signer().unwrap().sign(claims, audience, NOW).unwrap();
        request = request.header("x-zhibu-assertion", token);
    }
    ground.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap().status().as_u16()
}

#[tokio::test]
async fn the_log_is_for_the_deployment_alone() {
    let ground = ground().await;
    assert_eq!(status(&ground, Some(&Claims::gateway(RequestId::new(), None)), Service::Records).await, 200);
    assert_eq!(status(&ground, None, Service::Records).await, 401);
    assert_eq!(status(&ground, Some(&Claims::gateway(RequestId::new(), None)), Service::Identity).await, 401);
    let actor = Actor::Account { id: AccountId::new(), member: None, assignments: vec![] };
    let person = Claims { actor, level: Level::Full, ..Claims::anonymous(RequestId::new()) };
    assert_eq!(status(&ground, Some(&person), Service::Records).await, 404);
    assert_eq!(status(&ground, Some(&Claims::anonymous(RequestId::new())), Service::Records).await, 404);
    ground.clock.advance(time::Duration::minutes(2));
    assert_eq!(
        status(&ground, Some(&Claims::gateway(RequestId::new(), None)), Service::Records).await,
        401,
        "run out"
    );
}
