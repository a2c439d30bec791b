//! The outside world under one folder: a private Postgres, a private Redis, an S3 server and a mail receiver.
//!
//! For `zhibu demo` and the tests. Nothing of the system is touched: own data folders, free ports on the
//! loopback address, generated passwords. Every server is kept by a small guardian process that stops it when
//! this process ends, however it ends; what a killed machine left behind is cleaned up at the next start.

mod guardian;
mod ports;
mod postgres;
mod redis;
mod roof;
mod s3;
mod seaweedfs;
mod secret;
mod smtp;
pub mod tools;

pub use ports::free_port;
pub use postgres::{Postgres, PostgresOptions};
pub use redis::Redis;
pub use roof::{Roof, clear};
pub use s3::S3;
pub use seaweedfs::SeaweedFs;
pub use smtp::{Letter, SmtpSink};
