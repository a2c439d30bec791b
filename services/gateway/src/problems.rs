//! What the gateway refuses by itself.

pub(crate) use rest::kinds::{BODY_TOO_LARGE, METHOD_NOT_ALLOWED, NOT_FOUND, UNAVAILABLE};

rest::problems! {
    pub UNKNOWN_HOST = 404, "unknown_host",
        zh "这个网址没有对应的单位。请检查网址，或询问给您网址的人。",
        en "No organisation has this address. Please check it, or ask whoever gave it to you.";
    pub TENANT_CREATING = 503, "tenant_creating",
        zh "这个单位正在开通，请稍后再来。",
        en "This organisation is being set up. Please come back in a moment.";
    pub TENANT_SUSPENDED = 403, "tenant_suspended",
        zh "这个单位已暂停使用，数据保存完好；只有本单位管理员可以登录，取回数据。请联系本单位管理员。",
        en "This organisation is suspended; its data is kept. Only its administrators can log in, to take the data out. Please contact one of them.";
    pub TENANT_CLOSING = 403, "tenant_closing",
        zh "这个单位正在注销；只有本单位管理员可以登录，取回数据。请联系本单位管理员。",
        en "This organisation is being closed. Only its administrators can log in, to take the data out. Please contact one of them.";
    pub CROSS_SITE = 403, "cross_site",
        zh "这个请求来自别的网站，已被拒绝。",
        en "This request came from another site and was refused.";
    pub TOO_MANY_ATTEMPTS = 429, "too_many_attempts",
        zh "尝试次数太多，请 {seconds} 秒后再试。",
        en "Too many attempts. Please try again in {seconds} seconds.";
    pub TOO_MANY_REQUESTS = 429, "too_many_requests",
        zh "请求太频繁，请 {seconds} 秒后再试。",
        en "Too many requests. Please try again in {seconds} seconds.";
}
