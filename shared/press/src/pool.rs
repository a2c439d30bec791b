use crate::{
    PressError,
    frame::REQUEST_MOST,
    program,
    worker::{Start, Worker},
};
use bytes::Bytes;
use serde::Serialize;
use serde_json::json;
use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Semaphore, time::timeout};

/// A few presses, and the queue before them. Cheap to clone.
#[derive(Clone)]
pub struct Press(Arc<Pool>);

struct Pool {
    settings: settings::Press,
    /// One permit for each worker.
    free: Semaphore,
    idle: Mutex<Vec<Worker>>,
    waiting: AtomicUsize,
}

impl Press {
    /// Nothing is started yet.
    pub fn new(settings: settings::Press) -> Self {
        let free = Semaphore::new(usize::try_from(settings.workers).unwrap_or(1));
        Self(Arc::new(Pool { settings, free, idle: Mutex::default(), waiting: AtomicUsize::new(0) }))
    }

    /// Where the program is.
    ///
    /// # Errors
    /// When it is not installed.
    pub fn program(&self) -> Result<PathBuf, PressError> {
        let name = &self.0.settings.program;
        program::find(name).ok_or_else(|| PressError::NotInstalled(name.clone()))
    }

    /// Typesets `data` by a template of the press.
    ///
    /// # Errors
    /// When there is no press, too many wait for it, it takes too long, or cannot make a sheet of this.
    pub async fn print(&self, template: &str, data: &impl Serialize) -> Result<Bytes, PressError> {
        let body = json!({"template": template, "data": data}).to_string().into_bytes();
        if body.len() > REQUEST_MOST {
            return Err(PressError::TooLarge);
        }
        let pool = &self.0;
        let program = self.program()?;
        let place = Place::take(pool)?;
        let turn = timeout(pool.longest(), pool.free.acquire()).await;
        // the semaphore is never closed
        let _turn = turn.map_err(|_| PressError::Busy)?.map_err(|_| PressError::Busy)?;
        drop(place);
        pool.print(&program, &body).await
    }
}

impl Pool {
    fn longest(&self) -> Duration {
        Duration::from_secs(self.settings.timeout_seconds.into())
    }

    /// One that was kept may have died meanwhile: then the sheet goes to a new one, once.
    async fn print(&self, program: &std::path::Path, body: &[u8]) -> Result<Bytes, PressError> {
        let kept = self.idle().pop();
        if let Some(worker) = kept {
            match self.with(worker, body).await {
                Err(PressError::Broke(error)) => {
                    tracing::warn!(%error, "a press died; another takes its place")
                }
                made => return made,
            }
        }
        let start = Start { program, settings: &self.settings };
        self.with(Worker::start(start).await?, body).await
    }

    async fn with(&self, mut worker: Worker, body: &[u8]) -> Result<Bytes, PressError> {
        let made = worker.print(body, self.longest()).await;
        // what broke, or is still at work on something, is dropped and with it killed
        if matches!(made, Ok(_) | Err(PressError::Refused(_))) {
            self.idle().push(worker);
        }
        made
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in the queue, given back when it is dropped.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(pool: &'a Pool) -> Result<Self, PressError> {
        let before = pool.waiting.fetch_add(1, Ordering::Relaxed);
        let place = Self(&pool.waiting);
        let most = usize::try_from(pool.settings.queue).unwrap_or(usize::MAX);
        if before < most { Ok(place) } else { Err(PressError::Busy) }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
