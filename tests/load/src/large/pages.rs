//! The pages that are measured, and how long each may take.

/// Boards and statistics are looked at, lists are worked with.
const BOARD_MS: f64 = 1000.0;
const LIST_MS: f64 = 200.0;

const BOARDS: [&str; 11] = [
    "month_board",
    "secretary_board",
    "dues_board",
    "dues_board_of_all",
    "exceptions",
    "development_plan",
    "collection_roll_up",
    "collection_roll_up_of_part",
    "burden",
    "statistics_behind",
    "units_tree",
];

const LISTS: [&str; 21] = [
    "members",
    "members_filtered",
    "members_searched",
    "members_by_initials",
    "members_by_phone",
    "meetings",
    "meetings_of_branch",
    "development",
    "development_filtered",
    "elections",
    "terms",
    "transfers",
    "transfers_filtered",
    "collections",
    "collection_answers",
    "cadres",
    "talks",
    "talks_filtered",
    "archive",
    "secretary_members",
    "secretary_development",
];

/// Every chapter of the statistics, with the page it is.
pub const CHAPTERS: [(&str, &str); 10] = [
    ("statistics_members", "members"),
    ("statistics_changes", "changes"),
    ("statistics_pool", "pool"),
    ("statistics_bodies", "bodies"),
    ("statistics_posts", "posts"),
    ("statistics_dues", "dues"),
    ("statistics_life", "life"),
    ("statistics_study", "study"),
    ("statistics_honours", "honours"),
    ("statistics_registers", "registers"),
];

/// Every page that has a budget, with the milliseconds it may take.
pub fn budgets() -> impl Iterator<Item = (&'static str, f64)> {
    let boards = BOARDS.into_iter().chain(CHAPTERS.into_iter().map(|(name, _)| name));
    let boards = boards.map(|name| (name, BOARD_MS));
    boards.chain(LISTS.into_iter().map(|name| (name, LIST_MS)))
}

/// Whether a page is worked with: it is asked for more often, being faster.
pub fn is_list(name: &str) -> bool {
    LISTS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ground::Tenant, large::Large};
    use std::{collections::BTreeSet, time::Duration};
    use uuid::Uuid;

    fn large() -> Large {
        let text = String::new;
        let key = kernel::TenantKey::compose(0, [0; 10]).unwrap();
        let tenant = Tenant { number: 1, key, slug: text(), cookie: text(), unit: text(), member: text() };
        Large {
            secretaries: vec![tenant.clone(); 20],
            tenant,
            root: Uuid::nil(),
            committees: vec![Uuid::nil(); 50],
            branches: vec![Uuid::nil(); 20],
            collection: Uuid::nil(),
            took: Duration::ZERO,
        }
    }

    #[test]
    fn every_page_has_a_budget_and_every_budget_a_page() {
        let large = large();
        let pages = large.pages();
        let asked: BTreeSet<&str> = pages.iter().map(|(name, _)| *name).collect();
        let bound: BTreeSet<&str> = budgets().map(|(name, _)| name).collect();
        assert_eq!(asked, bound);
        assert_eq!(asked.len(), pages.len());
        assert!(pages.iter().all(|(_, asks)| !asks.is_empty()));
    }
}
