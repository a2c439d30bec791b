use super::{Problem, ProblemKind, cause::Cause, kinds};
use sea_orm::{DbErr, RuntimeErr};

impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        let (state, constraint) = server_says(&error);
        let mut problem = match kind(&error, state.as_deref()) {
            busy if busy == &kinds::UNAVAILABLE => busy.problem().retry_after(2),
            kind => kind.problem(),
        };
        let cause = Cause { state, constraint: constraint.clone(), error };
        problem.0.constraint = constraint;
        problem.because(cause)
    }
}

/// SQLSTATE and constraint of an error of the server.
fn server_says(error: &DbErr) -> (Option<String>, Option<String>) {
    let (DbErr::Exec(runtime) | DbErr::Query(runtime) | DbErr::Conn(runtime)) = error else {
        return (None, None);
    };
    let RuntimeErr::SqlxError(inner) = runtime else { return (None, None) };
    match &**inner {
        sqlx::Error::Database(db) => {
            (db.code().map(|code| code.into_owned()), db.constraint().map(str::to_owned))
        }
        _ => (None, None),
    }
}

fn kind(error: &DbErr, state: Option<&str>) -> &'static ProblemKind {
    match (error, state) {
        (DbErr::ConnectionAcquire(_) | DbErr::Conn(_), _) => &kinds::UNAVAILABLE,
        // serialization failure, deadlock, lock not available, query cancelled by its time limit
        (_, Some("40001" | "40P01" | "55P03" | "57014")) => &kinds::UNAVAILABLE,
        // connection exceptions, out of resources, shutting down
        (_, Some(state)) if ["08", "53", "57P"].iter().any(|class| state.starts_with(class)) => {
            &kinds::UNAVAILABLE
        }
        // a NUL byte or broken UTF-8 got as far as the database; a text too long; a number or a day out of range
        (_, Some("22021" | "22P05" | "22001" | "22003" | "22007" | "22008")) => &kinds::VALIDATION,
        (_, Some("23505" | "23503" | "23P01")) => &kinds::CONFLICT,
        (_, Some("23514")) => &kinds::VALIDATION,
        (DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)), None)
            if matches!(
                **inner,
                sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed
            ) =>
        {
            &kinds::UNAVAILABLE
        }
        _ => &kinds::INTERNAL,
    }
}

/// Turns the refusal of a named constraint into a problem of the field.
pub trait OnConstraint<T> {
    /// When the constraint `name` refused, answers with `kind` at `pointer` (at no field in particular, where it
    /// is empty); other outcomes pass.
    ///
    /// # Errors
    /// The problem, or whatever other problem there was.
    fn on_constraint(self, name: &str, kind: &'static ProblemKind, pointer: &str) -> Result<T, Problem>;
}

impl<T> OnConstraint<T> for Result<T, DbErr> {
    fn on_constraint(self, name: &str, kind: &'static ProblemKind, pointer: &str) -> Result<T, Problem> {
        self.map_err(Problem::from).on_constraint(name, kind, pointer)
    }
}

impl<T> OnConstraint<T> for Result<T, Problem> {
    fn on_constraint(self, name: &str, kind: &'static ProblemKind, pointer: &str) -> Result<T, Problem> {
        self.map_err(|problem| match problem.0.constraint.as_deref() {
            Some(refused) if refused == name && pointer.is_empty() => kind.problem(),
            Some(refused) if refused == name => kind.at(pointer),
            _ => problem,
        })
    }
}

#[cfg(test)]
mod tests;
