//! The worker as a service talks to it: it lives through whatever it is sent.

#![allow(clippy::unwrap_used)] // helpers of tests

use std::{
    io::{Read as _, Write as _},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

struct Worker {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

impl Worker {
    fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhibu-press"));
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut worker = Self { child, input, output };
        let (kind, ready) = worker.answer();
        assert_eq!(kind, b'R');
        assert!(String::from_utf8(ready).unwrap().contains(r#""protocol":1"#));
        worker
    }

    fn send(&mut self, body: &[u8]) {
        self.input.write_all(&u32::try_from(body.len()).unwrap().to_be_bytes()).unwrap();
        self.input.write_all(body).unwrap();
    }

    fn answer(&mut self) -> (u8, Vec<u8>) {
        let mut head = [0; 4];
        self.output.read_exact(&mut head).unwrap();
        let mut body = vec![0; u32::from_be_bytes(head) as usize];
        self.output.read_exact(&mut body).unwrap();
        (body[0], body[1..].to_vec())
    }

    fn ask(&mut self, body: &str) -> (u8, Vec<u8>) {
        self.send(body.as_bytes());
        self.answer()
    }
}

fn request(template: &str, sample: &str) -> String {
    let path = format!("{}/../../tests/press/samples/{sample}.json", env!("CARGO_MANIFEST_DIR"));
    let data = std::fs::read_to_string(path).unwrap();
    format!(r#"{{"template":"{template}","data":{data}}}"#)
}

#[test]
fn it_lives_through_what_it_is_sent() {
    let mut worker = Worker::start(&[]);
    let deep = format!(r#"{{"template":"minutes","data":{{"a":{}{}}}}}"#, "[".repeat(5000), "]".repeat(5000));
    let good = request("minutes", "minutes");
    let wrong = [
        "",
        "{",
        "null",
        r#"{"template":"minutes"}"#,
        r#"{"template":"minutes","data":[]}"#,
        r#"{"template":"minutes","data":{},"more":1}"#,
        r#"{"template":"../../etc/passwd","data":{}}"#,
        r#"{"template":"kit","data":{}}"#,
        r#"{"template":"minutes","data":{"subject":7}}"#,
        &deep,
    ];
    for body in wrong {
        let (kind, _) = worker.ask(body);
        assert_eq!(kind, b'X', "{}", &body[..body.len().min(60)]);
        let (kind, pdf) = worker.ask(&good);
        assert_eq!((kind, &pdf[..5]), (b'P', b"%PDF-".as_slice()));
    }
    // longer than anything it reads
    worker.send(&vec![b' '; (8 << 20) + 1]);
    assert_eq!(worker.answer().0, b'X');
    assert_eq!(worker.ask(&good).0, b'P');
}

#[test]
fn the_same_data_make_the_same_file() {
    let mut worker = Worker::start(&[]);
    let letter = request("transfer-letter", "transfer-letter");
    let first = worker.ask(&letter);
    worker.ask(&request("minutes", "minutes"));
    assert!(worker.ask(&letter) == first);
}

#[test]
fn a_picture_that_is_none_leaves_its_place_empty() {
    let mut worker = Worker::start(&[]);
    let good = request("cadre-appointment", "cadre-appointment");
    let (kind, with) = worker.ask(&good);
    assert_eq!(kind, b'P');
    let (before, rest) = good.split_once(r#""picture": ""#).unwrap();
    let (_, after) = rest.split_once('"').unwrap();
    for broken in ["", "iVBORw0KGgoAAAAA", "AAAA"] {
        let (kind, without) = worker.ask(&format!(r#"{before}"picture": "{broken}"{after}"#));
        assert_eq!((kind, &without[..5]), (b'P', b"%PDF-".as_slice()), "{broken}");
        assert!(without != with);
    }
}

/// Far more rows than a second is enough for.
fn endless() -> String {
    let row = r#"["甲","乙","丙","丁"],"#.repeat(60_000);
    let columns = r#"[{"title":"一"},{"title":"二"},{"title":"三"},{"title":"四"}]"#;
    format!(
        r#"{{"template":"statistics","data":{{"lang":"zh","title":"表","unit":"甲","tables":[{{"columns":{columns},"rows":[{}["","","",""]]}}]}}}}"#,
        row
    )
}

#[test]
fn what_takes_too_long_is_given_up() {
    let mut worker = Worker::start(&["--seconds", "1", "--memory-mb", "4096"]);
    assert_eq!(worker.ask(&endless()).0, b'T');
    assert!(!worker.child.wait().unwrap().success());
}

#[test]
fn it_ends_when_it_wants_too_much_memory() {
    let mut worker = Worker::start(&["--seconds", "120", "--memory-mb", "512"]);
    worker.send(endless().as_bytes());
    let mut rest = Vec::new();
    worker.output.read_to_end(&mut rest).unwrap();
    assert!(!worker.child.wait().unwrap().success());
}

#[test]
fn nothing_can_be_opened_once_it_serves() {
    let worker = Worker::start(&[]);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", worker.child.id())).unwrap();
    let files = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    assert_eq!(files.split_whitespace().nth(3), Some("0"), "{files}");
}
