/// Who is responsible for what in one tenant: its roles and what each of them may do.
package struct ResponsibilityMap: Sendable, Equatable {
    package struct Role: Sendable, Equatable {
        /// Lower-case letters, digits and `_`, at most 40.
        package var key: String
        package var name: String
        package var grants: Set<Grant>

        package init(key: String, name: String, grants: Set<Grant>) {
            self.key = key
            self.name = name
            self.grants = grants
        }
    }

    /// In the order of their keys.
    package var roles: [Role]

    package init(roles: [Role]) { self.roles = roles.sorted { $0.key < $1.key } }

    package static let maximumRoles = 50
    package static let maximumGrants = 300

    /// What somebody with these roles may do.
    package func grants(of roles: some Collection<String>) -> Set<Grant> {
        self.roles.reduce(into: []) { if roles.contains($1.key) { $0.formUnion($1.grants) } }
    }

    /// Everything that is wrong with roles in themselves, each with its place.
    package static func problems(of roles: [Role]) -> FieldProblems {
        var problems = FieldProblems()
        var keys: Set<String> = []
        for (index, role) in roles.enumerated() {
            let place = "/roles/\(index)"
            if role.key.wholeMatch(of: /[a-z][a-z0-9_]{0,39}/) == nil {
                problems.append(
                    FieldProblem(
                        place + "/key", "invalid_key", zh: "角色代码由小写字母、数字和 _ 组成，以字母开头，最多 40 个字符",
                        en: "A role's key has lower-case letters, digits and _, begins with a letter and has at most 40 characters."))
            } else if !keys.insert(role.key).inserted {
                problems.append(
                    FieldProblem(place + "/key", "given_twice", zh: "角色 \(role.key) 重复", en: "The role \(role.key) is given twice."))
            }
        }
        return problems
    }

    /// The grants that one map has and the other has not, for each role.
    package func changes(to other: ResponsibilityMap) -> [(role: String, added: Set<Grant>, removed: Set<Grant>)] {
        let before = Dictionary(uniqueKeysWithValues: roles.map { ($0.key, $0.grants) })
        let after = Dictionary(uniqueKeysWithValues: other.roles.map { ($0.key, $0.grants) })
        return Set(before.keys).union(after.keys).sorted().compactMap { role in
            let (old, new) = (before[role] ?? [], after[role] ?? [])
            return old == new && (before[role] == nil) == (after[role] == nil) ? nil : (role, new.subtracting(old), old.subtracting(new))
        }
    }
}

extension Grant {
    /// Reads a grant from its words; reports what is unknown or impossible, and what is known instead.
    ///
    /// - Parameter place: of the grant in the request.
    package init?(facet: String, action: String, reach: String, at place: String, _ problems: inout FieldProblems) {
        func unknown(_ member: String, _ value: String, _ known: [String]) {
            problems.append(
                FieldProblem(
                    "\(place)/\(member)", "unknown_\(member)", zh: "没有“\(value)”；可用：\(known.joined(separator: "、"))",
                    en: "There is no \(value); known: \(known.joined(separator: ", "))."))
        }
        guard let facet = Facet(rawValue: facet) else {
            unknown("facet", facet, Facet.allCases.map(\.rawValue))
            return nil
        }
        let (knownAction, knownReach) = (Action(rawValue: action), Reach(rawValue: reach))
        if knownAction.map(facet.actions.contains) != true { unknown("action", action, facet.actions.map(\.rawValue)) }
        if knownReach.map(facet.reaches.contains) != true { unknown("reach", reach, facet.reaches.map(\.rawValue)) }
        guard let knownAction, let knownReach else { return nil }
        self.init(facet, knownAction, knownReach)
        if !isPossible { return nil }
    }
}
