use serde::Serialize;

/// One thing this process depends on.
#[derive(Clone, Debug, Serialize)]
pub struct Dependency {
    pub name: String,
    pub ok: bool,
    /// Without it the process cannot do its work; without the others it does, slower or with less.
    pub required: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Ready,
    /// Something is away that can be done without for a while.
    Degraded,
    NotReady,
}

/// How this process stands.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub status: Standing,
    pub ready: bool,
    /// Names of what is away.
    pub away: Vec<String>,
    pub dependencies: Vec<Dependency>,
}

impl Report {
    pub fn of(dependencies: Vec<Dependency>) -> Self {
        let away: Vec<_> = dependencies.iter().filter(|d| !d.ok).collect();
        let status = match away.iter().any(|dependency| dependency.required) {
            true => Standing::NotReady,
            false if away.is_empty() => Standing::Ready,
            false => Standing::Degraded,
        };
        let away = away.into_iter().map(|dependency| dependency.name.clone()).collect();
        Self { status, ready: status != Standing::NotReady, away, dependencies }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dependency(name: &str, ok: bool, required: bool) -> Dependency {
        Dependency { name: name.into(), ok, required }
    }

    #[test]
    fn only_what_is_required_makes_unready() {
        let of = |database, redis| {
            Report::of(vec![
                dependency("postgres:records", database, true),
                dependency("redis", redis, false),
            ])
        };
        assert_eq!(of(true, true).status, Standing::Ready);
        assert_eq!((of(true, false).status, of(true, false).ready), (Standing::Degraded, true));
        let report = of(false, false);
        assert_eq!((report.status, report.ready), (Standing::NotReady, false));
        assert_eq!(report.away, ["postgres:records", "redis"]);
    }
}
