/// What SeaORM expects of a transaction, for a type with the fields `session: Arc<Session>` and `level: u32`
/// and a method `nested(u32) -> Self`.
macro_rules! transaction_traits {
    ($name:ident) => {
        #[::sea_orm::prelude::async_trait::async_trait]
        impl ::sea_orm::ConnectionTrait for $name {
            fn get_database_backend(&self) -> ::sea_orm::DbBackend {
                ::sea_orm::DbBackend::Postgres
            }

            async fn execute_raw(&self, statement: Statement) -> Result<::sea_orm::ExecResult, DbErr> {
                match self.session.run(self.level, statement, Want::Count).await? {
                    Got::Count(result) => Ok(result.into()),
                    _ => Err(wrong_answer()),
                }
            }

            async fn execute_unprepared(&self, _: &str) -> Result<::sea_orm::ExecResult, DbErr> {
                Err($crate::db::error::refused("unprepared statements are refused"))
            }

            async fn query_one_raw(
                &self,
                statement: Statement,
            ) -> Result<Option<::sea_orm::QueryResult>, DbErr> {
                match self.session.run(self.level, statement, Want::One).await? {
                    Got::One(row) => Ok(row.map(Into::into)),
                    _ => Err(wrong_answer()),
                }
            }

            async fn query_all_raw(
                &self,
                statement: Statement,
            ) -> Result<Vec<::sea_orm::QueryResult>, DbErr> {
                match self.session.run(self.level, statement, Want::All).await? {
                    Got::All(rows) => Ok(rows.into_iter().map(Into::into).collect()),
                    _ => Err(wrong_answer()),
                }
            }
        }

        #[::sea_orm::prelude::async_trait::async_trait]
        impl ::sea_orm::TransactionSession for $name {
            async fn commit(self) -> Result<(), DbErr> {
                $name::commit(self).await
            }

            async fn rollback(self) -> Result<(), DbErr> {
                $name::rollback(self).await
            }
        }

        #[::sea_orm::prelude::async_trait::async_trait]
        impl ::sea_orm::TransactionTrait for $name {
            type Transaction = $name;

            async fn begin(&self) -> Result<$name, DbErr> {
                Ok(self.nested(self.session.savepoint(self.level).await?))
            }

            async fn begin_with_config(
                &self,
                _: Option<::sea_orm::IsolationLevel>,
                _: Option<::sea_orm::AccessMode>,
            ) -> Result<$name, DbErr> {
                ::sea_orm::TransactionTrait::begin(self).await
            }

            async fn begin_with_options(&self, _: ::sea_orm::TransactionOptions) -> Result<$name, DbErr> {
                ::sea_orm::TransactionTrait::begin(self).await
            }

            async fn transaction<F, T, E>(&self, callback: F) -> Result<T, ::sea_orm::TransactionError<E>>
            where
                F: for<'c> FnOnce(
                        &'c $name,
                    )
                        -> ::std::pin::Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>>
                    + Send,
                T: Send,
                E: ::std::fmt::Display + ::std::fmt::Debug + Send,
            {
                use ::sea_orm::TransactionError::{Connection, Transaction};
                let inner = ::sea_orm::TransactionTrait::begin(self).await.map_err(Connection)?;
                match callback(&inner).await {
                    Ok(value) => inner.commit().await.map(|()| value).map_err(Connection),
                    Err(error) => {
                        inner.rollback().await.map_err(Connection)?;
                        Err(Transaction(error))
                    }
                }
            }

            async fn transaction_with_config<F, T, E>(
                &self,
                callback: F,
                _: Option<::sea_orm::IsolationLevel>,
                _: Option<::sea_orm::AccessMode>,
            ) -> Result<T, ::sea_orm::TransactionError<E>>
            where
                F: for<'c> FnOnce(
                        &'c $name,
                    )
                        -> ::std::pin::Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>>
                    + Send,
                T: Send,
                E: ::std::fmt::Display + ::std::fmt::Debug + Send,
            {
                ::sea_orm::TransactionTrait::transaction(self, callback).await
            }
        }

        impl $name {
            /// Makes everything permanent. A transaction in which something failed is an error, never a commit.
            ///
            /// # Errors
            /// When a statement has failed before, a deferred constraint is violated, or the server is away.
            pub async fn commit(self) -> Result<(), DbErr> {
                self.session.commit(self.level).await
            }

            /// # Errors
            /// When the server is away; nothing is kept then either.
            pub async fn rollback(self) -> Result<(), DbErr> {
                self.session.rollback(self.level).await
            }

            /// Statements sent so far.
            pub fn queries(&self) -> u32 {
                self.session.meter().queries()
            }

            /// Time spent waiting for the database so far.
            pub fn db_time(&self) -> ::std::time::Duration {
                self.session.meter().time()
            }

            /// Both of these, readable after the transaction is over.
            pub fn meter(&self) -> Arc<$crate::db::Meter> {
                self.session.meter().clone()
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                // the transaction itself is rolled back when its session goes
                if self.level > 1 {
                    self.session.abandon(self.level);
                }
            }
        }
    };
}

pub(crate) use transaction_traits;
