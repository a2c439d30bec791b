//! The balance of a span: opening + admitted + moved in + restored − moved out − died − left − suspended = closing.
//! Confirming a probationary member changes nothing.

use kernel::words;
use std::collections::BTreeMap;

words! {
    /// A way into or out of the count.
    pub enum Flow {
        /// 接收预备党员
        Admitted = "admitted",
        /// 转入
        MovedIn = "moved_in",
        /// 恢复党籍
        Restored = "restored",
        /// 转出
        MovedOut = "moved_out",
        /// 死亡
        Died = "died",
        /// 出党: removed, withdrawn, expelled, not recognised, cancelled.
        Left = "left",
        /// 停止党籍
        Suspended = "suspended",
    }
}

impl Flow {
    pub const fn comes_in(self) -> bool {
        matches!(self, Self::Admitted | Self::MovedIn | Self::Restored)
    }
}

/// Two counts and what lies between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    pub opening: i64,
    pub flows: BTreeMap<Flow, i64>,
    pub closing: i64,
}

impl Balance {
    pub fn of(&self, flow: Flow) -> i64 {
        self.flows.get(&flow).copied().unwrap_or_default()
    }

    /// What the closing count should be by what was recorded.
    pub fn expected(&self) -> i64 {
        let signed = |(flow, count): (&Flow, &i64)| if flow.comes_in() { *count } else { -count };
        self.opening + self.flows.iter().map(signed).sum::<i64>()
    }

    /// 净增
    pub fn net(&self) -> i64 {
        self.closing - self.opening
    }

    /// By how much the closing count is more (or, below nothing, less) than the records explain.
    pub fn difference(&self) -> i64 {
        self.closing - self.expected()
    }
}
