//! The pool against a press that does as it is told: this program, started again.

#![allow(clippy::unwrap_used)] // without a harness nothing says that it is a test

use press::{Press, PressError};
use serde_json::{Value, json};
use std::{
    env,
    io::{self, Read as _, Write as _},
    process::exit,
    thread,
    time::{Duration, Instant},
};

fn main() {
    if env::args().any(|argument| argument == "--memory-mb") {
        return plays_the_press();
    }
    // `cargo test -- --list` and the like
    if env::args().any(|argument| argument == "--list") {
        return println!("pool: test");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        one_process_makes_many_sheets().await;
        the_dead_are_replaced().await;
        a_sheet_that_hangs_is_given_up().await;
        the_queue_has_an_end().await;
        what_is_no_press_is_not_used().await;
    });
    println!("test result: ok. 5 passed; 0 failed");
}

fn settings(program: &str, workers: u32, queue: u32) -> settings::Press {
    let base = settings::Loader::new()
        .set("secrets.master_key", &"5b".repeat(32))
        .set("database.admin_url", "postgres://h")
        .set("press.program", program)
        .set("press.workers", &workers.to_string())
        .set("press.queue", &queue.to_string())
        .set("press.timeout_seconds", "1");
    base.load().unwrap().press
}

fn pool(workers: u32, queue: u32) -> Press {
    let own = env::current_exe().unwrap();
    Press::new(settings(own.to_str().unwrap(), workers, queue))
}

/// The process that made it.
async fn made(press: &Press, template: &str) -> Result<String, PressError> {
    let pdf = press.print(template, &json!({"subject": "𬭩丽华"})).await?;
    Ok(String::from_utf8(pdf.to_vec()).unwrap())
}

async fn one_process_makes_many_sheets() {
    let press = pool(2, 4);
    let first = made(&press, "echo").await.unwrap();
    assert!(first.starts_with("%PDF 𬭩丽华 "), "{first}");
    assert!(matches!(made(&press, "refuse").await, Err(PressError::Refused(why)) if why == "no"));
    assert_eq!(made(&press, "echo").await.unwrap(), first, "a refusal costs no process");
    let both = tokio::join!(made(&press, "slow"), made(&press, "slow"));
    assert_ne!(both.0.unwrap(), both.1.unwrap(), "two at a time are two processes");
}

async fn the_dead_are_replaced() {
    let press = pool(1, 4);
    let first = made(&press, "last").await.unwrap();
    thread::sleep(Duration::from_millis(200));
    let second = made(&press, "echo").await.unwrap();
    assert_ne!(first, second);
    // in the middle of a sheet: tried once more, and then said
    assert!(matches!(made(&press, "die").await, Err(PressError::Broke(_))));
    assert_ne!(made(&press, "echo").await.unwrap(), second);
}

async fn a_sheet_that_hangs_is_given_up() {
    let press = pool(1, 4);
    let before = Instant::now();
    assert!(matches!(made(&press, "hang").await, Err(PressError::TooLong)));
    assert!(before.elapsed() < Duration::from_secs(10), "{:?}", before.elapsed());
    assert!(matches!(made(&press, "late").await, Err(PressError::TooLong)));
    made(&press, "echo").await.unwrap();
}

async fn the_queue_has_an_end() {
    let press = pool(1, 1);
    let many = (0..6).map(|_| {
        let press = press.clone();
        tokio::spawn(async move { made(&press, "slow").await })
    });
    let (mut good, mut busy) = (0, 0);
    for one in many.collect::<Vec<_>>() {
        match one.await.unwrap() {
            Ok(_) => good += 1,
            Err(PressError::Busy) => busy += 1,
            Err(error) => panic!("{error}"),
        }
    }
    assert!(good >= 1 && busy >= 1 && good + busy == 6, "{good} made, {busy} refused");
    made(&press, "echo").await.unwrap();
}

async fn what_is_no_press_is_not_used() {
    let press = |program: &str| Press::new(settings(program, 1, 1));
    let absent = made(&press("zhibu-no-such-press"), "echo").await;
    assert!(matches!(absent, Err(PressError::NotInstalled(name)) if name == "zhibu-no-such-press"));
    assert!(matches!(made(&press("/bin/true"), "echo").await, Err(PressError::Start(_))));
    let long = "长".repeat(4 << 20);
    assert!(matches!(pool(1, 1).print("echo", &json!({"a": long})).await, Err(PressError::TooLarge)));
}

fn plays_the_press() {
    assert!(env::var_os("PATH").is_none(), "nothing of the environment is passed on");
    say(b'R', r#"{"protocol":1,"templates":[],"missing_fonts":["甲"]}"#);
    let mut input = io::stdin().lock();
    let mut head = [0; 4];
    while input.read_exact(&mut head).is_ok() {
        let mut body = vec![0; usize::try_from(u32::from_be_bytes(head)).unwrap()];
        input.read_exact(&mut body).unwrap();
        let request: Value = serde_json::from_slice(&body).unwrap();
        let sheet = format!("%PDF {} {}", request["data"]["subject"].as_str().unwrap(), std::process::id());
        match request["template"].as_str().unwrap() {
            "refuse" => say(b'X', "no"),
            "die" => exit(1),
            "hang" => thread::sleep(Duration::from_secs(60)),
            "late" => {
                say(b'T', "");
                exit(1);
            }
            "slow" => {
                thread::sleep(Duration::from_millis(400));
                say(b'P', &sheet);
            }
            "last" => {
                say(b'P', &sheet);
                exit(0);
            }
            _ => say(b'P', &sheet),
        }
    }
}

fn say(kind: u8, text: &str) {
    let mut output = io::stdout().lock();
    let length = u32::try_from(text.len() + 1).unwrap();
    output.write_all(&length.to_be_bytes()).unwrap();
    output.write_all(&[kind]).unwrap();
    output.write_all(text.as_bytes()).unwrap();
    output.flush().unwrap();
}
