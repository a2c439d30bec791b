rest::problems! {
    pub NOT_FAILED = 409, "delivery_not_failed", zh "只有发送失败的邮件可以重发", en "Only a letter that failed can be sent again";
    pub GONE = 409, "delivery_gone", zh "邮件内容已清除，无法重发；请重新发起邀请或重设密码", en "The letter is no longer kept; send a new invitation or reset instead";
}
