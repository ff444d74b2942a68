package import BatonModel
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// One address of a host's name. The system's look-up blocks and takes as long as it likes: it runs on a few threads of its own, and whoever
/// asks waits only so long.
package struct HostLookup: Sendable {
    package let address: @Sendable (_ host: String, _ timeout: Duration) async -> NetworkAddress?

    package init(address: @escaping @Sendable (_ host: String, _ timeout: Duration) async -> NetworkAddress?) { self.address = address }

    package static let system = HostLookup { host, timeout in
        // A numeric address needs no look-up, and gets none that would read it otherwise.
        if let address = NetworkAddress(host) { return address }
        return await firstOf(host, timeout)
    }

    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 4)
        pool.start()
        return pool
    }()
    /// Look-ups under way or waiting for a thread.
    private static let waiting = Atomic(0)
    private static let maximumWaiting = 256

    private static func firstOf(_ host: String, _ timeout: Duration) async -> NetworkAddress? {
        guard waiting.add(1, ordering: .relaxed).newValue <= maximumWaiting else {
            waiting.subtract(1, ordering: .relaxed)
            return nil
        }
        let answer = Once<NetworkAddress?>()
        threads.submit { state in
            defer { waiting.subtract(1, ordering: .relaxed) }
            guard case .active = state else { return answer.resume(nil) }
            let text = (try? SocketAddress.makeAddressResolvingHost(host, port: 443))?.ipAddress
            answer.resume(text.flatMap { NetworkAddress(String($0.prefix { $0 != "%" })) })
        }
        let clock = Task {
            try? await Task.sleep(for: timeout)
            answer.resume(nil)
        }
        defer { clock.cancel() }
        return await withTaskCancellationHandler {
            await answer.value()
        } onCancel: {
            answer.resume(nil)
        }
    }
}

/// A value that is given once, by whoever is first.
private final class Once<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case waited(CheckedContinuation<Value, Never>)
        case given(Value)
    }
    private let state = Mutex(State.empty)

    func resume(_ value: Value) {
        let continuation: CheckedContinuation<Value, Never>? = state.withLock { state in
            switch state {
            case .empty:
                state = .given(value)
                return nil
            case .waited(let continuation):
                state = .given(value)
                return continuation
            case .given: return nil
            }
        }
        continuation?.resume(returning: value)
    }

    /// Once.
    func value() async -> Value {
        await withCheckedContinuation { continuation in
            let given: Value? = state.withLock { state in
                if case .given(let value) = state { return value }
                state = .waited(continuation)
                return nil
            }
            if let given { continuation.resume(returning: given) }
        }
    }
}
