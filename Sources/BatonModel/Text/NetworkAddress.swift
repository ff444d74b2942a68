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

/// Names of hosts, and what takes their place.
package enum HostName {
    /// Labels of letters, digits, `-` and `_`, or a numeric address as people write it: not decimal, octal or hexadecimal forms of one.
    package static func isValid(_ text: String) -> Bool {
        if let address = NetworkAddress(text) {
            return address.bytes.count == 16 || address.text == text
        }
        let name = text.hasSuffix(".") ? text.dropLast() : text[...]
        let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard name.utf8.count <= 253, let last = labels.last, !(0x30...0x39).contains(last.first ?? 0x30) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy {
                    (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
                }
        }
    }

    /// By its name (RFC 6761) or address.
    package static func isLoopback(_ host: String) -> Bool {
        let name = (host.hasSuffix(".") ? String(host.dropLast()) : host).lowercased()
        if name == "localhost" || name.hasSuffix(".localhost") { return true }
        guard let address = NetworkAddress(host) else { return false }
        return address.bytes.count == 4 ? address.bytes[0] == 127 : address == NetworkAddress("::1")
    }
}
