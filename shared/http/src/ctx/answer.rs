use super::{Call, Ctx, PublicCtx, StepCtx};
use crate::{Answer, Problem, etag, idempotency};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde::Serialize;

const JSON: &str = "application/json";

impl Call {
    /// Commits and answers. If the request had an idempotency key, the answer is kept (sealed) in the same
    /// transaction and given again to a repetition.
    ///
    /// # Errors
    /// When the commit fails: nothing was done then.
    pub async fn reply<T: Serialize + Sync>(self, status: StatusCode, out: &T) -> Answer {
        let body = serde_json::to_vec(out).map_err(internal)?;
        self.finish(status, JSON, body).await
    }

    /// The same with the entity tag of the new version.
    ///
    /// # Errors
    /// When the commit fails: nothing was done then.
    pub async fn reply_version<T: Serialize + Sync>(
        self,
        status: StatusCode,
        version: i32,
        out: &T,
    ) -> Answer {
        let mut response = self.reply(status, out).await?;
        response.headers_mut().insert(header::ETAG, etag(version));
        Ok(response)
    }

    /// Commits and answers 204.
    ///
    /// # Errors
    /// When the commit fails: nothing was done then.
    pub async fn no_content(self) -> Answer {
        self.finish(StatusCode::NO_CONTENT, "", Vec::new()).await
    }

    /// Answers a request that changed nothing; the transaction is dropped.
    ///
    /// # Errors
    /// Only when the answer does not serialise.
    pub fn read<T: Serialize>(self, out: &T) -> Answer {
        let body = serde_json::to_vec(out).map_err(internal)?;
        Ok(plain(StatusCode::OK, JSON, body))
    }

    /// The same with the entity tag of the version read.
    ///
    /// # Errors
    /// Only when the answer does not serialise.
    pub fn read_version<T: Serialize>(self, version: i32, out: &T) -> Answer {
        let mut response = self.read(out)?;
        response.headers_mut().insert(header::ETAG, etag(version));
        Ok(response)
    }

    /// Commits and answers with a finished response, such as a file or one that sets a cookie.
    ///
    /// # Errors
    /// When the commit fails: nothing was done then.
    pub async fn commit_with(self, response: Response) -> Answer {
        self.tx.commit().await?;
        Ok(response)
    }

    /// Commits in the middle of a request: what has to be there before a long body comes. Nothing is kept for an
    /// idempotency key.
    ///
    /// # Errors
    /// When the commit fails: nothing was done then.
    pub async fn commit(self) -> Result<(), Problem> {
        Ok(self.tx.commit().await?)
    }

    async fn finish(self, status: StatusCode, kind: &'static str, body: Vec<u8>) -> Answer {
        if let Some(slip) = &self.slip {
            idempotency::keep(&self.tx, slip, status, kind, &body, self.now).await?;
        }
        let response = plain(status, kind, body);
        self.tx.commit().await?;
        Ok(response)
    }
}

pub(crate) fn plain(status: StatusCode, kind: &str, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let (false, Ok(kind)) = (kind.is_empty(), HeaderValue::from_str(kind)) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    response
}

fn internal(error: serde_json::Error) -> Problem {
    crate::kinds::INTERNAL.problem().because(error)
}

macro_rules! answers {
    ($($name:ident),*) => {$(
        /// The ends of [`Call`], without taking the request out of its context first.
        impl $name {
            /// See [`Call::reply`].
            ///
            /// # Errors
            /// When the commit fails.
            pub async fn reply<T: Serialize + Sync>(self, status: StatusCode, out: &T) -> Answer {
                self.0.reply(status, out).await
            }

            /// See [`Call::reply_version`].
            ///
            /// # Errors
            /// When the commit fails.
            pub async fn reply_version<T: Serialize + Sync>(self, status: StatusCode, version: i32, out: &T) -> Answer {
                self.0.reply_version(status, version, out).await
            }

            /// See [`Call::no_content`].
            ///
            /// # Errors
            /// When the commit fails.
            pub async fn no_content(self) -> Answer {
                self.0.no_content().await
            }

            /// See [`Call::read`].
            ///
            /// # Errors
            /// When the answer does not serialise.
            pub fn read<T: Serialize>(self, out: &T) -> Answer {
                self.0.read(out)
            }

            /// See [`Call::read_version`].
            ///
            /// # Errors
            /// When the answer does not serialise.
            pub fn read_version<T: Serialize>(self, version: i32, out: &T) -> Answer {
                self.0.read_version(version, out)
            }

            /// See [`Call::commit`].
            ///
            /// # Errors
            /// When the commit fails.
            pub async fn commit(self) -> Result<(), Problem> {
                self.0.commit().await
            }

            /// See [`Call::commit_with`].
            ///
            /// # Errors
            /// When the commit fails.
            pub async fn commit_with(self, response: Response) -> Answer {
                self.0.commit_with(response).await
            }
        }
    )*};
}

answers!(Ctx, StepCtx, PublicCtx);
