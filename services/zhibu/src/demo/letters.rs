//! The letters of the demo, read from the files they were written to.

use data_encoding::BASE64_MIME_PERMISSIVE;
use serde::Serialize;
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// A letter as a person would see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub date: String,
    pub text: String,
}

impl Letter {
    /// The link the letter leads to.
    pub fn link(&self) -> Option<&str> {
        self.text.split_whitespace().find(|word| word.starts_with("http://") || word.starts_with("https://"))
    }

    /// The secret part of that link.
    pub fn token(&self) -> Option<&str> {
        self.link()?.split_once("token=").map(|(_, token)| token)
    }
}

/// All letters in the folder, the newest first.
///
/// # Errors
/// When the folder cannot be read.
pub fn all(folder: &Path) -> io::Result<Vec<Letter>> {
    let mut files: Vec<(SystemTime, PathBuf)> = fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "eml"))
        .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
        .collect();
    files.sort();
    Ok(files
        .iter()
        .rev()
        .filter_map(|(_, path)| fs::read_to_string(path).ok())
        .map(|raw| read(&raw))
        .collect())
}

fn read(raw: &str) -> Letter {
    let raw = raw.replace("\r\n", "\n");
    let (head, body) = raw.split_once("\n\n").unwrap_or((&raw, ""));
    let head = unfold(head);
    let value = |name: &str| words(&header(&head, name));
    Letter { to: value("to"), subject: value("subject"), date: value("date"), text: plain(&head, body) }
}

/// A header that goes on in the next line is one line.
fn unfold(head: &str) -> String {
    head.replace("\n ", " ").replace("\n\t", " ")
}

fn header(head: &str, name: &str) -> String {
    let fits = |line: &&str| line.split_once(':').is_some_and(|(found, _)| found.eq_ignore_ascii_case(name));
    let line = head.lines().find(fits).unwrap_or_default();
    line.split_once(':').map_or("", |(_, value)| value.trim()).to_owned()
}

/// The plain text among the parts of a letter.
fn plain(head: &str, body: &str) -> String {
    let kind = header(head, "content-type");
    let Some((_, boundary)) = kind.split_once("boundary=") else {
        return decode(&header(head, "content-transfer-encoding"), body);
    };
    let boundary = boundary.trim_matches(['"', ' ', ';']);
    let mark = format!("--{boundary}");
    let parts = body.split(&mark).map(|part| part.trim_start_matches('\n'));
    let mut parts = parts.filter_map(|part| part.split_once("\n\n")).map(|(head, body)| (unfold(head), body));
    let text = parts.find(|(head, _)| header(head, "content-type").starts_with("text/plain"));
    text.map(|(head, body)| decode(&header(&head, "content-transfer-encoding"), body)).unwrap_or_default()
}

fn decode(coding: &str, body: &str) -> String {
    let bytes = match coding.to_ascii_lowercase().as_str() {
        "base64" => BASE64_MIME_PERMISSIVE.decode(body.trim().as_bytes()).unwrap_or_default(),
        "quoted-printable" => quoted(&body.replace("=\n", ""), false),
        _ => body.as_bytes().to_vec(),
    };
    String::from_utf8_lossy(&bytes).trim().to_owned()
}

/// Encoded words (RFC 2047) in a header.
fn words(value: &str) -> String {
    // blanks between two encoded words belong to neither
    let joined = value.split("?= =?").collect::<Vec<_>>().join("?==?");
    let mut text = String::new();
    let mut rest = joined.as_str();
    while let Some((before, after)) = rest.split_once("=?") {
        let mut parts = after.splitn(4, '?');
        let (_, coding, word, behind) =
            (parts.next(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next());
        let Some(behind) = behind.and_then(|b| b.strip_prefix('=')) else { break };
        let bytes = match coding.to_ascii_lowercase().as_str() {
            "b" => BASE64_MIME_PERMISSIVE.decode(word.as_bytes()).unwrap_or_default(),
            _ => quoted(word, true),
        };
        text.push_str(before);
        text.push_str(&String::from_utf8_lossy(&bytes));
        rest = behind;
    }
    text + rest
}

fn quoted(text: &str, header: bool) -> Vec<u8> {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let coded = (byte == b'=').then(|| text.get(at + 1..at + 3)).flatten();
        match coded.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(value) => {
                out.push(value);
                at += 3;
            }
            None => {
                out.push(if header && byte == b'_' { b' ' } else { byte });
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_two_parts_is_read() {
        let raw = "To: a@example.org\r\nSubject: =?utf-8?b?5pSv6YOo5LqR?= =?utf-8?b?6YKA6K+3?=\r\nDate: today\r\n\
            Content-Type: multipart/alternative;\r\n boundary=\"xyz\"\r\n\r\n--xyz\r\n\
            Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
            =E6=82=A8=E5=A5=BD\r\nhttp://a.localhost/login/invitation/#token=3Dab=\r\ncd\r\n\r\n--xyz\r\n\
            Content-Type: text/html\r\n\r\n<p>no</p>\r\n--xyz--\r\n";
        let letter = read(raw);
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("a@example.org", "支部云邀请"));
        assert_eq!(letter.text, "您好\nhttp://a.localhost/login/invitation/#token=abcd");
        assert_eq!(letter.token(), Some("abcd"));
    }

    #[test]
    fn base64_bodies_and_plain_words_are_read() {
        let raw = "Subject: plain\nContent-Transfer-Encoding: base64\n\n5oKo5aW9\n";
        assert_eq!(
            read(raw),
            Letter { to: String::new(), subject: "plain".into(), date: String::new(), text: "您好".into() }
        );
        assert_eq!(words("=?utf-8?q?a_=E6=82=A8?= b"), "a 您 b");
    }
}
