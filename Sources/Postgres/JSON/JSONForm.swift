/// How the values of a type are written.
enum JSONForm: UInt8 {
    case bool, int2, int4, int8, int8String, scaled8, label2, label4, label8
    case float4, float8, numeric, numericString
    case text, char, json, jsonb
    /// Made by users: an enum, a domain over an enum, citext, or an array of them; the value shows which.
    case made
    case bytea, uuid, date, timestamp, timestamptz, interval, array

    init?(_ type: UInt32, _ style: JSONStyle) {
        if !style.labels.isEmpty {
            switch type {
            case PostgresType.int2: self = .label2
            case PostgresType.int4: self = .label4
            case PostgresType.int8: self = .label8
            case PostgresType.int2Array, PostgresType.int4Array, PostgresType.int8Array: self = .array
            default: return nil
            }
            return
        }
        switch type {
        case PostgresType.bool: self = .bool
        case PostgresType.int2: self = .int2
        case PostgresType.int4: self = .int4
        case PostgresType.int8: self = style.decimals > 0 ? .scaled8 : style.int64IsString ? .int8String : .int8
        case PostgresType.float4: self = .float4
        case PostgresType.float8: self = .float8
        case PostgresType.numeric: self = style.numericIsString ? .numericString : .numeric
        case PostgresType.char: self = .char
        case PostgresType.json: self = .json
        case PostgresType.jsonb: self = .jsonb
        case PostgresType.bytea: self = .bytea
        case PostgresType.uuid: self = .uuid
        case PostgresType.date: self = .date
        case PostgresType.timestamp: self = .timestamp
        case PostgresType.timestamptz: self = .timestamptz
        case PostgresType.interval: self = .interval
        case PostgresType.firstMadeByUsers...: self = .made
        default:
            if PostgresType.isText(type) {
                self = .text
            } else if PostgresType.isArray(type) {
                self = .array
            } else {
                return nil
            }
        }
    }
}

extension TextOutput {
    /// Writes one value that is not NULL, of the given column.
    mutating func json(
        _ cell: UnsafeRawBufferPointer, _ form: JSONForm, _ column: Int, _ styles: [JSONStyle]
    ) throws(PostgresDecodingProblem) {
        let bytes = unsafe RawSpan(_unsafeBytes: cell)
        switch form {
        case .text: unsafe quoted(cell)
        case .uuid:
            guard cell.count == 16 else { throw .wrongLength(cell.count) }
            quote()
            unsafe uuid(cell.baseAddress!)
            quote()
        case .timestamptz: quotedTimestamp(try bytes.whole(Int64.self), isUTC: true)
        case .timestamp: quotedTimestamp(try bytes.whole(Int64.self), isUTC: false)
        case .int2: integer(Int64(try bytes.whole(Int16.self)))
        case .int4: integer(Int64(try bytes.whole(Int32.self)))
        case .int8: integer(try bytes.whole(Int64.self))
        case .int8String:
            quote()
            integer(try bytes.whole(Int64.self))
            quote()
        case .scaled8: scaled(try bytes.whole(Int64.self), decimals: styles[column].decimals)
        case .label2: try label(Int64(try bytes.whole(Int16.self)), styles[column])
        case .label4: try label(Int64(try bytes.whole(Int32.self)), styles[column])
        case .label8: try label(try bytes.whole(Int64.self), styles[column])
        case .bool: literal(try bytes.whole(UInt8.self) != 0 ? "true" : "false")
        case .float4:
            let value = Float(bitPattern: try bytes.whole(UInt32.self))
            if value.isFinite { number(value) } else { literal("null") }
        case .float8:
            let value = Double(bitPattern: try bytes.whole(UInt64.self))
            if value.isFinite { number(value) } else { literal("null") }
        case .numeric, .numericString: try numeric(bytes, isString: form == .numericString)
        case .char:
            // One byte, which need not be a letter.
            guard try bytes.whole(UInt8.self) < 0x80 else { throw .invalidText }
            unsafe quoted(cell)
        case .json:
            guard cell.count > 0 else { throw .wrongLength(0) }
            unsafe self.bytes(cell)
        case .jsonb:
            guard cell.count > 1 else { throw .wrongLength(cell.count) }
            guard bytes.bigEndian(UInt8.self) == JSONText.version else { throw .malformed }
            unsafe self.bytes(UnsafeRawBufferPointer(rebasing: cell.dropFirst()))
        case .made:
            // A text has no NUL, and every array begins with some.
            if cell.count >= 12, bytes.bigEndian(UInt8.self) == 0 {
                try unsafe array(cell, PostgresType.firstMadeByUsers, column, styles)
            } else {
                try unsafe checkedText(cell)
            }
        case .bytea:
            quote()
            unsafe base64(cell)
            quote()
        case .date:
            quote()
            date(try bytes.whole(Int32.self))
            quote()
        case .interval:
            quote()
            interval(try PostgresInterval.decode(bytes, type: PostgresType.interval))
            quote()
        case .array: try unsafe array(cell, PostgresType.textArray, column, styles)
        }
    }

    @inline(__always)
    private mutating func quote() { byte(UInt8(ascii: "\"")) }

    @inline(__always)
    private mutating func quotedTimestamp(_ microseconds: Int64, isUTC: Bool) {
        quote()
        timestamp(microseconds, isUTC: isUTC)
        quote()
    }

    private mutating func label(_ number: Int64, _ style: JSONStyle) throws(PostgresDecodingProblem) {
        guard number >= 0, number < style.labels.count, !style.labels[Int(number)].isEmpty else { throw .unknownLabel("\(number)") }
        bytes(style.labels[Int(number)])
    }

    private mutating func numeric(_ bytes: RawSpan, isString: Bool) throws(PostgresDecodingProblem) {
        guard bytes.byteCount >= 8 else { throw .wrongLength(bytes.byteCount) }
        let sign = bytes.bigEndian(UInt16.self, at: 4)
        let (count, weight) = (Int(bytes.bigEndian(UInt16.self)), Int(bytes.bigEndian(Int16.self, at: 2)))
        let scale = Int(bytes.bigEndian(UInt16.self, at: 6))
        // What the server sends has no zeros in front; the rest goes the long way, which checks everything.
        guard sign == 0 || sign == 0x4000, count > 0, bytes.byteCount == 8 + 2 * count, scale <= PostgresNumeric.maximumDigitsBehindPoint,
            (1..<10_000).contains(bytes.bigEndian(UInt16.self, at: 8)), count - weight - 1 <= (scale + 3) / 4
        else {
            let value = try PostgresNumeric.decode(bytes, type: PostgresType.numeric)
            if !value.isFinite, !isString { return literal("null") }
            if isString { quote() }
            if value.isFinite { value.write(to: &self) } else { verbatim(value.description) }
            if isString { quote() }
            return
        }
        for index in 1..<count where bytes.bigEndian(UInt16.self, at: 8 + 2 * index) >= 10_000 { throw .malformed }
        if isString { quote() }
        numeric(isNegative: sign != 0, weight: weight, scale: scale, count: count) { Int(bytes.bigEndian(UInt16.self, at: 8 + 2 * $0)) }
        if isString { quote() }
    }

    /// Of a type that nobody knows: only what is text for certain.
    private mutating func checkedText(_ cell: UnsafeRawBufferPointer) throws(PostgresDecodingProblem) {
        guard (try? UTF8Span(validating: unsafe cell.bindMemory(to: UInt8.self).span)) != nil, !(unsafe cell.contains(0)) else {
            throw .invalidText
        }
        unsafe quoted(cell)
    }

    private mutating func array(
        _ cell: UnsafeRawBufferPointer, _ type: UInt32, _ column: Int, _ styles: [JSONStyle]
    ) throws(PostgresDecodingProblem) {
        let bytes = unsafe RawSpan(_unsafeBytes: cell)
        var reader = try PostgresArrayReader(bytes, type: type)
        guard let form = JSONForm(reader.elementType, styles[column]), form != .array else { throw .wrongType(reader.elementType) }
        byte(UInt8(ascii: "["))
        var isFirst = true
        while reader.remaining > 0 {
            if !isFirst { byte(UInt8(ascii: ",")) }
            isFirst = false
            if let place = try reader.next(in: bytes) {
                let element = unsafe UnsafeRawBufferPointer(rebasing: cell[place])
                if form == .made { try unsafe checkedText(element) } else { try unsafe json(element, form, column, styles) }
            } else {
                literal("null")
            }
        }
        byte(UInt8(ascii: "]"))
    }
}
