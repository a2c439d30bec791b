use axum::body::{Body, Bytes};
use http_body::{Body as HttpBody, Frame, SizeHint};
use http_body_util::BodyExt as _;
use std::{
    mem,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{runtime::Handle, time::timeout};

/// How long, and how much, is read of a body nobody wants.
const LONGEST: Duration = Duration::from_secs(5);
const MOST: usize = 64 << 20;

/// A body that is read on for a while after it was let go. Whoever still sends when the connection is closed hears
/// that it broke instead of why the request was refused.
struct Lingering(Body);

/// Lets the answer to a request whose body is not read to its end arrive.
pub(super) fn linger(body: Body) -> Body {
    if body.is_end_stream() { body } else { Body::new(Lingering(body)) }
}

impl HttpBody for Lingering {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.0).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        if self.0.is_end_stream() {
            return;
        }
        let Ok(runtime) = Handle::try_current() else { return };
        let rest = mem::take(&mut self.0);
        runtime.spawn(timeout(LONGEST, read_on(rest)));
    }
}

async fn read_on(mut body: Body) {
    let mut read = 0;
    while let Some(Ok(frame)) = body.frame().await {
        read += frame.data_ref().map_or(0, Bytes::len);
        if read > MOST {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    fn parts(count: usize, length: usize) -> (Body, Arc<AtomicUsize>) {
        let counted = Arc::new(AtomicUsize::new(0));
        let count_up = Arc::clone(&counted);
        let next = move |_| {
            count_up.fetch_add(1, Ordering::SeqCst);
            Ok::<_, std::io::Error>(vec![b'x'; length])
        };
        (Body::from_stream(stream::iter((0..count).map(next))), counted)
    }

    async fn settled(counted: &AtomicUsize) -> usize {
        let mut before = usize::MAX;
        loop {
            tokio::task::yield_now().await;
            let now = counted.load(Ordering::SeqCst);
            if now == before {
                return now;
            }
            before = now;
        }
    }

    #[tokio::test]
    async fn what_is_let_go_is_read_to_its_end() {
        let (body, counted) = parts(20, 10);
        let mut body = linger(body);
        body.frame().await.unwrap().unwrap();
        drop(body);
        assert_eq!(settled(&counted).await, 20);
    }

    #[tokio::test]
    async fn but_not_for_ever() {
        let (body, counted) = parts(100, MOST / 10);
        drop(linger(body));
        assert_eq!(settled(&counted).await, 11);
    }
}
