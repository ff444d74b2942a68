internal import BatonModel
internal import BatonPlatform
internal import Postgres

/// An address of a lead's person, as it is kept where the person has said no: a keyed digest, the same for whoever comes in with it again.
enum ContactAddress {
    enum Kind: String, Sendable {
        case mail
        case phone

        /// Of the addresses that a message over such a channel goes to.
        init(_ channel: String) { self = channel == ChannelKind.sms.rawValue ? .phone : .mail }
    }

    enum Block: String, Sendable {
        case optedOut = "opted_out"
        case undeliverable
    }

    /// Of a mail address whatever its case: nobody has two that differ in nothing else.
    ///
    /// - Parameter address: as it is stored: a phone in E.164.
    /// - Throws: `keys_unavailable`.
    static func digest(_ address: String, _ kind: Kind, _ keys: TenantKeys, _ scope: TenantScope) async throws -> Bytes {
        let address = kind == .mail ? address.lowercased() : address
        return Bytes(try await keys.derive(Array(address.utf8), for: .blindIndex, context: "contact.\(kind.rawValue)", scope))
    }

    static func blocks(_ kind: Kind, _ digest: Bytes, _ tenant: TenantID) -> SQL {
        """
        SELECT reason FROM baton.contact_block
        WHERE tenant_id = \(tenant) AND address_kind = \(kind.rawValue) AND address_hash = \(digest) ORDER BY reason
        """
    }

    static func block(_ kind: Kind, _ digest: Bytes, _ block: Block, _ tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.contact_block (tenant_id, address_kind, address_hash, reason)
        VALUES (\(tenant), \(kind.rawValue), \(digest), \(block.rawValue))
        ON CONFLICT (tenant_id, address_kind, address_hash, reason) DO NOTHING
        """
    }
}
