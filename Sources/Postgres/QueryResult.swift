internal import CLibPQ

/// The rows of one statement. Owns the `PGresult`, which libpq never changes once it is made: safe to read from any thread.
@safe @usableFromInline
package final class QueryResult: @unchecked Sendable {
    private let pointer: OpaquePointer
    @usableFromInline package let count: Int
    /// The type of each column; asked for once, not for each cell.
    @usableFromInline let types: [UInt32]

    init(owning pointer: OpaquePointer) {
        unsafe self.pointer = pointer
        count = Int(unsafe PQntuples(pointer))
        types = (0..<(unsafe PQnfields(pointer))).map { column in unsafe PQftype(pointer, column) }
    }

    deinit { unsafe PQclear(pointer) }

    enum Status { case rows, done, sync, aborted, failed, other }
    var status: Status {
        switch unsafe PQresultStatus(pointer) {
        case PGRES_TUPLES_OK: .rows
        case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .done
        case PGRES_PIPELINE_SYNC: .sync
        case PGRES_PIPELINE_ABORTED: .aborted
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: .failed
        default: .other
        }
    }

    @inlinable package var isEmpty: Bool { count == 0 }
    package var columnCount: Int { types.count }

    /// Rows that an INSERT, UPDATE, DELETE or SELECT touched.
    package var affectedRows: Int { Int(unsafe String(cString: PQcmdTuples(pointer))) ?? 0 }

    /// For example `COMMIT`.
    var commandTag: String { unsafe String(cString: PQcmdStatus(pointer)) }

    package func columnName(_ column: Int) -> String {
        unsafe PQfname(pointer, Int32(column)).map { unsafe String(cString: $0) } ?? "?"
    }

    func error(statement: String?) -> DatabaseError {
        func field(_ code: Character) -> String? {
            unsafe PQresultErrorField(pointer, Int32(code.asciiValue!)).map { unsafe String(cString: $0) }
        }
        // The codes are PG_DIAG_…, which are character macros that Swift does not import.
        var error = DatabaseError(
            .server, field("M") ?? (unsafe String(cString: PQresultErrorMessage(pointer))), sqlState: field("C"), statement: statement)
        if error.sqlState == nil { error.kind = .connectionLost }
        error.detail = field("D")
        error.hint = field("H")
        error.schema = field("s")
        error.table = field("t")
        error.column = field("c")
        error.constraint = field("n")
        return error
    }

    /// The bytes of one cell, which live as long as the result; `nil` is NULL.
    @usableFromInline
    func cell(row: Int, column: Int) -> UnsafeRawBufferPointer? {
        let (row, column) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
        let length = unsafe PQgetlength(pointer, row, column)
        // Only what has no bytes can be NULL.
        if length == 0, unsafe PQgetisnull(pointer, row, column) == 1 { return nil }
        return unsafe UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: Int(length))
    }

    @inlinable
    func value<Value: PostgresDecodable>(_ type: Value.Type, row: Int, column: Int) throws(DatabaseError) -> Value {
        do throws(PostgresDecodingProblem) {
            guard let bytes = unsafe cell(row: row, column: column) else { return try Value.decodeNull() }
            return try Value.decode(unsafe RawSpan(_unsafeBytes: bytes), type: types[column])
        } catch {
            throw failure(error, column: column, as: "\(Value.self)")
        }
    }

    @inline(never) @usableFromInline
    func failure(_ problem: PostgresDecodingProblem, column: Int, as target: String) -> DatabaseError {
        DatabaseError(.decoding, "column \(columnName(column)) as \(target): \(problem)")
    }

    @inline(never) @usableFromInline
    func surplusColumn() -> DatabaseError { DatabaseError(.decoding, "the row has only \(types.count) columns") }

    /// All rows as tuples: `try result.decode((UUID, String?).self)`.
    ///
    /// - Throws: `.decoding`, when the number of columns or the type of one differs.
    @inlinable @inline(__always)
    package func decode<each Value: PostgresDecodable>(
        _ type: (repeat each Value).Type
    ) throws(DatabaseError) -> [(repeat each Value)] {
        try checkColumns((repeat each Value).self)
        return try rows(0..<count, (repeat each Value).self)
    }

    @inlinable @inline(__always)
    func rows<each Value: PostgresDecodable>(
        _ range: Range<Int>, _ type: (repeat each Value).Type
    ) throws(DatabaseError) -> [(repeat each Value)] {
        var rows: [(repeat each Value)] = []
        rows.reserveCapacity(range.count)
        for row in range {
            var reader = Row(result: self, index: row)
            rows.append((repeat try reader.next((each Value).self)))
        }
        return rows
    }

    /// The first row, or `nil`.
    @inlinable @inline(__always)
    package func first<each Value: PostgresDecodable>(
        _ type: (repeat each Value).Type
    ) throws(DatabaseError) -> (repeat each Value)? {
        try checkColumns((repeat each Value).self)
        return try rows(0..<min(1, count), (repeat each Value).self).first
    }

    /// The only column of every row.
    @inlinable
    package func column<Value: PostgresDecodable>(_ type: Value.Type) throws(DatabaseError) -> [Value] {
        try checkColumns(Value.self)
        return try map { row throws(DatabaseError) in try row.next(Value.self) }
    }

    /// The only column of the first row, or `nil` without rows.
    @inlinable
    package func single<Value: PostgresDecodable>(_ type: Value.Type) throws(DatabaseError) -> Value? {
        try checkColumns(Value.self)
        return isEmpty ? nil : try value(Value.self, row: 0, column: 0)
    }

    /// A row read column by column, for rows that are too wide for a tuple.
    @usableFromInline
    package struct Row {
        @usableFromInline let result: QueryResult
        @usableFromInline let index: Int
        @usableFromInline var column = 0

        @inlinable
        init(result: QueryResult, index: Int) {
            self.result = result
            self.index = index
        }

        /// The next column, left to right.
        @inlinable @inline(__always)
        package mutating func next<Value: PostgresDecodable>(_ type: Value.Type = Value.self) throws(DatabaseError) -> Value {
            guard column < result.types.count else {
                throw result.surplusColumn()
            }
            defer { column += 1 }
            return try result.value(Value.self, row: index, column: column)
        }
    }

    /// Every row through `body`, which reads its columns left to right.
    ///
    /// - Parameter rows: only these; all by default.
    @inlinable
    package func map<Output>(
        _ rows: Range<Int>? = nil, _ body: (inout Row) throws(DatabaseError) -> Output
    ) throws(DatabaseError) -> [Output] {
        let rows = rows ?? 0..<count
        precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "there are no such rows")
        var output: [Output] = []
        output.reserveCapacity(rows.count)
        for index in rows {
            var row = Row(result: self, index: index)
            output.append(try body(&row))
        }
        return output
    }

    @inlinable @inline(__always)
    func checkColumns<each Value>(_ type: (repeat each Value).Type) throws(DatabaseError) {
        var expected = 0
        for _ in repeat (each Value).self { expected += 1 }
        try checkColumns(expected)
    }

    @usableFromInline
    func checkColumns(_ expected: Int) throws(DatabaseError) {
        guard expected == columnCount else {
            throw DatabaseError(.decoding, "the row has \(columnCount) columns, \(expected) are read")
        }
    }
}
