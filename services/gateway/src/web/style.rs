use crate::{door::Arrival, problems, state::Gateway};
use axum::{
    Extension,
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use rest::{Path, Problem};

/// `/theme/{hash}.css`: the organisation's colour. Its name is its content, so it may be kept for good.
pub(crate) async fn theme(
    State(gateway): State<Gateway>,
    Extension(arrival): Extension<Arrival>,
    Path(file): Path<String>,
) -> Result<Response, Problem> {
    let look = gateway.looks.of(&gateway, &arrival).await;
    let theme = look.as_ref().and_then(|look| look.theme.as_ref());
    let theme = theme.filter(|theme| file.strip_suffix(".css") == Some(&theme.hash));
    let theme = theme.ok_or_else(|| problems::NOT_FOUND.problem())?;
    let head = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((head, theme.css.clone()).into_response())
}
