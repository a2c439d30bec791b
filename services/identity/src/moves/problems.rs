use rest::problems;

problems! {
    pub MOVE_STATE = 409, "move_state",
        zh "这次迁入现在的状态（{state}）不允许此操作。",
        en "The move is {state}; this cannot be done now.";
    pub MOVE_SIZE = 422, "move_size",
        zh "导出文件应为 1 到 {most} 字节。",
        en "An export has 1 to {most} bytes.";
    pub MOVE_BEGUN = 409, "move_begun",
        zh "同一个文件正在上传，请稍后再试。",
        en "The same file is being brought. Please try again shortly.";
    pub PART_LENGTH = 422, "part_length",
        zh "这一段应为 {expected} 字节。",
        en "This part has to have {expected} bytes.";
    pub PART_AHEAD = 409, "part_ahead",
        zh "请先上传第 {next} 段。",
        en "Part {next} comes first.";
    pub PARTS_MISSING = 409, "parts_missing",
        zh "文件还没有传完：共 {all} 段，已收到 {here} 段。",
        en "The file is not complete: {here} of {all} parts are here.";
    pub HERE = 409, "move_here",
        zh "这个单位已经在本平台上，不能再次迁入。",
        en "The organisation is here already and cannot be moved in again.";
    pub NO_KEYS = 409, "move_no_keys",
        zh "这个导出文件不含密钥，加密内容永远打不开，不能迁入。请在原平台带口令重新导出。",
        en "The export carries no keys: what is sealed in it could never be opened. Export it again with a passphrase.";
    pub UNTRUSTED = 422, "move_untrusted",
        zh "这个文件由本平台不认识的平台签名。请向原平台核对公钥后填写。",
        en "The file is signed by a deployment unknown here. Ask that deployment for its public key and enter it.";
    pub PASSPHRASE_WRONG = 422, "passphrase_wrong",
        zh "导出口令不正确。",
        en "The passphrase is not the one of this export.";
}
