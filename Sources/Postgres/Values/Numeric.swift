package import FoundationEssentials

/// `numeric`: a decimal number with up to 131,072 digits before the point and 16,383 behind it, NaN, or one of the two infinities.
///
/// The digits behind the point are kept as they are displayed: `1.50` stays `1.50`. It equals `1.5` all the same, as in PostgreSQL, where
/// NaN also equals itself and is greater than everything.
package struct PostgresNumeric: Sendable {
    private enum Kind: UInt16 {
        case positive = 0x0000
        case negative = 0x4000
        case nan = 0xC000
        case infinity = 0xD000
        case minusInfinity = 0xF000
    }

    package static let maximumDigitsBeforePoint = 131_072
    package static let maximumDigitsBehindPoint = 16_383

    private var kind: Kind
    /// Four digits each, the most significant first; neither the first nor the last is 0. None for zero, NaN and the infinities.
    private var groups: [UInt16]
    /// The power of 10,000 of the first group.
    private var weight: Int
    /// Digits shown behind the point; at least as many as there are.
    package private(set) var displayScale: Int

    private init(kind: Kind, groups: [UInt16] = [], weight: Int = 0, displayScale: Int = 0) {
        self.kind = kind
        self.groups = groups
        self.weight = weight
        self.displayScale = displayScale
        if let first = groups.firstIndex(where: { $0 != 0 }), let last = groups.lastIndex(where: { $0 != 0 }) {
            if last - first + 1 != groups.count { self.groups = Array(groups[first...last]) }
            self.weight -= first
        } else {
            self.groups = []
            self.weight = 0
            if kind == .negative { self.kind = .positive }
        }
    }

    package static let zero = PostgresNumeric(kind: .positive)
    package static let nan = PostgresNumeric(kind: .nan)
    package static let infinity = PostgresNumeric(kind: .infinity)
    package static let minusInfinity = PostgresNumeric(kind: .minusInfinity)

    package var isFinite: Bool { kind == .positive || kind == .negative }
    package var isNaN: Bool { kind == .nan }
    package var isNegative: Bool { kind == .negative || kind == .minusInfinity }

    package init(_ integer: some BinaryInteger) {
        var groups: [UInt16] = []
        var rest = integer.magnitude
        while rest > 0 {
            // A narrow integer is below 10,000 itself, which it could not hold.
            guard let base = type(of: rest).init(exactly: 10_000) else {
                groups.append(UInt16(rest))
                break
            }
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: base)
            groups.append(UInt16(remainder))
            rest = quotient
        }
        groups.reverse()
        self.init(kind: integer < 0 ? .negative : .positive, groups: groups, weight: groups.count - 1)
    }

    /// Exactly; digits behind the point as `Decimal` has them.
    package init(_ decimal: Decimal) {
        // A Decimal describes itself with all its digits and without an exponent.
        self = PostgresNumeric(decimal.description) ?? .nan
    }

    /// - Throws: `.outOfRange` if it has a fraction, is too large, or no number.
    package func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(PostgresDecodingProblem) -> Value {
        guard isFinite, groups.count <= weight + 1 else { throw .outOfRange }
        // Counted downwards for negative numbers, because their range is larger by one.
        var value: Value = 0
        for index in 0...max(weight, -1) + 1 where index <= weight && !groups.isEmpty {
            let group = index < groups.count ? groups[index] : 0
            guard let base = Value(exactly: 10_000), let digits = Value(exactly: group) else {
                // Narrower than a group.
                guard weight == 0, let value = Value(exactly: kind == .negative ? -Int(group) : Int(group)) else { throw .outOfRange }
                return value
            }
            let (product, overflow) = value.multipliedReportingOverflow(by: base)
            let (sum, overflowOfSum) =
                kind == .negative ? product.subtractingReportingOverflow(digits) : product.addingReportingOverflow(digits)
            guard !overflow, !overflowOfSum else { throw .outOfRange }
            value = sum
        }
        return value
    }

    /// - Throws: `.outOfRange` for what a `Decimal`, with its 38 digits, cannot hold exactly.
    package func decimal() throws(PostgresDecodingProblem) -> Decimal {
        if isNaN { return Decimal.nan }
        guard isFinite, groups.count <= 11, (-40...40).contains(weight), let decimal = Decimal(string: description),
            PostgresNumeric(decimal) == self
        else { throw .outOfRange }
        return decimal
    }
}

// MARK: text

extension PostgresNumeric: LosslessStringConvertible {
    /// `-1234.50`, `NaN`, `Infinity`, `-Infinity`: as PostgreSQL prints it.
    package var description: String {
        switch kind {
        case .nan: "NaN"
        case .infinity: "Infinity"
        case .minusInfinity: "-Infinity"
        case .positive, .negative: TextOutput.string { write(to: &$0) }
        }
    }

    func write(to output: inout TextOutput) {
        output.numeric(isNegative: kind == .negative, weight: weight, scale: displayScale, count: groups.count) { Int(groups[$0]) }
    }

    /// What PostgreSQL's `numeric` reads, without blanks around it: digits with a point and an exponent, `NaN`, `Infinity`, `inf`.
    ///
    /// `nil` for everything else, and for more digits than the type has.
    package init?(_ text: String) {
        let text = Array(text.utf8)
        var index = 0
        var isNegative = false
        if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            index = 1
        }
        guard index < text.count else { return nil }
        if text[index] | 0x20 >= UInt8(ascii: "a") {
            switch String(decoding: text[index...].map { $0 | 0x20 }, as: UTF8.self) {
            case "nan" where index == 0: self = .nan
            case "infinity", "inf": self = isNegative ? .minusInfinity : .infinity
            default: return nil
            }
            return
        }

        var digits: [UInt8] = []
        digits.reserveCapacity(text.count)
        var pointAt: Int?
        scan: while index < text.count {
            switch text[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(text[index] - UInt8(ascii: "0"))
            case UInt8(ascii: ".") where pointAt == nil: pointAt = digits.count
            default: break scan
            }
            index += 1
        }
        guard !digits.isEmpty else { return nil }
        var exponent = 0
        if index < text.count {
            guard text[index] | 0x20 == UInt8(ascii: "e"), text.count - index <= 8,
                let value = Int(String(decoding: text[(index + 1)...], as: UTF8.self))
            else { return nil }
            exponent = value
        }
        var point = (pointAt ?? digits.count) + exponent
        let scale = max(0, digits.count - (pointAt ?? digits.count) - exponent)
        guard scale <= Self.maximumDigitsBehindPoint else { return nil }

        // Zeros at both ends say nothing about the value.
        let first = digits.firstIndex { $0 != 0 } ?? digits.count
        point -= first
        var significant = digits[first...]
        while significant.last == 0 { significant.removeLast() }
        guard !significant.isEmpty else {
            self.init(kind: .positive, displayScale: scale)
            return
        }
        guard point <= Self.maximumDigitsBeforePoint else { return nil }
        // The point lies between two groups.
        let weight = (point + 3 >= 0 ? (point + 3) / 4 : (point + 3 - 3) / 4) - 1
        var groups: [UInt16] = []
        groups.reserveCapacity(significant.count / 4 + 2)
        var group: UInt16 = 0
        var filled = (weight + 1) * 4 - point
        for digit in significant {
            group = group * 10 + UInt16(digit)
            filled += 1
            if filled == 4 {
                groups.append(group)
                (group, filled) = (0, 0)
            }
        }
        if filled > 0 {
            while filled < 4 {
                group *= 10
                filled += 1
            }
            groups.append(group)
        }
        self.init(kind: isNegative ? .negative : .positive, groups: groups, weight: weight, displayScale: scale)
    }
}

// MARK: comparison

extension PostgresNumeric: Hashable, Comparable {
    package static func == (left: Self, right: Self) -> Bool {
        left.kind == right.kind && left.weight == right.weight && left.groups == right.groups
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(weight)
        hasher.combine(groups)
    }

    package static func < (left: Self, right: Self) -> Bool {
        func rank(_ value: Self) -> Int {
            switch value.kind {
            case .minusInfinity: -2
            case .negative: -1
            case .positive: value.groups.isEmpty ? 0 : 1
            case .infinity: 2
            case .nan: 3
            }
        }
        guard rank(left) == rank(right) else { return rank(left) < rank(right) }
        guard rank(left).magnitude == 1 else { return false }
        let (smaller, larger) = left.kind == .negative ? (right, left) : (left, right)
        guard smaller.weight == larger.weight else { return smaller.weight < larger.weight }
        return smaller.groups.lexicographicallyPrecedes(larger.groups)
    }
}

// MARK: binary

extension PostgresNumeric: PostgresArrayElement {
    package static var postgresType: UInt32 { PostgresType.numeric }
    package static var postgresArrayType: UInt32 { PostgresType.numericArray }

    package func encode(into bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + 8 + groups.count * 2)
        bytes.appendBigEndian(UInt16(groups.count))
        bytes.appendBigEndian(Int16(weight))
        bytes.appendBigEndian(kind.rawValue)
        bytes.appendBigEndian(UInt16(displayScale))
        for group in groups { bytes.appendBigEndian(group) }
    }

    package static func decode(_ bytes: RawSpan, type: UInt32) throws(PostgresDecodingProblem) -> PostgresNumeric {
        guard type == PostgresType.numeric else { throw .wrongType(type) }
        guard bytes.byteCount >= 8 else { throw .wrongLength(bytes.byteCount) }
        let count = Int(bytes.bigEndian(UInt16.self))
        guard bytes.byteCount == 8 + 2 * count else { throw .wrongLength(bytes.byteCount) }
        let scale = Int(bytes.bigEndian(UInt16.self, at: 6))
        guard let kind = Kind(rawValue: bytes.bigEndian(UInt16.self, at: 4)), scale <= maximumDigitsBehindPoint else { throw .malformed }
        guard kind == .positive || kind == .negative else { return PostgresNumeric(kind: kind) }
        var groups: [UInt16] = []
        groups.reserveCapacity(count)
        for index in 0..<count {
            let group = bytes.bigEndian(UInt16.self, at: 8 + 2 * index)
            guard group < 10_000 else { throw .malformed }
            groups.append(group)
        }
        let value = PostgresNumeric(kind: kind, groups: groups, weight: Int(bytes.bigEndian(Int16.self, at: 2)), displayScale: scale)
        // The server shows all the digits it has.
        guard value.digitsBehindPoint <= scale else { throw .malformed }
        return value
    }

    private var digitsBehindPoint: Int {
        guard var last = groups.last else { return 0 }
        var digits = (groups.count - 1 - weight) * 4
        while digits > 0, last % 10 == 0 {
            last /= 10
            digits -= 1
        }
        return digits
    }
}
