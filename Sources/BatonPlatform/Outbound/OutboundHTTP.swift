internal import AsyncHTTPClient
package import BatonModel
internal import FoundationEssentials
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// Asks servers that tenants name: by TLS, within limits of time and size, following no redirect, and never at an address of the host's own
/// network. The address that was looked at is the one that is connected to, so a name that changes its mind meanwhile changes nothing.
package struct OutboundHTTP: Sendable {
    package static let timeout: Duration = .seconds(10)
    package static let maximumBytes = 256 * 1024

    /// Whether private addresses and, at the loopback, plain HTTP are allowed.
    package let allowsPrivate: Bool
    private let lookup: HostLookup
    private let connectTimeout: Duration

    package init(allowsPrivate: Bool, lookup: HostLookup = .system, connectTimeout: Duration = .seconds(5)) {
        self.allowsPrivate = allowsPrivate
        self.lookup = lookup
        self.connectTimeout = connectTimeout
    }

    package enum Problem: Error, Equatable, Sendable {
        /// No URL that may be asked.
        case url
        case privateAddress
        /// No connection: nothing was sent.
        case unreachable
        /// No TLS, or a certificate of somebody else: nothing was sent.
        case tls
        /// No whole answer in time, or the task was cancelled.
        case timeout
        /// The connection was cut, or what came is no HTTP.
        case lost
        case status(Int)
        case tooLarge

        /// Whether the server may have taken the request all the same.
        package var mayHaveArrived: Bool {
            switch self {
            case .url, .privateAddress, .unreachable, .tls: false
            case .timeout, .lost, .status, .tooLarge: true
            }
        }
    }

    package struct Target: Sendable, Equatable {
        package var url: String
        package var host: String
        package var isPlain: Bool
    }

    /// Prints as its method only: URLs and heads of requests carry keys.
    package struct Request: Sendable, CustomStringConvertible, CustomReflectable {
        package enum Method: String, Sendable {
            case get = "GET"
            case post = "POST"
        }
        package enum Reading: Sendable {
            /// All of the answer, or `tooLarge`.
            case whole(Int)
            /// The head decides; of the body what comes in time, so many bytes at most.
            case beginning(Int)
        }

        package var method: Method
        package var url: String
        package var headers: [(name: String, value: String)]
        package var body: [UInt8]?
        package var timeout: Duration
        package var reading: Reading

        package init(
            _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
            timeout: Duration = OutboundHTTP.timeout, reading: Reading = .whole(OutboundHTTP.maximumBytes)
        ) {
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
            self.timeout = timeout
            self.reading = reading
        }

        package var description: String { method.rawValue }
        package var customMirror: Mirror { Mirror(self, children: []) }
    }

    package struct Answer: Sendable, Equatable {
        package var status: Int
        package var retryAfter: String?
        package var body: [UInt8]
    }

    /// The parts of a URL that may be asked: `https`, a host, no user, no fragment; 2000 bytes at most.
    package func target(_ text: String) throws(Problem) -> Target {
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let url = URLComponents(string: text),
            let host = url.host, !host.isEmpty, url.user == nil, url.password == nil, url.fragment == nil
        else { throw .url }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        switch url.scheme?.lowercased() {
        case "https": return Target(url: text, host: bare, isPlain: false)
        case "http" where allowsPrivate && HostName.isLoopback(bare): return Target(url: text, host: bare, isPlain: true)
        default: throw .url
        }
    }

    package func get(_ url: String) async throws(Problem) -> [UInt8] { try await send(url, form: nil, basic: nil) }

    /// - Parameters:
    ///   - form: sent urlencoded.
    ///   - basic: user and password of HTTP's basic authentication, urlencoded as OAuth wants it.
    package func post(_ url: String, form: [(String, String)], basic: (String, String)? = nil) async throws(Problem) -> [UInt8] {
        try await send(url, form: form, basic: basic)
    }

    private func send(_ url: String, form: [(String, String)]?, basic: (String, String)?) async throws(Problem) -> [UInt8] {
        var request = Request(form == nil ? .get : .post, url, headers: [("Accept", "application/json")])
        if let form {
            request.headers.append(("Content-Type", "application/x-www-form-urlencoded"))
            request.body = Array(Self.urlencoded(form).utf8)
        }
        if let basic {
            let text = Self.urlencoded(basic.0) + ":" + Self.urlencoded(basic.1)
            request.headers.append(("Authorization", "Basic " + Data(text.utf8).base64EncodedString()))
        }
        let answer = try await self.answer(to: request)
        guard answer.status == 200 else { throw .status(answer.status) }
        return answer.body
    }

    /// Whether the host may be connected to, and where.
    ///
    /// - Throws: `url` for what is no host, or a numeric address in one of the forms that only programs understand; `unreachable` for a name
    ///   that nobody knows; `privateAddress`.
    package func address(of host: String, timeout: Duration = OutboundHTTP.timeout) async throws(Problem) -> NetworkAddress {
        guard HostName.isValid(host) else { throw .url }
        guard let address = await lookup.address(host, min(timeout, connectTimeout)) else { throw .unreachable }
        if !allowsPrivate, address.isPrivate { throw .privateAddress }
        return address
    }

    /// Whatever the status is.
    package func answer(to request: Request) async throws(Problem) -> Answer {
        let deadline = ContinuousClock.now + request.timeout
        let target = try target(request.url)
        let address = try await address(of: target.host, timeout: request.timeout)
        if target.isPlain, !HostName.isLoopback(address.text) { throw .url }
        // In lower case, because the client finds the address by the name in the URL, letter by letter.
        guard var url = URLComponents(string: target.url) else { throw .url }
        url.encodedHost = target.host.contains(":") ? "[\(target.host.lowercased())]" : target.host.lowercased()
        guard let text = url.string else { throw .url }

        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: TimeAmount(min(connectTimeout, request.timeout)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.dnsOverride = [target.host.lowercased(): address.text]
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        // What is known when the time is up.
        let soFar = Progress()
        let exchanged = await withTaskGroup(of: Result<Answer, Problem>?.self) { group in
            group.addTask { await Self.exchange(request, text, client, soFar) }
            group.addTask {
                try? await Task.sleep(until: deadline, clock: .continuous)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        try? await client.shutdown()
        if let exchanged { return try exchanged.get() }
        if case .beginning = request.reading, let answer = soFar.answer.withLock({ $0 }) { return answer }
        throw .timeout
    }

    private final class Progress: Sendable {
        let answer = Mutex<Answer?>(nil)
    }

    private static func exchange(
        _ request: Request, _ url: String, _ client: HTTPClient, _ soFar: Progress
    ) async -> Result<Answer, Problem> {
        var message = HTTPClientRequest(url: url)
        message.method = request.method == .get ? .GET : .POST
        message.headers.add(name: "User-Agent", value: "baton")
        for (name, value) in request.headers { message.headers.add(name: name, value: value) }
        if let body = request.body { message.body = .bytes(body) }
        var answer: Answer
        let response: HTTPClientResponse
        do {
            response = try await client.execute(message, deadline: .distantFuture)
            answer = Answer(status: Int(response.status.code), retryAfter: response.headers.first(name: "Retry-After"), body: [])
            soFar.answer.withLock { [answer] in $0 = answer }
        } catch {
            return .failure(problem(error))
        }
        do {
            for try await chunk in response.body {
                switch request.reading {
                case .whole(let limit):
                    if answer.body.count + chunk.readableBytes > limit { return .failure(.tooLarge) }
                    answer.body += chunk.readableBytesView
                case .beginning(let limit):
                    answer.body += chunk.readableBytesView.prefix(limit - answer.body.count)
                    soFar.answer.withLock { [answer] in $0 = answer }
                    if answer.body.count == limit { return .success(answer) }
                }
            }
        } catch {
            if case .whole = request.reading { return .failure(problem(error)) }
        }
        return .success(answer)
    }

    /// What the client's errors say about whether anything was sent.
    private static func problem(_ error: any Error) -> Problem {
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout, .getConnectionFromPoolTimeout: return .unreachable
            case .tlsHandshakeTimeout: return .tls
            case .deadlineExceeded, .readTimeout, .writeTimeout, .cancelled: return .timeout
            default: return .lost
            }
        case let error as IOError:
            // What connecting ends with, and nothing later does.
            return [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EACCES].contains(error.errnoCode) ? .unreachable : .lost
        case is CancellationError: return .timeout
        default:
            // NIOSSL's, which are public by name only where it is imported: a handshake that fails, or a name that does not fit.
            let kind = String(reflecting: type(of: error))
            if kind.hasPrefix("NIOSSL."), !"\(error)".contains("uncleanShutdown") { return .tls }
            return kind.contains("NIOConnectionError") ? .unreachable : .lost
        }
    }

    package static func urlencoded(_ form: [(String, String)]) -> String {
        form.map { urlencoded($0.0) + "=" + urlencoded($0.1) }.joined(separator: "&")
    }

    private static func urlencoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if Base64URL.isLetter(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
