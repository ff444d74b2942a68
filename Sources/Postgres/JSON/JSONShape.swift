/// How the columns of a result become the members of JSON objects, one for each column, in their order.
///
/// What a member looks like follows from the column's type: booleans and integers are what they are in JSON; texts, enums, ids and times are
/// strings; json and jsonb are put in as they are; bytea is base64; arrays of one dimension are arrays; NULL is `null`. Days are
/// `2026-11-21`, timestamps `2026-11-21T08:00:00.123456` and with time zone the same in UTC with `Z`; infinite ones are `"infinity"` and
/// `"-infinity"`, intervals ISO 8601 (`"P1DT2H"`). Floating-point numbers have the fewest digits that read back as the same number; those that
/// are none in JSON (NaN and the infinities) are `null`. Every other type is refused.
package struct JSONShape: Sendable {
    package enum NumberForm: Sendable { case number, string }

    package struct Member: Sendable {
        package let name: String
        fileprivate var style = JSONStyle()
        /// The object inside the row's that it belongs to.
        fileprivate var group: String?
        fileprivate var source = Source.column

        fileprivate enum Source: Sendable {
            case column, hiddenColumn
            /// Of no column: an empty object.
            case nothing
        }

        /// A column that is not written.
        package static let hidden: Member = {
            var member = Member(name: "")
            member.source = .hiddenColumn
            return member
        }()

        /// `{}`, of no column.
        package static func emptyObject(_ name: String) -> Member {
            var member = Member(name: name)
            member.source = .nothing
            return member
        }

        /// The same inside an object of its own, with the neighbours that are inside the same one.
        package func inside(_ group: String) -> Member {
            var member = self
            member.group = group
            return member
        }

        /// A `bigint` column with a fixed number of digits behind the point, which the value does not have: with two, 1250 is `12.50`.
        ///
        /// - Parameter decimals: 0–15.
        package static func scaled(_ name: String, decimals: Int) -> Member {
            precondition((0...15).contains(decimals), "0 to 15 digits")
            return Member(name: name, style: JSONStyle(decimals: decimals))
        }

        /// A column as its type has it.
        ///
        /// - Parameters:
        ///   - int64: a number by default; readers that keep every number as a `double` lose digits from 2^53 on, for which there is the string.
        ///   - numeric: a string by default, which nobody reads as a binary fraction; as a number, NaN and the infinities are `null`.
        package static func column(_ name: String, int64: NumberForm = .number, numeric: NumberForm = .string) -> Member {
            Member(name: name, style: JSONStyle(int64IsString: int64 == .string, numericIsString: numeric == .string))
        }

        /// An integer column whose numbers stand for names. A number without a name is refused.
        ///
        /// - Parameter labels: by number, 0 to 1023.
        package static func labels(_ name: String, _ labels: [Int: String]) -> Member {
            var texts = [[UInt8]](repeating: [], count: (labels.keys.max() ?? -1) + 1)
            for (number, label) in labels {
                precondition((0..<1024).contains(number), "numbers of labels are 0 to 1023")
                texts[number] = JSONShape.quoted(label)
            }
            return Member(name: name, style: JSONStyle(labels: texts))
        }
    }

    /// `"name":` of all members with what stands between them: commas, the opening and closing of inner objects.
    let names: [UInt8]
    /// Where each of them ends, after a 0.
    let ends: [Int]
    /// What stands behind the last one.
    let tail: [UInt8]
    let styles: [JSONStyle]
    /// Columns that are written.
    let columns: [Int]

    /// - Parameter showing: names of the members that are written, of an inner object its own; the columns of the others are passed over.
    ///   `nil` writes all.
    package init(_ members: [Member], showing: Set<String>? = nil) {
        let named = members.filter { $0.source != .hiddenColumn }
        precondition(Set(named.map { [$0.group ?? "", $0.name] }).count == named.count, "a member is named twice")
        var (names, ends, columns, styles): ([UInt8], [Int], [Int], [JSONStyle]) = ([], [0], [], [])
        // What has to be written before the next value.
        var between: [UInt8] = []
        var group: String?
        var isFirst = true
        func separate() {
            if !isFirst { between.append(UInt8(ascii: ",")) }
            isFirst = false
        }
        for member in members {
            let isShown = member.source != .hiddenColumn && showing?.contains(member.group ?? member.name) ?? true
            if isShown {
                if group != nil, member.group != group {
                    between.append(UInt8(ascii: "}"))
                    (group, isFirst) = (nil, false)
                }
                separate()
                if let inner = member.group, group == nil {
                    between += Self.quoted(inner) + Array(":{".utf8)
                    group = inner
                }
                between += Self.quoted(member.name) + [UInt8(ascii: ":")]
                if member.source == .nothing { between += Array("{}".utf8) }
            }
            guard member.source != .nothing else { continue }
            if isShown {
                names += between
                between = []
                columns.append(styles.count)
            }
            styles.append(member.style)
            ends.append(names.count)
        }
        if group != nil { between.append(UInt8(ascii: "}")) }
        self.names = names
        self.ends = ends
        self.columns = columns
        self.styles = styles
        tail = between
    }

    private static func quoted(_ text: String) -> [UInt8] {
        var output = TextOutput()
        output.quoted(text)
        var bytes: [UInt8] = []
        output.append(to: &bytes)
        return bytes
    }
}

/// What a member says beyond its column's type.
struct JSONStyle: Sendable {
    var int64IsString = false
    var numericIsString = true
    /// Digits behind the point of an integer.
    var decimals = 0
    /// With the quotation marks, by number; empty for a number without a name.
    var labels: [[UInt8]] = []
}

extension QueryResult {
    /// Writes rows as a JSON array of objects, straight from the binary values.
    ///
    /// - Throws: `.decoding` when the shape has another number of columns, a column has a type without a form in JSON, or a value is not one of
    ///   its type. `bytes` has not changed then.
    package func appendJSON(_ rows: Range<Int>, as shape: JSONShape, to bytes: inout [UInt8]) throws(DatabaseError) {
        var output = TextOutput(capacity: 4096)
        try writeJSON(rows, as: shape, to: &output)
        output.append(to: &bytes)
    }

    /// The same into memory that grows; after an error something incomplete is in it.
    package func writeJSON(_ rows: Range<Int>, as shape: JSONShape, to output: inout TextOutput) throws(DatabaseError) {
        precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "there are no such rows")
        let forms = try forms(of: shape)
        // Local, so that nothing is retained for each cell.
        let (ends, styles, columns, tail) = (shape.ends, shape.styles, shape.columns, shape.tail)
        output.byte(UInt8(ascii: "["))
        try unsafe shape.names.withUnsafeBufferPointer { names throws(DatabaseError) in
            let names = UnsafeRawBufferPointer(names)
            for row in rows {
                output.literal(row == rows.lowerBound ? "{" : ",{")
                for column in columns {
                    unsafe output.bytes(UnsafeRawBufferPointer(rebasing: names[ends[column]..<ends[column + 1]]))
                    guard let cell = unsafe cell(row: row, column: column) else {
                        output.literal("null")
                        continue
                    }
                    do throws(PostgresDecodingProblem) {
                        try unsafe output.json(cell, forms[column], column, styles)
                    } catch {
                        throw failure(error, column: column, as: "JSON")
                    }
                }
                if !tail.isEmpty { output.bytes(tail) }
                output.byte(UInt8(ascii: "}"))
            }
        }
        output.byte(UInt8(ascii: "]"))
    }

    private func forms(of shape: JSONShape) throws(DatabaseError) -> [JSONForm] {
        try checkColumns(shape.styles.count)
        var forms: [JSONForm] = []
        for column in 0..<columnCount {
            guard let form = JSONForm(types[column], shape.styles[column]) else {
                throw failure(.wrongType(types[column]), column: column, as: "JSON")
            }
            forms.append(form)
        }
        return forms
    }
}
