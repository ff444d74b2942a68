package import FoundationEssentials

/// What a tracked link or image names: purpose, tenant, message or lead, and until when. It is signed under the tenant's key
/// (`TrackingKeys` in BatonService), so nobody can make one or change it.
package struct TrackingToken: Sendable, Equatable {
    /// Never renumber one: they are in mails.
    package enum Purpose: UInt8, CaseIterable, Sendable {
        case open = 1
        case link = 2
        case unsubscribe = 3
        /// A link that nobody can see.
        case hidden = 4
        /// Hands a visitor of the tenant's site to the beacon; its subject is the lead.
        case visitor = 5
    }

    package var purpose: Purpose
    package var tenant: TenantID
    /// The message; of a visitor the lead.
    package var subject: UUID
    /// Seconds since 1970.
    package var expiresAt: UInt32

    package static let macBytes = 16
    private static let form: UInt8 = 1
    static let bodyBytes = 38
    /// Characters of a whole token.
    package static let length = ((bodyBytes + macBytes) * 4 + 2) / 3

    package init(_ purpose: Purpose, tenant: TenantID, subject: UUID, expiresAt: Date) {
        self.purpose = purpose
        self.tenant = tenant
        self.subject = subject
        self.expiresAt = UInt32(clamping: Int64(expiresAt.timeIntervalSince1970))
    }

    /// What is signed.
    package var body: [UInt8] {
        var bytes: [UInt8] = [Self.form, purpose.rawValue]
        for uuid in [tenant.uuid, subject] { bytes += Self.bytes(uuid) }
        bytes += (0..<4).map { UInt8(truncatingIfNeeded: expiresAt >> (24 - 8 * $0)) }
        return bytes
    }

    package func text(mac: [UInt8]) -> String { Self.encoded(body + mac.prefix(Self.macBytes)) }

    /// Reads what may be a token; whether it is one its code says.
    package static func parse(_ text: some StringProtocol) -> (token: TrackingToken, mac: [UInt8])? {
        guard text.utf8.count == length, let bytes = decoded(text), bytes.count == bodyBytes + macBytes, bytes[0] == form,
            let purpose = Purpose(rawValue: bytes[1])
        else { return nil }
        // One spelling only.
        guard encoded(bytes) == String(text) else { return nil }
        var token = TrackingToken(
            purpose, tenant: TenantID(uuid(bytes[2..<18])), subject: uuid(bytes[18..<34]), expiresAt: Date(timeIntervalSince1970: 0))
        token.expiresAt = bytes[34..<38].reduce(0) { $0 << 8 | UInt32($1) }
        return (token, Array(bytes[38...]))
    }

    package func isExpired(at now: Date) -> Bool { now.timeIntervalSince1970 >= Double(expiresAt) }

    private static func bytes(_ uuid: UUID) -> [UInt8] {
        let u = uuid.uuid
        return [u.0, u.1, u.2, u.3, u.4, u.5, u.6, u.7, u.8, u.9, u.10, u.11, u.12, u.13, u.14, u.15]
    }

    private static func uuid(_ bytes: ArraySlice<UInt8>) -> UUID {
        let b = Array(bytes)
        return UUID(uuid: (b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]))
    }

    /// Base64 for URLs (RFC 4648 §5), without padding.
    private static func encoded(_ bytes: [UInt8]) -> String {
        var text = ""
        for scalar in Data(bytes).base64EncodedString().unicodeScalars {
            switch scalar {
            case "+": text.append("-")
            case "/": text.append("_")
            case "=": break
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func decoded(_ text: some StringProtocol) -> [UInt8]? {
        var standard = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "-": standard.append("+")
            case "_": standard.append("/")
            case "+", "/", "=": return nil
            default: standard.unicodeScalars.append(scalar)
            }
        }
        while standard.utf8.count % 4 != 0 { standard.append("=") }
        return Data(base64Encoded: standard).map(Array.init)
    }
}
