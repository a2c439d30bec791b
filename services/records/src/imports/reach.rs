//! Where the rows of an import may go: the reach of whoever brought or entered it, kept with it, because jobs
//! run later and on their own.

use access::Reach;

/// `null` for everything, else the paths.
pub fn keep(reach: &Reach) -> String {
    let paths: Option<&[String]> = match reach {
        Reach::All => None,
        Reach::Units(paths) => Some(paths),
        Reach::Nothing => Some(&[]),
    };
    serde_json::to_string(&paths).unwrap_or_else(|_| "[]".to_owned())
}

/// What cannot be read reaches nothing.
pub fn read(kept: &str) -> Reach {
    match serde_json::from_str::<Option<Vec<String>>>(kept) {
        Ok(None) => Reach::All,
        Ok(Some(paths)) if !paths.is_empty() => Reach::Units(paths),
        _ => Reach::Nothing,
    }
}

/// The part of the tree an import belongs to: the unit all of its paths lie in. None is the whole organisation.
pub fn part(reach: &Reach) -> Option<String> {
    let paths = match reach {
        Reach::All => return None,
        Reach::Units(paths) => paths.as_slice(),
        Reach::Nothing => &[],
    };
    let mut common = paths.first()?.clone();
    for path in paths {
        while !path.starts_with(common.as_str()) {
            common.pop();
            common.truncate(common.rfind('/').map_or(0, |at| at + 1));
        }
    }
    Some(common)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        for reach in [Reach::All, Reach::Nothing, Reach::Units(vec!["/a/".into(), "/b/c/".into()])] {
            assert_eq!(read(&keep(&reach)), reach);
        }
        assert_eq!(read("nonsense"), Reach::Nothing);
    }

    #[test]
    fn the_part_holds_all_paths() {
        let part = |paths: &[&str]| part(&Reach::Units(paths.iter().map(|p| (*p).to_owned()).collect()));
        assert_eq!(super::part(&Reach::All), None);
        assert_eq!(part(&["/a/b/"]).as_deref(), Some("/a/b/"));
        assert_eq!(part(&["/a/b/", "/a/c/"]).as_deref(), Some("/a/"));
        assert_eq!(part(&["/ab/", "/ac/"]).as_deref(), Some("/"));
    }
}
