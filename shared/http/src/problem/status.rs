use super::{ProblemKind, kinds};
use axum::http::StatusCode;
use kernel::Locale;

/// The kind for an answer that came with nothing but a status.
pub(crate) fn kind_of_status(status: StatusCode) -> &'static ProblemKind {
    match status.as_u16() {
        401 => &kinds::UNAUTHENTICATED,
        403 => &kinds::FORBIDDEN,
        404 => &kinds::NOT_FOUND,
        405 => &kinds::METHOD_NOT_ALLOWED,
        408 => &kinds::REQUEST_TIMEOUT,
        409 => &kinds::CONFLICT,
        412 => &kinds::PRECONDITION_FAILED,
        413 => &kinds::BODY_TOO_LARGE,
        422 => &kinds::VALIDATION,
        428 => &kinds::PRECONDITION_REQUIRED,
        429 => &kinds::TOO_MANY,
        502..=504 => &kinds::UNAVAILABLE,
        500.. => &kinds::INTERNAL,
        _ => &kinds::BAD_REQUEST,
    }
}

/// What a status means, in a few words.
pub(super) fn title(status: StatusCode, locale: Locale) -> &'static str {
    if locale == Locale::En {
        return status.canonical_reason().unwrap_or("Problem");
    }
    match status.as_u16() {
        401 => "未登录",
        403 => "无权操作",
        404 => "未找到",
        405 => "不支持的操作",
        408 => "请求超时",
        409 => "数据冲突",
        412 => "内容已变更",
        413 => "内容过大",
        415 => "不支持的内容类型",
        422 => "内容有误",
        428 => "缺少版本条件",
        429 => "请求过于频繁",
        502..=504 => "服务暂不可用",
        500.. => "服务器错误",
        _ => "请求有误",
    }
}
