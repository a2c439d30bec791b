use super::notice::{answer, sheet};
use crate::{door::Arrival, problems};
use axum::response::Response;
use http::{HeaderMap, StatusCode, header};
use kernel::Locale;
use rest::Problem;

/// What an address without a page answers: a page for people, a problem for programs.
pub(super) fn missing(arrival: &Arrival, headers: &HeaderMap) -> Result<Response, Problem> {
    if !reads_pages(headers) {
        return Err(problems::NOT_FOUND.problem());
    }
    Ok(answer(StatusCode::NOT_FOUND, html(arrival.locale)))
}

/// Whether a page is asked for by its name, as browsers do for what stands in their address bar.
fn reads_pages(headers: &HeaderMap) -> bool {
    let given = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    given.flat_map(|value| value.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let fits = parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case("text/html"));
        let refused = parts.any(|p| p.strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0_f32));
        fits && !refused
    })
}

fn html(locale: Locale) -> String {
    let (zh_title, en_title) = ("找不到这个页面", "There is no such page");
    let zh = section(
        "zh-CN",
        zh_title,
        "这个网址没有对应的页面。请检查网址有没有写错，或者从首页开始。",
        "回到首页",
    );
    let en = section(
        "en",
        en_title,
        "No page has this address. Please check the spelling, or begin at the front page.",
        "To the front page",
    );
    match locale {
        Locale::Zh => sheet(locale, zh_title, &(zh + &en)),
        Locale::En => sheet(locale, en_title, &(en + &zh)),
    }
}

fn section(language: &str, title: &str, text: &str, way: &str) -> String {
    format!(
        "<section lang=\"{language}\"><h2>{title}</h2><p>{text}</p><p><a href=\"/\">{way}</a></p></section>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_names_a_page_gets_one() {
        let asks =
            |accept: &str| reads_pages(&HeaderMap::from_iter([(header::ACCEPT, accept.parse().unwrap())]));
        for browser in
            ["text/html,application/xhtml+xml,*/*;q=0.8", "TEXT/HTML", "image/png, text/html;q=0.2"]
        {
            assert!(asks(browser), "{browser}");
        }
        for program in ["*/*", "application/json", "text/html;q=0", "text/htmlx", "text/*", ""] {
            assert!(!asks(program), "{program}");
        }
        assert!(!reads_pages(&HeaderMap::new()));
    }

    #[test]
    fn both_languages_the_asked_one_first() {
        let (zh, en) = (html(Locale::Zh), html(Locale::En));
        assert!(zh.find("找不到这个页面</h2>") < zh.find("no such page</h2>"));
        assert!(en.find("no such page</h2>") < en.find("找不到这个页面</h2>"));
    }
}
