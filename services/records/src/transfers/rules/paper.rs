//! What one paper of a side that is not on this system tells at once.

use super::{Route, Step};
use rulepack::transfers::TransferState;

/// The steps that are recorded together with one, where they go further than it: a receipt says that both receivers
/// agreed, and a letter that both senders did.
pub const fn told(route: Route, state: TransferState, step: Step) -> Option<&'static [Step]> {
    use Step::{Accept, Apply, Approve, IssueLetter, ReturnReceipt, Send};
    match (route, state, step) {
        (Route::Outgoing, TransferState::InTransit, ReturnReceipt) => Some(&[Approve, Accept, ReturnReceipt]),
        (Route::Outgoing, TransferState::ToCommitteeOk, ReturnReceipt) => Some(&[Accept, ReturnReceipt]),
        (Route::Incoming, TransferState::Draft | TransferState::ReturnedForFix, IssueLetter) => {
            Some(&[Apply, Approve, Approve, IssueLetter, Send])
        }
        (Route::Incoming, TransferState::Applied, IssueLetter) => {
            Some(&[Approve, Approve, IssueLetter, Send])
        }
        (Route::Incoming, TransferState::FromBranchOk, IssueLetter) => Some(&[Approve, IssueLetter, Send]),
        (Route::Incoming, TransferState::FromCommitteeOk | TransferState::Expired, IssueLetter) => {
            Some(&[IssueLetter, Send])
        }
        _ => None,
    }
}
