use super::{
    book::Book,
    code,
    letters::{self, Letter},
};
use crate::App;
use anyhow::Result;
use axum::{
    Json, Router,
    extract::State,
    response::{Html, IntoResponse},
    routing::get,
};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use kernel::SharedClock;
use serde::Serialize;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// What lies on the demo's desk: the book of log-ins and the letters.
#[derive(Clone)]
pub(super) struct Desk {
    pub mail: PathBuf,
    book: Arc<Mutex<Book>>,
    /// The codes are those of its time.
    clock: SharedClock,
}

impl Desk {
    pub fn new(mail: PathBuf, book: Book, clock: SharedClock) -> Self {
        Self { mail, book: Arc::new(Mutex::new(book)), clock }
    }

    pub fn book(&self) -> Book {
        self.lock().clone()
    }

    pub fn open(&self, book: Book) {
        *self.lock() = book;
    }

    /// The addresses of this run: the port may be another than the last time.
    pub fn move_to(&self, app: &App) {
        let mut book = self.lock();
        book.platform = app.url(None);
        book.page = format!("{}/demo", book.platform);
        for organisation in &mut book.organisations {
            organisation.url = app.url(Some(&organisation.slug));
        }
    }

    /// Notes that the history of an organisation was told.
    pub fn lived(&self, slug: &str, file: &Path) -> Result<()> {
        let mut book = self.lock();
        for organisation in book.organisations.iter_mut().filter(|one| one.slug == slug) {
            organisation.lived = true;
        }
        Ok(book.write(file)?)
    }

    /// Puts the codes of this moment into the book and the file.
    pub fn refresh(&self, file: &Path) -> Result<()> {
        let mut book = self.lock();
        book.refresh(self.clock.now());
        Ok(book.write(file)?)
    }

    fn lock(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Everything the page shows.
#[derive(Serialize)]
struct Shown {
    book: Book,
    seconds_left: i64,
    letters: Vec<Letter>,
}

/// `/demo`: addresses, log-ins with live codes, and the letters.
pub(super) fn router(desk: Desk) -> Router {
    Router::new()
        .route("/demo", get(async || page()))
        .route(
            "/demo/demo.css",
            get(async || ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("page.css"))),
        )
        .route(
            "/demo/demo.js",
            get(async || ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("page.js"))),
        )
        .route("/demo/state.json", get(state))
        .with_state(desk)
}

fn page() -> impl IntoResponse {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-ancestors 'none'";
    ([(CONTENT_SECURITY_POLICY, policy), (CACHE_CONTROL, "no-store")], Html(include_str!("page.html")))
}

async fn state(State(desk): State<Desk>) -> impl IntoResponse {
    let now = desk.clock.now();
    let mut book = desk.book();
    book.refresh(now);
    let mut letters = letters::all(&desk.mail).unwrap_or_default();
    letters.truncate(50);
    ([(CACHE_CONTROL, "no-store")], Json(Shown { book, seconds_left: code::seconds_left(now), letters }))
}
