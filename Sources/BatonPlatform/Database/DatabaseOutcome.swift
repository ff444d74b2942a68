internal import Postgres

/// What an error of the database means to a client, for the rooms that do not know the driver.
package func databaseOutcome(_ error: any Error) -> BatonError.Code? {
    guard let error = error as? DatabaseError else { return nil }
    if error.isUnavailable { return .serviceUnavailable }
    // The gate in its last line: some path has not asked before.
    if error.constraint == "lead_first_touch_check" { return .transitionRefused }
    switch error.sqlState {
    case "57014": return .databaseTimeout
    case "40001", "40P01", "55P03": return .serviceUnavailable
    case "23505": return .conflict
    default: return .internalError
    }
}

/// The error with everything the server said, for the log; it may hold values of records.
package func diagnostics(of error: any Error) -> String {
    (error as? DatabaseError)?.debugDescription ?? String(reflecting: error)
}
