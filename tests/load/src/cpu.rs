//! What processes have used, from /proc.

use std::{fs, io, path::Path};

/// Seconds of processor time of a process and everything below it, those that have ended included. None of them has
/// more than one thread.
pub fn of_tree(root: u32) -> f64 {
    loop {
        let ended = waited_for(root);
        let total = ended + alone(root) + children(root).into_iter().map(of_tree).sum::<f64>();
        // one that ended meanwhile is in neither or in both
        if waited_for(root) == ended {
            return total;
        }
    }
}

/// Seconds of one process in ticks of ten milliseconds, threads that have ended included.
pub fn of(pid: u32) -> f64 {
    ticks(pid, 11)
}

/// Seconds of a process of one thread, to the nanosecond.
fn alone(pid: u32) -> f64 {
    let text = fs::read_to_string(format!("/proc/{pid}/schedstat")).unwrap_or_default();
    text.split_whitespace().next().and_then(|n| n.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

/// Seconds of children that have ended.
fn waited_for(pid: u32) -> f64 {
    ticks(pid, 13)
}

/// Two neighbouring fields of `/proc/PID/stat`, counted from the one after the name: of the user and of the system.
fn ticks(pid: u32, at: usize) -> f64 {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let fields: Vec<_> = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let tick = |at: usize| fields.get(at).and_then(|n| n.parse::<f64>().ok()).unwrap_or_default();
    (tick(at) + tick(at + 1)) / 100.0
}

pub fn children(pid: u32) -> Vec<u32> {
    let threads = entries(&format!("/proc/{pid}/task"));
    let of_thread = |thread: &String| {
        let text = fs::read_to_string(format!("/proc/{pid}/task/{thread}/children")).unwrap_or_default();
        text.split_whitespace().filter_map(|child| child.parse().ok()).collect::<Vec<u32>>()
    };
    threads.iter().flat_map(of_thread).collect()
}

fn entries(folder: &str) -> Vec<String> {
    let found = fs::read_dir(Path::new(folder)).into_iter().flatten().flatten();
    found.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Memory of a process in MiB: what it has at the moment (`VmRSS`) or had at the most (`VmHWM`).
pub fn memory(pid: u32, which: &str) -> f64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(which)?.strip_prefix(':'));
    let kib = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}

/// Forgets the highest memory so far: `VmHWM` begins again at what the process has.
pub fn forget_peak(pid: u32) -> io::Result<()> {
    fs::write(format!("/proc/{pid}/clear_refs"), "5")
}
