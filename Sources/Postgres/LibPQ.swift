internal import CLibPQ

/// The owner of one `PGconn`, used under its connection's mutex only. What is unsafe about libpq is here and in `QueryResult`.
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
