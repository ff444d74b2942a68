internal import BatonModel
internal import BatonPlatform
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Request {
    /// The body as a JSON object to read from, with its text for the record.
    ///
    /// - Throws: `unsupported_media_type`, `payload_too_large`, `malformed_json` with the place, `validation_failed` for what is no object.
    // Inlined, it makes Swift 6.3 crash in release while it splits the coroutine of some callers.
    @inline(never)
    func jsonBody(upTo limit: Int = ScopeMiddleware.bodyLimit) async throws -> (BodyReader, text: String) {
        let (value, text) = try await jsonValue(upTo: limit)
        return (try BodyReader(value), text)
    }

    /// The same as any value.
    func jsonValue(upTo limit: Int) async throws -> (JSONValue, text: String) {
        if let type = headers[.contentType], type.prefix(while: { $0 != ";" }).trimmingBlanks.lowercased() != "application/json" {
            throw BatonError(.unsupportedMediaType, detail: "application/json")
        }
        let buffer = try await body.collect(upTo: limit)
        let bytes = Array(buffer.readableBytesView)
        let value: JSONValue
        do throws(JSONParser.Problem) {
            value = try JSONParser.parse(bytes)
        } catch {
            let before = bytes.prefix(error.offset)
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            let column = error.offset - ((before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1) + 1
            throw BatonError(.malformedJSON, detail: "line \(line), byte \(column): \(error.message)")
        }
        return (value, String(decoding: bytes, as: UTF8.self))
    }

    /// `If-Match: "5"`; `nil` without the header or with `*`.
    ///
    /// - Throws: `invalid_header`.
    func expectedVersion() throws -> Int32? {
        guard let text = headers[.ifMatch], text != "*" else { return nil }
        guard text.count > 2, text.hasPrefix("\""), text.hasSuffix("\""), let version = Int32(text.dropFirst().dropLast()), version > 0
        else {
            throw BatonError(.invalidHeader, detail: "If-Match")
        }
        return version
    }
}

extension Request {
    /// Holds `If-Match` against a representation as it is now, of something that changes with the tenant's access version only: the change that
    /// follows asserts that version, so nothing can come in between.
    ///
    /// - Parameter current: the bytes that a `GET` would answer.
    /// - Throws: `version_mismatch`, `invalid_header`.
    func requireMatch(_ current: () async throws -> [UInt8]) async throws {
        guard let wanted = headers[.ifMatch], wanted != "*" else { return }
        guard wanted.wholeMatch(of: /"[0-9A-Za-z_-]{1,64}"/) != nil else { throw BatonError(.invalidHeader, detail: "If-Match") }
        guard contentTag(try await current()) == wanted else { throw BatonError(.versionMismatch) }
    }
}

extension StringProtocol {
    var trimmingBlanks: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension Request {
    /// Of a command that needs no body; one that comes is an empty object.
    func readNothing() async throws {
        var request = self
        guard try await request.buffered(upTo: ScopeMiddleware.bodyLimit).readableBytes > 0 else { return }
        var (reader, _) = try await request.jsonBody()
        try reader.finish()
    }
}

extension RequestContext {
    /// An id in the path. What is no UUID names nothing.
    ///
    /// - Throws: `not_found`.
    func id<Entity>(_ name: String = "id") throws -> Identifier<Entity> {
        guard let text = parameters.get(name), let id = Identifier<Entity>(text) else { throw BatonError(.notFound) }
        return id
    }
}

/// Query parameters, each known and at most once.
///
/// - Throws: `invalid_query` naming the parameter.
struct QueryReader {
    private var values: [String: String] = [:]

    init(_ request: Request, known: Set<String>) throws {
        ReadingRecord.current?.query(known)
        for (name, value) in request.uri.queryParameters {
            let name = String(name)
            guard known.contains(name) else {
                throw BatonError(
                    .invalidQuery, detail: name,
                    problems: [
                        FieldProblem(
                            name.filter { $0.isLetter || $0 == "_" }, "unknown_parameter",
                            zh: "不认识的参数；可用：\(known.sorted().joined(separator: "、"))",
                            en: "Unknown parameter; known: \(known.sorted().joined(separator: ", ")).")
                    ])
            }
            guard values.updateValue(String(value), forKey: name) == nil else {
                throw BatonError(
                    .invalidQuery, problems: [FieldProblem(name, "given_twice", zh: "参数重复", en: "The parameter is given twice.")])
            }
        }
    }

    /// Reads these and passes over the others, which somebody else has added.
    init(_ request: Request, reading names: Set<String>) throws {
        ReadingRecord.current?.query(names)
        for (name, value) in request.uri.queryParameters where names.contains(String(name)) {
            guard values.updateValue(String(value), forKey: String(name)) == nil else {
                throw BatonError(
                    .invalidQuery, problems: [FieldProblem(String(name), "given_twice", zh: "参数重复", en: "The parameter is given twice.")])
            }
        }
    }

    subscript(name: String) -> String? { values[name] }

    /// What a parameter that cannot be understood is refused with.
    func invalid(_ name: String) -> BatonError {
        BatonError(
            .invalidQuery, detail: name,
            problems: [FieldProblem(name, "invalid_value", zh: "\(name) 的值无效", en: "The value of \(name) is not one that it can have.")])
    }

    func id(_ name: String) throws -> UUID? {
        guard let text = values[name] else { return nil }
        guard let id = UUID(uuidString: text) else { throw invalid(name) }
        return id
    }

    /// RFC 3339, or a local time of the tenant.
    func time(_ name: String, zone: TimeZone) throws -> Date? {
        guard let text = values[name] else { return nil }
        guard let date = try? LocalDateTime(parsing: text).instant(in: zone) else { throw invalid(name) }
        return date
    }

    /// `fields`: names that are wanted, separated by commas.
    ///
    /// - Returns: `nil` when all are.
    func fields(of known: [String]) throws -> Set<String>? {
        guard let text = values["fields"] else { return nil }
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if let unknown = names.first(where: { !known.contains($0) }) {
            throw BatonError(
                .invalidQuery, detail: "fields",
                problems: [
                    FieldProblem(
                        "fields", "unknown_field", zh: "没有字段 \(unknown.prefix(40))；可用：\(known.joined(separator: "、"))",
                        en: "There is no field \(unknown.prefix(40)); known: \(known.joined(separator: ", ")).")
                ])
        }
        return Set(names)
    }

    /// `true` or `false`.
    func flag(_ name: String) throws -> Bool? {
        switch values[name] {
        case nil: return nil
        case "true": return true
        case "false": return false
        default: throw invalid(name)
        }
    }

    /// One of a closed list.
    func choice(_ name: String, of choices: [String]) throws -> String? {
        guard let text = values[name] else { return nil }
        guard choices.contains(text) else {
            let names = choices.joined(separator: ", ")
            throw BatonError(
                .invalidQuery, detail: name,
                problems: [FieldProblem(name, "invalid_value", zh: "只能是：\(names)", en: "Must be one of: \(names).")])
        }
        return text
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = values[name] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw BatonError(
                .invalidQuery,
                problems: [
                    FieldProblem(
                        name, "out_of_range", zh: "必须是 \(range.lowerBound) 到 \(range.upperBound) 的整数",
                        en: "Must be an integer between \(range.lowerBound) and \(range.upperBound).")
                ])
        }
        return value
    }
}

extension Response {
    /// With the tag of its content.
    static func tagged(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        json(bytes, status: status, headers: [.eTag: contentTag(bytes)])
    }

    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
