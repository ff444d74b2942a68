/// One thing that is wrong with one field of a request, said in both languages of the service.
package struct FieldProblem: Error, Equatable, Sendable {
    /// A JSON Pointer into the body, for example `/phone`; a query parameter's name without a slash.
    package var pointer: String
    /// Stable, for programs.
    package var code: String
    package var messageZH: String
    package var messageEN: String

    package init(_ pointer: String, _ code: String, zh: String, en: String) {
        self.pointer = pointer
        self.code = code
        messageZH = zh
        messageEN = en
    }
}

/// All problems of an input at once.
package struct ValidationFailure: Error, Equatable, Sendable {
    package var problems: [FieldProblem]
    package init(_ problems: [FieldProblem]) { self.problems = problems }
}

extension FieldProblem {
    package static func unknownTeam(_ place: String) -> FieldProblem {
        FieldProblem(place, "unknown_team", zh: "没有这个团队", en: "There is no team with this id.")
    }
}
