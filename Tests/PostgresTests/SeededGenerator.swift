internal import Postgres

/// SplitMix64: the same numbers in every run, so that what failed fails again.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Small, middling and huge numbers alike.
    mutating func spread<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) -> Value {
        Value(truncatingIfNeeded: next()) >> Value(Int.random(in: 0..<Value.bitWidth, using: &self))
    }

    /// Without NUL, which PostgreSQL has no place for.
    mutating func text(upTo length: Int) -> String {
        let hostile: [Unicode.Scalar] = [
            "\"", "\\", "'", "\n", "\u{1}", "\u{1F}", "\u{7F}", "\u{2028}", "{", ",", "}", "深", "😀", "\u{FFFD}", "é",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            switch UInt8.random(in: 0..<4, using: &self) {
            case 0: text.append(hostile.randomElement(using: &self)!)
            case 1: text.append(Unicode.Scalar(UInt32.random(in: 1..<0xD800, using: &self))!)
            default: text.append(Unicode.Scalar(UInt8.random(in: 32...126, using: &self)))
            }
        }
        return String(text)
    }

    mutating func numeric() -> PostgresNumeric {
        func digits(_ count: Int) -> String { (0..<count).map { _ in "\(UInt8.random(in: 0...9, using: &self))" }.joined() }
        let before = digits(Int.random(in: 1...40, using: &self))
        let behind = digits(Int.random(in: 0...40, using: &self))
        let sign = Bool.random(using: &self) ? "-" : ""
        let exponent = Bool.random(using: &self) ? "" : "e\(Int.random(in: -60...60, using: &self))"
        return PostgresNumeric(sign + before + (behind.isEmpty ? "" : ".") + behind + exponent)!
    }
}
