package import BatonModel
package import BatonPlatform
package import FoundationEssentials
internal import Postgres

/// A channel as an admin sees it, with what has become of its messages.
package struct StoredChannel: Sendable {
    package var id: ChannelID
    package var name: String
    package var configuration: ChannelConfiguration
    package var carries: [String]
    package var urgent: [String]
    package var team: TeamID?
    package var perMinute: Int32?
    package var concurrency: Int16?
    package var isEnabled: Bool
    /// Why the service has switched it off: a code of docs/CHANNELS.md.
    package var disabledReason: String?
    package var disabledAt: Date?
    package var createdAt: Date
    package var updatedAt: Date
    package var version: Int32
    package var traffic = Traffic()

    package struct Traffic: Sendable {
        /// In the outbox, and since when the oldest of them has been there.
        package var waiting: Int64 = 0
        package var oldestAt: Date?
        /// Put aside.
        package var dead: Int64 = 0
        package var delivered: Int64 = 0
        package var failedAttempts: Int64 = 0
        package var lastDeliveredAt: Date?
        package var lastFailedAt: Date?
        package var lastProblem: String?
        /// Nothing is sent before: nobody answers there, or a limit is reached.
        package var pausedUntil: Date?
    }
}

/// Channels of a tenant (X3): whoever may read the rules of leads sees them, without secrets; who may write them changes them.
package struct ChannelService: Sendable {
    private let database: Database
    private let keys: TenantKeys
    private let senders: ChannelSenders
    private let wakeups: Wakeups
    private let allowsPrivate: Bool

    /// - Parameter allowsPrivate: whether channels may lead to addresses of the host's own network.
    package init(database: Database, keys: TenantKeys, senders: ChannelSenders, wakeups: Wakeups, allowsPrivate: Bool) {
        self.database = database
        self.keys = keys
        self.senders = senders
        self.wakeups = wakeups
        self.allowsPrivate = allowsPrivate
    }

    /// Channels of a tenant at most.
    package static let maximumChannels = 100

    static func sealing(_ id: ChannelID) -> String { "channel.configuration.\(id)" }

    // MARK: reading

    private static let columns: SQL = """
        id, name, configuration, carries, urgent, team_id, per_minute, concurrency, is_enabled, disabled_reason, disabled_at, created_at,
        updated_at, version
        """

    /// - Throws: `permission_denied` without `lead_rules:read`, `keys_unavailable`.
    package func channels(_ scope: TenantScope) async throws -> [StoredChannel] {
        try scope.require(.read, .leadRules)
        return try await read(nil, scope)
    }

    /// - Throws: `permission_denied` without `lead_rules:read`, `not_found`, `keys_unavailable`.
    package func channel(_ id: ChannelID, _ scope: TenantScope) async throws -> StoredChannel {
        try scope.require(.read, .leadRules)
        guard let channel = try await read(id, scope).first else { throw BatonError(.notFound, detail: "channel") }
        return channel
    }

    private func read(_ id: ChannelID?, _ scope: TenantScope) async throws -> [StoredChannel] {
        let tenant = scope.tenant
        let one: SQL = id.map { " AND id = \($0)" } ?? ""
        let its: SQL = id.map { " AND channel_id = \($0)" } ?? ""
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT \(fragment: Self.columns) FROM baton.channel WHERE tenant_id = \(tenant)\(fragment: one)
                ORDER BY name, id LIMIT \(Self.maximumChannels)
                """,
                """
                SELECT channel_id, count(*), min(waiting_since) FROM baton.outbox WHERE tenant_id = \(tenant)\(fragment: its)
                GROUP BY channel_id
                """,
                "SELECT channel_id, count(*) FROM baton.outbox_dead WHERE tenant_id = \(tenant)\(fragment: its) GROUP BY channel_id",
                """
                SELECT channel_id, delivered, failed, last_delivered_at, last_failed_at, last_problem,
                       nullif(greatest(blocked_until, open_until), least(greatest(blocked_until, open_until), baton.now()))
                FROM baton.outbox_lane WHERE tenant_id = \(tenant)
                """,
            ])
        let waiting = try results[1].decode((ChannelID, Int64, Date).self)
        let dead = try results[2].decode((ChannelID, Int64).self)
        let lanes = try results[3].decode((ChannelID, Int64, Int64, Date?, Date?, String?, Date?).self)
        let channels = try await decode(results[0], scope)
        return channels.map { channel in
            var channel = channel
            if let (_, count, oldest) = waiting.first(where: { $0.0 == channel.id }) {
                channel.traffic.waiting = count
                channel.traffic.oldestAt = oldest
            }
            channel.traffic.dead = dead.first { $0.0 == channel.id }?.1 ?? 0
            if let (_, delivered, failed, deliveredAt, failedAt, problem, paused) = lanes.first(where: { $0.0 == channel.id }) {
                channel.traffic.delivered = delivered
                channel.traffic.failedAttempts = failed
                channel.traffic.lastDeliveredAt = deliveredAt
                channel.traffic.lastFailedAt = failedAt
                channel.traffic.lastProblem = problem
                channel.traffic.pausedUntil = channel.isEnabled ? paused : nil
            }
            return channel
        }
    }

    private func decode(_ result: QueryResult, _ scope: TenantScope) async throws -> [StoredChannel] {
        var channels: [StoredChannel] = []
        let rows = try result.decode(
            (
                ChannelID, String, Bytes, [String], [String], TeamID?, Int32?, Int16?, Bool, String?, Date?, Date, Date, Int32
            ).self)
        for row in rows {
            channels.append(
                StoredChannel(
                    id: row.0, name: row.1, configuration: try await Self.open(row.2, of: row.0, keys, scope), carries: row.3,
                    urgent: row.4,
                    team: row.5, perMinute: row.6, concurrency: row.7, isEnabled: row.8, disabledReason: row.9, disabledAt: row.10,
                    createdAt: row.11, updatedAt: row.12, version: row.13))
        }
        return channels
    }

    static func open(_ sealed: Bytes, of id: ChannelID, _ keys: TenantKeys, _ scope: TenantScope) async throws -> ChannelConfiguration {
        let json = try await keys.open(sealed, for: .secrets, context: sealing(id), scope)
        // It was checked when it was saved; what the host allows may have changed since, and is checked again at each message.
        return try ChannelConfiguration(json: json, allowsPrivate: true)
    }

    // MARK: writing

    /// - Throws: `permission_denied` without `lead_rules:write`; `validation_failed`; `conflict` for a name that is taken, a second channel of
    ///   a personal kind, or too many; `keys_unavailable`.
    package func create(_ input: ChannelInput, _ scope: TenantScope) async throws -> StoredChannel {
        try scope.require(.write, .leadRules)
        let definition = try ChannelDefinition(input, teams: await teams(scope), allowsPrivate: allowsPrivate)
        try await requireTemplates(definition, scope)
        let id = ChannelID.make()
        let sealed = try await keys.seal(definition.configuration.json, for: .secrets, context: Self.sealing(id), scope)
        let tenant = scope.tenant
        try await naming {
            try await database.withTenant(scope, as: .system) { transaction in
                let count = try await transaction.run([
                    AccessChange.newVersion(tenant), "SELECT count(*) FROM baton.channel WHERE tenant_id = \(tenant)",
                ])[1].single(Int64.self)
                guard count ?? 0 < Self.maximumChannels else {
                    throw BatonError(.conflict, detail: "there are \(Self.maximumChannels) channels already")
                }
                _ = try await transaction.finish([
                    """
                    INSERT INTO baton.channel (
                        tenant_id, id, name, kind, configuration, carries, urgent, team_id, per_minute, concurrency, is_enabled)
                    VALUES (\(tenant), \(id), \(definition.name), \(definition.configuration.kind.rawValue), \(sealed),
                            \(definition.carries), \(definition.urgent), \(definition.team), \(definition.perMinute.map(Int32.init)),
                            \(definition.concurrency.map(Int16.init)), \(definition.isEnabled))
                    """,
                    EventRecord(
                        "channel.created", facet: .leadRules, subject: id, data: .object(["kind": definition.configuration.kind.rawValue])
                    ).insert(scope),
                ])
            }
        }
        return try await changed(id, scope)
    }

    /// Replaces everything that was said of the channel. Switched on, it goes on with what waits.
    ///
    /// - Parameter version: the version that is to be replaced; `nil`: any.
    /// - Throws: as `create`; `not_found`, `version_mismatch`.
    package func replace(_ id: ChannelID, _ input: ChannelInput, version: Int32?, _ scope: TenantScope) async throws -> StoredChannel {
        try scope.require(.write, .leadRules)
        let current = try await channel(id, scope)
        if let version, version != current.version { throw BatonError(.versionMismatch) }
        let definition = try ChannelDefinition(
            input, replacing: current.configuration, teams: await teams(scope), allowsPrivate: allowsPrivate)
        try await requireTemplates(definition, scope)
        let sealed = try await keys.seal(definition.configuration.json, for: .secrets, context: Self.sealing(id), scope)
        let tenant = scope.tenant
        try await naming {
            try await database.withTenant(scope, as: .system) { transaction in
                let results = try await transaction.run([
                    AccessChange.newVersion(tenant),
                    """
                    UPDATE baton.channel SET name = \(definition.name), configuration = \(sealed), carries = \(definition.carries),
                        urgent = \(definition.urgent), team_id = \(definition.team), per_minute = \(definition.perMinute.map(Int32.init)),
                        concurrency = \(definition.concurrency.map(Int16.init)), is_enabled = \(definition.isEnabled),
                        disabled_reason = NULL, disabled_at = NULL, updated_at = baton.now(), version = version + 1
                    WHERE tenant_id = \(tenant) AND id = \(id) AND version = \(current.version)
                    """,
                ])
                // Somebody else was faster, with a version or without.
                guard results[1].affectedRows == 1 else { throw BatonError(.versionMismatch) }
                _ = try await transaction.finish([
                    // What has held it back was what it was.
                    """
                    UPDATE baton.outbox_lane SET blocked_until = NULL, failures = 0, open_until = NULL, open_pause_s = NULL
                    WHERE tenant_id = \(tenant) AND channel_id = \(id)
                    """,
                    EventRecord(
                        "channel.changed", facet: .leadRules, subject: id, changed: Self.changes(from: current, to: definition)
                    ).insert(scope),
                ])
            }
        }
        return try await changed(id, scope)
    }

    /// With everything that waits for it or was put aside.
    ///
    /// - Throws: `permission_denied`, `not_found`, `version_mismatch`.
    package func delete(_ id: ChannelID, version: Int32?, _ scope: TenantScope) async throws {
        try scope.require(.write, .leadRules)
        let tenant = scope.tenant
        try await database.withTenant(scope, as: .system) { transaction in
            let found = try await transaction.run([
                AccessChange.newVersion(tenant),
                "SELECT version FROM baton.channel WHERE tenant_id = \(tenant) AND id = \(id) FOR UPDATE",
            ])[1].single(Int32.self)
            guard let found else { throw BatonError(.notFound, detail: "channel") }
            if let version, version != found { throw BatonError(.versionMismatch) }
            _ = try await transaction.finish([
                "DELETE FROM baton.outbox WHERE tenant_id = \(tenant) AND channel_id = \(id)",
                "DELETE FROM baton.outbox_dead WHERE tenant_id = \(tenant) AND channel_id = \(id)",
                "DELETE FROM baton.outbox_lane WHERE tenant_id = \(tenant) AND channel_id = \(id)",
                "DELETE FROM baton.channel WHERE tenant_id = \(tenant) AND id = \(id)",
                EventRecord("channel.deleted", facet: .leadRules, subject: id).insert(scope),
            ])
        }
    }

    /// Sends a message that says what it is, to whoever asks, at once and whatever the limits are.
    ///
    /// - Throws: `permission_denied`, `not_found`; `validation_failed` when nobody can be reached that way.
    package func test(_ id: ChannelID, _ scope: TenantScope) async throws -> DeliveryOutcome {
        try scope.require(.write, .leadRules)
        let member = try scope.requireMember()
        let channel = try await channel(id, scope)
        let results = try await database.once(
            scope, as: .system, readOnly: true,
            [
                """
                SELECT m.email, p.phone, p.wecom_user_id FROM baton.member m
                LEFT JOIN baton.notification_preference p ON p.tenant_id = m.tenant_id AND p.member_id = m.id
                WHERE m.tenant_id = \(scope.tenant) AND m.id = \(member.id)
                """,
                """
                SELECT provider_template, parameters FROM baton.message_template
                WHERE tenant_id = \(scope.tenant) AND channel_kind = 'sms' ORDER BY kind LIMIT 1
                """,
            ])
        let (email, phone, user) = try results[0].first((String?, String?, String?).self) ?? (nil, nil, nil)
        let text = "Baton：这是一条测试消息，收到即表示渠道可用。\nThis is a test message: the channel works."
        func missing(_ zh: String, _ en: String) -> ValidationFailure {
            ValidationFailure([FieldProblem("", "no_address", zh: zh, en: en)])
        }
        let content: ChannelMessage.Content
        switch channel.configuration.kind {
        case .mail:
            guard let email, let address = try? EmailAddress(parsing: email) else {
                throw missing("你没有邮箱地址", "You have no mail address.")
            }
            content = .mail(
                MailMessage(to: [.init(address, name: member.name)], subject: "Baton 渠道测试 / Channel test", text: text))
        case .wecomRobot: content = .wecomRobot(RobotMessage(.text, text, mentions: user.map { [$0] } ?? []))
        case .wecomApplication:
            guard let user else { throw missing("请先填写你的企业微信账号", "Enter your WeCom user id first.") }
            content = .wecomApplication(ApplicationMessage(to: [user], .text(text)))
        case .sms:
            guard let phone = phone.flatMap({ try? PhoneNumber(parsing: $0) }) else {
                throw missing("请先填写你的手机号", "Enter your phone number first.")
            }
            guard let (template, parameters) = try results[1].first((String?, JSONText?).self), let template else {
                throw missing("请先添加一个短信模板", "Add a template of a text message first.")
            }
            let names = parameters.map { MessageTemplateService.parameters($0).keys.sorted() } ?? []
            content = .sms(
                TextMessage(to: phone, template: template, parameters: Dictionary(uniqueKeysWithValues: names.map { ($0, "测试") })))
        case .webhook:
            let data = JSONWriter.object { $0.field("channel_id", id) }
            content = .webhook(WebhookMessage(WebhookEvent.test, occurredAt: Date(), data: data))
        }
        return await senders.deliver(ChannelMessage(DeliveryKey(MessageID.make()), content), over: channel.configuration)
    }

    // MARK: parts

    private func changed(_ id: ChannelID, _ scope: TenantScope) async throws -> StoredChannel {
        wakeups.ring(.outbox)
        guard let channel = try await read(id, scope.afterwards).first else { throw BatonError(.internalError) }
        return channel
    }

    private func teams(_ scope: TenantScope) async throws -> Set<TeamID> {
        Set(
            try await database.once(scope, as: .system, readOnly: true, ["SELECT id FROM baton.team WHERE tenant_id = \(scope.tenant)"])[0]
                .column(TeamID.self))
    }

    /// A text message says what a provider has approved, so there has to be a template for each kind that it carries.
    private func requireTemplates(_ definition: ChannelDefinition, _ scope: TenantScope) async throws {
        guard definition.configuration.kind == .sms, !definition.carries.isEmpty else { return }
        let known = Set(
            try await database.once(
                scope, as: .system, readOnly: true,
                ["SELECT kind FROM baton.message_template WHERE tenant_id = \(scope.tenant) AND channel_kind = 'sms'"])[0].column(
                    String.self))
        let problems = definition.carries.enumerated().filter { !known.contains($0.element) }.map { index, kind in
            FieldProblem(
                "/carries/\(index)", "template_missing", zh: "请先为 \(kind) 添加短信模板",
                en: "Add the template of a text message for \(kind) first.")
        }
        if !problems.isEmpty { throw ValidationFailure(problems) }
    }

    private func naming<Output>(_ body: () async throws -> Output) async throws -> Output {
        do {
            return try await body()
        } catch let error as DatabaseError where error.constraint == "channel_name_key" {
            throw BatonError(.conflict, detail: "there is one of that name already")
        } catch let error as DatabaseError where error.constraint == "channel_personal_key" {
            throw BatonError(.conflict, detail: "there is a channel of this kind already, and members are told once")
        }
    }

    private static func changes(from current: StoredChannel, to definition: ChannelDefinition) -> [String] {
        let differences: [(String, Bool)] = [
            ("carries", current.carries != definition.carries),
            ("concurrency", current.concurrency.map(Int.init) != definition.concurrency),
            ("configuration", current.configuration != definition.configuration), ("is_enabled", current.isEnabled != definition.isEnabled),
            ("name", current.name != definition.name), ("per_minute", current.perMinute.map(Int.init) != definition.perMinute),
            ("team_id", current.team != definition.team), ("urgent", current.urgent != definition.urgent),
        ]
        return differences.filter(\.1).map(\.0)
    }
}
