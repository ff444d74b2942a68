package import BatonModel

/// What a caller is told. The codes are stable and documented in docs/ERRORS.md; a test compares.
package struct BatonError: Error, Sendable, Equatable {
    package enum Code: String, CaseIterable, Sendable {
        case accessChanged = "access_changed"
        case channelMissing = "channel_missing"
        case conflict
        case cursorExpired = "cursor_expired"
        case databaseTimeout = "database_timeout"
        case idempotencyConflict = "idempotency_in_progress"
        case idempotencyMismatch = "idempotency_mismatch"
        case idempotencyUnknown = "idempotency_answer_lost"
        case internalError = "internal_error"
        case invalidCursor = "invalid_cursor"
        case invalidHeader = "invalid_header"
        case invalidQuery = "invalid_query"
        case keysUnavailable = "keys_unavailable"
        case malformedJSON = "malformed_json"
        case methodNotAllowed = "method_not_allowed"
        case notFound = "not_found"
        case ocrUnavailable = "ocr_unavailable"
        case originNotAllowed = "origin_not_allowed"
        case payloadTooLarge = "payload_too_large"
        case permissionDenied = "permission_denied"
        case poolMoveRefused = "pool_move_refused"
        case quotaExceeded = "quota_exceeded"
        case rateLimited = "rate_limited"
        case requestTimeout = "request_timeout"
        case serviceUnavailable = "service_unavailable"
        case tenantSuspended = "tenant_suspended"
        case tooManyAttempts = "too_many_attempts"
        case transitionRefused = "transition_refused"
        case touchedByOther = "touched_by_other"
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
    /// When to try again, in seconds; where it is `nil`, the code decides.
    package var retryAfterSeconds: Int?

    package init(_ code: Code, detail: String? = nil, problems: [FieldProblem] = [], retryAfterSeconds: Int? = nil) {
        self.retryAfterSeconds = retryAfterSeconds
        self.code = code
        self.detail = detail
        self.problems = problems
        self.retryAfterSeconds = retryAfterSeconds
    }
}
