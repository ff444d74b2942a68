/// A suspended caller, who must be resumed exactly once: checked in debug builds only, because the check costs an allocation for each
/// round trip.
@safe struct Waiter<Value: Sendable>: Sendable {
    #if DEBUG
    private let continuation: CheckedContinuation<Value, Never>

    static func suspend(_ body: (Waiter) -> Void) async -> Value {
        await withCheckedContinuation { body(Waiter(continuation: $0)) }
    }

    func resume(_ value: sending Value) { continuation.resume(returning: value) }
    #else
    private let continuation: UnsafeContinuation<Value, Never>

    static func suspend(_ body: (Waiter) -> Void) async -> Value {
        unsafe await withUnsafeContinuation { unsafe body(Waiter(continuation: $0)) }
    }

    func resume(_ value: sending Value) { unsafe continuation.resume(returning: value) }
    #endif
}
