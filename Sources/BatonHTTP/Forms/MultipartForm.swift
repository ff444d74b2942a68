internal import BatonModel

/// The fields of a `multipart/form-data` body (RFC 7578), without files.
enum MultipartForm {
    /// Parts that are read at most.
    static let maximumParts = 200

    /// The boundary in a content type; `nil` without a usable one.
    static func boundary(of contentType: String) -> String? {
        for piece in contentType.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingBlanks.lowercased() == "boundary" else { continue }
            var value = pair[1].trimmingBlanks
            if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") { value = String(value.dropFirst().dropLast()) }
            return (1...70).contains(value.utf8.count) ? value : nil
        }
        return nil
    }

    /// - Throws: `malformed_form` for what is no such body; `files_not_accepted` for each file.
    static func fields(_ body: ArraySlice<UInt8>, boundary: String) throws(ValidationFailure) -> [(name: String, value: String)] {
        let delimiter = Array("--\(boundary)".utf8)
        var fields: [(name: String, value: String)] = []
        var problems = FieldProblems()
        guard
            var at = body.starts(with: delimiter)
                ? body.startIndex : body.next(Array("\r\n".utf8) + delimiter, from: body.startIndex)?.upperBound
        else { throw malformed }
        if at == body.startIndex { at += delimiter.count }
        let separator = Array("\r\n".utf8) + delimiter
        while true {
            if body[at...].starts(with: Array("--".utf8)) { break }
            guard body[at...].starts(with: Array("\r\n".utf8)), fields.count < maximumParts,
                let end = body.next(separator, from: at)
            else { throw malformed }
            let part = body[(at + 2)..<max(at + 2, end.lowerBound)]
            at = end.upperBound
            guard let head = part.next(Array("\r\n\r\n".utf8), from: part.startIndex),
                let lines = String(validating: part[part.startIndex..<head.lowerBound], as: UTF8.self)
            else { throw malformed }
            let disposition = lines.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
            guard let disposition, let name = parameter("name", of: disposition) else { throw malformed }
            let content = part[head.upperBound...]
            if let file = parameter("filename", of: disposition) {
                // A file that nobody has chosen comes as an empty one without a name.
                if !file.isEmpty || !content.isEmpty {
                    problems.append(
                        FieldProblem(
                            BodyReader.pointer(name), "files_not_accepted", zh: "表单不接收文件，请改为填写链接",
                            en: "The form takes no files; give a link instead."))
                }
                continue
            }
            guard let value = String(validating: content, as: UTF8.self) else {
                throw ValidationFailure([
                    FieldProblem(BodyReader.pointer(name), "invalid_utf8", zh: "内容不是有效的 UTF-8", en: "The value is not valid UTF-8.")
                ])
            }
            fields.append((name, value))
        }
        try problems.check()
        return fields
    }

    /// `name="tel"`; browsers write quotes as %22.
    private static func parameter(_ name: String, of line: Substring) -> String? {
        for quote in ["; \(name)=\"", ";\(name)=\""] {
            guard let start = line.firstRange(of: quote)?.upperBound else { continue }
            let rest = line[start...]
            guard let end = rest.firstIndex(of: "\"") else { return nil }
            return String(rest[..<end]).replacing("%22", with: "\"").replacing("%0D%0A", with: " ")
        }
        return nil
    }

    private static let malformed = ValidationFailure([
        FieldProblem(
            "", "malformed_form", zh: "表单内容无法读取（multipart/form-data 格式错误）", en: "The body is no multipart/form-data that can be read.")
    ])
}

extension ArraySlice<UInt8> {
    /// Where some bytes come next.
    fileprivate func next(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        guard let first = bytes.first, endIndex - start >= bytes.count else { return nil }
        var at = start
        while at <= endIndex - bytes.count {
            if self[at] == first, self[at..<(at + bytes.count)].elementsEqual(bytes) { return at..<(at + bytes.count) }
            at += 1
        }
        return nil
    }
}
