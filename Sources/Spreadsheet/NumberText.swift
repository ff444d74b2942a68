/// A number as the XML of a sheet writes it, without ever being a floating-point number here: identifiers and phones keep each digit.
struct NumberText: Equatable {
    var isNegative = false
    /// Without leading zeros; empty for zero.
    var digits: [UInt8] = []
    /// Where the point stands: value = 0.digits × 10^point.
    var point = 0

    private static let maximumExponent: UInt = 400

    /// - Returns: `nil` for what is no number: `1,000`, `NaN`, `0x10`.
    init?(_ text: some Collection<UInt8>) {
        var rest = Array(text)[...]
        while let first = rest.first, first == 0x20 || (0x09...0x0D).contains(first) { rest.removeFirst() }
        while let last = rest.last, last == 0x20 || (0x09...0x0D).contains(last) { rest.removeLast() }
        if let sign = rest.first, sign == 0x2D || sign == 0x2B {
            isNegative = sign == 0x2D
            rest.removeFirst()
        }
        var whole = 0
        var hasDigits = false
        var sawPoint = false
        while let byte = rest.first {
            if (0x30...0x39).contains(byte) {
                hasDigits = true
                digits.append(byte - 0x30)
                if !sawPoint { whole += 1 }
            } else if byte == 0x2E, !sawPoint {
                sawPoint = true
            } else {
                break
            }
            rest.removeFirst()
            guard digits.count <= 1000 else { return nil }
        }
        guard hasDigits else { return nil }
        point = whole
        if let mark = rest.first {
            guard mark == 0x45 || mark == 0x65, let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
                exponent.magnitude <= Self.maximumExponent
            else { return nil }
            point += exponent
        }
        normalize()
    }

    private mutating func normalize() {
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        point -= zeros
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { (point, isNegative) = (0, false) }
    }

    /// How many digits stand before the point.
    var wholeDigits: Int { max(0, point) }
    var isWhole: Bool { digits.count <= point || digits.isEmpty }

    /// Excel keeps 15 digits; a longer whole number that ends with zeros from the 16th on has lost some, or may have.
    ///
    /// One with other digits there was written by a program that keeps them.
    var hasLostDigits: Bool { isWhole && wholeDigits > 15 && digits.count <= 15 }

    /// What Excel shows of it: 15 digits. 0.30000000000000004 is 0.3. Whole numbers stay as they are.
    mutating func roundToExcel() {
        guard digits.count > 15, !isWhole else { return }
        let isUp = digits[15] >= 5
        digits.removeLast(digits.count - 15)
        if isUp {
            var at = 14
            while at >= 0 {
                if digits[at] < 9 {
                    digits[at] += 1
                    break
                }
                digits[at] = 0
                at -= 1
            }
            if at < 0 {
                digits.insert(1, at: 0)
                point += 1
            }
        }
        normalize()
    }

    /// Times ten to this power.
    func shifted(_ power: Int) -> NumberText {
        var other = self
        if !digits.isEmpty { other.point += power }
        return other
    }

    /// `13800138000`, `-0.5`. Without exponent.
    ///
    /// - Parameter width: of the whole part at least, with zeros in front.
    func plain(width: Int = 1) -> String {
        var bytes: [UInt8] = []
        let whole = max(point, 0)
        for _ in 0..<max(0, width - max(whole, 0)) { bytes.append(0x30) }
        for at in 0..<whole { bytes.append(at < digits.count ? digits[at] + 0x30 : 0x30) }
        if digits.count > whole || point < 0, !digits.isEmpty {
            bytes.append(0x2E)
            for _ in 0..<max(0, -point) { bytes.append(0x30) }
            for digit in digits.dropFirst(whole) { bytes.append(digit + 0x30) }
        }
        return (isNegative ? "-" : "") + String(decoding: bytes, as: UTF8.self)
    }
}
