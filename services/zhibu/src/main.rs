use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    zhibu::crypto();
    zhibu::run().await
}
