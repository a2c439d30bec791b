//! The ways the program runs.

use crate::{
    fonts::Fonts,
    frame::{self, Incoming, Kind},
    limits,
    options::Options,
    render::{self, Request},
    templates,
    world::Shop,
};
use serde_json::json;
use std::{
    io::{self, Read as _, Write as _},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread,
};

/// For templates that nest deeply.
const STACK: usize = 32 << 20;

/// Serves requests until the input ends.
///
/// # Errors
/// When the process cannot be held to its limits, or nobody reads its answers.
pub fn until_closed(options: &Options) -> Result<ExitCode, String> {
    let shop = prepared(options)?;
    let ready = json!({
        "protocol": 1, "templates": templates::names().collect::<Vec<_>>(), "missing_fonts": shop.fonts.missing(),
    });
    let (requests, taken) = mpsc::channel();
    let (made, answers) = mpsc::channel();
    let work = move || work(&shop, &taken, &made);
    thread::Builder::new().stack_size(STACK).spawn(work).map_err(|error| error.to_string())?;
    let mut output = io::stdout().lock();
    frame::write(&mut output, Kind::Ready, ready.to_string().as_bytes()).map_err(broken)?;
    let mut input = io::stdin().lock();
    loop {
        let answer = match frame::read(&mut input).map_err(broken)? {
            Incoming::End => return Ok(ExitCode::SUCCESS),
            Incoming::TooLarge => Err("the request is too large".to_owned()),
            Incoming::Request(body) => {
                requests.send(body).map_err(|error| error.to_string())?;
                match answers.recv_timeout(options.time) {
                    Ok(answer) => answer,
                    Err(RecvTimeoutError::Timeout) => return too_long(&mut output),
                    Err(RecvTimeoutError::Disconnected) => return Err("the work has stopped".into()),
                }
            }
        };
        let (kind, body) = match answer {
            Ok(pdf) => (Kind::Pdf, pdf),
            Err(reason) => (Kind::Refused, reason.into_bytes()),
        };
        frame::write(&mut output, kind, &body).map_err(broken)?;
    }
}

fn work(shop: &Shop, requests: &Receiver<Vec<u8>>, made: &Sender<Result<Vec<u8>, String>>) {
    for body in requests {
        let answer = catch_unwind(AssertUnwindSafe(|| render::bytes(shop, &body)));
        let answer = answer.unwrap_or_else(|_| Err("the sheet could not be typeset".into()));
        if made.send(answer).is_err() {
            return;
        }
    }
}

/// What is under way cannot be stopped, so the process ends with it.
fn too_long(output: &mut impl io::Write) -> Result<ExitCode, String> {
    frame::write(output, Kind::TooLong, b"").map_err(broken)?;
    Ok(ExitCode::FAILURE)
}

fn broken(error: io::Error) -> String {
    format!("the connection broke: {error}")
}

/// Typesets one sheet from the data on the input.
///
/// # Errors
/// The reason.
pub fn once(options: &Options, template: &str) -> Result<ExitCode, String> {
    let shop = prepared(options)?;
    let mut body = Vec::new();
    io::stdin().read_to_end(&mut body).map_err(broken)?;
    let data = serde_json::from_slice(&body).map_err(|error| format!("the data cannot be read: {error}"))?;
    let pdf = render::pdf(&shop, Request { template: template.to_owned(), data })?;
    io::stdout().write_all(&pdf).map_err(broken)?;
    Ok(ExitCode::SUCCESS)
}

const NO_FONT: &str =
    "there is no Chinese font: install Noto Serif CJK and Noto Sans CJK (package fonts-noto-cjk)";

/// Fonts first, then nothing more is opened.
fn prepared(options: &Options) -> Result<Shop, String> {
    limits::memory(options.memory_mb)?;
    let fonts = Fonts::find(&options.fonts);
    if !fonts.reads_chinese() {
        return Err(NO_FONT.to_owned());
    }
    let shop = Shop::open(fonts)?;
    // sheets are short; who wants more at once runs more of these processes
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build_global();
    pool.map_err(|error| error.to_string())?;
    limits::no_more_files()?;
    Ok(shop)
}

/// Lists the faces that would be used, and those that are asked for and missing.
///
/// # Errors
/// Never.
pub fn fonts(options: &Options) -> Result<ExitCode, String> {
    let fonts = Fonts::find(&options.fonts);
    fonts.families().iter().for_each(|family| println!("{family}"));
    fonts.missing().iter().for_each(|family| println!("missing: {family}"));
    Ok(ExitCode::SUCCESS)
}
