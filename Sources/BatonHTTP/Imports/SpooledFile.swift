internal import BatonModel
internal import BatonPlatform
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A body that is too large for memory, on the disk; gone with the last who holds it.
final class SpooledFile: Sendable {
    let path: String
    /// Of its bytes: tells whether a repeated request is the same.
    let tag: String
    let bytes: Int

    private init(path: String, tag: String, bytes: Int) {
        self.path = path
        self.tag = tag
        self.bytes = bytes
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private static let timeout = Duration.seconds(300)

    private static func path() -> String { FileManager.default.temporaryDirectory.appending(path: "baton-upload-\(UUID())").path }

    /// - Throws: `payload_too_large`; `request_timeout`, when it takes longer than five minutes to arrive.
    static func receive(_ request: Request, upTo limit: Int) async throws -> SpooledFile {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw BatonError(.payloadTooLarge) }
        return try await withThrowingTaskGroup(of: SpooledFile?.self) { group in
            // Writing to the disk may wait: not on the threads of the event loops.
            group.addTask { try await withTaskExecutorPreference(globalConcurrentExecutor) { try await write(request.body, upTo: limit) } }
            group.addTask {
                try await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let file = first else { throw BatonError(.requestTimeout) }
            return file
        }
    }

    @concurrent private static func write(_ body: RequestBody, upTo limit: Int) async throws -> SpooledFile {
        let path = path()
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw BatonError(.serviceUnavailable, detail: "no room for temporary files") }
        do {
            var digest = ContentDigest()
            var total = 0
            for try await piece in body {
                total += piece.readableBytes
                if total > limit { throw BatonError(.payloadTooLarge) }
                let bytes = Array(piece.readableBytesView)
                digest.update(bytes)
                try handle.write(contentsOf: bytes)
            }
            try handle.close()
            return SpooledFile(path: path, tag: digest.tag, bytes: total)
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
    }

    /// The one file of a form (RFC 7578) as a file of its own, with its name.
    ///
    /// - Throws: `validation_failed` for what is no form, or one without a file, or with two.
    @concurrent func part(boundary: String) async throws -> (file: SpooledFile, name: String?) {
        let problem = { (code: String, zh: String, en: String) in ValidationFailure([FieldProblem("", code, zh: zh, en: en)]) }
        guard let source = FileHandle(forReadingAtPath: path) else { throw BatonError(.internalError) }
        defer { try? source.close() }
        var window = Data()
        var isAtEnd = false
        func fill() throws {
            guard !isAtEnd else { return }
            if let more = try source.read(upToCount: 1 << 18), !more.isEmpty { window.append(more) } else { isAtEnd = true }
        }
        let broken = problem("malformed_form", "表单格式不对", "The form is not well-formed.")
        let opening = Data("--\(boundary)".utf8)
        let delimiter = Data("\r\n--\(boundary)".utf8)
        while window.count < opening.count + 2, !isAtEnd { try fill() }
        guard window.starts(with: opening) else { throw broken }
        window = Data(window.dropFirst(opening.count))
        var found: (file: SpooledFile, name: String?)?
        // What has been begun is removed when the form breaks off; what is whole removes itself.
        var begun: String?
        defer { if let begun { try? FileManager.default.removeItem(atPath: begun) } }
        for _ in 0..<20 {
            while window.count < 2, !isAtEnd { try fill() }
            if window.starts(with: Data("--".utf8)) { break }
            // The head of a part, 8 KiB at most.
            while window.range(of: Data("\r\n\r\n".utf8)) == nil, window.count < 8192, !isAtEnd { try fill() }
            guard let end = window.range(of: Data("\r\n\r\n".utf8)), end.lowerBound - window.startIndex <= 8192 else { throw broken }
            let head = String(decoding: window[..<end.lowerBound], as: UTF8.self)
            window = Data(window[end.upperBound...])
            let name = Self.fileName(head)
            let target = name == nil ? nil : Self.path()
            var handle: FileHandle?
            if let target {
                if found != nil { throw problem("too_many_files", "一次只能上传一个文件", "One file at a time.") }
                guard FileManager.default.createFile(atPath: target, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                    throw BatonError(.serviceUnavailable, detail: "no room for temporary files")
                }
                begun = target
                handle = FileHandle(forWritingAtPath: target)
            }
            var digest = ContentDigest()
            var total = 0
            func take(_ data: Data) throws {
                guard let handle else { return }
                digest.update(Array(data))
                total += data.count
                try handle.write(contentsOf: data)
            }
            while true {
                if let close = window.range(of: delimiter) {
                    try take(window[..<close.lowerBound])
                    window = Data(window[close.upperBound...])
                    break
                }
                guard !isAtEnd else { throw broken }
                // What may be the beginning of a delimiter waits.
                if window.count > delimiter.count {
                    let safe = window.index(window.endIndex, offsetBy: -delimiter.count)
                    try take(window[..<safe])
                    window = Data(window[safe...])
                }
                try fill()
            }
            if let target, let name {
                try handle?.close()
                begun = nil
                found = (SpooledFile(path: target, tag: digest.tag, bytes: total), name)
            }
        }
        guard let found else { throw problem("missing", "请选择要上传的文件", "A form with one file is expected.") }
        return found
    }

    /// `filename*=UTF-8''…` and `filename="…"`, without folders.
    static func fileName(_ head: String) -> String? {
        guard let line = head.split(whereSeparator: \.isNewline).first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else {
            return nil
        }
        var name: String?
        if let encoded = line.range(of: "filename*=UTF-8''", options: .caseInsensitive) {
            name = line[encoded.upperBound...].prefix { $0 != ";" }.trimmingBlanks.removingPercentEncoding
        } else if let plain = line.range(of: "filename=\"", options: .caseInsensitive) {
            name = String(line[plain.upperBound...].prefix { $0 != "\"" })
        } else if let bare = line.range(of: "filename=", options: .caseInsensitive) {
            name = line[bare.upperBound...].prefix { $0 != ";" }.trimmingBlanks
        }
        return name.map { String($0.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "") }
    }
}

extension Request {
    /// Whether its body may be a file, which is kept on the disk instead of in memory.
    var isUpload: Bool { method == .post && uri.path == "/v1/imports" }

    /// Whether its body is a picture, which is kept in memory and nowhere else.
    var isImage: Bool { method == .post && uri.path == "/v1/captures/images" }
}
