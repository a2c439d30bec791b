use kernel::add_months;
use time::Date;

/// One period within which somebody is reviewed: half a year of an activist, a quarter of thought reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Counted from 1.
    pub no: u16,
    pub from: Date,
    /// The last day.
    pub due_by: Date,
    pub state: ReviewState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewState {
    Done {
        on: Date,
    },
    /// Made up for after the period.
    Late {
        on: Date,
    },
    /// The period runs.
    Due,
    Overdue {
        since: Date,
    },
}

/// Every period of so many months that has begun by `today`, counted from the day the clock started. A review counts
/// for the first period before its end that has none. The clock stops on `until`, the day the next stage began: a
/// period cut short by it asks for nothing. `every` of 0 asks for nothing at all.
pub fn reviews(from: Date, until: Option<Date>, every: u16, done: &[Date], today: Date) -> Vec<Review> {
    let last = until.map_or(today, |until| until.min(today));
    let begins = |no: u16| add_months(from, every.saturating_mul(no));
    let asked = |no: &u16| begins(*no) <= last && until.is_none_or(|until| begins(*no + 1) <= until);
    let mut left: Vec<Date> = done.iter().copied().filter(|day| *day <= today).collect();
    left.sort_unstable_by(|a, b| b.cmp(a));
    let review = |no: u16| {
        let (from, next) = (begins(no), begins(no + 1));
        let on = pop_since(&mut left, from);
        Review {
            no: no + 1,
            from,
            due_by: next.previous_day().unwrap_or(next),
            state: state(on, next, today),
        }
    };
    let most = u16::MAX.checked_div(every).unwrap_or(0);
    (0..most).take_while(asked).map(review).collect()
}

/// The first day of the list, latest first, that is not before this one.
fn pop_since(days: &mut Vec<Date>, from: Date) -> Option<Date> {
    while let Some(day) = days.pop() {
        if day >= from {
            return Some(day);
        }
    }
    None
}

fn state(on: Option<Date>, next: Date, today: Date) -> ReviewState {
    match on {
        Some(on) if on < next => ReviewState::Done { on },
        Some(on) => ReviewState::Late { on },
        None if next <= today => ReviewState::Overdue { since: next },
        None => ReviewState::Due,
    }
}
