internal import AsyncHTTPClient
internal import Dispatch
internal import FoundationEssentials
internal import NIOCore
internal import NIOHTTP1

/// Asks servers that tenants name: by TLS, 10 seconds and 256 KiB at most, following no redirect, and never at an address of the host's own
/// network. The address that was looked at is the one that is connected to, so a name that changes its mind meanwhile changes nothing.
package struct OutboundHTTP: Sendable {
    package static let timeout: Int64 = 10
    package static let maximumBytes = 256 * 1024

    /// Whether private addresses and, at the loopback, plain HTTP are allowed.
    private let allowsPrivate: Bool

    package init(allowsPrivate: Bool) { self.allowsPrivate = allowsPrivate }

    package enum Problem: Error, Equatable, Sendable {
        /// No URL that may be asked.
        case url
        case privateAddress
        case unreachable
        case status(Int)
        case tooLarge
    }

    package struct Target: Sendable, Equatable {
        package var url: String
        package var host: String
        package var isPlain: Bool
    }

    /// The parts of a URL that may be asked: `https`, a host, no user, no fragment; 2000 bytes at most.
    package func target(_ text: String) throws(Problem) -> Target {
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let url = URLComponents(string: text),
            let host = url.host, !host.isEmpty, url.user == nil, url.password == nil, url.fragment == nil
        else { throw .url }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        switch url.scheme?.lowercased() {
        case "https": return Target(url: text, host: bare, isPlain: false)
        case "http" where allowsPrivate && (bare == "127.0.0.1" || bare == "::1" || bare == "localhost"):
            return Target(url: text, host: bare, isPlain: true)
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
        let target = try target(url)
        let address = try await Self.address(of: target.host)
        if !allowsPrivate, address.isPrivate { throw .privateAddress }

        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .seconds(5), read: .seconds(Self.timeout))
        configuration.httpVersion = .http1Only
        configuration.dnsOverride = [target.host: address.text]
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        let outcome: Result<[UInt8], Problem>
        do {
            var request = HTTPClientRequest(url: target.url)
            request.headers.add(name: "Accept", value: "application/json")
            request.headers.add(name: "User-Agent", value: "baton")
            if let form {
                request.method = .POST
                request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
                request.body = .bytes(Array(Self.urlencoded(form).utf8))
            }
            if let basic {
                let text = Self.urlencoded(basic.0) + ":" + Self.urlencoded(basic.1)
                request.headers.add(name: "Authorization", value: "Basic " + Data(text.utf8).base64EncodedString())
            }
            let response = try await client.execute(request, timeout: .seconds(Self.timeout))
            if response.status.code == 200 {
                outcome = .success(Array(try await response.body.collect(upTo: Self.maximumBytes).readableBytesView))
            } else {
                outcome = .failure(.status(Int(response.status.code)))
            }
        } catch {
            outcome = .failure(error is NIOTooManyBytesError ? .tooLarge : .unreachable)
        }
        try? await client.shutdown()
        return try outcome.get()
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

    /// One address of the host. A look-up blocks.
    private static func address(of host: String) async throws(Problem) -> NetworkAddress {
        if let address = NetworkAddress(host) { return address }
        let found = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let text = (try? SocketAddress.makeAddressResolvingHost(host, port: 443))?.ipAddress
                continuation.resume(returning: text.flatMap { NetworkAddress(String($0.prefix { $0 != "%" })) })
            }
        }
        guard let found else { throw .unreachable }
        return found
    }
}

/// An address of the Internet protocol, 4 or 16 bytes.
package struct NetworkAddress: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads a numeric address of either kind, as RFC 4291 writes them, without a zone.
    package init?(_ text: String) {
        if let four = Self.four(text[...]) {
            bytes = four
            return
        }
        guard text.contains(":"), text.utf8.count <= 45 else { return nil }
        var halves: [[UInt8]] = []
        for half in text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false) {
            var groups: [UInt8] = []
            let parts = half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
            for (place, part) in parts.enumerated() {
                if place == parts.count - 1, let four = Self.four(part) {
                    groups += four
                } else {
                    guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit), let group = UInt16(part, radix: 16) else {
                        return nil
                    }
                    groups += [UInt8(group >> 8), UInt8(group & 255)]
                }
            }
            halves.append(groups)
        }
        let count = halves.reduce(0) { $0 + $1.count }
        switch halves.count {
        case 1 where count == 16: bytes = halves[0]
        case 2 where count <= 14: bytes = halves[0] + [UInt8](repeating: 0, count: 16 - count) + halves[1]
        default: return nil
        }
    }

    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts.allSatisfy({ (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else {
            return nil
        }
        let bytes = parts.compactMap { UInt8($0) }
        return bytes.count == 4 ? bytes : nil
    }

    package var text: String {
        if bytes.count == 4 { return bytes.map { "\($0)" }.joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }.joined(
            separator: ":")
    }

    /// Everything but public unicast: loopback, private, link-local, carriers', documentation, multicast, reserved; and IPv6 addresses with
    /// such an IPv4 address inside.
    package var isPrivate: Bool {
        if bytes.count == 4 { return Self.isPrivate(bytes[0], bytes[1], bytes[2], bytes[3]) }
        guard bytes.count == 16 else { return true }
        // 64:ff9b::/96, which leads to the IPv4 address at its end.
        if bytes[0..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] {
            return Self.isPrivate(bytes[12], bytes[13], bytes[14], bytes[15])
        }
        // Public unicast is 2000::/3, without 2001::/23 (tunnels), 2001:db8::/32, 2002::/16 (tunnels) and 3fff::/20.
        guard bytes[0] & 0xE0 == 0x20 else { return true }
        if bytes[0] == 0x20, bytes[1] == 0x01, bytes[2] < 2 || (bytes[2] == 0x0D && bytes[3] == 0xB8) { return true }
        return (bytes[0] == 0x20 && bytes[1] == 0x02) || (bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] < 0x10)
    }

    private static func isPrivate(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> Bool {
        switch (a, b, c) {
        case (0, _, _), (10, _, _), (127, _, _), (169, 254, _), (192, 168, _), (192, 0, 0), (192, 0, 2), (198, 51, 100), (203, 0, 113): true
        case (100, 64...127, _), (172, 16...31, _), (198, 18...19, _), (224..., _, _), (192, 88, 99): true
        default: false
        }
    }
}
