use super::templates::Words;
use kernel::{JobId, Locale};
use lettre::{
    Message,
    message::{Mailbox, MultiPart},
};
use std::fmt::Write as _;

/// Lays a letter out as plain text and HTML. The id of the job is the id of the message, so that a letter
/// sent twice after a crash is recognised as one.
pub(super) fn message(
    id: JobId,
    from: &Mailbox,
    to: &Mailbox,
    locale: Locale,
    words: &Words,
) -> Result<Message, lettre::error::Error> {
    Message::builder()
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        .from(from.clone())
        .to(to.clone())
        .subject(&words.subject)
        .multipart(MultiPart::alternative_plain_html(text(words), html(locale, words)))
}

fn text(words: &Words) -> String {
    let mut lines = vec![words.greeting.clone()];
    lines.extend(words.before.iter().cloned());
    lines.extend(words.action.iter().map(|link| format!("{}\n{}", link.label, link.url)));
    lines.extend(words.after.iter().cloned());
    lines.join("\n\n") + "\n"
}

fn html(locale: Locale, words: &Words) -> String {
    let mut body = format!("<p>{}</p>", escape(&words.greeting));
    let paragraphs = |body: &mut String, texts: &[String]| {
        for text in texts {
            let _ = write!(body, "<p>{}</p>", escape(text)); // writing to a string cannot fail
        }
    };
    paragraphs(&mut body, &words.before);
    if let Some(link) = &words.action {
        let (url, label) = (escape(&link.url), escape(&link.label));
        let _ = write!(
            body,
            "<p style=\"margin:28px 0\"><a href=\"{url}\" style=\"background:#b3151b;color:#fff;padding:14px 28px;\
             border-radius:6px;text-decoration:none;font-size:18px\">{label}</a></p>\
             <p style=\"color:#5c6470;word-break:break-all\">{url}</p>"
        );
    }
    paragraphs(&mut body, &words.after);
    format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{}</title>\
         <body style=\"font:16px/1.7 sans-serif;color:#1c2026;max-width:36em;margin:24px auto;padding:0 16px\">\
         {body}</body></html>",
        locale.as_str(),
        escape(&words.subject)
    )
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::templates::Link;

    fn words() -> Words {
        Words {
            subject: "测试 & test".into(),
            greeting: "<b>张三</b>，您好：".into(),
            before: vec!["第一段".into()],
            action: Some(Link { label: "打开".into(), url: "https://a.example/?a=1&b=\"2\"".into() }),
            after: vec![],
        }
    }

    #[test]
    fn a_letter_has_both_forms_and_a_stable_id() {
        let (from, to) = ("支部云 <no-reply@zhibu.example>", "a@example.org");
        let id = JobId::new();
        let message =
            message(id, &from.parse().unwrap(), &to.parse().unwrap(), Locale::Zh, &words()).unwrap();
        let raw = String::from_utf8(message.formatted()).unwrap();
        assert!(raw.contains("multipart/alternative") && raw.contains("text/html"));
        assert!(raw.contains(&format!("<{id}@zhibu.example>")));
    }

    #[test]
    fn names_cannot_bring_markup() {
        let html = html(Locale::Zh, &words());
        assert!(html.contains("&lt;b&gt;张三") && html.contains("b=&quot;2&quot;"));
        assert!(!html.contains("<b>"));
    }

    #[test]
    fn the_plain_form_holds_the_link_whole() {
        assert!(text(&words()).contains("打开\nhttps://a.example/?a=1&b=\"2\""));
    }
}
