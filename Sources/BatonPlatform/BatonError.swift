package import BatonModel

/// What a caller is told. The codes are stable and documented in docs/ERRORS.md; a test compares.
package struct BatonError: Error, Sendable, Equatable {
    package enum Code: String, CaseIterable, Sendable {
        case accessChanged = "access_changed"
        case conflict
        case databaseTimeout = "database_timeout"
        case internalError = "internal_error"
        case invalidCursor = "invalid_cursor"
        case invalidHeader = "invalid_header"
        case invalidQuery = "invalid_query"
        case malformedJSON = "malformed_json"
        case notFound = "not_found"
        case payloadTooLarge = "payload_too_large"
        case permissionDenied = "permission_denied"
        case serviceUnavailable = "service_unavailable"
        case tenantSuspended = "tenant_suspended"
        case transitionRefused = "transition_refused"
        case trialExpired = "trial_expired"
        case unauthenticated
        case unsupportedMediaType = "unsupported_media_type"
        case validationFailed = "validation_failed"
        case versionMismatch = "version_mismatch"
    }

    package var code: Code
    /// What exactly, in the words of the program: names of grants, fields, states. Never a value of a record.
    package var detail: String?
    package var problems: [FieldProblem]

    package init(_ code: Code, detail: String? = nil, problems: [FieldProblem] = []) {
        self.code = code
        self.detail = detail
        self.problems = problems
    }
}
