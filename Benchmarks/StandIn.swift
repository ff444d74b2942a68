internal import Foundation
internal import Synchronization

/// Answers like the service did, as often as it did, and does nothing for it: what is left of a flood when the flooded service is taken
/// away, which is the work of whoever floods on the machine that all share.
final class StandIn: Sendable {
    /// What it answers, and how often in a second altogether.
    struct Behaviour: Sendable {
        var served: [UInt8]
        var refused: [UInt8]
        var servedPerSecond: Double
        var refusedPerSecond: Double
    }

    let port: UInt16
    private let listener: Int32
    private let behaviour: Behaviour
    private let start = OpenLoop.now
    private let next = Atomic(0)

    init(_ behaviour: Behaviour) throws {
        self.behaviour = behaviour
        port = try HTTPProbe.freePort()
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = HTTPProbe.loopback(port)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, listen(listener, 256) == 0 else { throw Bench.Missing(description: "the stand-in cannot listen") }
        Thread { [self] in accept() }.start()
    }

    /// Connections end with their clients.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private func accept() {
        while true {
            let descriptor = Glibc.accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            let thread = Thread { [self] in serve(descriptor) }
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    private func serve(_ descriptor: Int32) {
        var connection = HTTPConnection(accepted: descriptor)
        let perSecond = behaviour.servedPerSecond + behaviour.refusedPerSecond
        let share = behaviour.servedPerSecond / perSecond
        while connection.receive() != nil {
            let number = next.add(1, ordering: .relaxed).oldValue
            OpenLoop.sleep(until: start + UInt64(Double(number) / perSecond * 1e9))
            let isServed = Int(Double(number + 1) * share) > Int(Double(number) * share)
            guard connection.send(isServed ? behaviour.served : behaviour.refused) else { break }
        }
        connection.end()
    }
}
