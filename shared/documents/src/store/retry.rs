use aws_sdk_s3::config::{
    interceptors::InterceptorContext,
    retry::{ClassifyRetry, RetryAction},
};

/// A kept connection whose other half is gone before the request was written is no reason to fail: nothing was sent,
/// and a new connection is to be had. The client library takes it for a mistake of the caller.
#[derive(Debug)]
pub struct DeadConnection;

impl ClassifyRetry for DeadConnection {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let failed = context.output_or_error().and_then(Result::err);
        match failed.and_then(|error| error.as_connector_error()) {
            Some(error) if error.is_user() => RetryAction::transient_error(),
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "dead connection"
    }
}
