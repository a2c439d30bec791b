use kernel::{Locale, RequestId};

tokio::task_local! {
    pub(crate) static SPOKEN: (Locale, RequestId);
}

/// The language the request asks for; Chinese outside of a request.
pub fn spoken_locale() -> Locale {
    SPOKEN.try_with(|(locale, _)| *locale).unwrap_or_default()
}

/// The number of the request being answered.
pub fn spoken_request() -> Option<RequestId> {
    SPOKEN.try_with(|(_, request)| *request).ok()
}
