internal import BatonModel
internal import BatonPlatform
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

enum Language: String, Sendable {
    case chinese = "zh"
    case english = "en"

    /// Chinese unless the client prefers English. Weights are compared; other languages are passed over.
    init(acceptLanguage: String?) {
        var best: (language: Language, weight: Double)?
        for part in (acceptLanguage ?? "").split(separator: ",").prefix(20) {
            let pieces = part.split(separator: ";")
            guard let tag = pieces.first?.lowercased().filter({ $0 != " " }) else { continue }
            let weight =
                pieces.dropFirst().lazy.compactMap { piece -> Double? in
                    let text = piece.filter { $0 != " " }
                    return text.hasPrefix("q=") ? Double(text.dropFirst(2)) : nil
                }.first ?? 1
            let language: Language? = tag.hasPrefix("zh") || tag == "*" ? .chinese : tag.hasPrefix("en") ? .english : nil
            if let language, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .chinese
    }
}

/// RFC 9457, with a stable `code` and all `errors` of a body at once.
struct Problem: Error {
    var error: BatonError
    var retryAfterSeconds: Int?

    /// What the client is told about any error of ours; everything unexpected is `internal_error` without details.
    init(_ error: any Error) {
        switch error {
        case let error as BatonError: self.error = error
        case let error as ValidationFailure: self.error = BatonError(.validationFailed, problems: error.problems)
        case is NIOTooManyBytesError: self.error = BatonError(.payloadTooLarge)
        case let error as any HTTPResponseError where error.status == .notFound: self.error = BatonError(.notFound)
        case let error as any HTTPResponseError where error.status == .contentTooLarge: self.error = BatonError(.payloadTooLarge)
        case let error as any HTTPResponseError where error.status == .badRequest: self.error = BatonError(.invalidQuery)
        default:
            self.error = databaseOutcome(error).map { BatonError($0) } ?? BatonError(.internalError)
        }
        retryAfterSeconds = self.error.retryAfterSeconds ?? (self.error.code.mayBeTriedAgain ? 1 : nil)
    }

    var status: HTTPResponse.Status { self.error.code.status }

    /// The members of its object.
    func write(to json: inout JSONWriter, language: Language, requestID: String) {
        let title = error.code.title
        json.field("type", "urn:baton:problem:" + error.code.rawValue)
        json.field("title", language == .chinese ? title.zh : title.en)
        json.field("status", status.code)
        json.field("code", error.code.rawValue)
        if let detail = error.detail { json.field("detail", detail) }
        json.field("request_id", requestID)
        if !error.problems.isEmpty {
            json.objects("errors", error.problems) { json, problem in
                json.field("pointer", problem.pointer)
                json.field("code", problem.code)
                json.field("message", language == .chinese ? problem.messageZH : problem.messageEN)
            }
        }
    }

    func response(language: Language, requestID: String) -> Response {
        let body = JSONWriter.object { write(to: &$0, language: language, requestID: requestID) }
        var headers: HTTPFields = [
            .contentType: "application/problem+json", .contentLanguage: language.rawValue, .cacheControl: "no-store",
        ]
        if let retryAfterSeconds { headers[.retryAfter] = "\(retryAfterSeconds)" }
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer realm=\"baton\"" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension BatonError.Code {
    /// Whether the answer says when.
    var mayBeTriedAgain: Bool {
        switch self {
        case .accessChanged, .serviceUnavailable, .idempotencyConflict, .rateLimited, .tooManyAttempts: true
        default: false
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .accessChanged, .serviceUnavailable, .keysUnavailable, .ocrUnavailable: .serviceUnavailable
        case .conflict, .channelMissing, .poolMoveRefused, .transitionRefused, .touchedByOther, .idempotencyConflict, .idempotencyUnknown:
            .conflict
        case .cursorExpired: .gone
        case .databaseTimeout: .gatewayTimeout
        case .validationFailed, .idempotencyMismatch: .unprocessableContent
        case .methodNotAllowed: .methodNotAllowed
        case .rateLimited, .tooManyAttempts: .tooManyRequests
        case .requestTimeout: .requestTimeout
        case .internalError: .internalServerError
        case .invalidCursor, .invalidHeader, .invalidQuery, .malformedJSON: .badRequest
        case .notFound: .notFound
        case .payloadTooLarge: .contentTooLarge
        case .originNotAllowed, .permissionDenied, .quotaExceeded, .tenantSuspended, .trialExpired: .forbidden
        case .unauthenticated: .unauthorized
        case .unsupportedMediaType: .unsupportedMediaType
        case .versionMismatch: .preconditionFailed
        }
    }

    var title: (zh: String, en: String) {
        switch self {
        case .accessChanged: ("权限刚刚变更，请重试", "Access has just changed; try again")
        case .channelMissing: ("没有可用的发送渠道", "No channel for this message")
        case .conflict: ("与现有数据冲突", "Conflicts with what is there")
        case .cursorExpired: ("游标对应的变更已不再保留", "What the cursor points at is kept no longer")
        case .databaseTimeout: ("数据库响应超时", "The database took too long")
        case .idempotencyConflict: ("相同 Idempotency-Key 的请求正在处理", "A request with this Idempotency-Key is under way")
        case .idempotencyMismatch: ("该 Idempotency-Key 已用于另一请求", "This Idempotency-Key was used for another request")
        case .idempotencyUnknown: ("请求已执行，但答复已丢失", "The request has been carried out, but its answer was lost")
        case .internalError: ("内部错误，我们已记录", "Internal error; it has been recorded")
        case .invalidCursor: ("翻页游标无效", "The cursor is not one of ours")
        case .invalidHeader: ("请求头无效", "A header cannot be understood")
        case .invalidQuery: ("查询参数无效", "A query parameter cannot be understood")
        case .keysUnavailable: ("主机未配置主密钥，此功能不可用", "The host has not configured a master key")
        case .malformedJSON: ("JSON 格式错误", "Malformed JSON")
        case .methodNotAllowed: ("该路径不支持此方法", "The path does not know this method")
        case .notFound: ("找不到", "Not found")
        case .ocrUnavailable: ("主机未安装文字识别程序，此功能不可用", "The host has not installed what reads images")
        case .originNotAllowed: ("此网站不能向该表单提交", "Pages of this origin may not post to the form")
        case .payloadTooLarge: ("内容过大", "The body is too large")
        case .permissionDenied: ("没有权限", "Permission denied")
        case .poolMoveRefused: ("不能把线索手工移入公海", "A lead cannot be moved into the pool by hand")
        case .quotaExceeded: ("已达到配额", "A quota is used up")
        case .rateLimited: ("请求过于频繁，请稍后再试", "Too many requests; slow down")
        case .requestTimeout: ("请求体迟迟没有传完", "The body took too long to arrive")
        case .serviceUnavailable: ("服务暂时不可用", "The service is unavailable for the moment")
        case .tenantSuspended: ("租户已停用", "The tenant is suspended")
        case .tooManyAttempts: ("尝试次数过多，请稍后再试", "Too many attempts; try again later")
        case .transitionRefused: ("阶段不能这样变更", "The stage cannot be changed like this")
        case .touchedByOther: ("同事最近刚联系过该客户", "A colleague has turned to this customer lately")
        case .trialExpired: ("试用已到期", "The trial has ended")
        case .unauthenticated: ("需要有效的密钥", "A valid key is needed")
        case .unsupportedMediaType: ("不支持的内容类型", "Unsupported content type")
        case .validationFailed: ("内容有误", "Some fields are wrong")
        case .versionMismatch: ("数据已被他人修改", "Somebody else has changed it meanwhile")
        }
    }
}
