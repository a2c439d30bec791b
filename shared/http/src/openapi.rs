//! What all operations of the document have in common, added once instead of being written on each.

use crate::ProblemBody;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Components, Content, ContentBuilder, KnownFormat, ObjectBuilder, OpenApi, Ref, RefOr,
        ResponseBuilder, Responses, Schema, SchemaFormat, Type,
        path::{HttpMethod, Operation, ParameterIn, PathItem},
        security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme},
    },
};

/// Name of the security scheme: the session cookie.
pub const SESSION: &str = "session";
/// Name of the session cookie.
pub const COOKIE: &str = "zhibu_session";

/// Adds the session scheme, the problem schema, and the problem responses every operation can give. An
/// operation is public when it says `security(())`.
pub fn finish(document: &mut OpenApi) {
    let components = document.components.get_or_insert_with(Components::new);
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(COOKIE)));
    components.security_schemes.insert(SESSION.to_owned(), RefOr::T(cookie));
    let mut schemas = vec![(ProblemBody::name().into_owned(), ProblemBody::schema())];
    ProblemBody::schemas(&mut schemas);
    components.schemas.extend(schemas);
    for item in document.paths.paths.values_mut() {
        for (method, operation) in operations(item) {
            complete(&method, operation);
        }
    }
}

/// The operations of a path, by method.
pub fn operations(item: &mut PathItem) -> Vec<(HttpMethod, &mut Operation)> {
    let slots = [
        (HttpMethod::Get, &mut item.get),
        (HttpMethod::Post, &mut item.post),
        (HttpMethod::Put, &mut item.put),
        (HttpMethod::Patch, &mut item.patch),
        (HttpMethod::Delete, &mut item.delete),
    ];
    slots.into_iter().filter_map(|(method, slot)| Some((method, slot.as_mut()?))).collect()
}

fn complete(method: &HttpMethod, operation: &mut Operation) {
    if operation.security.is_none() {
        let session = SecurityRequirement::new(SESSION, Vec::<String>::new());
        operation.security = Some(vec![session]);
    }
    let parameters = operation.parameters.as_deref().unwrap_or_default();
    let has =
        |place: &ParameterIn| parameters.iter().any(|p| matches!(p, RefOr::T(p) if p.parameter_in == *place));
    let (in_path, in_query) = (has(&ParameterIn::Path), has(&ParameterIn::Query));
    let body = operation.request_body.is_some();
    let writes = !matches!(method, HttpMethod::Get);
    let versioned = has(&ParameterIn::Header) || matches!(method, HttpMethod::Patch | HttpMethod::Put);
    let statuses = [
        (400, body),
        (401, true),
        (403, true),
        // also the answer at a host where there is no such organisation, or where this is not offered
        (404, true),
        (408, body),
        // a sheet is not there in every state of what it tells
        (409, writes || prints(&operation.responses)),
        (412, versioned),
        (413, body),
        (415, body),
        (422, body || in_query || in_path),
        (428, versioned),
        (429, true),
        (500, true),
        (503, true),
    ];
    for (status, possible) in statuses {
        if possible {
            problem(&mut operation.responses, status);
        }
    }
    files(operation);
}

fn prints(responses: &Responses) -> bool {
    responses.responses.values().any(
        |response| matches!(response, RefOr::T(response) if response.content.contains_key("application/pdf")),
    )
}

/// A file is bytes, not a list of numbers.
fn files(operation: &mut Operation) {
    for response in operation.responses.responses.values_mut() {
        if let RefOr::T(response) = response {
            response.content.iter_mut().for_each(|(kind, content)| file(kind, content));
        }
    }
    if let Some(RefOr::T(body)) = &mut operation.request_body {
        body.content.iter_mut().for_each(|(kind, content)| file(kind, content));
    }
}

fn file(kind: &str, content: &mut RefOr<Content>) {
    let RefOr::T(content) = content else { return };
    let list = matches!(content.schema, Some(RefOr::T(Schema::Array(_))));
    if list && !kind.ends_with("json") {
        let format = Some(SchemaFormat::KnownFormat(KnownFormat::Binary));
        let bytes = ObjectBuilder::new().schema_type(Type::String).format(format);
        content.schema = Some(RefOr::T(Schema::Object(bytes.build())));
    }
}

fn problem(responses: &mut Responses, status: u16) {
    let schema = RefOr::Ref(Ref::from_schema_name(ProblemBody::name()));
    let content = ContentBuilder::new().schema(Some(schema)).build();
    let response =
        ResponseBuilder::new().description("A problem").content("application/problem+json", content);
    responses.responses.entry(status.to_string()).or_insert_with(|| RefOr::T(response.build()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use utoipa::OpenApi as _;

    #[utoipa::path(get, path = "/open", security(()), responses((status = 200, description = "ok")))]
    #[allow(dead_code)]
    async fn open() {}

    #[utoipa::path(patch, path = "/x/{id}", params(("id" = String, Path)), request_body = String,
        responses((status = 200, description = "ok"), (status = 409, description = "taken")))]
    #[allow(dead_code)]
    async fn change() {}

    #[utoipa::path(get, path = "/file", responses((status = 200, description = "ok", body = Vec<u8>, content_type = "image/png")))]
    #[allow(dead_code)]
    async fn file() {}

    #[utoipa::path(get, path = "/list", responses((status = 200, description = "ok", body = Vec<u8>, content_type = "application/json")))]
    #[allow(dead_code)]
    async fn list() {}

    #[derive(utoipa::OpenApi)]
    #[openapi(paths(open, change, file, list))]
    struct Doc;

    fn finished() -> OpenApi {
        let mut document = Doc::openapi();
        finish(&mut document);
        document
    }

    #[test]
    fn operations_need_a_session_unless_they_say_otherwise() {
        let json = serde_json::to_value(finished()).unwrap();
        assert_eq!(json["paths"]["/open"]["get"]["security"], serde_json::json!([{}]));
        assert_eq!(json["paths"]["/x/{id}"]["patch"]["security"], serde_json::json!([{ "session": [] }]));
        assert_eq!(json["components"]["securitySchemes"]["session"]["name"], COOKIE);
    }

    #[test]
    fn problems_are_added_where_they_can_happen() {
        let json = serde_json::to_value(finished()).unwrap();
        let statuses = |path: &str, method: &str| {
            let responses = json["paths"][path][method]["responses"].as_object().unwrap();
            responses.keys().map(|key| key.parse().unwrap()).collect::<Vec<u16>>()
        };
        let patch = statuses("/x/{id}", "patch");
        for status in [400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 500, 503] {
            assert!(patch.contains(&status), "{status}");
        }
        let taken = &json["paths"]["/x/{id}"]["patch"]["responses"]["409"]["description"];
        assert_eq!(taken, "taken", "what the operation says itself stays");
        assert!(!statuses("/open", "get").contains(&413));
        assert!(json["components"]["schemas"]["ProblemBody"].is_object());
        assert!(json["components"]["schemas"]["FieldBody"].is_object());
    }

    #[test]
    fn a_file_is_bytes_and_a_list_a_list() {
        let json = serde_json::to_value(finished()).unwrap();
        let content = |path: &str| json["paths"][path]["get"]["responses"]["200"]["content"].clone();
        let file = &content("/file")["image/png"]["schema"];
        assert_eq!(file, &serde_json::json!({ "type": "string", "format": "binary" }));
        let list = &content("/list");
        assert_eq!(
            list.as_object().and_then(|kinds| kinds.values().next()).unwrap()["schema"]["type"],
            "array"
        );
    }

    #[test]
    fn finishing_twice_changes_nothing() {
        let once = finished();
        let mut twice = finished();
        finish(&mut twice);
        assert_eq!(serde_json::to_value(once).unwrap(), serde_json::to_value(twice).unwrap());
    }
}
