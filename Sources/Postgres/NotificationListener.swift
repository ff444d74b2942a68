internal import Logging

/// What a listener tells its consumer.
package enum ListenerEvent: Sendable, Equatable {
    /// LISTEN is in effect. After the first time it means: something may have been missed since the last event, so look yourself.
    case listening
    case notification(ServerNotification)
}

extension PostgresClient {
    /// Listens on a connection of its own and reconnects for ever; ends when the consuming task is cancelled.
    ///
    /// At most 10,000 notifications wait for a slow consumer; then the oldest are dropped (look at the truth, not at the message).
    package func listen(on channels: [String]) -> AsyncStream<ListenerEvent> {
        let (stream, continuation) = AsyncStream<ListenerEvent>.makeStream(bufferingPolicy: .bufferingNewest(10_000))
        let task = Task { [configuration] in
            var pause = Duration.milliseconds(50)
            while !Task.isCancelled {
                do {
                    let connection = try await Connection.connect(configuration) { continuation.yield(.notification($0)) }
                    defer { connection.close() }
                    let (closed, signal) = AsyncStream<Void>.makeStream()
                    connection.whenClosed { signal.finish() }
                    let batch = Batch(channels.map { .utility("LISTEN \(SQL.identifier($0).text)") }, role: "")
                    connection.send(batch)
                    _ = try await batch.outcome()
                    continuation.yield(.listening)
                    pause = .milliseconds(50)
                    for await _ in closed {}
                } catch {
                    if Task.isCancelled { break }
                }
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, .seconds(1))
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }
}
