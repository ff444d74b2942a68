package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// The forms of a tenant: shown to who may read the rules of leads, changed by who may change them.
///
/// A form's key may be seen by everybody: it can only hand in leads and the signals that the form accepts.
package struct LeadFormService: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    package struct Stored: Sendable {
        package var id: IntakeFormID
        package var form: LeadForm
        /// The first characters of its key.
        package var prefix: String
        package var createdAt: Date
        package var revokedAt: Date?
        /// Of the last thirty days, the newest first.
        package var days: [Day] = []
    }

    package struct Day: Sendable, Equatable {
        package var day: CalendarDay
        package var received: Int32
        package var repeated: Int32
        package var trapped: Int32
        package var refused: Int32
        package var signals: Int32
    }

    // MARK: reading

    /// The oldest first, also those that are out of service.
    ///
    /// - Throws: `permission_denied` without `lead_rules:read`.
    package func forms(_ scope: TenantScope) async throws -> [Stored] {
        try scope.require(.read, .leadRules)
        return try Self.decode(
            try await database.once(
                scope, as: .system, readOnly: true,
                ["SELECT \(fragment: Self.columns) FROM baton.intake_form WHERE tenant_id = \(scope.tenant) ORDER BY created_at, id"])[0])
    }

    /// With what happened on each day.
    ///
    /// - Throws: as `forms`; `not_found`.
    package func form(_ id: IntakeFormID, _ scope: TenantScope) async throws -> Stored {
        try scope.require(.read, .leadRules)
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                "SELECT \(fragment: Self.columns) FROM baton.intake_form WHERE tenant_id = \(scope.tenant) AND id = \(id)",
                """
                SELECT day, received, repeated, trapped, refused, signals FROM baton.form_day
                WHERE tenant_id = \(scope.tenant) AND form_id = \(id) ORDER BY day DESC LIMIT 30
                """,
            ])
        guard var form = try Self.decode(results[0]).first else { throw BatonError(.notFound, detail: "form") }
        form.days = try results[1].decode((PostgresDate, Int32, Int32, Int32, Int32, Int32).self).map {
            Day(day: CalendarDay($0.0), received: $0.1, repeated: $0.2, trapped: $0.3, refused: $0.4, signals: $0.5)
        }
        return form
    }

    /// Those in service, the oldest first.
    static func active(_ tenant: TenantID) -> SQL {
        "SELECT \(fragment: columns) FROM baton.intake_form WHERE tenant_id = \(tenant) AND revoked_at IS NULL ORDER BY created_at, id"
    }

    static let columns: SQL = """
        id, name, channel, signal, allowed_origins, honeypot, per_minute, client_per_minute, mapped_names, mapped_fields, default_fields, \
        default_values, keeps_unknown, redirect_url, thanks, accepts_signals, prefix, created_at, revoked_at
        """

    static func decode(_ result: QueryResult) throws -> [Stored] {
        try result.map { row throws(DatabaseError) in
            let id: IntakeFormID = try row.next()
            var form = LeadForm(name: try row.next())
            let channel: Int16 = try row.next()
            let signal: String? = try row.next()
            form.channel = LeadChannel(rawValue: channel) ?? .webForm
            form.signal = signal.flatMap(SignalKind.init(rawValue:))
            form.allowedOrigins = try row.next()
            form.honeypot = try row.next()
            form.perMinute = try row.next()
            form.clientPerMinute = try row.next()
            let names: [String] = try row.next()
            let fields: [String] = try row.next()
            form.mapping = Dictionary(zip(names, fields), uniquingKeysWith: { first, _ in first })
            let defaultFields: [String] = try row.next()
            let values: [String] = try row.next()
            form.defaults = Dictionary(zip(defaultFields, values), uniquingKeysWith: { first, _ in first })
            form.keepsUnknown = try row.next()
            form.redirectURL = try row.next()
            form.thanks = try row.next()
            let accepted: [String] = try row.next()
            form.acceptedSignals = Set(accepted.compactMap(SignalKind.init(rawValue:)))
            let prefix: String = try row.next()
            let createdAt: Date = try row.next()
            let revokedAt: Date? = try row.next()
            return Stored(id: id, form: form, prefix: prefix, createdAt: createdAt, revokedAt: revokedAt)
        }
    }

    // MARK: writing

    /// - Returns: with the key, which is shown this once.
    /// - Throws: `permission_denied` without `lead_rules:write`; `validation_failed`; `quota_exceeded`.
    package func create(_ input: LeadFormInput, _ scope: TenantScope) async throws -> (form: Stored, key: Secret) {
        let (id, secret, tenant) = (IntakeFormID.make(), Secret.make("bf"), scope.tenant)
        let form = try await change(scope) { fields, _ in
            Self.insert(try input.form(fields: fields), id, secret, scope) + [Self.select(id, tenant)]
        }
        return (form, secret)
    }

    static func insert(_ form: LeadForm, _ id: IntakeFormID, _ secret: Secret, _ scope: TenantScope) -> [SQL] {
        let tenant = scope.tenant
        return [
            """
            INSERT INTO baton.intake_form (
                tenant_id, id, name, prefix, secret_hash, channel, signal, allowed_origins, honeypot, per_minute, client_per_minute,
                mapped_names, mapped_fields, default_fields, default_values, keeps_unknown, redirect_url, thanks, accepts_signals)
            VALUES (
                \(tenant), \(id), \(form.name), \(secret.prefix), \(secret.hash), \(form.channel.rawValue), \(form.signal?.rawValue),
                \(form.allowedOrigins), \(form.honeypot), \(form.perMinute), \(form.clientPerMinute),
                \(form.mapping.pairs.map(\.key)), \(form.mapping.pairs.map(\.value)), \(form.defaults.pairs.map(\.key)),
                \(form.defaults.pairs.map(\.value)), \(form.keepsUnknown), \(form.redirectURL), \(form.thanks),
                \(form.acceptedSignals.map(\.rawValue).sorted()))
            """,
            credential(secret, id, tenant), EventRecord("form.created", facet: .leadRules, subject: id).insert(scope),
        ]
    }

    static func update(_ form: LeadForm, _ id: IntakeFormID, changed: [String], _ scope: TenantScope) -> [SQL] {
        [
            """
            UPDATE baton.intake_form SET
                name = \(form.name), channel = \(form.channel.rawValue), signal = \(form.signal?.rawValue),
                allowed_origins = \(form.allowedOrigins), honeypot = \(form.honeypot), per_minute = \(form.perMinute),
                client_per_minute = \(form.clientPerMinute), mapped_names = \(form.mapping.pairs.map(\.key)),
                mapped_fields = \(form.mapping.pairs.map(\.value)), default_fields = \(form.defaults.pairs.map(\.key)),
                default_values = \(form.defaults.pairs.map(\.value)), keeps_unknown = \(form.keepsUnknown),
                redirect_url = \(form.redirectURL), thanks = \(form.thanks),
                accepts_signals = \(form.acceptedSignals.map(\.rawValue).sorted()), broken_at = NULL
            WHERE tenant_id = \(scope.tenant) AND id = \(id)
            """,
            EventRecord("form.changed", facet: .leadRules, subject: id, changed: changed).insert(scope),
            // What was wrong with it may still be.
            ConfigurationCheck.arm(scope.tenant),
        ]
    }

    /// - Throws: as `create`; `not_found`, also for one that is out of service.
    package func update(_ id: IntakeFormID, _ input: LeadFormInput, _ scope: TenantScope) async throws -> Stored {
        let tenant = scope.tenant
        return try await change(scope, lock: id) { fields, old in
            let form = try input.form(changing: old?.form, fields: fields)
            return Self.update(form, id, changed: input.changed, scope) + [Self.select(id, tenant)]
        }
    }

    /// A new key in the place of the old one, which opens nothing from the next request on.
    ///
    /// - Throws: as `update`.
    package func rotate(_ id: IntakeFormID, _ scope: TenantScope) async throws -> (form: Stored, key: Secret) {
        let (secret, tenant) = (Secret.make("bf"), scope.tenant)
        let form = try await change(scope, lock: id) { _, _ in
            [
                "UPDATE baton.intake_form SET prefix = \(secret.prefix), secret_hash = \(secret.hash) WHERE tenant_id = \(tenant) AND id = \(id)",
                "DELETE FROM baton.credential WHERE tenant_id = \(tenant) AND kind = 2 AND subject_id = \(id.uuid)",
                Self.credential(secret, id, tenant), EventRecord("form.rotated", facet: .leadRules, subject: id).insert(scope),
                Self.select(id, tenant),
            ]
        }
        return (form, secret)
    }

    /// Takes a form out of service, from the next submission on. Its leads and figures stay.
    ///
    /// - Throws: as `update`.
    package func revoke(_ id: IntakeFormID, _ scope: TenantScope) async throws {
        let tenant = scope.tenant
        _ = try await change(scope, lock: id) { _, _ in
            [
                "UPDATE baton.intake_form SET revoked_at = baton.now() WHERE tenant_id = \(tenant) AND id = \(id)",
                "DELETE FROM baton.credential WHERE tenant_id = \(tenant) AND kind = 2 AND subject_id = \(id.uuid)",
                EventRecord("form.revoked", facet: .leadRules, subject: id).insert(scope),
                // Rules may name it.
                ConfigurationCheck.arm(tenant), Self.select(id, tenant),
            ]
        }
    }

    private static func select(_ id: IntakeFormID, _ tenant: TenantID) -> SQL {
        "SELECT \(fragment: columns) FROM baton.intake_form WHERE tenant_id = \(tenant) AND id = \(id)"
    }

    private static func credential(_ secret: Secret, _ id: IntakeFormID, _ tenant: TenantID) -> SQL {
        "INSERT INTO baton.credential (secret_hash, tenant_id, kind, subject_id) VALUES (\(secret.hash), \(tenant), 2::smallint, \(id))"
    }

    /// - Parameter statements: the last of them selects the form.
    private func change(
        _ scope: TenantScope, lock id: IntakeFormID? = nil, _ statements: @Sendable (CustomFields, Stored?) throws -> [SQL]
    ) async throws -> Stored {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        return try await database.withTenant(scope, as: .system) { transaction in
            // The reference table first (Citus); its row lock also keeps two changes apart.
            transaction.enqueue(AccessChange.newVersion(tenant))
            let results = try await transaction.run(
                [CustomFieldStore.select(tenant)] + (id.map { [Self.select($0, tenant)] } ?? []))
            let old = try id == nil ? nil : Self.decode(results[1]).first
            if id != nil, old == nil || old?.revokedAt != nil { throw BatonError(.notFound, detail: "form") }
            let written = try await transaction.finish(statements(CustomFields(CustomFieldStore.decode(results[0])), old))
            guard let last = written.last, let form = try Self.decode(last).first else { throw BatonError(.internalError) }
            return form
        }
    }
}

extension [String: String] {
    /// In one order, so that the same map is the same statement.
    fileprivate var pairs: [(key: String, value: String)] { sorted { $0.key < $1.key } }
}
