internal import Logging

/// What a listener tells its consumer.
package enum ListenerEvent: Sendable, Equatable {
    /// LISTEN is in effect. After the first time it means: something may have been missed since the last event, so look yourself.
    case listening
    case notification(ServerNotification)
    /// LISTEN has no effect here, because a pooler gives the connection away after each transaction. Tried again every minute.
    case deaf(DatabaseError)
}

extension PostgresClient {
    /// Listens on a connection of its own and reconnects for ever; ends when the consuming task is cancelled.
    ///
    /// Uses `listenConnectionString`, where there is one. At most 10,000 notifications wait for a slow consumer; then the oldest are dropped
    /// (look at the truth, not at the message).
    package func listen(on channels: [String]) -> AsyncStream<ListenerEvent> {
        let (stream, continuation) = AsyncStream<ListenerEvent>.makeStream(bufferingPolicy: .bufferingNewest(10_000))
        var configuration = configuration
        if let url = configuration.listenConnectionString { configuration.connectionString = url }
        let task = Task { [configuration, telemetry] in
            var pause = Duration.milliseconds(50)
            while !Task.isCancelled {
                do {
                    let heard = Heard()
                    let connection = try await Connection.connect(
                        configuration, telemetry: telemetry, deadline: .now + .seconds(20)
                    ) { notification in
                        if notification.channel == heard.channel { heard.ring() } else { continuation.yield(.notification(notification)) }
                    }
                    defer { connection.close() }
                    let (closed, signal) = AsyncStream<Void>.makeStream()
                    connection.whenClosed { signal.finish() }
                    try await connection.run(channels.map { .utility("LISTEN \(SQL.identifier($0).text)") })
                    // A pooler may hold the session for us, or may take LISTEN and never deliver. Only a try tells.
                    if connection.isPooled, try await !heard.itself(through: connection, configuration, telemetry) {
                        throw DatabaseError(
                            .configuration,
                            "LISTEN has no effect: the connection goes through a pooler in transaction mode. Give a direct address for LISTEN"
                        )
                    }
                    continuation.yield(.listening)
                    pause = .milliseconds(50)
                    for await _ in closed {}
                } catch {
                    if Task.isCancelled { break }
                    if let error = error as? DatabaseError, error.kind == .configuration {
                        telemetry.logger.error("cannot listen", metadata: ["error": "\(error.message)"])
                        continuation.yield(.deaf(error))
                        pause = .seconds(60)
                    }
                }
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, max(.seconds(1), pause))
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }
}

extension Connection {
    fileprivate func run(_ operations: [Operation]) async throws {
        let batch = Batch(operations, role: "", timeout: .seconds(10))
        send(batch)
        _ = try await batch.outcome()
    }
}

/// Sends a notification to itself.
private final class Heard: Sendable {
    let channel = "baton_echo_\(UInt64.random(in: 0...UInt64.max))"
    private let stream: AsyncStream<Bool>
    private let continuation: AsyncStream<Bool>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func ring() { continuation.yield(true) }

    /// Whether it arrives within two seconds.
    func itself(through connection: Connection, _ configuration: PostgresConfiguration, _ telemetry: Telemetry) async throws -> Bool {
        try await connection.run([.utility("LISTEN \(channel)")])
        // From a second connection: the pooler might send our own NOTIFY to the server that has our LISTEN, and its answer to us.
        let other = try await Connection.connect(configuration, telemetry: telemetry, deadline: .now + .seconds(20))
        defer { other.close() }
        try await other.run([.utility("NOTIFY \(channel)")])
        let timer = Task { [continuation] in
            try await Task.sleep(for: .seconds(2))
            continuation.yield(false)
        }
        defer { timer.cancel() }
        for await heard in stream { return heard }
        return false
    }
}
