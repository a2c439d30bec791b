use rest::problems;

problems! {
    pub HOST_FORM = 422, "host_invalid",
        zh "请填写完整的域名，例如 dangjian.example.cn，不带 http 和端口。",
        en "Enter a whole host name such as home.example.cn, without http and port.";
    pub HOST_OURS = 422, "host_ours",
        zh "这个域名属于平台本身，不能作为单位自己的域名。",
        en "This name belongs to the platform itself.";
    pub TAKEN = 409, "host_taken",
        zh "这个域名已被使用，不能添加。",
        en "This host is in use already.";
    pub ADDED_ALREADY = 409, "host_added_already",
        zh "这个域名已经添加过。",
        en "This host has been added already.";
    pub TOO_MANY = 409, "too_many_hosts",
        zh "最多可以添加 {most} 个域名。",
        en "At most {most} hosts can be added.";
    pub NOT_VERIFIED = 409, "host_not_verified",
        zh "请先完成验证，再设为主域名。",
        en "Prove the host first; then it can be the primary one.";
}
