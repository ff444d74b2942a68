package import BatonModel
package import BatonPlatform
internal import FoundationEssentials

/// A language model that is asked for what the grammar has not found. What it answers is checked against the text before it counts.
package protocol CaptureModel: Sendable {
    /// - Returns: what it has found, word for word as the text has it.
    /// - Throws: whatever; the capture goes on without.
    func fields(_ wanted: [CaptureField], in text: String) async throws -> [CaptureField: String]
}

/// One behind an HTTP endpoint: `POST {"text": …, "fields": ["name", …]}` is answered by `{"fields": {"name": "王建国", …}}`.
package struct HTTPCaptureModel: CaptureModel {
    /// Longer than this nobody waits for a card.
    package static let timeout: Duration = .seconds(3)
    package static let maximumAnswer = 64 * 1024

    private let http: OutboundHTTP
    private let url: String
    private let key: String?
    private let timeout: Duration

    /// - Parameter key: sent as a Bearer token.
    package init(http: OutboundHTTP, url: String, key: String?, timeout: Duration = Self.timeout) {
        (self.http, self.url, self.key, self.timeout) = (http, url, key, timeout)
    }

    private struct Question: Encodable {
        var text: String
        var fields: [String]
    }

    private struct Answer: Decodable {
        var fields: [String: String?]
    }

    package func fields(_ wanted: [CaptureField], in text: String) async throws -> [CaptureField: String] {
        var headers = [(name: "Content-Type", value: "application/json"), (name: "Accept", value: "application/json")]
        if let key { headers.append((name: "Authorization", value: "Bearer \(key)")) }
        let body = try JSONEncoder().encode(Question(text: text, fields: wanted.map(\.rawValue)))
        let answer = try await http.answer(
            to: OutboundHTTP.Request(
                .post, url, headers: headers, body: Array(body), timeout: timeout, reading: .whole(Self.maximumAnswer)))
        guard answer.status == 200 else { throw OutboundHTTP.Problem.status(answer.status) }
        let found = try JSONDecoder().decode(Answer.self, from: Data(answer.body)).fields
        var result: [CaptureField: String] = [:]
        for field in wanted { if let value = found[field.rawValue].flatMap({ $0 }) { result[field] = value } }
        return result
    }
}
