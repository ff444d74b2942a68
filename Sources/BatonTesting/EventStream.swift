package import Foundation
package import FoundationNetworking
internal import Synchronization

/// A client of server-sent events: collects what comes in until it is cancelled.
package final class EventStream: NSObject, URLSessionDataDelegate, Sendable {
    package struct Event: Sendable, Equatable {
        package var id: String
        package var data: String
    }

    private struct State {
        var buffer: [UInt8] = []
        var events: [Event] = []
        var status: Int?
        var isEnded = false
        var task: URLSessionDataTask?
    }
    private let state = Mutex(State())

    package init(port: Int, key: String, lastEventID: String? = nil) {
        super.init()
        guard let url = URL(string: "http://127.0.0.1:\(port)/v1/notifications/stream") else { return }
        var request = URLRequest(url: url)
        request.timeoutInterval = 120
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        if let lastEventID { request.setValue(lastEventID, forHTTPHeaderField: "Last-Event-ID") }
        let session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: nil)
        let task = session.dataTask(with: request)
        state.withLock { $0.task = task }
        task.resume()
    }

    package var events: [Event] { state.withLock { $0.events } }
    package var status: Int? { state.withLock { $0.status } }
    package var isEnded: Bool { state.withLock { $0.isEnded } }

    package func cancel() { state.withLock { $0.task }?.cancel() }

    package func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        state.withLock { $0.status = (response as? HTTPURLResponse)?.statusCode }
        completionHandler(.allow)
    }

    package func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        state.withLock { state in
            state.buffer += data
            while let end = state.buffer.firstRange(of: Array("\n\n".utf8)) {
                let block = String(decoding: state.buffer[..<end.lowerBound], as: UTF8.self)
                state.buffer.removeSubrange(..<end.upperBound)
                var event = Event(id: "", data: "")
                for line in block.split(separator: "\n") {
                    if line.hasPrefix("id: ") { event.id = String(line.dropFirst(4)) }
                    if line.hasPrefix("data: ") { event.data = String(line.dropFirst(6)) }
                }
                if !event.data.isEmpty { state.events.append(event) }
            }
        }
    }

    package func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        state.withLock { $0.isEnded = true }
        session.finishTasksAndInvalidate()
    }
}
