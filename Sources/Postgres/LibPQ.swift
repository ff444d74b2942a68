internal import CLibPQ

/// The owner of one `PGconn`, used under its connection's mutex only. Everything unsafe about libpq is in this file.
///
/// A class, not a noncopyable struct: an optional one in the state machine could not be read inside an autoclosure.
@safe final class LibPQConnection: @unchecked Sendable {
    private let pointer: OpaquePointer

    private init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe PQfinish(pointer) }

    /// Blocks for DNS, TCP, TLS and authentication: call it on a helper thread only.
    static func connect(_ conninfo: String) throws(DatabaseError) -> LibPQConnection {
        guard let pointer = unsafe PQconnectdb(conninfo) else { throw DatabaseError(.unavailable, "libpq is out of memory") }
        let connection = unsafe LibPQConnection(pointer)
        guard unsafe PQstatus(pointer) == CONNECTION_OK else {
            throw DatabaseError(.unavailable, connection.errorMessage)
        }
        // Notices would go to stderr; nobody reads them there.
        _ = unsafe PQsetNoticeReceiver(pointer, { _, _ in }, nil)
        guard unsafe PQsetnonblocking(pointer, 1) == 0, unsafe PQenterPipelineMode(pointer) == 1 else {
            throw DatabaseError(.protocolViolation, connection.errorMessage)
        }
        return connection
    }

    /// The part of a connection string that libpq cannot read, or `nil`.
    static func problem(in conninfo: String) -> String? {
        var message: UnsafeMutablePointer<CChar>? = nil
        let options = unsafe PQconninfoParse(conninfo, &message)
        defer {
            unsafe PQconninfoFree(options)
            unsafe PQfreemem(message)
        }
        guard unsafe options == nil else { return nil }
        return unsafe message.map { unsafe String(cString: $0) } ?? "unknown"
    }

    /// What a connection string says for one keyword, with libpq's own rules; environment and defaults are not looked at.
    static func option(_ keyword: String, in conninfo: String) -> String? {
        guard let options = unsafe PQconninfoParse(conninfo, nil) else { return nil }
        defer { unsafe PQconninfoFree(options) }
        var index = 0
        while let name = unsafe options[index].keyword {
            if unsafe String(cString: name) == keyword { return unsafe options[index].val.map { unsafe String(cString: $0) } }
            index += 1
        }
        return nil
    }

    var socket: Int32 { unsafe PQsocket(pointer) }
    var errorMessage: String {
        // libpq ends each line with a newline and may report several addresses tried.
        unsafe String(cString: PQerrorMessage(pointer)).split(separator: "\n").joined(separator: "; ")
    }
    var serverVersion: Int32 { unsafe PQserverVersion(pointer) }

    func sendPrepare(name: String, text: String, types: [UInt32]) -> Bool {
        unsafe types.withUnsafeBufferPointer { types in
            unsafe PQsendPrepare(pointer, name, text, Int32(types.count), types.baseAddress) == 1
        }
    }

    func sendPrepared(name: String, bindings: [SQL.Binding]) -> Bool {
        unsafe withParameters(bindings) { values, lengths, formats in
            unsafe PQsendQueryPrepared(pointer, name, Int32(bindings.count), values, lengths, formats, 1) == 1
        }
    }

    func sendUnprepared(text: String, bindings: [SQL.Binding]) -> Bool {
        let types = bindings.map(\.type)
        return unsafe withParameters(bindings) { values, lengths, formats in
            unsafe types.withUnsafeBufferPointer { types in
                unsafe PQsendQueryParams(
                    pointer, text, Int32(bindings.count), types.baseAddress, values, lengths, formats, 1) == 1
            }
        }
    }

    /// All values in one buffer, with a pointer to each: one allocation instead of one for each parameter.
    private func withParameters(
        _ bindings: [SQL.Binding],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Bool
    ) -> Bool {
        if bindings.isEmpty { return body(nil, nil, nil) }
        var buffer: [CChar] = []
        buffer.reserveCapacity(bindings.reduce(1) { $0 + ($1.bytes?.count ?? 0) })
        var offsets: [Int] = []
        for binding in bindings {
            offsets.append(binding.bytes == nil ? -1 : buffer.count)
            for byte in binding.bytes ?? [] { buffer.append(CChar(bitPattern: byte)) }
        }
        buffer.append(0)  // so that an empty last value still has an address
        let lengths = bindings.map { Int32($0.bytes?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: bindings.count)
        return unsafe buffer.withUnsafeBufferPointer { buffer in
            let values = unsafe offsets.map { unsafe $0 < 0 ? nil : buffer.baseAddress! + $0 }
            return unsafe values.withUnsafeBufferPointer { values in
                unsafe lengths.withUnsafeBufferPointer { lengths in
                    unsafe formats.withUnsafeBufferPointer { formats in
                        unsafe body(values.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }

    func sendSync() -> Bool { unsafe PQpipelineSync(pointer) == 1 }

    enum FlushResult { case done, more, failed }
    func flush() -> FlushResult {
        switch unsafe PQflush(pointer) {
        case 0: .done
        case 1: .more
        default: .failed
        }
    }

    /// False when the connection is gone.
    func consumeInput() -> Bool { unsafe PQconsumeInput(pointer) == 1 }
    var isBusy: Bool { unsafe PQisBusy(pointer) == 1 }

    func nextResult() -> QueryResult? { unsafe PQgetResult(pointer).map { unsafe QueryResult(owning: $0) } }

    func nextNotification() -> ServerNotification? {
        guard let notify = unsafe PQnotifies(pointer) else { return nil }
        defer { unsafe PQfreemem(notify) }
        return unsafe ServerNotification(
            channel: String(cString: notify.pointee.relname), payload: String(cString: notify.pointee.extra))
    }
}

/// What `NOTIFY` sent.
package struct ServerNotification: Sendable, Equatable {
    package var channel: String
    package var payload: String
}

/// The rows of one statement. Owns the `PGresult`, which libpq never changes once it is made: safe to read from any thread.
@safe package final class QueryResult: @unchecked Sendable {
    private let pointer: OpaquePointer

    fileprivate init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

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
