package import BatonModel
package import BatonPlatform
internal import FoundationEssentials
internal import Postgres

extension LeadReferrer {
    /// Of the leads that it has sent.
    var condition: SQL {
        switch self {
        case .customer(let id): "referrer_customer_id = \(id)"
        case .contact(let id): "referrer_contact_id = \(id)"
        case .member(let id): "referrer_member_id = \(id)"
        case .words(let words): "referrer_text = \(words)"
        }
    }
}

/// Who has sent leads (L1). A card has ids only; names, and whom one may name, follow from the responsibility map for customers and contacts.
extension LeadService {
    /// Who may read a kind of referrer; members are seen by everybody in the tenant.
    private static func facet(_ kind: LeadReferrer.Kind) -> Facet? {
        switch kind {
        case .customer: .customerProfile
        case .contact: .customerContacts
        case .member, .words: nil
        }
    }

    private static func mayRead(_ kind: LeadReferrer.Kind, _ scope: TenantScope) -> Bool {
        guard let facet = facet(kind), let member = scope.member else { return true }
        return member.grants.allows(.read, facet)
    }

    /// - Throws: `unknown_reference` for a customer or contact that is not there or that the member does not see: one answer, or one could try
    ///   ids out; and for somebody who is no member.
    func checkReferrer(_ referrer: LeadReferrer?, _ scope: TenantScope) async throws {
        guard let referrer, referrer.kind != .words else { return }
        if try await referrerNames([referrer], scope)[referrer] != nil { return }
        let what = referrer.kind.rawValue
        throw ValidationFailure([
            FieldProblem(
                "/referred_by/\(what)_id", "unknown_reference", zh: "没有这个 \(what)，或不在您的权限内；只知道称呼时请用 text",
                en: "There is no such \(what) within your reach. Use text for somebody of whom only the name is known.")
        ])
    }

    /// What those are called whom the member may see. One round trip, for referrers that are not words only.
    package func referrerNames(_ referrers: [LeadReferrer], _ scope: TenantScope) async throws -> [LeadReferrer: String] {
        let tenant = scope.tenant
        var statements: [SQL] = []
        var kinds: [(UUID) -> LeadReferrer] = []
        let customers = Array(Set(referrers.compactMap(\.customer)))
        if !customers.isEmpty, Self.mayRead(.customer, scope) {
            kinds.append { .customer(CustomerID($0)) }
            statements.append(
                "SELECT id, name FROM baton.customer WHERE tenant_id = \(tenant) AND id = ANY (\(customers)) AND deleted_at IS NULL")
        }
        let contacts = Array(Set(referrers.compactMap(\.contact)))
        if !contacts.isEmpty, Self.mayRead(.contact, scope) {
            kinds.append { .contact(ContactID($0)) }
            statements.append(
                "SELECT id, name FROM baton.contact WHERE tenant_id = \(tenant) AND id = ANY (\(contacts)) AND deleted_at IS NULL")
        }
        let members = Array(Set(referrers.compactMap(\.member)))
        if !members.isEmpty {
            kinds.append { .member(MemberID($0)) }
            statements.append(
                "SELECT id, name FROM baton.member WHERE tenant_id = \(tenant) AND id = ANY (\(members)) AND deleted_at IS NULL")
        }
        if statements.isEmpty { return [:] }
        let results = try await database.once(scope, as: scope.member == nil ? .system : .member, readOnly: true, statements)
        var names: [LeadReferrer: String] = [:]
        for (kind, result) in zip(kinds, results) {
            for (id, name) in try result.decode((UUID, String).self) { names[kind(id)] = name }
        }
        return names
    }

    /// What the texts of a file stand for.
    package enum FoundReferrer: Sendable, Equatable {
        case one(LeadReferrer)
        /// Nobody whom the member sees is called so.
        case nobody
        /// So many of each kind.
        case several([LeadReferrer.Kind: Int])
    }

    /// More than these of one name are not told apart by visibility: then the name says too little anyway.
    private static let maximumSame: Int32 = 50

    /// Finds those who are called so exactly (folded as names are), or who have this phone number. Looked up by index under `system`; only those
    /// count whom the member may see.
    package func referrers(_ texts: [ReferrerText], _ scope: TenantScope) async throws -> [ReferrerText: FoundReferrer] {
        if texts.isEmpty { return [:] }
        let tenant = scope.tenant
        let names = texts.map { Self.mayBeName($0) ? $0.text : "" }
        let phones = texts.map { $0.phone?.e164 ?? "" }
        let found = try await database.once(
            scope, as: .system, readOnly: true,
            [
                "SELECT place, relation, id FROM baton.find_called(\(tenant), \(names), \(phones), \(Self.maximumSame))",
                "SELECT id, name FROM baton.member WHERE tenant_id = \(tenant) AND deleted_at IS NULL",
            ])
        var candidates: [Set<LeadReferrer>] = texts.map { _ in [] }
        func note(_ referrer: LeadReferrer, _ index: Int) {
            if texts[index].kind == nil || texts[index].kind == referrer.kind { candidates[index].insert(referrer) }
        }
        for (place, relation, id) in try found[0].decode((Int64, String, UUID).self) {
            note(relation == "customer" ? .customer(CustomerID(id)) : .contact(ContactID(id)), Int(place) - 1)
        }
        // A tenant has a few hundred members.
        let members = Dictionary(grouping: try found[1].decode((MemberID, String).self), by: { FoldedText.name($0.1) })
        for (index, name) in names.enumerated() where !name.isEmpty {
            for (id, _) in members[FoldedText.name(name)] ?? [] { note(.member(id), index) }
        }
        let visible = try await referrerNames(candidates.flatMap { Array($0) }, scope)
        var answers: [ReferrerText: FoundReferrer] = [:]
        for (text, all) in zip(texts, candidates) {
            let seen = all.filter { visible[$0] != nil }
            if seen.count == 1, let one = seen.first {
                answers[text] = .one(one)
            } else if seen.isEmpty {
                answers[text] = .nobody
            } else {
                answers[text] = .several(Dictionary(grouping: seen, by: \.kind).mapValues(\.count))
            }
        }
        return answers
    }

    private static func mayBeName(_ text: ReferrerText) -> Bool { !FoldedText.name(text.text).isEmpty }
}
