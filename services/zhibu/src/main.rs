use std::process::ExitCode;

/// Of a thread: without optimisation a long future lies on it whole.
const STACK: usize = 8 << 20;

fn main() -> ExitCode {
    zhibu::crypto();
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    match builder.thread_stack_size(STACK).enable_all().build() {
        Ok(runtime) => runtime.block_on(zhibu::run()),
        Err(error) => {
            eprintln!("zhibu: {error}");
            ExitCode::FAILURE
        }
    }
}
