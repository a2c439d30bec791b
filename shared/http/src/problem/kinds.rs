//! The kinds every service shares. Each status means one thing for the person who meets it.

crate::problems! {
    /// Unknown, another tenant's, or outside of what the actor may see: the same answer for all three.
    pub NOT_FOUND = 404, "not_found", zh "没有找到所请求的内容，或者您无权查看", en "There is nothing here that you may see";
    pub METHOD_NOT_ALLOWED = 405, "method_not_allowed", zh "此地址不支持该操作", en "This address does not take that method";
    pub UNAUTHENTICATED = 401, "unauthenticated", zh "请先登录", en "Log in first";
    pub STEP_REQUIRED = 403, "step_required", zh "登录还没有完成，请先完成下一步", en "Log-in is not finished; take the next step first";
    pub PROOF_REQUIRED = 403, "proof_required", zh "请再次输入密码后继续", en "Enter your password again to go on";
    pub FORBIDDEN = 403, "forbidden", zh "您没有进行此操作的权限", en "You may not do this";
    pub READ_ONLY = 403, "read_only", zh "运营者进入单位只能查看，不能更改", en "An operator who looks into an organisation changes nothing";
    pub VALIDATION = 422, "validation", zh "填写的内容有误，请检查标出的项目", en "Some values are not right; see the fields named";
    pub BAD_REQUEST = 400, "bad_request", zh "请求无法理解", en "The request cannot be understood";
    pub BAD_JSON = 400, "bad_json", zh "提交的内容不是有效的 JSON：第 {line} 行第 {column} 列", en "The body is not valid JSON: line {line}, column {column}";
    pub TOO_DEEP = 400, "too_deep", zh "提交的内容嵌套过深，最多 {most} 层", en "The body is nested too deeply; {most} levels at the most";
    pub REQUEST_TIMEOUT = 408, "request_timeout", zh "等待提交的内容超时，请重试", en "The body did not arrive in time; try again";
    pub BODY_TOO_LARGE = 413, "body_too_large", zh "提交的内容过大", en "The body is too large";
    pub UNSUPPORTED_MEDIA = 415, "unsupported_media", zh "内容类型应为 {expected}", en "The content type must be {expected}";
    pub CONFLICT = 409, "conflict", zh "与现有数据冲突", en "This conflicts with what is there";
    pub PRECONDITION_FAILED = 412, "precondition_failed", zh "内容已被他人修改，请刷新后重试", en "Somebody else has changed this; reload and try again";
    pub PRECONDITION_REQUIRED = 428, "precondition_required", zh "请求缺少 If-Match，无法确认修改的是哪个版本", en "If-Match is missing, so it is not clear which version is meant";
    pub TOO_MANY = 429, "too_many_requests", zh "操作过于频繁，请稍后再试", en "Too many requests; wait a little";
    pub UNAVAILABLE = 503, "unavailable", zh "服务暂时不可用，请稍后再试", en "The service is away for a moment; try again";
    pub INTERNAL = 500, "internal", zh "服务器出错，已记录请求编号", en "Something went wrong here; it was logged under the request number";
    pub IDEMPOTENCY_MISMATCH = 422, "idempotency_mismatch", zh "同一个幂等键不能用于不同的请求", en "The idempotency key was used for a different request";
    pub IDEMPOTENCY_IN_PROGRESS = 409, "idempotency_in_progress", zh "同样的请求正在处理，请稍后再试", en "The same request is being handled; try again in a moment";
    pub IDEMPOTENCY_KEY = 422, "idempotency_key", zh "幂等键应为 1 到 200 个可见字符", en "An idempotency key has 1 to 200 visible characters";

    pub MISSING = 422, "missing", zh "此项必填", en "This is required";
    pub UNKNOWN_FIELD = 422, "unknown_field", zh "没有这一项", en "There is no such field";
    pub TWICE = 422, "given_twice", zh "同一项只能填写一次", en "This may be given only once";
    pub WRONG_TYPE = 422, "wrong_type", zh "类型不对，应为{expected}", en "Wrong type; expected {expected}";
    pub INVALID_VALUE = 422, "invalid_value", zh "取值不正确", en "Not a valid value";
    pub NO_SUCH_DAY = 422, "invalid_value", zh "日历上没有这一天，请检查月份和日期", en "The calendar has no such day; check the month and the day";
    pub NUL_BYTE = 422, "nul_byte", zh "不能包含空字符", en "Must not hold a NUL character";
    pub CONTROL_CHARACTER = 422, "control_character", zh "不能包含控制字符", en "Must not hold control characters";
    pub TOO_SHORT = 422, "too_short", zh "至少 {least} 个字", en "At least {least} characters";
    pub TOO_LONG = 422, "too_long", zh "最多 {most} 个字", en "At most {most} characters";
    pub OUT_OF_RANGE = 422, "out_of_range", zh "应在 {least} 到 {most} 之间", en "Must be between {least} and {most}";
    pub UNKNOWN_WORD = 422, "unknown_word", zh "应为以下之一：{words}", en "Must be one of: {words}";
    pub EMAIL = 422, "email", zh "邮箱地址格式不对", en "Not an e-mail address";
    pub IN_FUTURE = 422, "in_future", zh "日期不能晚于今天", en "The date must not be later than today";
    pub CURSOR = 422, "cursor", zh "翻页标记无效，请从第一页重新开始", en "The page mark is not valid; start from the first page";
}
