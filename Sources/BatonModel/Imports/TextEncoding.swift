internal import Glibc

/// The encodings in which Chinese offices save delimited text.
package enum TextEncoding: String, CaseIterable, Sendable, Codable {
    case utf8 = "UTF-8"
    case utf8WithMark = "UTF-8 BOM"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case gb18030 = "GB18030"

    /// A file may have 64 MiB, before decoding.
    /// As people write it.
    package var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf8WithMark: "UTF-8 with BOM"
        case .utf16LittleEndian: "UTF-16 LE"
        case .utf16BigEndian: "UTF-16 BE"
        case .gb18030: "GB18030"
        }
    }

    package static let maxFileBytes = 64 << 20

    /// False when the machine's C library lacks the conversion: some distributions pack the tables of GB18030 apart
    /// (libc-gconv-modules-extra, glibc-gconv-extra). For the program's self-check.
    package var isAvailable: Bool {
        let descriptor = iconv_open("UTF-8", iconvName)
        guard descriptor != iconv_t(bitPattern: -1) else { return false }
        iconv_close(descriptor)
        return true
    }

    /// A decoded text: valid UTF-8 without a byte order mark.
    package struct Decoded: Sendable {
        package let encoding: TextEncoding
        package let utf8: [UInt8]
    }

    /// Finds the encoding and decodes strictly: nothing is replaced by U+FFFD.
    ///
    /// A byte order mark decides; without one, valid UTF-8 wins over GB18030. A text that is UTF-8 but for a few
    /// broken bytes is refused although GB18030 could make (wrong) characters of it.
    /// - Throws: `file_too_large`, `encoding_invalid` with the first line that can't be decoded, `encoding_unavailable`.
    ///   `file_not_text` with the line of a NUL, which no cell of an office can hold, and no text of the database.
    package static func decode(_ bytes: [UInt8]) throws(FileProblem) -> Decoded {
        let decoded = try decodeAny(bytes)
        if let place = decoded.utf8.firstIndex(of: 0) {
            let line = lines(in: decoded.utf8[..<place])
            throw FileProblem(
                .fileNotText, line: line, zh: "第 \(line) 行有空字符（NUL），文件可能已损坏或不是文本：请在 Excel 或 WPS 中打开，另存为“CSV UTF-8”后再上传",
                en:
                    "Line \(line) has a NUL: the file is damaged, or no text. Open it in Excel or WPS, save it as \"CSV UTF-8\" and upload that."
            )
        }
        return decoded
    }

    private static func decodeAny(_ bytes: [UInt8]) throws(FileProblem) -> Decoded {
        guard bytes.count <= maxFileBytes else {
            throw FileProblem(
                .fileTooLarge, zh: "文件超过 64 MiB，请拆分后分次导入", en: "The file is larger than 64 MiB; split it.")
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return Decoded(
                encoding: .utf16LittleEndian, utf8: try convert(bytes, skipping: 2, from: .utf16LittleEndian))
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return Decoded(encoding: .utf16BigEndian, utf8: try convert(bytes, skipping: 2, from: .utf16BigEndian))
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let check = UTF8Check(bytes)
        guard let badOffset = check.firstBadOffset else {
            return hasMark
                ? Decoded(encoding: .utf8WithMark, utf8: Array(bytes.dropFirst(3)))
                : Decoded(encoding: .utf8, utf8: bytes)
        }
        if hasMark || check.isMostlyUTF8 {
            throw invalid(hasMark ? .utf8WithMark : .utf8, line: lines(in: bytes[..<badOffset]))
        }
        let gb18030Mark: [UInt8] = [0x84, 0x31, 0x95, 0x33]
        let markBytes = bytes.starts(with: gb18030Mark) ? gb18030Mark.count : 0
        return Decoded(encoding: .gb18030, utf8: try convert(bytes, skipping: markBytes, from: .gb18030))
    }

    private var iconvName: String { self == .utf8WithMark ? "UTF-8" : rawValue }

    private static func invalid(_ encoding: TextEncoding, line: Int) -> FileProblem {
        FileProblem(
            .encodingInvalid, line: line,
            zh: "第 \(line) 行有无法按 \(encoding.rawValue) 识别的字符：请用 Excel 或 WPS 打开，改正该行后另存为“CSV UTF-8”",
            en:
                "Line \(line) has bytes that are not \(encoding.rawValue); correct the line and save the file as \"CSV UTF-8\"."
        )
    }

    /// The number of the line in which the bytes end; CR LF is one line end.
    private static func lines(in bytes: ArraySlice<UInt8>) -> Int {
        var line = 1
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
            previous = byte
        }
        return line
    }

    private static func convert(
        _ bytes: [UInt8], skipping markBytes: Int, from encoding: TextEncoding
    ) throws(FileProblem) -> [UInt8] {
        let descriptor = iconv_open("UTF-8", encoding.iconvName)
        guard descriptor != iconv_t(bitPattern: -1) else {
            throw FileProblem(
                .encodingUnavailable, zh: "服务器暂不支持 \(encoding.rawValue) 编码：请另存为“CSV UTF-8”，并告知管理员",
                en:
                    "This server cannot read \(encoding.rawValue); save the file as \"CSV UTF-8\" and tell the administrator."
            )
        }
        defer { iconv_close(descriptor) }

        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var source = bytes
        var chunk = [CChar](repeating: 0, count: 65_536)
        let failed = source.withUnsafeMutableBytes { source in
            chunk.withUnsafeMutableBufferPointer { chunk in
                var input = source.baseAddress?.assumingMemoryBound(to: CChar.self).advanced(by: markBytes)
                var inputLeft = source.count - markBytes
                while inputLeft > 0 {
                    var target = chunk.baseAddress
                    var targetLeft = chunk.count
                    let result = iconv(descriptor, &input, &inputLeft, &target, &targetLeft)
                    let error = errno
                    output.append(
                        contentsOf: UnsafeRawBufferPointer(start: chunk.baseAddress, count: chunk.count - targetLeft))
                    // E2BIG only says that the chunk is full; EILSEQ and EINVAL are bad and cut-off sequences.
                    if result == -1, error != E2BIG { return true }
                }
                return false
            }
        }
        if failed { throw invalid(encoding, line: lines(in: output[...])) }
        return output
    }
}

/// Validates UTF-8 (no overlong forms, no surrogates, nothing over U+10FFFF) and counts how much of a text is UTF-8.
private struct UTF8Check {
    private(set) var firstBadOffset: Int?
    private var goodHighBytes = 0
    private var badHighBytes = 0

    /// Valid multi-byte sequences are very rare in GB18030 text by chance, so nine tenths of them are no chance.
    var isMostlyUTF8: Bool { goodHighBytes > 9 * badHighBytes }

    init(_ bytes: [UInt8]) {
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] < 0x80 {
                offset += 1
                continue
            }
            let length = Self.sequenceLength(bytes, at: offset)
            if length == 0 {
                if firstBadOffset == nil { firstBadOffset = offset }
                badHighBytes += 1
                offset += 1
            } else {
                goodHighBytes += length
                offset += length
            }
        }
    }

    /// 0 when no valid sequence begins here.
    private static func sequenceLength(_ bytes: [UInt8], at offset: Int) -> Int {
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch bytes[offset] {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0...0)
            }
        guard length > 0, offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return 0 }
        for index in (offset + 2)..<(offset + length) where bytes[index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
