package import FoundationEssentials
internal import Glibc

/// Growing memory that text is written into: values in the forms that JSON and descriptions have.
///
/// Each method makes room for the longest form of its value once and then stores without further checks. Nothing is allocated but the memory
/// itself, which doubles.
@safe package struct TextOutput: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    /// Where the next byte goes.
    private var position: UnsafeMutablePointer<UInt8>
    private var end: UnsafeMutablePointer<UInt8>

    /// - Parameter capacity: bytes; more are taken when needed.
    package init(capacity: Int = 256) {
        unsafe start = .allocate(capacity: max(64, capacity))
        unsafe position = start
        unsafe end = start + max(64, capacity)
    }

    deinit { unsafe start.deallocate() }

    package var count: Int { unsafe position - start }

    /// Takes back everything behind the first `count` bytes.
    mutating func truncate(to count: Int) {
        precondition(count <= self.count)
        unsafe position = start + count
    }

    package func append(to bytes: inout [UInt8]) { unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count)) }

    /// - Precondition: only text has been written.
    static func string(_ body: (inout TextOutput) -> Void) -> String {
        var output = TextOutput()
        body(&output)
        return unsafe String(decoding: UnsafeBufferPointer(start: output.start, count: output.count), as: UTF8.self)
    }

    @inline(__always)
    private mutating func reserve(_ bytes: Int) {
        if unsafe end - position < bytes { grow(by: bytes) }
    }

    @inline(never)
    private mutating func grow(by bytes: Int) {
        let count = self.count
        let capacity = max(unsafe (end - start) * 2, count + bytes)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe larger.update(from: start, count: count)
        unsafe start.deallocate()
        unsafe start = larger
        unsafe position = larger + count
        unsafe end = larger + capacity
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        unsafe position.pointee = byte
        unsafe position += 1
    }

    @inline(__always)
    private mutating func put(_ bytes: UnsafeRawPointer, _ count: Int) {
        unsafe memcpy(position, bytes, count)
        unsafe position += count
    }

    @inline(__always)
    package mutating func byte(_ byte: UInt8) {
        reserve(1)
        put(byte)
    }

    @inline(__always)
    package mutating func literal(_ text: StaticString) {
        reserve(text.utf8CodeUnitCount)
        unsafe put(text.utf8Start, text.utf8CodeUnitCount)
    }

    @inline(__always)
    mutating func bytes(_ buffer: UnsafeRawBufferPointer) {
        guard let address = buffer.baseAddress else { return }
        reserve(buffer.count)
        unsafe put(address, buffer.count)
    }

    /// Bytes that are JSON or text already.
    package mutating func bytes(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBytes { buffer in unsafe self.bytes(buffer) } }
    package mutating func verbatim(_ text: String) {
        var text = text
        text.withUTF8 { buffer in unsafe bytes(UnsafeRawBufferPointer(buffer)) }
    }
}

// MARK: numbers

/// `00` to `99`, one behind the other.
private let pairs: StaticString = """
    0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
    """
private let hexadecimal: StaticString = "0123456789abcdef"

extension TextOutput {
    /// Two digits of a number below 100, without making room.
    @inline(__always)
    private mutating func two(_ number: Int) {
        unsafe put(pairs.utf8Start + number &* 2, 2)
    }

    /// Four digits of a number below 10,000, without making room.
    @inline(__always)
    private mutating func four(_ number: Int) {
        let number = UInt32(truncatingIfNeeded: number)
        two(Int(number / 100))
        two(Int(number % 100))
    }

    /// A number above 0 without zeros in front, without making room: up to 20 digits.
    @inline(__always)
    private mutating func digits(_ number: UInt64) {
        if number < 10 { return put(UInt8(truncatingIfNeeded: number) &+ UInt8(ascii: "0")) }
        if number < 100 { return two(Int(number)) }
        var (rest, length) = (number, 1)
        while rest >= 10 {
            rest /= 10
            length &+= 1
        }
        var place = unsafe position + length
        unsafe position = place
        rest = number
        while rest >= 100 {
            unsafe place -= 2
            unsafe memcpy(place, pairs.utf8Start + Int(rest % 100) &* 2, 2)
            rest /= 100
        }
        if rest >= 10 {
            unsafe memcpy(place - 2, pairs.utf8Start + Int(rest) &* 2, 2)
        } else {
            unsafe (place - 1).pointee = UInt8(truncatingIfNeeded: rest) &+ UInt8(ascii: "0")
        }
    }

    @inline(__always)
    package mutating func integer(_ number: Int64) {
        reserve(20)
        if number < 0 { put(UInt8(ascii: "-")) }
        digits(number.magnitude)
    }

    /// The number divided by 10^decimals, exactly: 1250 with two is `12.50`.
    ///
    /// - Parameter decimals: 0–15.
    package mutating func scaled(_ number: Int64, decimals: Int) {
        let unit = (0..<decimals).reduce(UInt64(1)) { unit, _ in unit * 10 }
        reserve(40)
        if number < 0 { put(UInt8(ascii: "-")) }
        digits(number.magnitude / unit)
        guard decimals > 0 else { return }
        put(UInt8(ascii: "."))
        var (rest, place) = (number.magnitude % unit, unit / 10)
        while place > 0 {
            put(UInt8(ascii: "0") + UInt8(rest / place))
            (rest, place) = (rest % place, place / 10)
        }
    }

    /// The shortest digits that read back as the same number; `nan`, `inf` and `-inf` for the others.
    mutating func number<Value: TextOutputStreamable>(_ number: Value) {
        reserve(32)
        var sink = unsafe Sink(position: position)
        number.write(to: &sink)
        unsafe position = sink.position
    }

    /// What a floating-point number writes itself into, without a String between.
    @safe private struct Sink: TextOutputStream {
        var position: UnsafeMutablePointer<UInt8>
        /// What the numbers of the standard library call if it is there.
        mutating func _writeASCII(_ buffer: UnsafeBufferPointer<UInt8>) {
            unsafe position.update(from: buffer.baseAddress!, count: buffer.count)
            unsafe position += buffer.count
        }
        mutating func write(_ string: String) {
            for byte in string.utf8 {
                unsafe position.pointee = byte
                unsafe position += 1
            }
        }
    }

    /// Groups of four digits, the first of which has the given power of 10,000, with `scale` digits behind the point.
    ///
    /// - Precondition: the groups are below 10,000, the first is not 0.
    @inline(__always)
    mutating func numeric(isNegative: Bool, weight: Int, scale: Int, count: Int, group: (Int) -> Int) {
        reserve(max(0, weight + 1) * 4 + scale + 8)
        if isNegative { put(UInt8(ascii: "-")) }
        if weight < 0 || count == 0 {
            put(UInt8(ascii: "0"))
        } else {
            digits(UInt64(truncatingIfNeeded: group(0)))
            var index = 1
            while index <= weight {
                four(index < count ? group(index) : 0)
                index += 1
            }
        }
        if scale == 0 { return }
        put(UInt8(ascii: "."))
        let fractionEnd = unsafe position + scale
        var index = count == 0 ? 0 : weight + 1
        while unsafe position < fractionEnd {
            // The last group may be longer than the scale; four more bytes have been reserved.
            four(index >= 0 && index < count ? group(index) : 0)
            index += 1
        }
        unsafe position = fractionEnd
    }
}

// MARK: times

extension TextOutput {
    /// `2026-11-21`, or an infinity. A year above 9999 or before the year 1 has a sign and at least six digits, as ISO 8601 says and
    /// JavaScript reads it: `+010000-01-01`; 1 BC is the year 0.
    mutating func date(_ daysSince2000: Int32) {
        if daysSince2000 == .max { return literal("infinity") }
        if daysSince2000 == .min { return literal("-infinity") }
        reserve(32)
        civil(Int(daysSince2000) + PostgresEpoch.daysSince1970)
    }

    /// Without making room: up to 27 bytes.
    @inline(__always)
    private mutating func civil(_ daysSince1970: Int) {
        let date = CivilDate(daysSince1970: daysSince1970)
        if (1...9999).contains(date.year) {
            four(date.year)
        } else {
            put(UInt8(ascii: date.year < 0 ? "-" : "+"))
            var limit = 100_000
            while limit > date.year.magnitude, limit > 1 {
                put(UInt8(ascii: "0"))
                limit /= 10
            }
            digits(UInt64(date.year.magnitude))
        }
        put(UInt8(ascii: "-"))
        two(date.month)
        put(UInt8(ascii: "-"))
        two(date.day)
    }

    /// `2026-11-21T08:00:00.123456`, with `Z` for UTC, always with six decimals, or an infinity; years as in `date`.
    package mutating func timestamp(_ microsecondsSince2000: Int64, isUTC: Bool) {
        if microsecondsSince2000 == .max { return literal("infinity") }
        if microsecondsSince2000 == .min { return literal("-infinity") }
        reserve(56)
        var (days, rest) = microsecondsSince2000.quotientAndRemainder(dividingBy: PostgresEpoch.microsecondsPerDay)
        if rest < 0 {
            days -= 1
            rest += PostgresEpoch.microsecondsPerDay
        }
        civil(Int(days) + PostgresEpoch.daysSince1970)
        put(UInt8(ascii: "T"))
        let (second, fraction) = (UInt32(truncatingIfNeeded: rest / 1_000_000), UInt32(truncatingIfNeeded: rest % 1_000_000))
        two(Int(second / 3600))
        put(UInt8(ascii: ":"))
        two(Int(second / 60 % 60))
        put(UInt8(ascii: ":"))
        two(Int(second % 60))
        put(UInt8(ascii: "."))
        two(Int(fraction / 10_000))
        four(Int(fraction % 10_000))
        if isUTC { put(UInt8(ascii: "Z")) }
    }

    /// ISO 8601 as PostgreSQL writes it (`intervalstyle = iso_8601`), or an infinity.
    mutating func interval(_ interval: PostgresInterval) {
        if interval == .infinity { return literal("infinity") }
        if interval == .minusInfinity { return literal("-infinity") }
        func part(_ output: inout TextOutput, _ number: Int64, _ unit: StaticString) {
            if number == 0 { return }
            output.integer(number)
            output.literal(unit)
        }
        if interval == PostgresInterval() { return literal("PT0S") }
        literal("P")
        part(&self, Int64(interval.months / 12), "Y")
        part(&self, Int64(interval.months % 12), "M")
        part(&self, Int64(interval.days), "D")
        if interval.microseconds == 0 { return }
        literal("T")
        part(&self, interval.microseconds / 3_600_000_000, "H")
        part(&self, interval.microseconds / 60_000_000 % 60, "M")
        let rest = (interval.microseconds % 60_000_000).magnitude
        if rest == 0 { return }
        reserve(16)
        if interval.microseconds < 0 { put(UInt8(ascii: "-")) }
        digits(rest / 1_000_000)
        var fraction = Int(rest % 1_000_000)
        if fraction > 0 {
            put(UInt8(ascii: "."))
            two(fraction / 10_000)
            four(fraction % 10_000)
            while fraction % 10 == 0 {
                fraction /= 10
                unsafe position -= 1
            }
        }
        put(UInt8(ascii: "S"))
    }

    /// Lower case, 36 bytes.
    mutating func uuid(_ bytes: UnsafeRawPointer) {
        reserve(36)
        for index in 0..<16 {
            if index == 4 || index == 6 || index == 8 || index == 10 { put(UInt8(ascii: "-")) }
            let byte = unsafe bytes.load(fromByteOffset: index, as: UInt8.self)
            unsafe put((hexadecimal.utf8Start + Int(byte >> 4)).pointee)
            unsafe put((hexadecimal.utf8Start + Int(byte & 15)).pointee)
        }
    }
}

// MARK: JSON strings

extension TextOutput {
    /// A JSON string with its quotation marks.
    package mutating func quoted(_ text: String) {
        var text = text
        text.withUTF8 { buffer in unsafe quoted(UnsafeRawBufferPointer(buffer)) }
    }

    /// The same of UTF-8. Eight bytes are looked at and copied together; only those among which one needs an escape are looked at singly.
    mutating func quoted(_ text: UnsafeRawBufferPointer) {
        byte(UInt8(ascii: "\""))
        var offset = 0
        while offset < text.count {
            // In portions, because a byte takes up to six.
            let portion = min(text.count - offset, 1024)
            reserve(portion * 6 + 8)
            unsafe escape(UnsafeRawBufferPointer(rebasing: text[offset..<offset + portion]))
            offset += portion
        }
        byte(UInt8(ascii: "\""))
    }

    /// Without making room.
    @inline(__always)
    private mutating func escape(_ text: UnsafeRawBufferPointer) {
        var index = 0
        while text.count - index >= 8 {
            let word = unsafe text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if Self.needsEscape(word) {
                for inner in index..<index + 8 { unsafe escape(text[inner]) }
            } else {
                unsafe UnsafeMutableRawPointer(position).storeBytes(of: word, as: UInt64.self)
                unsafe position += 8
            }
            index += 8
        }
        while index < text.count {
            unsafe escape(text[index])
            index += 1
        }
    }

    /// Whether one of eight bytes is below a blank, a quotation mark or a backslash ("Bit Twiddling Hacks": `hasless`, `haszero`).
    @inline(__always)
    private static func needsEscape(_ word: UInt64) -> Bool {
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        let control = (word &- ones &* 0x20) & ~word
        let mark = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let slash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        return (control | ((mark &- ones) & ~mark) | ((slash &- ones) & ~slash)) & highs != 0
    }

    @inline(__always)
    private mutating func escape(_ byte: UInt8) {
        if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { return put(byte) }
        put(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte)
        case 0x0A: put(UInt8(ascii: "n"))
        case 0x0D: put(UInt8(ascii: "r"))
        case 0x09: put(UInt8(ascii: "t"))
        default:
            unsafe memcpy(position, "u00", 3)
            unsafe position += 3
            unsafe put((hexadecimal.utf8Start + Int(byte >> 4)).pointee)
            unsafe put((hexadecimal.utf8Start + Int(byte & 15)).pointee)
        }
    }

    /// An id with its quotation marks, in lower case.
    package mutating func quoted(_ id: UUID) {
        byte(UInt8(ascii: "\""))
        unsafe withUnsafeBytes(of: id.uuid) { bytes in unsafe uuid(bytes.baseAddress!) }
        byte(UInt8(ascii: "\""))
    }

    /// RFC 4648, with padding.
    mutating func base64(_ bytes: UnsafeRawBufferPointer) {
        reserve((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let left = min(3, bytes.count - index)
            var group = unsafe UInt32(bytes[index]) << 16
            if left > 1 { group |= unsafe UInt32(bytes[index + 1]) << 8 }
            if left > 2 { group |= unsafe UInt32(bytes[index + 2]) }
            for digit in 0..<4 {
                let place = Int(group >> UInt32(18 - 6 * digit)) & 63
                unsafe put(digit <= left ? (base64Digits.utf8Start + place).pointee : UInt8(ascii: "="))
            }
            index += left
        }
    }
}

private let base64Digits: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
