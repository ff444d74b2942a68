internal import CLibPQ

/// The rows of one statement. Owns the `PGresult`, which libpq never changes once it is made: safe to read from any thread.
@safe package final class QueryResult: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

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

    package var count: Int { Int(unsafe PQntuples(pointer)) }
    package var isEmpty: Bool { count == 0 }
    package var columnCount: Int { Int(unsafe PQnfields(pointer)) }

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

    /// One cell.
    func value<Value: PostgresDecodable>(_ type: Value.Type, row: Int, column: Int) throws(DatabaseError) -> Value {
        do throws(PostgresDecodingProblem) {
            if unsafe PQgetisnull(pointer, Int32(row), Int32(column)) == 1 { return try Value.decodeNull() }
            let length = Int(unsafe PQgetlength(pointer, Int32(row), Int32(column)))
            let bytes = unsafe UnsafeRawBufferPointer(start: PQgetvalue(pointer, Int32(row), Int32(column)), count: length)
            return try Value.decode(unsafe RawSpan(_unsafeBytes: bytes), type: unsafe PQftype(pointer, Int32(column)))
        } catch {
            throw DatabaseError(.decoding, "column \(columnName(column)) as \(Value.self): \(error)")
        }
    }

    /// All rows as tuples: `try result.decode((UUID, String?).self)`.
    ///
    /// - Throws: `.decoding`, when the number of columns or the type of one differs.
    package func decode<each Value: PostgresDecodable>(
        _ type: (repeat each Value).Type
    ) throws(DatabaseError) -> [(repeat each Value)] {
        try checkColumns((repeat each Value).self)
        return try rows(0..<count, (repeat each Value).self)
    }

    private func rows<each Value: PostgresDecodable>(
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
    package func first<each Value: PostgresDecodable>(
        _ type: (repeat each Value).Type
    ) throws(DatabaseError) -> (repeat each Value)? {
        try checkColumns((repeat each Value).self)
        return try rows(0..<min(1, count), (repeat each Value).self).first
    }

    /// The only column of every row.
    package func column<Value: PostgresDecodable>(_ type: Value.Type) throws(DatabaseError) -> [Value] {
        try checkColumns(Value.self)
        return try map { row throws(DatabaseError) in try row.next(Value.self) }
    }

    /// The only column of the first row, or `nil` without rows.
    package func single<Value: PostgresDecodable>(_ type: Value.Type) throws(DatabaseError) -> Value? {
        try checkColumns(Value.self)
        return isEmpty ? nil : try value(Value.self, row: 0, column: 0)
    }

    /// A row read column by column, for rows that are too wide for a tuple.
    package struct Row {
        let result: QueryResult
        let index: Int
        private var column = 0

        init(result: QueryResult, index: Int) {
            self.result = result
            self.index = index
        }

        /// The next column, left to right.
        package mutating func next<Value: PostgresDecodable>(_ type: Value.Type = Value.self) throws(DatabaseError) -> Value {
            guard column < result.columnCount else {
                throw DatabaseError(.decoding, "the row has only \(result.columnCount) columns")
            }
            defer { column += 1 }
            return try result.value(Value.self, row: index, column: column)
        }
    }

    /// Every row through `body`, which reads its columns left to right.
    package func map<Output>(_ body: (inout Row) throws(DatabaseError) -> Output) throws(DatabaseError) -> [Output] {
        var output: [Output] = []
        output.reserveCapacity(count)
        for index in 0..<count {
            var row = Row(result: self, index: index)
            output.append(try body(&row))
        }
        return output
    }

    private func checkColumns<each Value>(_ type: (repeat each Value).Type) throws(DatabaseError) {
        var expected = 0
        for _ in repeat (each Value).self { expected += 1 }
        guard expected == columnCount else {
            throw DatabaseError(.decoding, "the row has \(columnCount) columns, \(expected) are read")
        }
    }
}
