package import BatonModel
internal import Crypto
internal import FoundationEssentials
package import Postgres
internal import Synchronization

/// What a tenant's data key is used for. Each purpose has a subkey of its own, so that what is sealed for one does not open for another.
/// Names are never changed: they go into the subkeys.
package enum KeyPurpose: String, CaseIterable, Sendable {
    /// Secrets that must be read back: keys of channels, secrets of clients.
    case secrets
    /// Answers kept for repeated requests.
    case answers
    /// Keyed digests by which protected values are found.
    case blindIndex = "blind_index"
    /// Refresh tokens.
    case sessions
    /// What belongs to one sign-on at a provider.
    case signOn = "sign_on"
    /// Personal data that is stored protected.
    case personal
    /// Links and images in messages to the people of leads.
    case tracking
}

/// The data key of each tenant: made with the tenant or at first use, wrapped by the master key, kept unwrapped in memory only.
///
/// Data key → HKDF-SHA-256 → a subkey for each purpose → AES-256-GCM or HMAC-SHA-256. Tenant, purpose and context are associated data: what
/// is copied to another tenant, column or row does not open there.
package final class TenantKeys: Sendable {
    private struct Entry {
        /// By version.
        var keys: [Int16: SymmetricKey] = [:]
        var current: Int16 = 0
    }

    private let database: Database
    private let masters: MasterKeys?
    private let entries = Mutex<[TenantID: Entry]>([:])
    /// Tenants kept at most; beyond it all are dropped, which costs each one look-up.
    private let limit = 10_000

    /// - Parameter masters: `nil` when the host has configured none; everything here then throws `keys_unavailable`.
    package init(database: Database, masters: MasterKeys?) {
        self.database = database
        self.masters = masters
    }

    package var isAvailable: Bool { masters != nil }

    /// - Throws: `keys_unavailable`.
    package func requireMasters() throws -> MasterKeys {
        guard let masters else { throw BatonError(.keysUnavailable, detail: "BATON_MASTER_KEY") }
        return masters
    }

    // MARK: sealing

    /// Encrypts. The result is 31 bytes longer than the text: form (1), version of the key (2), nonce (12), text, tag (16).
    ///
    /// - Parameter context: where it is kept, for example `sign_on.client_secret`, with the id of its row where a table has several.
    /// - Throws: `keys_unavailable`.
    package func seal(_ plain: [UInt8], for purpose: KeyPurpose, context: String, _ scope: TenantScope) async throws -> Bytes {
        let (version, key) = try await subkey(purpose, scope)
        let box = try AES.GCM.seal(plain, using: key, authenticating: Self.associated(purpose, context, scope.tenant))
        return Bytes([Self.form, UInt8(truncatingIfNeeded: version >> 8), UInt8(truncatingIfNeeded: version)] + (box.combined ?? Data()))
    }

    /// - Throws: `keys_unavailable`; `internal_error` for what was sealed for something else, was altered, or is nothing of ours.
    package func open(_ sealed: Bytes, for purpose: KeyPurpose, context: String, _ scope: TenantScope) async throws -> [UInt8] {
        let bytes = sealed.bytes
        guard bytes.count >= 31, bytes[0] == Self.form else { throw Self.unopened }
        let (_, key) = try await subkey(purpose, version: Int16(bytes[1]) << 8 | Int16(bytes[2]), scope)
        do {
            return Array(
                try AES.GCM.open(
                    AES.GCM.SealedBox(combined: bytes[3...]), using: key,
                    authenticating: Self.associated(purpose, context, scope.tenant)))
        } catch {
            throw Self.unopened
        }
    }

    /// A keyed digest by which a protected value is found again: version of the key (2 bytes), HMAC-SHA-256 (32).
    ///
    /// - Parameters:
    ///   - context: what kind of value it is; the same value has another digest elsewhere.
    /// - Throws: `keys_unavailable`.
    package func blindIndex(_ value: [UInt8], context: String, _ scope: TenantScope) async throws -> Bytes {
        let (version, key) = try await subkey(.blindIndex, scope)
        let code = HMAC<SHA256>.authenticationCode(for: Self.associated(.blindIndex, context, scope.tenant) + value, using: key)
        return Bytes([UInt8(truncatingIfNeeded: version >> 8), UInt8(truncatingIfNeeded: version)] + code)
    }

    /// 32 bytes that only this installation can compute again from the same input, under the tenant's oldest key.
    ///
    /// - Throws: `keys_unavailable`.
    package func derive(_ input: [UInt8], for purpose: KeyPurpose, context: String, _ scope: TenantScope) async throws -> [UInt8] {
        let (_, key) = try await subkey(purpose, version: 1, scope)
        return Array(HMAC<SHA256>.authenticationCode(for: Self.associated(purpose, context, scope.tenant) + input, using: key))
    }

    private static let form: UInt8 = 1
    private static var unopened: BatonError { BatonError(.internalError, detail: "a sealed value does not open") }

    private static func associated(_ purpose: KeyPurpose, _ context: String, _ tenant: TenantID) -> [UInt8] {
        // No part can run into the next: the ids have one length, the purposes no line ends.
        Array("baton\n\(tenant)\n\(purpose.rawValue)\n\(context)\n".utf8)
    }

    // MARK: keys

    /// What makes a tenant's first key, for the transaction that makes the tenant; `nil` without a master key.
    package func firstKey(of tenant: TenantID) throws -> SQL? {
        guard let masters else { return nil }
        return try Self.insert(tenant, masters.current)
    }

    private static func insert(_ tenant: TenantID, _ master: MasterKey) throws -> SQL {
        let data = SymmetricKey(size: .bits256).withUnsafeBytes { unsafe Array($0) }
        let wrapped = try master.seal(data, wrapping(tenant, 1))
        return """
            INSERT INTO baton.tenant_key (tenant_id, version, master_key_id, wrapped_key)
            VALUES (\(tenant), 1::smallint, \(master.id), \(wrapped)) ON CONFLICT (tenant_id, version) DO NOTHING
            """
    }

    private static func wrapping(_ tenant: TenantID, _ version: Int16) -> [UInt8] { Array("baton tenant key\n\(tenant)\n\(version)".utf8) }

    private func subkey(_ purpose: KeyPurpose, version: Int16? = nil, _ scope: TenantScope) async throws -> (Int16, SymmetricKey) {
        let masters = try requireMasters()
        var entry = entries.withLock { $0[scope.tenant] }
        if entry == nil || version.map({ entry?.keys[$0] == nil }) == true {
            let loaded = try await load(scope, masters)
            entries.withLock { entries in
                if entries.count >= limit { entries = [:] }
                entries[scope.tenant] = loaded
            }
            entry = loaded
        }
        let wanted = version ?? entry?.current ?? 0
        guard let key = entry?.keys[wanted] else { throw Self.unopened }
        let info = Array("baton \(purpose.rawValue)".utf8)
        return (wanted, HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: info, outputByteCount: 32))
    }

    private func load(_ scope: TenantScope, _ masters: MasterKeys) async throws -> Entry {
        // Whatever the caller's grants have become meanwhile: the tenant is the same.
        var scope = scope
        scope.actor = .hostOperator
        let select: SQL = "SELECT version, master_key_id, wrapped_key FROM baton.tenant_key WHERE tenant_id = \(scope.tenant)"
        var rows = try await database.once(scope, as: .system, readOnly: true, [select])[0].decode((Int16, String, Bytes).self)
        if rows.isEmpty {
            // Whoever is second waits for the first, inserts nothing, and reads what the first has made.
            // No effect of the request that happens to be the first.
            let results = try await IdempotencyClaim.$current.withValue(nil) {
                try await database.once(scope, as: .system, [Self.insert(scope.tenant, masters.current), select])
            }
            rows = try results[1].decode((Int16, String, Bytes).self)
        }
        var entry = Entry()
        for (version, master, wrapped) in rows {
            let key = try masters.key(master)
            do {
                entry.keys[version] = SymmetricKey(data: try key.open(wrapped, Self.wrapping(scope.tenant, version)))
            } catch {
                throw BatonError(.internalError, detail: "the tenant's key does not open")
            }
            entry.current = max(entry.current, version)
        }
        return entry
    }

    /// Wraps the tenant's keys by the current master key where the previous one has; may be repeated.
    ///
    /// - Returns: how many were wrapped anew.
    /// - Throws: `keys_unavailable`, when one was wrapped by a key that the program does not have.
    package func rewrap(_ scope: TenantScope) async throws -> Int {
        let masters = try requireMasters()
        let tenant = scope.tenant
        let rows = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT version, master_key_id, wrapped_key FROM baton.tenant_key
                WHERE tenant_id = \(tenant) AND master_key_id <> \(masters.current.id)
                """
            ])[0].decode((Int16, String, Bytes).self)
        var statements: [SQL] = []
        for (version, master, wrapped) in rows {
            let key = try masters.key(master)
            guard let data = try? key.open(wrapped, Self.wrapping(tenant, version)) else { throw Self.unopened }
            statements.append(
                """
                UPDATE baton.tenant_key SET master_key_id = \(masters.current.id),
                    wrapped_key = \(try masters.current.seal(data, Self.wrapping(tenant, version)))
                WHERE tenant_id = \(tenant) AND version = \(version) AND master_key_id = \(master)
                """)
        }
        if statements.isEmpty { return 0 }
        return try await database.once(scope, as: .system, statements).reduce(0) { $0 + $1.affectedRows }
    }
}
