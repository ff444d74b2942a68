internal import Foundation
package import Postgres
internal import Synchronization

/// Stands between a client and its server on loopback, and does what networks do: it freezes, loses, tears, delays. One thread for all.
///
/// What is set holds when the setter returns.
package final class FaultProxy: Sendable {
    /// What happens to the bytes.
    package enum Traffic: Sendable {
        case pass
        /// Nothing is forwarded; connections stay open.
        case freeze
        /// Questions arrive, answers do not.
        case freezeAnswers
        /// One to three bytes at a time, so that messages arrive in parts.
        case dribble
        case delay(Duration)
    }
    /// What happens to new connections.
    package enum Door: Sendable {
        case open
        /// Accepted, never answered; also after the door is open again.
        case blackHole
        case refuse
    }

    /// Bytes on their way in one direction.
    private struct Flow {
        var waiting: [(due: ContinuousClock.Instant, bytes: ArraySlice<UInt8>)] = []
        var size = 0
        /// Its source has said all.
        var hasEnded = false
    }
    private struct Link {
        var client: Int32
        /// -1 in a black hole.
        var server: Int32
        var up = Flow()
        var down = Flow()
        var isLost = false
    }
    private struct State {
        var traffic = Traffic.pass
        var door = Door.open
        var cutAfter: Int?
        var listener: Int32
        var links: [Link] = []
        var accepted = 0
        var isClosed = false
    }

    private let state: Mutex<State>
    private let bell: [Int32]
    private let target: Address
    package let port: UInt16
    private let original: PostgresConfiguration

    package struct Failure: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    /// - Parameter target: the server, by the first host of its connection string.
    package init(to target: PostgresConfiguration) throws {
        // Writing to a closed socket is an answer here, not the end.
        signal(SIGPIPE, SIG_IGN)
        original = target
        self.target = try Address(target)
        let (listener, port) = try Self.listen(port: 0)
        self.port = port
        state = Mutex(State(listener: listener))
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(description: "no pipe: \(errno)") }
        for end in ends { makeNonBlocking(end) }
        bell = ends
        Thread { [self] in run() }.start()
    }

    /// The same server, reached through the proxy.
    package var configuration: PostgresConfiguration {
        original.setting(["host": "127.0.0.1", "port": "\(port)", "sslmode": "disable", "gssencmode": "disable"])
    }

    package var traffic: Traffic {
        get { state.withLock { $0.traffic } }
        set { change { $0.traffic = newValue } }
    }

    package var door: Door {
        get { state.withLock { $0.door } }
        set {
            change { state in
                state.door = newValue
                if case .refuse = newValue {
                    if state.listener >= 0 { _ = Glibc.close(state.listener) }
                    state.listener = -1
                } else if state.listener < 0 {
                    guard let (listener, _) = try? Self.listen(port: port) else { preconditionFailure("port \(port) has been taken") }
                    state.listener = listener
                }
            }
        }
    }

    /// Connections that were ever accepted.
    package var accepted: Int { state.withLock { $0.accepted } }

    /// Resets every connection, as a router does that has forgotten them.
    package func cut() {
        change { state in
            for link in state.links { Self.reset(link) }
            state.links = []
        }
    }

    /// Resets the connection on which that many more bytes of answers have passed, counted over all of them.
    package func cut(afterBytes count: Int) { change { $0.cutAfter = count } }

    package func close() { change { $0.isClosed = true } }

    private func change(_ body: (inout State) -> Void) {
        state.withLock { body(&$0) }
        var byte: UInt8 = 1
        _ = write(bell[1], &byte, 1)
    }

    // MARK: the thread

    private func run() {
        while true {
            var polls = [pollfd(fd: bell[0], events: Int16(POLLIN), revents: 0)]
            let timeout = state.withLock { interest($0, &polls) }
            _ = poll(&polls, nfds_t(polls.count), timeout)
            var drained = [UInt8](repeating: 0, count: 64)
            while read(bell[0], &drained, 64) > 0 {}
            let goesOn = state.withLock { state in
                if state.isClosed {
                    for link in state.links { Self.reset(link) }
                    if state.listener >= 0 { _ = Glibc.close(state.listener) }
                    return false
                }
                step(&state)
                return true
            }
            if !goesOn { break }
        }
        for end in bell { _ = Glibc.close(end) }
    }

    /// What to wait for, and how long at most (milliseconds).
    private func interest(_ state: State, _ polls: inout [pollfd]) -> Int32 {
        var timeout: Int32 = 1000
        if state.listener >= 0 { polls.append(pollfd(fd: state.listener, events: Int16(POLLIN), revents: 0)) }
        let now = ContinuousClock.now
        let (goesUp, goesDown) = Self.directions(state.traffic)
        for link in state.links where link.server >= 0 {
            var (client, server) = (Int32(0), Int32(0))
            for (flow, goes, isUp) in [(link.up, goesUp, true), (link.down, goesDown, false)] where goes {
                if flow.size < Self.capacity, !flow.hasEnded { if isUp { client |= POLLIN } else { server |= POLLIN } }
                if let first = flow.waiting.first {
                    if first.due <= now {
                        if isUp { server |= Int32(POLLOUT) } else { client |= Int32(POLLOUT) }
                    } else {
                        timeout = min(timeout, Int32((first.due - now) / .milliseconds(1)) + 1)
                    }
                }
            }
            // A descriptor without interest would still report hang-ups, again and again.
            if client != 0 { polls.append(pollfd(fd: link.client, events: Int16(client), revents: 0)) }
            if server != 0 { polls.append(pollfd(fd: link.server, events: Int16(server), revents: 0)) }
        }
        return timeout
    }

    private static let capacity = 1 << 18

    private static func directions(_ traffic: Traffic) -> (up: Bool, down: Bool) {
        switch traffic {
        case .pass, .dribble, .delay: (true, true)
        case .freeze: (false, false)
        case .freezeAnswers: (true, false)
        }
    }

    private func step(_ state: inout State) {
        while state.listener >= 0 {
            let client = accept(state.listener, nil, nil)
            if client < 0 { break }
            state.accepted += 1
            makeNonBlocking(client)
            sendAtOnce(client)
            var link = Link(client: client, server: -1)
            if case .open = state.door {
                link.server = target.connect()
                if link.server < 0 {
                    Self.reset(link)
                    continue
                }
            }
            state.links.append(link)
        }
        let (goesUp, goesDown) = Self.directions(state.traffic)
        for index in state.links.indices where state.links[index].server >= 0 {
            let (client, server) = (state.links[index].client, state.links[index].server)
            var noLimit: Int?
            var isAlive = true
            if goesUp { isAlive = Self.forward(client, server, &state.links[index].up, state.traffic, &noLimit) }
            if isAlive, goesDown { isAlive = Self.forward(server, client, &state.links[index].down, state.traffic, &state.cutAfter) }
            let isOver =
                (state.links[index].up.hasEnded && state.links[index].up.waiting.isEmpty)
                || (state.links[index].down.hasEnded && state.links[index].down.waiting.isEmpty)
            if isAlive, !isOver { continue }
            state.links[index].isLost = true
            if isAlive {
                for descriptor in [client, server] { _ = Glibc.close(descriptor) }
            } else {
                Self.reset(state.links[index])
            }
        }
        state.links.removeAll { $0.isLost }
    }

    /// - Returns: whether the connection lives on.
    private static func forward(
        _ source: Int32, _ destination: Int32, _ flow: inout Flow, _ traffic: Traffic, _ limit: inout Int?
    ) -> Bool {
        let now = ContinuousClock.now
        if !flow.hasEnded, flow.size < capacity {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = recv(source, &buffer, buffer.count, 0)
            if count > 0 {
                let due = if case .delay(let time) = traffic { now + time } else { now }
                flow.waiting.append((due, buffer[..<count]))
                flow.size += count
            } else if count == 0 {
                flow.hasEnded = true
            } else if errno != EAGAIN, errno != ENOTCONN {
                return false
            }
        }
        while let first = flow.waiting.first, first.due <= now {
            var part = first.bytes
            if case .dribble = traffic { part = part.prefix(Int.random(in: 1...3)) }
            if let limit { part = part.prefix(limit) }
            let count = part.withUnsafeBytes { send(destination, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0 { return errno == EAGAIN || errno == ENOTCONN }
            flow.size -= count
            if count == first.bytes.count {
                flow.waiting.removeFirst()
            } else {
                flow.waiting[0].bytes = first.bytes.dropFirst(count)
            }
            if let left = limit {
                limit = left > count ? left - count : nil
                if limit == nil { return false }
            }
            if case .dribble = traffic { break }
        }
        return true
    }

    private static func reset(_ link: Link) {
        for descriptor in [link.client, link.server] where descriptor >= 0 {
            // Closing sends RST instead of FIN.
            var now = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
            _ = Glibc.close(descriptor)
        }
    }

    private static func listen(port: UInt16) throws -> (Int32, UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = loopback(port)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failed = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) != 0 || Glibc.listen(descriptor, 512) != 0 || getsockname(descriptor, address, &size) != 0
            }
        }
        if failed { throw Failure(description: "cannot listen on port \(port): \(errno)") }
        makeNonBlocking(descriptor)
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// A port of loopback that nobody listens on, for a program that a test starts.
    package static func freePort() throws -> UInt16 {
        let (descriptor, port) = try listen(port: 0)
        _ = Glibc.close(descriptor)
        return port
    }

    /// Where the server is: a Unix socket, or a numeric address.
    private enum Address {
        case unix(String)
        case internet(sockaddr_in)

        init(_ configuration: PostgresConfiguration) throws {
            let host = configuration.option("host") ?? "127.0.0.1"
            guard let port = UInt16(configuration.option("port") ?? "5432"), !host.contains(",") else {
                throw FaultProxy.Failure(description: "the proxy knows one host and one port")
            }
            if host.hasPrefix("/") {
                self = .unix("\(host)/.s.PGSQL.\(port)")
                return
            }
            var address = loopback(port)
            var hints = addrinfo()
            hints.ai_family = AF_INET
            var found: UnsafeMutablePointer<addrinfo>?
            guard getaddrinfo(host, nil, &hints, &found) == 0, let found else {
                throw FaultProxy.Failure(description: "the host \(host) is not known")
            }
            found.pointee.ai_addr.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address.sin_addr = $0.pointee.sin_addr }
            freeaddrinfo(found)
            self = .internet(address)
        }

        func connect() -> Int32 {
            let result: Int32
            let descriptor: Int32
            switch self {
            case .unix(let path):
                descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
                makeNonBlocking(descriptor)
                var address = sockaddr_un()
                address.sun_family = sa_family_t(AF_UNIX)
                withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
                result = withUnsafePointer(to: &address) { address in
                    address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                    }
                }
            case .internet(var address):
                descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                makeNonBlocking(descriptor)
                sendAtOnce(descriptor)
                result = withUnsafePointer(to: &address) { address in
                    address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                    }
                }
            }
            if result == 0 || errno == EINPROGRESS { return descriptor }
            _ = Glibc.close(descriptor)
            return -1
        }
    }
}

private func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
}

private func makeNonBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
}

private func sendAtOnce(_ descriptor: Int32) {
    var one: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
}
