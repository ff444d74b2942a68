package import BatonModel
package import FoundationEssentials
package import Postgres

/// A message on its way: ids and numbers. What it says is read from the record when it is sent.
package struct OutboxMessage: Sendable {
    package var tenant: TenantID
    /// Also the key by which a receiver knows a repetition.
    package var id: MessageID
    package var channel: ChannelID
    /// How often it has been tried.
    package var attempt: Int16
    package var createdAt: Date
    /// Of notification, or of event for a webhook.
    package var kind: String
    /// To whom; `nil` over webhooks and robots.
    package var member: MemberID?
    /// To the person of which lead; `nil` for everybody else.
    package var lead: LeadID?
    /// Whom a robot mentions.
    package var mentions: [MemberID]
    /// About which record.
    package var subject: SubjectID?
    /// A JSON object.
    package var data: JSONText
    /// Whether it goes out in quiet hours too.
    package var isUrgent: Bool

    /// Of its row.
    var key: SQL { "tenant_id = \(tenant) AND id = \(id)" }
}

/// A channel as it is used: opened, with its limits.
package struct OutboxChannel: Sendable {
    package var id: ChannelID
    package var tenant: TenantID
    /// Of the row: grows with every change.
    package var version: Int32
    package var configuration: ChannelConfiguration
    /// Messages in a minute at most; `nil`: as usual for the kind.
    package var perMinute: Int?
    /// Messages at once at most; `nil`: as usual for the kind.
    package var concurrency: Int?

    package init(
        id: ChannelID, tenant: TenantID, version: Int32, configuration: ChannelConfiguration, perMinute: Int? = nil, concurrency: Int? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.version = version
        self.configuration = configuration
        self.perMinute = perMinute
        self.concurrency = concurrency
    }

    package var kind: ChannelKind { configuration.kind }

    /// Which messages to the same place count together.
    var host: String {
        switch configuration {
        case .mail(let mail): mail.host
        case .wecomRobot(let robot): robot.endpoint
        case .wecomApplication(let application): application.endpoint
        case .sms(let sms): sms.endpoint
        case .webhook(let webhook):
            String(webhook.url.prefix { $0 != "?" }.split(separator: "/", maxSplits: 3).prefix(2).joined(separator: "/"))
        }
    }

    var rateLimit: RateLimit? { perMinute.map { RateLimit($0, per: 60) } ?? .standard(for: kind) }
}

/// What is made of a message when its turn has come.
package enum ComposedMessage: Sendable {
    case send(ChannelMessage)
    /// Quiet hours of who is told.
    case wait(until: Date)
    /// Nobody wants it any more.
    case drop
    /// It is not to be sent, for a reason that is kept with what it was about.
    case skip(code: String)
    /// It cannot be sent; it is put aside with this reason.
    case refuse(code: String, detail: String)
}

/// How a message has ended.
package enum MessageEnding: Sendable {
    case delivered
    case skipped(code: String)
    /// Put aside: refused, or tried too often.
    case dead(code: String)
}

/// Makes messages of what stands in the outbox. The dispatcher knows no feature; this is where they come in.
package protocol MessageComposer: Sendable {
    /// - Returns: `nil` when it is off or gone, or its tenant may not send.
    func channel(_ id: ChannelID, tenant: TenantID) async throws -> OutboxChannel?

    func compose(_ message: OutboxMessage, over channel: OutboxChannel, at now: Date) async throws -> ComposedMessage

    /// What else becomes true when a message has ended, for the transaction that says so; it runs in the name of the message's tenant.
    func statements(for ending: MessageEnding, of message: OutboxMessage) async throws -> [SQL]

    /// The channel does not work as it is configured: it is switched off, and admins are told.
    func switchOff(_ channel: OutboxChannel, because problem: DeliveryProblem) async throws
}

extension NotificationDraft {
    /// What is told, also by the channels that carry it. With the notifications, in the transaction of what they tell.
    ///
    /// A member gets a message by each kind of channel that carries the notification (or that the draft names), but for kinds that he has
    /// muted. A robot says it once for all who are told the same, and mentions them.
    static func post(_ drafts: [(id: NotificationID, draft: NotificationDraft)], tenant: TenantID) -> SQL {
        """
        WITH told AS MATERIALIZED (
            SELECT n.id, n.member_id, n.kind, n.subject_id, n.data, string_to_array(nullif(n.channels, '*'), ',') AS channels
            FROM unnest(\(drafts.map(\.id)), \(drafts.map(\.draft.member)), \(drafts.map(\.draft.kind.rawValue)),
                        \(drafts.map(\.draft.subject)), \(drafts.map(\.draft.data.text)),
                        \(drafts.map { $0.draft.channels.map { $0.map(\.rawValue).joined(separator: ",") } ?? "*" }))
                 AS n (id, member_id, kind, subject_id, data, channels)
        ), way AS MATERIALIZED (
            SELECT c.id, c.kind, c.carries, c.urgent, c.team_id FROM baton.channel c
            WHERE c.tenant_id = \(tenant) AND c.kind <> 'webhook' AND c.is_enabled
        )
        INSERT INTO baton.outbox (tenant_id, id, channel_id, due_at, kind, recipient_id, mentions, subject_id, data, is_urgent)
        SELECT \(tenant), md5(t.id::text || w.id::text)::uuid, w.id, baton.now(), t.kind, t.member_id, '{}'::uuid[], t.subject_id,
               t.data::jsonb, t.kind = ANY (w.urgent)
        FROM told t JOIN way w ON w.kind <> 'wecom_robot'
             AND (w.kind = ANY (t.channels) OR t.channels IS NULL AND t.kind = ANY (w.carries))
        LEFT JOIN baton.notification_preference p ON p.tenant_id = \(tenant) AND p.member_id = t.member_id
        WHERE p.muted_channels IS NULL OR NOT w.kind = ANY (p.muted_channels)
        UNION ALL
        SELECT \(tenant), md5(min(t.id::text) || w.id::text)::uuid, w.id, baton.now(), t.kind, NULL::uuid, array_agg(DISTINCT t.member_id),
               t.subject_id, t.data::jsonb, t.kind = ANY (w.urgent)
        FROM told t JOIN way w ON w.kind = 'wecom_robot'
             AND (w.kind = ANY (t.channels) OR t.channels IS NULL AND t.kind = ANY (w.carries))
        WHERE w.team_id IS NULL
           OR t.member_id IN (SELECT m.id FROM baton.member m WHERE m.tenant_id = \(tenant) AND m.team_id = w.team_id)
        GROUP BY w.id, w.urgent, t.kind, t.subject_id, t.data
        """
    }
}

extension EventRecord {
    /// The statement that writes the events, and posts them to the webhooks that want them.
    static func insertAndPost(_ records: [EventRecord], _ scope: TenantScope) -> SQL {
        """
        SELECT baton.add_events(
            \(scope.tenant), \(scope.actor.kind), \(scope.actorID), \(scope.origin), \(scope.requestID), \(records.map(\.id)),
            \(records.map(\.kind)), \(records.map(\.facet.rawValue)), \(records.map(\.subject)),
            \(records.map { $0.changed.joined(separator: ",") }), \(records.map(\.data.text)), \(records.map { $0.webhookData(scope) }))
        """
    }

    /// Who did what to which record; contents are read by the API, with the rights of whoever reads.
    private func webhookData(_ scope: TenantScope) -> String {
        String(
            decoding: JSONWriter.object { json in
                json.field("event_id", id)
                json.field("facet", facet.rawValue)
                json.field("subject_id", SubjectID(subject))
                json.key("actor")
                json.object { json in
                    json.field("kind", scope.actor.name)
                    json.field("id", scope.actorID.map { SubjectID($0) })
                }
                json.key("changed")
                json.array { json in for name in changed { json.value(name) } }
                json.key("details")
                json.raw(data.text)
            }, as: UTF8.self)
    }
}

extension Actor {
    fileprivate var name: String {
        switch self {
        case .member: "member"
        case .form: "form"
        case .hostOperator: "host_operator"
        case .worker: "worker"
        }
    }
}
