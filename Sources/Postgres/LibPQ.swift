internal import CLibPQ
internal import Dispatch
internal import Glibc
internal import Synchronization

/// The owner of one `PGconn`, used under its connection's mutex only. What is unsafe about libpq is here and in `QueryResult`.
///
/// A class, not a noncopyable struct: an optional one in the state machine could not be read inside an autoclosure.
@safe final class LibPQConnection: @unchecked Sendable {
    private let pointer: OpaquePointer
    private let moves = Atomic(0)

    private init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

    /// Grows with each piece of COPY that comes or goes. May be read on any thread.
    var moved: Int { moves.load(ordering: .relaxed) }

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
        return connection
    }

    /// Until then the connection blocks, as it must for what `execute` and COPY do.
    func enterPipelineMode() throws(DatabaseError) {
        guard unsafe PQsetnonblocking(pointer, 1) == 0, unsafe PQenterPipelineMode(pointer) == 1 else {
            throw DatabaseError(.protocolViolation, errorMessage)
        }
    }

    /// Back to blocking calls. Nothing may be under way.
    func leavePipelineMode() throws(DatabaseError) {
        guard unsafe PQexitPipelineMode(pointer) == 1, unsafe PQsetnonblocking(pointer, 0) == 0 else {
            throw DatabaseError(.protocolViolation, errorMessage)
        }
    }

    /// One statement and its only result. Blocks, ten seconds at most: it belongs to the start-up.
    func execute(_ text: String) throws(DatabaseError) -> QueryResult {
        guard unsafe PQsendQueryParams(pointer, text, 0, nil, nil, nil, nil, 1) == 1 else {
            throw DatabaseError(.connectionLost, errorMessage)
        }
        let deadline = ContinuousClock.now + .seconds(10)
        var last: QueryResult?
        while true {
            while isBusy {
                var event = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
                let left = (deadline - .now).milliseconds
                guard left > 0, unsafe poll(&event, 1, Int32(left)) >= 0 || errno == EINTR else {
                    throw DatabaseError(.connectionLost, "no answer to the first statement")
                }
                guard consumeInput() else { throw DatabaseError(.connectionLost, errorMessage) }
            }
            guard let result = nextResult() else { break }
            last = result
        }
        guard let last else { throw DatabaseError(.connectionLost, errorMessage) }
        if case .failed = last.status { throw last.error(statement: text) }
        return last
    }

    /// The process that serves us, as the start-up said; a pooler says something else than `pg_backend_pid()`.
    var backendID: Int32 { unsafe PQbackendPID(pointer) }

    var isEncrypted: Bool { unsafe PQsslInUse(pointer) == 1 }

    /// What a cancel request needs; may outlive the connection and be used on any thread.
    func cancelKey() -> CancelKey? { unsafe PQgetCancel(pointer).map { unsafe CancelKey(owning: $0) } }

    // MARK: COPY, blocking

    func beginCopy(_ text: String) throws(DatabaseError) {
        guard let pointer = unsafe PQexec(pointer, text) else { throw DatabaseError(.connectionLost, errorMessage) }
        let result = unsafe QueryResult(owning: pointer)
        switch unsafe PQresultStatus(pointer) {
        case PGRES_COPY_IN, PGRES_COPY_OUT: break
        case PGRES_FATAL_ERROR: throw result.error(statement: text)
        default: throw DatabaseError(.protocolViolation, "the statement is no COPY FROM STDIN or TO STDOUT")
        }
    }

    func putCopyData(_ bytes: UnsafeRawBufferPointer) throws(DatabaseError) {
        guard
            unsafe bytes.isEmpty
                || PQputCopyData(pointer, bytes.baseAddress!.assumingMemoryBound(to: CChar.self), Int32(bytes.count)) == 1
        else { throw DatabaseError(.connectionLost, errorMessage) }
        moves.add(1, ordering: .relaxed)
    }

    /// - Parameter refusal: `nil` ends the data well; a text makes the server fail the COPY with it.
    /// - Returns: rows copied.
    func endCopy(refusal: String? = nil, statement: String) throws(DatabaseError) -> Int {
        guard unsafe PQputCopyEnd(pointer, refusal) == 1 else { throw DatabaseError(.connectionLost, errorMessage) }
        return try copyResult(statement: statement)
    }

    /// The next row, or `nil` at the end.
    func getCopyData() throws(DatabaseError) -> CopyData? {
        var buffer: UnsafeMutablePointer<CChar>?
        let count = unsafe PQgetCopyData(pointer, &buffer, 0)
        moves.add(1, ordering: .relaxed)
        if count > 0, let start = unsafe buffer { return unsafe CopyData(owning: start, count: Int(count)) }
        if count == -1 { return nil }
        throw DatabaseError(.connectionLost, errorMessage)
    }

    /// What the server says after the data: rows copied, or the error. Reads up to the end of the command.
    func copyResult(statement: String) throws(DatabaseError) -> Int {
        var rows = 0
        var failure: DatabaseError?
        while let pointer = unsafe PQgetResult(pointer) {
            let result = unsafe QueryResult(owning: pointer)
            switch result.status {
            case .failed: if failure == nil { failure = result.error(statement: statement) }
            case .done: rows = result.affectedRows
            // Somebody who did not read to the end: the data is of no use.
            default: throw DatabaseError(.protocolViolation, "COPY was left half-way")
            }
        }
        if let failure { throw failure }
        return rows
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

    /// All values in one buffer on the stack, with a pointer to each: nothing is allocated for the parameters of an ordinary statement.
    private func withParameters(
        _ bindings: [SQL.Binding],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Bool
    ) -> Bool {
        if bindings.isEmpty { return body(nil, nil, nil) }
        let count = bindings.count
        var size = 1  // so that an empty last value still has an address
        for binding in bindings { size += binding.bytes?.count ?? 0 }
        return unsafe withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { buffer in
            unsafe withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
                unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * count) { numbers in
                    var offset = 0
                    for index in 0..<count {
                        unsafe numbers.initializeElement(at: count + index, to: 1)
                        guard let bytes = bindings[index].bytes else {
                            unsafe values.initializeElement(at: index, to: nil)
                            unsafe numbers.initializeElement(at: index, to: 0)
                            continue
                        }
                        let start = unsafe buffer.baseAddress! + offset
                        unsafe bytes.withUnsafeBytes {
                            unsafe start.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(start), byteCount: $0.count)
                        }
                        unsafe values.initializeElement(at: index, to: UnsafePointer(start.assumingMemoryBound(to: CChar.self)))
                        unsafe numbers.initializeElement(at: index, to: Int32(bytes.count))
                        offset += bytes.count
                    }
                    return unsafe body(values.baseAddress, numbers.baseAddress, numbers.baseAddress! + count)
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

    /// libpq has noticed that the connection is gone.
    var isLost: Bool { unsafe PQstatus(pointer) == CONNECTION_BAD }

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

/// Asks the server to stop what a connection does.
@safe final class CancelKey: @unchecked Sendable {
    private let pointer: OpaquePointer

    fileprivate init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe PQfreeCancel(pointer) }

    /// Requests under way in the process. A frozen server answers none; they must not pile up.
    private static let running = Atomic(0)
    private static let limit = 32

    /// On a thread of its own, connects anew and waits until the server has taken the request. The connection that it opens is not encrypted
    /// in libpq up to 16, whatever the main one is: the key lets a listener cancel statements, nothing else.
    func cancelSoon() {
        guard Self.running.wrappingAdd(1, ordering: .relaxed).newValue <= Self.limit else {
            Self.running.wrappingSubtract(1, ordering: .relaxed)
            return
        }
        blockingThread { [self] in
            // libpq writes why it failed; nobody could do anything about it.
            unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { unsafe _ = PQcancel(pointer, $0.baseAddress, 256) }
            Self.running.wrappingSubtract(1, ordering: .relaxed)
        }
    }
}

/// What a server stores in the place of a password (RFC 5803, "SCRAM-SHA-256"), made here so that the password itself never travels in a
/// statement and never stands in a log.
///
/// - Throws: `.configuration` for what libpq cannot use as a password.
package func scramVerifier(_ password: String) throws(DatabaseError) -> String {
    // libpq wants a connection, for its messages only: one that was never opened serves.
    guard let connection = unsafe PQconnectStart("=") else { throw DatabaseError(.unavailable, "libpq is out of memory") }
    defer { unsafe PQfinish(connection) }
    guard let text = unsafe PQencryptPasswordConn(connection, password, "", "scram-sha-256") else {
        throw DatabaseError(.configuration, "libpq does not take the password")
    }
    defer { unsafe PQfreemem(text) }
    return unsafe String(cString: text)
}

/// Runs what may block for long. A queue of its own gets a thread at once; the global queue's few threads would all hang in a dead network.
func blockingThread(_ body: @escaping @Sendable () -> Void) {
    DispatchQueue(label: "baton.postgres.blocking").async(execute: body)
}

/// One row of COPY … TO STDOUT, as libpq hands it out.
@safe final class CopyData {
    private let start: UnsafeMutablePointer<CChar>
    let count: Int

    fileprivate init(owning start: UnsafeMutablePointer<CChar>, count: Int) {
        unsafe self.start = start
        self.count = count
    }

    deinit { unsafe PQfreemem(start) }

    func read<Output, Failure: Error>(_ body: (RawSpan) throws(Failure) -> Output) throws(Failure) -> Output {
        try body(unsafe RawSpan(_unsafeStart: UnsafeRawPointer(start), byteCount: count))
    }
}

/// What `NOTIFY` sent.
package struct ServerNotification: Sendable, Equatable {
    package var channel: String
    package var payload: String
}
