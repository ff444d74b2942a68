/// What went wrong between us and PostgreSQL.
///
/// `description` never contains values of the application (only kind, SQLSTATE, constraint and statement), so that it may be logged;
/// `debugDescription` shows everything the server said.
@usableFromInline
package struct DatabaseError: Error, Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// The server refused a statement; `sqlState` says why.
        case server
        /// No connection could be made within the deadline.
        case unavailable
        /// The connection ended while the request was under way; its outcome is unknown unless nothing was sent.
        case connectionLost
        /// No answer came within the caller's deadline; the outcome of a change is unknown.
        case deadlineExceeded
        /// Every connection was in use for longer than the acquisition timeout.
        case poolExhausted
        /// The client has been closed.
        case closed
        /// A value did not have the type that the caller asked for.
        case decoding
        /// `COMMIT` was answered by `ROLLBACK`, because an earlier statement of the transaction had failed.
        case rolledBack
        /// The connection string cannot be used.
        case configuration
        /// libpq and the driver disagree about what comes next.
        case protocolViolation
    }

    package var kind: Kind
    /// Five characters, for example `23505`; only for `.server`.
    package var sqlState: String?
    /// The server's primary message. May contain values.
    package var message: String
    package var detail: String?
    package var hint: String?
    package var schema: String?
    package var table: String?
    package var column: String?
    /// The violated constraint; a part of the interface: services map errors by it.
    package var constraint: String?
    /// The text of the statement, without its values.
    package var statement: String?

    package init(_ kind: Kind, _ message: String, sqlState: String? = nil, statement: String? = nil) {
        self.kind = kind
        self.message = message
        self.sqlState = sqlState
        self.statement = statement
    }

    /// Whether the same transaction may be tried again from its start: serialization failure or deadlock.
    package var isRetryable: Bool { sqlState == "40001" || sqlState == "40P01" }

    /// Whether the statement ran out of its time, by the server's clock (57014) or by ours.
    package var isTimeout: Bool { kind == .deadlineExceeded || sqlState == "57014" }

    /// Whether the server could not be reached or asked for (as opposed to: it answered with an error).
    package var isUnavailable: Bool {
        switch kind {
        case .unavailable, .connectionLost, .deadlineExceeded, .poolExhausted, .closed: true
        // 57P01–57P03: shutting down or starting up; 53300: too many connections.
        case .server: sqlState.map { ["57P01", "57P02", "57P03", "53300"].contains($0) } ?? false
        default: false
        }
    }
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
    @usableFromInline
    package var description: String {
        var text = "database error: \(kind)"
        if let sqlState { text += " SQLSTATE \(sqlState)" }
        if let constraint { text += " constraint \(constraint)" }
        return text
    }

    @usableFromInline
    package var debugDescription: String {
        var text = description + ": " + message
        for (name, value) in [("detail", detail), ("hint", hint), ("table", table), ("column", column), ("statement", statement)] {
            if let value { text += " [\(name): \(value)]" }
        }
        return text
    }
}
