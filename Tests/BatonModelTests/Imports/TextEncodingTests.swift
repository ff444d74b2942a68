import BatonModel
import Glibc
import Testing

@Suite struct TextEncodingTests {
    private static let text = "序号,公司\r\n1,朱镕基㐂🙂有限公司\r\n"

    @Test func `each encoding is found, stated and decoded to the same text`() throws {
        let utf8 = Array(Self.text.utf8)
        let encoded: [(TextEncoding, [UInt8])] = [
            (.utf8, utf8), (.utf8WithMark, [0xEF, 0xBB, 0xBF] + utf8), (.gb18030, try gb18030(Self.text)),
            (.gb18030, [0x84, 0x31, 0x95, 0x33] + (try gb18030(Self.text))),
            (.utf16LittleEndian, [0xFF, 0xFE] + utf16(Self.text, bigEndian: false)),
            (.utf16BigEndian, [0xFE, 0xFF] + utf16(Self.text, bigEndian: true)),
        ]
        for (encoding, bytes) in encoded {
            let decoded = try TextEncoding.decode(bytes)
            #expect(decoded.encoding == encoding)
            #expect(decoded.utf8 == utf8)
        }
    }

    @Test func `this machine has every encoding`() {
        for encoding in TextEncoding.allCases { #expect(encoding.isAvailable) }
    }

    @Test func `a long GB18030 text survives the conversion in pieces`() throws {
        let long = String(repeating: "机械手上下料a🙂", count: 40_000)
        #expect(try TextEncoding.decode(gb18030(long)).utf8 == Array(long.utf8))
    }

    @Test func `an invalid sequence is refused with its line, never replaced`() throws {
        let bad = try gb18030("公司\r\n明腾\r\n杭州") + [0xFF, 0x41] + gb18030("\r\n上海")
        let problem = try #require(throws: FileProblem.self) { try TextEncoding.decode(bad) }
        #expect(problem.code == .encodingInvalid)
        #expect(problem.line == 3)
        #expect(problem.messageZH.contains("第 3 行") && problem.messageZH.contains("GB18030"))
    }

    @Test func `a sequence cut off at the end is refused`() throws {
        let bytes = try Array(gb18030("公司\n明腾").dropLast())
        #expect(throws: FileProblem.self) { try TextEncoding.decode(bytes) }
        let problem = try #require(throws: FileProblem.self) {
            try TextEncoding.decode([0xFF, 0xFE, 0x41, 0, 0x0A, 0, 0x42])
        }
        #expect(problem.line == 2)
        let surrogate = [0xFF, 0xFE] as [UInt8] + utf16("a\n", bigEndian: false) + [0x00, 0xD8, 0x41, 0]
        #expect(throws: FileProblem.self) { try TextEncoding.decode(surrogate) }
    }

    @Test func `UTF-8 with one broken character is not taken for GB18030`() throws {
        // Two bytes are left of the last character, so that GB18030 could make pairs of all of it.
        let bytes = Array("公司\n明腾科技\n杭州".utf8) + [0xE6, 0x9C]
        let problem = try #require(throws: FileProblem.self) { try TextEncoding.decode(bytes) }
        #expect(problem.line == 3)
        #expect(problem.messageZH.contains("无法按 UTF-8 识别"))
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xE4, 0xB8],
        ] as [[UInt8]])
    func `forms that UTF-8 forbids are not UTF-8`(bytes: [UInt8]) {
        let problem = #expect(throws: FileProblem.self) { try TextEncoding.decode([0xEF, 0xBB, 0xBF] + bytes) }
        #expect(problem?.code == .encodingInvalid)
    }

    @Test func `a NUL is refused with its line, in any encoding`() throws {
        let text = "联系人,手机\r\n张三,1\r\n李\u{0}四,2\r\n"
        let wide: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let files: [[UInt8]] = [Array(text.utf8), [0xFF, 0xFE] + wide, try gb18030(text)]
        for bytes in files {
            let problem = try #require(throws: FileProblem.self) { try TextEncoding.decode(bytes) }
            #expect(problem.code == .fileNotText && problem.line == 3)
        }
    }

    @Test func `a file over 64 MiB is refused`() throws {
        let bytes = [UInt8](repeating: 0x61, count: TextEncoding.maxFileBytes + 1)
        let problem = try #require(throws: FileProblem.self) { try TextEncoding.decode(bytes) }
        #expect(problem.code == .fileTooLarge)
    }
}

/// What an office program writes in mainland China.
func gb18030(_ text: String) throws -> [UInt8] {
    let descriptor = iconv_open("GB18030", "UTF-8")
    try #require(descriptor != iconv_t(bitPattern: -1))
    defer { iconv_close(descriptor) }
    var source = Array(text.utf8)
    var target = [UInt8](repeating: 0, count: source.count * 4 + 16)
    let (result, left) = source.withUnsafeMutableBytes { source in
        target.withUnsafeMutableBytes { target in
            var input = source.baseAddress?.assumingMemoryBound(to: CChar.self)
            var inputLeft = source.count
            var output = target.baseAddress?.assumingMemoryBound(to: CChar.self)
            var outputLeft = target.count
            return (iconv(descriptor, &input, &inputLeft, &output, &outputLeft), outputLeft)
        }
    }
    try #require(result == 0)
    return Array(target.dropLast(left))
}
