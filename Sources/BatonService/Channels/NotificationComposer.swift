package import BatonModel
package import BatonPlatform
package import FoundationEssentials
package import Postgres

/// Makes the messages of notifications and of events: in the words of the tenant, in the language of who is told, and with nothing in them
/// that he may not read.
package struct NotificationComposer: MessageComposer {
    private let database: Database
    private let keys: TenantKeys
    private let directory: AccessDirectory
    private let wakeups: Wakeups
    private let publicURL: String
    private let leadMessages: LeadMessageComposer

    /// - Parameter publicURL: what links begin with.
    package init(database: Database, keys: TenantKeys, directory: AccessDirectory, wakeups: Wakeups, publicURL: String) {
        self.database = database
        self.keys = keys
        self.directory = directory
        self.wakeups = wakeups
        self.publicURL = publicURL
        leadMessages = LeadMessageComposer(database: database, keys: keys, publicURL: publicURL)
    }

    // MARK: channels

    package func channel(_ id: ChannelID, tenant: TenantID) async throws -> OutboxChannel? {
        let results = try await database.client.transaction(
            database.workerOptions(tenant),
            [
                """
                SELECT configuration, per_minute, concurrency, version FROM baton.channel
                WHERE tenant_id = \(tenant) AND id = \(id) AND is_enabled
                """,
                """
                SELECT access_version, time_zone FROM baton.tenant
                WHERE id = \(tenant) AND status <> \(TenantStatus.suspended.rawValue)
                  AND NOT (status = \(TenantStatus.trial.rawValue) AND trial_ends_at <= baton.now())
                """,
            ])
        guard let (sealed, perMinute, concurrency, number) = try results[0].first((Bytes, Int32?, Int16?, Int32).self),
            let (version, zone) = try results[1].first((Int32, String).self)
        else { return nil }
        let scope = TenantScope(tenant: tenant, accessVersion: version, timeZone: zone, actor: .worker)
        return OutboxChannel(
            id: id, tenant: tenant, version: number, configuration: try await ChannelService.open(sealed, of: id, keys, scope),
            perMinute: perMinute.map(Int.init), concurrency: concurrency.map(Int.init))
    }

    package func switchOff(_ channel: OutboxChannel, because problem: DeliveryProblem) async throws {
        let tenant = channel.tenant
        let scope = TenantScope(tenant: tenant, accessVersion: 0, timeZone: "UTC", actor: .worker)
        let admins = try await database.client.withTransaction(database.workerOptions(tenant)) { transaction in
            let results = try await transaction.run([
                // The reference table first (Citus); nothing is to be read anew when another message has come first, or somebody has mended it.
                AccessChange.newVersion(tenant) + """
                     AND EXISTS (SELECT FROM baton.channel WHERE tenant_id = \(tenant) AND id = \(channel.id) AND is_enabled
                                 AND version = \(channel.version))
                    """,
                """
                UPDATE baton.channel SET is_enabled = false, disabled_reason = \(problem.code.rawValue), disabled_at = baton.now(),
                    updated_at = baton.now(), version = version + 1
                WHERE tenant_id = \(tenant) AND id = \(channel.id) AND is_enabled AND version = \(channel.version)
                """,
                """
                SELECT m.id FROM baton.member m
                JOIN baton.member_role mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
                JOIN baton.role r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
                WHERE m.tenant_id = \(tenant) AND mr.tenant_id = \(tenant) AND r.tenant_id = \(tenant) AND m.status = 1
                  AND m.deleted_at IS NULL AND r.key = 'admin'
                """,
            ])
            // Another message has come first.
            guard results[1].affectedRows == 1 else { return [MemberID]() }
            let admins = try results[2].column(MemberID.self)
            let drafts = admins.map {
                NotificationDraft(
                    .channelDisabled, to: $0, subject: channel.id, data: .object(["code": problem.code.rawValue]), tenant: tenant)
            }
            _ = try await transaction.finish(
                [
                    EventRecord(
                        "channel.switched_off", facet: .leadRules, subject: channel.id, changed: ["is_enabled"],
                        data: .object(["code": problem.code.rawValue])
                    ).insert(scope)
                ] + (drafts.isEmpty ? [] : NotificationDraft.insert(drafts, tenant: tenant)))
            return admins
        }
        for admin in admins { wakeups.ring(.member(admin)) }
    }

    // MARK: messages

    package func compose(_ message: OutboxMessage, over channel: OutboxChannel, at now: Date) async throws -> ComposedMessage {
        let key = DeliveryKey(message.id)
        if channel.kind == .webhook {
            return .send(
                ChannelMessage(
                    key, .webhook(WebhookMessage(message.kind, occurredAt: message.createdAt, data: Array(message.data.text.utf8)))))
        }
        // A kind that this program does not know is of a newer one, whose processes send it.
        guard let kind = NotificationKind(rawValue: message.kind) else { return .wait(until: now.addingTimeInterval(60)) }
        if kind.isForLeads { return try await leadMessages.compose(message, kind, over: channel, at: now) }
        let parts = try await parts(message, kind, channel.kind)
        let template = parts.template ?? .standard(kind, channel.kind)
        guard let template else { return .refuse(code: "template_missing", detail: "") }
        if channel.kind == .wecomRobot { return try robot(key, kind, template, parts) }
        guard let person = parts.people.first else { return .drop }
        if !message.isUrgent, let quiet = person.quiet {
            let time = quiet.delivery(of: now)
            if time > now { return .wait(until: time) }
        }
        let isChinese = person.language == "zh"
        var values = parts.values(kind, isChinese: isChinese)
        values["member"] = person.name
        if kind.isAboutLead, let subject = message.subject {
            values.merge(try await record(LeadID(subject.uuid), as: person.id, parts)) { $1 }
        }
        func text(_ template: BilingualTemplate?, _ target: MessageTemplate.Target) -> String {
            (isChinese ? template?.zh : template?.en)?.render(values, for: target) ?? ""
        }
        switch channel.kind {
        case .mail:
            guard let address = person.email.flatMap({ try? EmailAddress(parsing: $0) }) else { return Self.unreachable }
            let subject = MessageTemplate.scalars(text(template.subject, .line), MailMessage.maximumSubject)
            return .send(
                ChannelMessage(
                    key,
                    .mail(
                        MailMessage(
                            to: [.init(address, name: person.name)],
                            subject: subject.isEmpty ? values["title"] ?? "" : subject, text: text(template.body, .plain),
                            language: person.language))))
        case .wecomApplication:
            guard let user = person.wecomUserID else { return Self.unreachable }
            return .send(ChannelMessage(key, .wecomApplication(ApplicationMessage(to: [user], .text(text(template.body, .plain))))))
        case .sms:
            guard let phone = person.phone.flatMap({ try? PhoneNumber(parsing: $0) }) else { return Self.unreachable }
            return .send(
                ChannelMessage(
                    key,
                    .sms(
                        TextMessage(
                            to: phone, template: template.providerTemplate ?? "",
                            parameters: template.parameters.mapValues { $0.render(values, for: .line) }))))
        case .wecomRobot, .webhook: return .drop
        }
    }

    package func statements(for ending: MessageEnding, of message: OutboxMessage) async throws -> [SQL] {
        try await leadMessages.statements(for: ending, of: message)
    }

    private static let unreachable = ComposedMessage.refuse(code: "no_address", detail: "")

    /// In a group, for all whom it tells. In Chinese, unless all of them read English.
    private func robot(
        _ key: DeliveryKey, _ kind: NotificationKind, _ template: NotificationTemplate, _ parts: Parts
    ) throws -> ComposedMessage {
        if parts.people.isEmpty { return .drop }
        let isChinese = parts.people.contains { $0.language == "zh" }
        let text = (isChinese ? template.body?.zh : template.body?.en)?.render(parts.values(kind, isChinese: isChinese), for: .plain)
        let people = parts.people.prefix(RobotMessage.maximumMentions)
        return .send(
            ChannelMessage(
                key,
                .wecomRobot(
                    RobotMessage(
                        .text, text ?? "", mentions: people.compactMap(\.wecomUserID),
                        mentionedMobiles: people.filter { $0.wecomUserID == nil }.compactMap(\.phone).map { number in
                            number.hasPrefix("+86") ? String(number.dropFirst(3)) : number
                        }))))
    }

    private struct Person: Sendable {
        var id: MemberID
        var name: String
        var email: String?
        var phone: String?
        var wecomUserID: String?
        var language: String
        var quiet: QuietHours?
    }

    /// What a message is made of.
    private struct Parts: Sendable {
        var scope: TenantScope
        var tenantName: String
        /// In the tenant's zone.
        var time: String
        var link: String
        var people: [Person]
        var template: NotificationTemplate?

        func values(_ kind: NotificationKind, isChinese: Bool) -> [String: String] {
            ["title": isChinese ? kind.titleZH : kind.titleEN, "time": time, "tenant": tenantName, "link": link]
        }
    }

    private func parts(_ message: OutboxMessage, _ kind: NotificationKind, _ channel: ChannelKind) async throws -> Parts {
        let tenant = message.tenant
        let members = message.member.map { [$0] } ?? message.mentions
        let results = try await database.client.transaction(
            database.workerOptions(tenant),
            [
                """
                SELECT name, access_version, time_zone, to_char(\(message.createdAt)::timestamptz AT TIME ZONE time_zone, 'YYYY-MM-DD HH24:MI')
                FROM baton.tenant WHERE id = \(tenant)
                """,
                """
                SELECT m.id, m.name, m.email, p.phone, p.wecom_user_id, coalesce(p.language, 'zh'), p.quiet_zone, p.quiet_from, p.quiet_to
                FROM baton.member m
                LEFT JOIN baton.notification_preference p ON p.tenant_id = \(tenant) AND p.member_id = m.id
                WHERE m.tenant_id = \(tenant) AND m.id = ANY (\(members)) AND m.status = 1 AND m.deleted_at IS NULL
                  AND NOT coalesce(\(channel.rawValue) = ANY (p.muted_channels), false)
                ORDER BY m.id
                """,
                MessageTemplateService.select(MessageTemplateService.only(kind, channel), tenant),
            ])
        guard let (name, version, zone, time) = try results[0].first((String, Int32, String, String).self) else {
            throw BatonError(.notFound, detail: "tenant")
        }
        let people = try results[1].decode((MemberID, String, String?, String?, String?, String, String?, Int16?, Int16?).self)
        return Parts(
            scope: TenantScope(tenant: tenant, accessVersion: version, timeZone: zone, actor: .worker), tenantName: name, time: time,
            link: kind.isAboutLead ? "\(publicURL)/leads/\(message.subject.map(\.description) ?? "")" : publicURL,
            people: people.map { row in
                var problems = FieldProblems()
                let hours = NotificationPreference.Quiet(zone: row.6, from: row.7, to: row.8)
                return Person(
                    id: row.0, name: row.1, email: row.2, phone: row.3, wecomUserID: row.4, language: row.5,
                    quiet: hours.flatMap { QuietHours(zone: $0.zone, from: $0.from, to: $0.to, at: "", &problems) })
            }, template: try MessageTemplateService.decode(results[2]).first?.template)
    }

    /// What the member may read of the lead, by the responsibility map; nothing of one that he may not see, or not any more.
    private func record(_ lead: LeadID, as member: MemberID, _ parts: Parts) async throws -> [String: String] {
        var scope = parts.scope
        for attempt in 1...3 {
            do {
                scope.actor = .member(member)
                let access = try await directory.access(of: member, scope)
                scope.member = access
                guard access.grants.allows(.read, .leadCard) else { return [:] }
                let row = try await database.once(
                    scope, as: .member, readOnly: true,
                    [
                        """
                        SELECT contact_name, company, to_char(due_at AT TIME ZONE \(scope.timeZone), 'YYYY-MM-DD HH24:MI'), score
                        FROM baton.lead WHERE tenant_id = \(scope.tenant) AND id = \(lead) AND deleted_at IS NULL
                        """
                    ])[0].first((String?, String?, String?, Int16).self)
                guard let (contact, company, dueAt, score) = row else { return [:] }
                return [
                    "contact": contact ?? "", "company": company ?? "", "due_at": dueAt ?? "", "score": "\(score)",
                    "record": [company, contact].compactMap { $0 }.joined(separator: " "),
                ]
            } catch let error as BatonError where error.code == .accessChanged && attempt < 3 {
                let version = try await database.directory("SELECT access_version FROM baton.tenant WHERE id = \(scope.tenant)")
                    .single(Int32.self)
                scope.accessVersion = version ?? scope.accessVersion
            } catch let error as BatonError where error.code == .unauthenticated {
                return [:]
            }
        }
        return [:]
    }
}

extension MessageTemplate {
    /// The first so many Unicode scalars.
    fileprivate static func scalars(_ text: String, _ limit: Int) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    }
}

extension NotificationPreference.Quiet {
    /// From the columns of its row, minutes after midnight.
    init?(zone: String?, from: Int16?, to: Int16?) {
        guard let zone, let from, let to else { return nil }
        func text(_ minute: Int16) -> String {
            let (hour, minute) = (minute / 60, minute % 60)
            return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
        }
        self.init(zone: zone, from: text(from), to: text(to))
    }
}
