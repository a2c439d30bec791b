use rest::problems;

problems! {
    pub UNKNOWN_KEY = 422, "vocabulary_key_unknown",
        zh "没有可以改名的这一项：{key}",
        en "There is nothing of this name that could be called otherwise: {key}";
}
