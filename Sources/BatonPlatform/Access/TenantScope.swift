package import BatonModel
package import FoundationEssentials

/// Who acts. Recorded with every event.
package enum Actor: Hashable, Sendable {
    case member(MemberID)
    case form(IntakeFormID)
    /// Somebody at the command line of the host.
    case hostOperator
    case worker

    var id: UUID? {
        switch self {
        case .member(let id): id.uuid
        case .form(let id): id.uuid
        case .hostOperator, .worker: nil
        }
    }

    var kind: Int16 {
        switch self {
        case .member: 1
        case .form: 2
        case .hostOperator: 3
        case .worker: 4
        }
    }
}

/// In whose name a transaction runs: one tenant, one actor, and for a member what the responsibility map allows.
package struct TenantScope: Sendable {
    package var tenant: TenantID
    /// The version of the tenant's access that all of this was read at; asserted by the first flush of each transaction.
    package var accessVersion: Int32
    package var timeZone: String
    package var actor: Actor
    package var member: MemberAccess?
    package var requestID: String?
    /// What the host lets the tenant ask in a minute, where it has a number of its own.
    package var requestsPerMinute: Int32?
    /// The credential that the actor came in with, by its id.
    package var credential: UUID?

    /// Whether the tenant has channels that are on, as far as is known: without any nothing is posted. Switching one on moves the access version.
    package var hasChannels = true

    /// How the actor came in, for the events: `api_key:<id>` and the like.
    package var origin: String? {
        let id = credential.map { $0.uuidString.lowercased() }
        return switch actor {
        case .member: id.map { (session == nil ? "api_key:" : "session:") + $0 }
        case .form(let form): "form:\(form)"
        case .hostOperator: id.map { "operator_key:" + $0 } ?? "cli"
        case .worker: "worker"
        }
    }
    /// The session, for who has signed in; not for keys.
    package var session: SessionID?

    /// Who acts, as events name it; an operator who comes with a key, by the key.
    var actorID: UUID? { actor.id ?? (actor == .hostOperator ? credential : nil) }

    package init(
        tenant: TenantID, accessVersion: Int32, timeZone: String, actor: Actor, member: MemberAccess? = nil, requestID: String? = nil
    ) {
        self.tenant = tenant
        self.accessVersion = accessVersion
        self.timeZone = timeZone
        self.actor = actor
        self.member = member
        self.requestID = requestID
    }

    /// The member, for what only members may do.
    ///
    /// - Throws: `permission_denied` for forms and the like.
    package func requireMember() throws -> MemberAccess {
        guard let member else { throw BatonError(.permissionDenied) }
        return member
    }

    /// For what would let a narrowed key out of its narrowing.
    ///
    /// - Throws: `permission_denied` with such a key.
    package func requireWholeKey() throws {
        guard (member?.narrowing ?? KeyNarrowing.none) == KeyNarrowing.none else {
            throw BatonError(.permissionDenied, detail: "key without scopes")
        }
    }

    /// Refuses before any SQL, naming the grant that is missing.
    package func require(_ action: Action, _ facet: Facet) throws {
        // The host's command line acts with all grants of the tenant.
        if case .hostOperator = actor { return }
        guard let member, member.grants.allows(action, facet) else {
            throw BatonError(.permissionDenied, detail: "\(facet.rawValue):\(action.rawValue)")
        }
    }
}

/// A member with everything that decides what it may see.
package struct MemberAccess: Sendable {
    package var name: String
    package var position: Position
    package var roles: [String]
    package var grants: Set<Grant>
    /// The compiled role of PostgreSQL.
    package var shape: String
    /// The one for figures over all rows, which shows the same ones; often the same role.
    package var figuresShape: String
    /// To what the key is narrowed with which the member came in; the grants are what is left.
    package var narrowing: KeyNarrowing = .none

    package var id: MemberID { position.member }

    /// Whether one of the grants on a facet covers a record: what the policies say, for actions that only the service checks.
    package func may(_ action: Action, _ facet: Facet, _ record: Responsibility, except: Set<Reach> = []) -> Bool {
        grants.reaches(action, facet).contains { !except.contains($0) && position.covers($0, record) }
    }
}
