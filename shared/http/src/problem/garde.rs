use super::{Problem, kinds};

/// Validation by derive says where and in English why; the place is what is passed on.
impl From<garde::Report> for Problem {
    fn from(report: garde::Report) -> Self {
        report.iter().fold(kinds::VALIDATION.problem(), |problem, (path, _)| {
            problem.field(pointer(&path.to_string()), &kinds::INVALID_VALUE)
        })
    }
}

/// `people[0].name` is `/people/0/name`.
fn pointer(path: &str) -> String {
    let parts = path.split(['.', '[', ']']).filter(|part| !part.is_empty());
    parts.map(|part| format!("/{}", part.replace('~', "~0").replace('/', "~1"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use garde::Validate;

    #[derive(Validate)]
    struct People {
        #[garde(dive)]
        people: Vec<Person>,
    }

    #[derive(Validate)]
    struct Person {
        #[garde(length(chars, min = 2))]
        name: String,
    }

    #[test]
    fn a_value_that_does_not_pass_is_named() {
        let people = ["张三", "李"].map(|name| Person { name: name.into() }).into();
        let problem = Problem::from(People { people }.validate().unwrap_err());
        assert_eq!(problem.body().fields[0].pointer, "/people/1/name");
        assert_eq!(pointer(""), "");
    }
}
