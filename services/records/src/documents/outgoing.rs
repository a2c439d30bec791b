//! A stored file as the body of an answer.

use super::{
    files::{Files, area},
    problems, store,
    store::version,
    words::Fault,
};
use crate::Records;
use ::documents::{Keys, Outlet, OutletError, Place, Span};
use axum::body::Body;
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, stream};
use rest::Problem;
use rulepack::DocumentClass;
use std::sync::Arc;
use tenancy::TenantScope;

/// What is asked for.
pub struct Wanted {
    pub files: Files,
    pub class: DocumentClass,
    pub place: Place,
    pub keys: Arc<dyn Keys>,
    pub watch: Watch,
}

impl Wanted {
    /// The file as a body. What is wrong at its beginning is told; later the answer breaks off.
    ///
    /// # Errors
    /// When the store is away, or does not have the beginning of it as it was stored.
    pub async fn body(self, span: Option<Span>) -> Result<Body, Problem> {
        let Self { files, class, place, keys, watch } = self;
        let sealed = (class == DocumentClass::Confidential).then_some(keys);
        let opened = match span {
            Some(span) => Outlet::part(&files.store, area(class), &place, span).await,
            None => Outlet::open(&files.store, area(class), &place, sealed, watch.version.sum()).await,
        };
        let begun = match opened {
            Ok(mut outlet) => outlet.next().await.map(|first| (outlet, first)),
            Err(error) => Err(error),
        };
        match begun {
            Ok((outlet, first)) => Ok(Body::from_stream(watch.over(outlet, first))),
            Err(error) => {
                watch.note(&error).await;
                Err(problems::unreadable(error))
            }
        }
    }
}

/// Notes what is found wrong while a file is read.
pub struct Watch {
    pub records: Records,
    pub scope: TenantScope,
    pub version: version::Model,
}

impl Watch {
    fn over(
        self,
        outlet: Outlet,
        first: Option<Bytes>,
    ) -> impl Stream<Item = Result<Bytes, OutletError>> + Send + 'static {
        let watch = Arc::new(self);
        let rest = outlet.stream().then(move |piece| {
            let watch = watch.clone();
            async move {
                if let Err(error) = &piece {
                    watch.note(error).await;
                }
                piece
            }
        });
        stream::iter(first.map(Ok)).chain(rest)
    }

    async fn note(&self, error: &OutletError) {
        let (id, document) = (self.version.id, self.version.document_id);
        tracing::error!(%id, %document, %error, "a stored document cannot be read");
        let fault = match error {
            OutletError::Missing => Fault::Missing,
            OutletError::Damaged(_) | OutletError::Sum => Fault::Damaged,
            OutletError::Store(_) => return,
        };
        let noted = async {
            let tx = self.records.base.db.begin(&self.scope).await?;
            store::mark(&tx, vec![id], Some(fault), self.records.base.clock.now()).await?;
            tx.commit().await
        };
        if let Err(error) = noted.await {
            tracing::warn!(%error, "a damaged document could not be noted");
        }
    }
}
