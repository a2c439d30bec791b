use crate::{
    door::Arrival,
    place::{Closed, Place},
};
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use kernel::{Locale, SHANGHAI, business_date};
use rest::Voice;
use tenancy::Entry;

/// What whoever knocks at a closed place gets to see: a page for people, a problem for programs.
pub(crate) fn closed(closed: Closed, arrival: &Arrival, page: bool) -> Response {
    if !page {
        return closed.problem().into_response();
    }
    let status = match closed {
        Closed::Unknown => StatusCode::NOT_FOUND,
        Closed::Creating => StatusCode::SERVICE_UNAVAILABLE,
        Closed::Suspended | Closed::Closing => StatusCode::FORBIDDEN,
    };
    let entry = match &arrival.place {
        Place::Organisation(entry) if closed != Closed::Unknown => Some(&**entry),
        _ => None,
    };
    answer(status, html(closed, entry, arrival.locale))
}

/// A page written here; nobody keeps it.
pub(super) fn answer(status: StatusCode, html: String) -> Response {
    let head = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, head, html).into_response()
}

/// Title and text, Chinese and English.
const fn words(closed: Closed) -> [(&'static str, &'static str); 2] {
    match closed {
        Closed::Unknown => [
            ("找不到这个单位", "这个网址没有对应的单位。请检查网址有没有写错，或者询问给您网址的人。"),
            (
                "There is no such organisation",
                "No organisation has this address. Please check the spelling, or ask whoever gave it to you.",
            ),
        ],
        Closed::Creating => [
            ("正在开通", "这个单位正在开通，请过一会儿再打开。"),
            ("Being set up", "This organisation is being set up. Please come back in a moment."),
        ],
        Closed::Suspended => [
            (
                "暂停使用",
                "这个单位已暂停使用，数据保存完好；只有本单位管理员可以登录，取回数据。如有疑问，请联系本单位管理员。",
            ),
            (
                "Suspended",
                "This organisation is suspended. Its data is kept. Only its administrators can log in, to take the \
                 data out. Please contact one of them.",
            ),
        ],
        Closed::Closing => [
            (
                "正在注销",
                "这个单位正在注销；只有本单位管理员可以登录，取回数据。到期以前数据保存完好，可以撤回；如有疑问，请联系本单位管理员。",
            ),
            (
                "Being closed",
                "This organisation is being closed. Only its administrators can log in, to take the data out. Until \
                 the day below its data is kept and closing can be taken back. Please contact one of them.",
            ),
        ],
    }
}

/// What was said to its people: why, and until when.
fn facts(closed: Closed, entry: &Entry) -> [Vec<String>; 2] {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    let reason = match closed {
        Closed::Suspended => entry.suspended_reason.as_deref(),
        Closed::Closing => entry.closing_reason.as_deref(),
        Closed::Unknown | Closed::Creating => None,
    };
    if let Some(reason) = reason.filter(|reason| !reason.is_empty()) {
        zh.push(format!("原因：{reason}"));
        en.push(format!("Reason: {reason}"));
    }
    if let (Closed::Closing, Some(at)) = (closed, entry.closes_at) {
        let day = business_date(at, SHANGHAI);
        let said = |locale| Voice { locale, kind: None }.day(day);
        zh.push(format!("数据删除日期：{}", said(Locale::Zh)));
        en.push(format!("Data is deleted on: {}", said(Locale::En)));
    }
    [zh, en]
}

fn html(closed: Closed, entry: Option<&Entry>, locale: Locale) -> String {
    let [zh, en] = words(closed);
    let [zh_facts, en_facts] = entry.map(|entry| facts(closed, entry)).unwrap_or_default();
    let section = |language: &str, (title, text): (&str, &str), facts: &[String], enter: &str| {
        let facts: String = facts.iter().map(|fact| format!("<p>{}</p>", escape(fact))).collect();
        let way = if closed.can_be_left() { way_in(enter) } else { String::new() };
        format!("<section lang=\"{language}\"><h2>{title}</h2><p>{text}</p>{facts}{way}</section>")
    };
    let zh_text = section("zh-CN", zh, &zh_facts, "管理员登录，取回数据");
    let en_text = section("en", en, &en_facts, "Log in as an administrator to take the data out");
    let (first, title) = match locale {
        Locale::Zh => (zh_text + &en_text, zh.0),
        Locale::En => (en_text + &zh_text, en.0),
    };
    let name =
        entry.map(|entry| format!("<p><strong>{}</strong></p>", escape(&entry.name))).unwrap_or_default();
    sheet(locale, title, &(name + &first))
}

/// The frame of a page written here. It has no style of its own: the content policy allows none, and the browser's is
/// readable.
pub(super) fn sheet(locale: Locale, title: &str, text: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title} · 支部云</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"></head>\
         <body><main><h1>支部云</h1>{text}</main></body></html>",
        locale.as_str()
    )
}

/// Where administrators log in.
fn way_in(text: &str) -> String {
    format!("<p><a href=\"/login/?to=/console/\">{text}</a></p>")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_the_asked_one_first() {
        let page = html(Closed::Unknown, None, Locale::En);
        assert!(page.find("no such organisation") < page.find("找不到这个单位"));
        assert_eq!(escape("<b>"), "&lt;b&gt;");
    }

    #[test]
    fn administrators_find_the_way_in_where_there_is_one() {
        for (closed, leads) in [
            (Closed::Unknown, false),
            (Closed::Creating, false),
            (Closed::Suspended, true),
            (Closed::Closing, true),
        ] {
            assert_eq!(html(closed, None, Locale::Zh).contains("/login/?to=/console/"), leads, "{closed:?}");
        }
    }
}
