use super::owners::owners;
use crate::{
    crew::{Ask, Office, Reply},
    ledger::{Ledger, What, Write},
    load,
    site::Site,
};
use std::sync::Arc;

/// Every document that was acknowledged comes back as it was brought; of those that were not, and are kept all the
/// same, the sums say whether they are whole.
pub(super) async fn come_back(site: &Site, offices: &[Arc<Office>], ledger: &Ledger) {
    let writes = ledger.writes();
    let given = writes.iter().filter(|write| write.what == What::Document && write.acknowledged.is_some());
    let (mut asked, mut same) = (0, 0);
    for write in given {
        asked += 1;
        match fetch(&offices[write.office], write).await {
            Ok(()) => same += 1,
            Err(how) => ledger.breach(format!("{} of {} fetched: {how}", write.mark, write.round)),
        }
    }
    println!("  documents: {same} of {asked} came back as they were brought");
    if asked > 0 && owners(&site.place.objects()).is_empty() {
        ledger.breach(format!("no object lies in {}", site.place.objects().display()));
    }
    match site.program().run(&["documents", "check", "--read"]).await {
        Ok(said) => println!("  documents: {}", said.trim()),
        Err(error) => ledger.breach(format!("{error:#}")),
    }
}

async fn fetch(office: &Office, write: &Write) -> Result<(), String> {
    let Some(made) = &write.acknowledged else { return Ok(()) };
    let ask = Ask::get(&format!("/api/records/documents/{}/content", made.id()));
    match office.admin.ask(&ask).await {
        Reply::Lost(why) => Err(why),
        Reply::Said(said) if !said.is_yes() => Err(said.text()),
        Reply::Said(said) if said.bytes != load::paper(&write.mark) => {
            Err(format!("{} bytes that were not brought", said.bytes.len()))
        }
        Reply::Said(_) => Ok(()),
    }
}
