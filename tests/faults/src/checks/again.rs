use crate::{
    crew::{Office, Reply},
    ledger::{Ledger, What, Write},
};
use std::sync::Arc;

/// Every so many acknowledged writes are asked for once more.
const EVERY: usize = 3;

/// Asks again for what was acknowledged: the same key has to give the same answer, and no second effect (which
/// the counts that follow would show).
pub(super) async fn ask(offices: &[Arc<Office>], ledger: &Ledger) {
    let writes = ledger.writes();
    let given = writes.iter().filter(|write| write.ask.key.is_some() && write.acknowledged.is_some());
    let (mut asked, mut same) = (0, 0);
    for write in given.step_by(EVERY) {
        asked += 1;
        match compare(&offices[write.office], write).await {
            Ok(()) => same += 1,
            Err(how) => {
                ledger.breach(format!("{} of {} asked again: {how}", write.mark, write.round));
            }
        }
    }
    println!("  asked again: {same} of {asked} answers were the same");
}

async fn compare(office: &Office, write: &Write) -> Result<(), String> {
    let person = if write.what == What::Correction { &office.member } else { &office.admin };
    let Some(first) = &write.acknowledged else { return Ok(()) };
    match person.ask(&write.ask).await {
        Reply::Lost(why) => Err(why),
        Reply::Said(said) if !said.replayed => Err(format!("answered anew: {}", said.text())),
        Reply::Said(said) if (said.status, &said.bytes) != (first.status, &first.bytes) => {
            Err(format!("{} instead of {}", said.text(), first.text()))
        }
        Reply::Said(_) => Ok(()),
    }
}
