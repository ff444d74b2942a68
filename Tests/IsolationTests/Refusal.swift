internal import BatonModel
internal import BatonPlatform

/// How a command was refused: the places and codes of what is wrong with its input, or the code of the error; nothing when it went well.
func refusal(_ work: () async throws -> Void) async -> [String] {
    do {
        try await work()
        return []
    } catch let failure as ValidationFailure {
        return failure.problems.map { "\($0.pointer) \($0.code)" }
    } catch let error as BatonError {
        return [error.code.rawValue]
    } catch {
        return ["\(error)"]
    }
}
