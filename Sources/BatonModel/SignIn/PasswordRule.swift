/// What a password may be. Compared in NFKC, so that the same keys on another keyboard or system give the same password.
package enum PasswordRule {
    /// In characters (Unicode scalars) after NFKC.
    package static let length = 10...200
    /// Fewer different characters than this are none.
    private static let fewestDifferent = 4

    /// The bytes that are hashed.
    package static func bytes(_ password: String) -> [UInt8] { Array(FoldedText.compatibilityComposed(password).utf8) }

    /// - Returns: what is wrong with it as a new password: `password_too_short`, `password_too_long`, `password_is_email`, `password_common`.
    package static func problem(_ password: String, email: String, at pointer: String) -> FieldProblem? {
        // Before anything else is done with it.
        guard password.utf8.count <= length.upperBound * 4 else { return tooLong(pointer) }
        let text = FoldedText.compatibilityComposed(password)
        let scalars = text.unicodeScalars
        if scalars.count > length.upperBound { return tooLong(pointer) }
        if scalars.count < length.lowerBound {
            return FieldProblem(
                pointer, "password_too_short", zh: "密码至少 \(length.lowerBound) 个字符",
                en: "A password has at least \(length.lowerBound) characters.")
        }
        let folded = text.lowercased()
        if folded == email.lowercased() || folded == email.lowercased().split(separator: "@").first.map(String.init) {
            return FieldProblem(pointer, "password_is_email", zh: "密码不能与邮箱相同", en: "The password must not be the e-mail.")
        }
        if common.contains(folded) || Set(scalars).count < fewestDifferent {
            return FieldProblem(
                pointer, "password_common", zh: "这个密码太常见，请换一个", en: "Too many people use this password; choose another one.")
        }
        return nil
    }

    private static func tooLong(_ pointer: String) -> FieldProblem {
        FieldProblem(
            pointer, "password_too_long", zh: "密码最多 \(length.upperBound) 个字符",
            en: "A password has at most \(length.upperBound) characters.")
    }

    /// The very common ones that are long enough.
    private static let common: Set<String> = [
        "0123456789", "1234567890", "12345678910", "123456789a", "1234567890a", "0987654321", "9876543210", "123123123123", "1234512345",
        "11223344556", "1122334455", "1357924680", "147258369a", "123456abcdef", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc",
        "1qazxsw23edc",
        "q1w2e3r4t5", "qwertyuiop", "qwertyuiop123", "qwerty12345", "qwerty123456", "asdfghjkl123", "asdfghjkl;", "zxcvbnm123",
        "zaq12wsxcde3", "abcdefghij", "abcdefghijk", "abcd123456", "abc1234567", "abc123456789", "a123456789", "a1234567890", "aa12345678",
        "aa123456789", "password12", "password123", "password1234", "password12345", "password123456", "passw0rd123", "p@ssw0rd123",
        "p@ssword123", "mypassword", "mypassword1", "letmein123", "letmein1234", "welcome123", "welcome1234", "changeme123", "changemenow",
        "administrator", "admin12345", "admin123456", "admin@123456", "root123456", "test123456", "iloveyou123", "iloveyou1314",
        "woaini1314", "woaini1314520", "woaini520520", "5201314520", "1314520520", "sunshine123", "football123", "baseball123",
        "princess123", "superman123", "trustno1trustno1", "baton12345", "baton123456", "company123", "summer2025!", "winter2025!",
        "huawei12345", "wechat12345", "taobao12345", "alibaba123",
    ]
}
