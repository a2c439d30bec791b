//! What stands before every request: where it comes from, whether a page of ours sent it, how many there were.

pub(crate) mod address;
pub(crate) mod csrf;
pub(crate) mod headers;
pub(crate) mod limits;
