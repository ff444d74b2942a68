package import BatonModel
package import BatonPlatform
package import BatonService
internal import Hummingbird

/// A playbook beside what holds in a tenant.
package struct PlaybookComparison: Sendable {
    private let playbooks: PlaybookService
    private let current: PlaybookState
    private let planned: PlaybookState
    let changes: [PlaybookChange]
    /// What the playbook calls itself.
    let name: String?
    /// Of what its tag is made: the configuration that was looked at, and the changes.
    let tagged: [UInt8]

    /// - Throws: `validation_failed` with the line of each problem; `permission_denied`.
    package init(_ text: String, _ playbooks: PlaybookService, _ scope: TenantScope) async throws {
        self.playbooks = playbooks
        let document = try YAMLDocument(text)
        let (input, sections) = try PlaybookDocument.read(document, zone: scope.zone)
        if sections.contains(where: \.isIntake) { try scope.require(.read, .leadRules) }
        current = try await playbooks.state(scope)
        do throws(ValidationFailure) {
            planned = try current.applying(input)
        } catch {
            throw document.located(error)
        }
        let (before, after) = (try PlaybookDocument.value(current), try PlaybookDocument.value(planned))
        changes = sections.flatMap { section in
            PlaybookChange.changes(from: before, to: after, in: section, naming: document.value[section.rawValue] ?? .null)
        }
        name = document.value["name"]?.text
        tagged = JSONWriter.object { json in
            json.key("current")
            json.value(before)
            json.key("planned")
            json.value(after)
        }
    }

    /// A form that has come into being.
    package struct NewForm: Sendable {
        package var id: IntakeFormID
        package var name: String
        /// Shown this once.
        package var key: String
    }

    /// All of it or nothing.
    ///
    /// - Returns: the forms that are new, with their keys.
    /// - Throws: `permission_denied`; `access_changed`, when the tenant's configuration has changed meanwhile.
    package func apply(_ scope: TenantScope) async throws -> [NewForm] {
        try await playbooks.apply(planned, from: current, named: name, scope).map {
            NewForm(id: $0.form.id, name: $0.form.form.name, key: $0.key.text)
        }
    }

    /// A line for each change and each of its fields, for people.
    package var lines: [String] {
        changes.flatMap { change -> [String] in
            let head = [change.action.rawValue, change.section.rawValue, change.item].compactMap { $0 }.joined(separator: " ")
            return [head] + change.fields.map { "    \($0.name): \(Self.text($0.from)) → \(Self.text($0.to))" }
        }
    }

    private static func text(_ value: JSONValue?) -> String {
        value.map { value in String(decoding: JSONWriter.bytes { $0.value(value) }, as: UTF8.self) } ?? "–"
    }

    /// How many things would be different.
    package var count: Int { changes.count { $0.action != .keep } }

    /// - Parameter forms: those that are new; `nil` as long as nothing has been applied.
    func response(forms: [NewForm]? = nil) -> Response {
        let body = JSONWriter.object { json in
            json.field("name", name)
            json.field("changes", count)
            json.objects("data", changes) { json, change in
                json.field("section", change.section.rawValue)
                json.field("action", change.action.rawValue)
                json.field("item", change.item)
                json.objects("fields", change.fields) { json, field in
                    json.field("name", field.name)
                    json.key("from")
                    json.value(field.from ?? .null)
                    json.key("to")
                    json.value(field.to ?? .null)
                }
            }
            guard let forms else { return }
            json.objects("forms", forms) { json, form in
                json.field("id", form.id)
                json.field("name", form.name)
                json.field("key", form.key)
            }
        }
        return .json(body, headers: [.eTag: contentTag(tagged)])
    }
}

extension Misfit {
    /// For people, each without a line break.
    package var lines: [String] {
        problems.map { problem in
            "不再适用 / does not fit any more: \(part.rawValue) \(name) \(problem.pointer) \(problem.messageZH) / \(problem.messageEN)"
                .split(whereSeparator: \.isNewline).joined(separator: " ")
        }
    }
}

/// A tenant's configuration of leads as a playbook.
package enum PlaybookText {
    /// - Throws: `permission_denied`.
    package static func export(_ playbooks: PlaybookService, _ scope: TenantScope) async throws -> String {
        let state = try await playbooks.state(scope)
        return try PlaybookDocument.value(state).yaml(heading: PlaybookDocument.heading + state.misfits.flatMap(\.lines))
    }
}
