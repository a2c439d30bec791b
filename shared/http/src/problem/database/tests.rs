use super::*;
use sea_orm::ConnAcquireErr;
use std::{borrow::Cow, error::Error, fmt, sync::Arc};

/// What a server says, without a server.
#[derive(Debug)]
struct Said {
    state: &'static str,
    constraint: Option<&'static str>,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("value 110101199001011234 is not right")
    }
}

impl Error for Said {}

impl sqlx::error::DatabaseError for Said {
    fn message(&self) -> &str {
        "value 110101199001011234 is not right"
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.state.into())
    }

    fn constraint(&self) -> Option<&str> {
        self.constraint
    }

    fn as_error(&self) -> &(dyn Error + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn Error + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn Error + Send + Sync + 'static> {
        self
    }

    fn kind(&self) -> sqlx::error::ErrorKind {
        sqlx::error::ErrorKind::Other
    }
}

fn said(state: &'static str, constraint: Option<&'static str>) -> DbErr {
    let error = sqlx::Error::Database(Box::new(Said { state, constraint }));
    DbErr::Exec(RuntimeErr::SqlxError(Arc::new(error)))
}

crate::problems! {
    NAME_TAKEN = 409, "name_taken", zh "已被使用", en "Taken";
}

#[test]
fn what_the_server_says_becomes_a_status() {
    let cases = [
        ("40P01", 503),
        ("40001", 503),
        ("55P03", 503),
        ("57014", 503),
        ("57P01", 503),
        ("08006", 503),
        ("53300", 503),
        ("22021", 422),
        ("22001", 422),
        ("22008", 422),
        ("23514", 422),
        ("23505", 409),
        ("23503", 409),
        ("42501", 500),
        ("42P01", 500),
    ];
    for (state, status) in cases {
        let problem = Problem::from(said(state, None));
        assert_eq!(problem.kind().status, status, "{state}");
        assert_eq!(problem.0.retry_after.is_some(), status == 503, "{state}");
    }
    let away = [
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        DbErr::Query(RuntimeErr::SqlxError(Arc::new(sqlx::Error::Io(std::io::Error::other("gone"))))),
        DbErr::Conn(RuntimeErr::SqlxError(Arc::new(sqlx::Error::PoolTimedOut))),
    ];
    for error in away {
        assert_eq!(Problem::from(error).kind().code, "unavailable");
    }
    assert_eq!(Problem::from(DbErr::RecordNotFound("x".into())).kind().status, 500, "a broken invariant");
}

#[test]
fn a_named_constraint_becomes_the_problem_of_its_field() {
    let refused = || Err::<(), _>(said("23505", Some("units_name_key")));
    let problem = refused().on_constraint("units_name_key", &NAME_TAKEN, "/name").unwrap_err();
    assert_eq!((problem.kind(), problem.body().fields[0].pointer.as_str()), (&NAME_TAKEN, "/name"));
    let whole = refused().on_constraint("units_name_key", &NAME_TAKEN, "").unwrap_err();
    assert_eq!((whole.kind(), whole.body().fields.len()), (&NAME_TAKEN, 0));
    let chain = refused().on_constraint("units_root_key", &kinds::FORBIDDEN, "/parent_id").on_constraint(
        "units_name_key",
        &NAME_TAKEN,
        "/name",
    );
    assert_eq!(chain.unwrap_err().kind(), &NAME_TAKEN);
    let other = refused().on_constraint("other_key", &NAME_TAKEN, "/name").unwrap_err();
    assert_eq!(other.kind(), &kinds::CONFLICT);
    assert!(Ok::<_, DbErr>(1).on_constraint("units_name_key", &NAME_TAKEN, "/name").is_ok());
}

#[test]
fn the_log_does_not_repeat_what_somebody_entered() {
    for state in ["22001", "22P02", "23505", "23514"] {
        let problem = Problem::from(said(state, Some("members_id_no_key")));
        let text = problem.0.cause.as_deref().map(|cause| cause.to_string()).unwrap_or_default();
        assert_eq!(text, format!("database error {state} on members_id_no_key"));
        assert!(problem.0.cause.as_deref().is_some_and(|cause| cause.source().is_none()));
    }
}
