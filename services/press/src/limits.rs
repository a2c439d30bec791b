//! What the process may use. Whatever a template or its data try, the kernel holds it to this.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Bounds the memory the process can ask for. Beyond it the process ends, and whoever runs it starts another.
///
/// # Errors
/// When the kernel does not take it.
pub fn memory(mb: u64) -> Result<(), String> {
    set(Resource::As, mb << 20)?;
    // what was being typeset is nobody's business afterwards
    set(Resource::Core, 0)
}

/// From here on nothing can be opened: no file, no connection. What is open stays so.
///
/// # Errors
/// When the kernel does not take it.
pub fn no_more_files() -> Result<(), String> {
    set(Resource::Nofile, 0)
}

fn set(resource: Resource, most: u64) -> Result<(), String> {
    let limit = Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(resource, limit).map_err(|error| format!("the limit of {resource:?} cannot be set: {error}"))
}
