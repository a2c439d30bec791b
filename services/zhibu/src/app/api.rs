//! The API document of all services.

use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// The documents of all services, wherever they run.
pub fn docs() -> Vec<OpenApi> {
    let finished = |mut document: OpenApi| {
        rest::openapi::finish(&mut document);
        document
    };
    let records = OpenApiRouter::new().nest("/api/records", records::router()).split_for_parts().1;
    let notifications =
        OpenApiRouter::new().nest("/api/notifications", notifications::router()).split_for_parts().1;
    vec![identity::openapi(), finished(records), finished(notifications)]
}

/// The merged document, as the gateway serves it.
pub fn openapi() -> OpenApi {
    gateway::merged(docs())
}
