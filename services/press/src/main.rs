//! The press: typesets sheets as PDF, in a process of its own. It reads requests from its input and answers on its
//! output ([`frame`] has the form); a request names a template and brings its data. The templates are in the program,
//! the fonts are read once; then it gives up the right to open files and connections. A request that cannot be
//! typeset is refused and the next one served.

mod fonts;
mod frame;
mod glyphs;
mod lacking;
mod limits;
mod options;
mod picture;
mod render;
mod serve;
mod templates;
mod world;

use options::{Mode, Options};
use std::process::ExitCode;

fn main() -> ExitCode {
    // where it happened and nothing else: a message may quote what was to be printed
    std::panic::set_hook(Box::new(|info| match info.location() {
        Some(place) => eprintln!("zhibu-press: stopped at {}:{}", place.file(), place.line()),
        None => eprintln!("zhibu-press: stopped"),
    }));
    match Options::read(std::env::args().skip(1)).and_then(|options| run(&options)) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("zhibu-press: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<ExitCode, String> {
    match &options.mode {
        Mode::Serve => serve::until_closed(options),
        Mode::Once(template) => serve::once(options, template),
        Mode::Fonts => serve::fonts(options),
        Mode::Help => {
            println!("{}", options::HELP);
            Ok(ExitCode::SUCCESS)
        }
    }
}
