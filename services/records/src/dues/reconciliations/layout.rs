//! The columns of a bank's file, under the names that are usual.

use crate::table::Column;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Transaction,
    Day,
    Amount,
    Payer,
    Remark,
}

pub const LAYOUT: &[Column<Field>] = &[
    Column {
        field: Field::Transaction,
        names: &["交易流水号", "流水号", "交易单号", "交易号", "商户订单号", "订单号", "transaction"],
        required: true,
    },
    Column {
        field: Field::Day,
        names: &["交易日期", "交易时间", "记账日期", "入账日期", "入账时间", "日期", "date"],
        required: true,
    },
    Column {
        field: Field::Amount,
        names: &["收入金额", "贷方发生额", "贷方金额", "交易金额", "收入", "金额", "amount"],
        required: true,
    },
    Column {
        field: Field::Payer,
        names: &["付款人", "付款人名称", "对方户名", "对方名称", "交易对方", "户名", "payer"],
        required: true,
    },
    Column {
        field: Field::Remark, names: &["附言", "备注", "摘要", "用途", "remark"], required: false
    },
];
