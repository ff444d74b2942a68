internal import Glibc

/// Texts by their number. Up to 8 MiB stay in memory; more wait in an unlinked temporary file, of which a window of 16 MiB is kept.
final class SharedStrings {
    private static let memory = 8 << 20
    private static let pageBytes = 1 << 16
    private static let pages = 256

    private let limits: WorkbookLimits
    private(set) var count = 0
    private var total = 0
    /// What has not been written to the file: all of it while it is small. Each text is its length in four bytes, then its bytes.
    private var buffer: [UInt8] = []
    /// Where each hundredth text begins would be slow for texts in disorder; eight bytes each in a file of the same kind are not.
    private var offsets: [UInt64] = []
    private var texts: Int32 = -1
    private var index: Int32 = -1
    private var textPages = PageCache()
    private var indexPages = PageCache()
    /// Neighbouring rows repeat the same few texts.
    private var recent: [(number: Int, text: String)?] = Array(repeating: nil, count: 1024)

    init(_ limits: WorkbookLimits) { self.limits = limits }

    deinit {
        if texts >= 0 { close(texts) }
        if index >= 0 { close(index) }
    }

    private struct PageCache {
        var tags = [Int](repeating: -1, count: SharedStrings.pages)
        var data: [UInt8] = []

        /// Copies bytes of the file out of pages that are read when they are not here.
        mutating func read(_ file: Int32, at offset: Int, into target: inout [UInt8], _ count: Int) -> Bool {
            if data.isEmpty { data = [UInt8](repeating: 0, count: SharedStrings.pages * SharedStrings.pageBytes) }
            target.removeAll(keepingCapacity: true)
            var offset = offset
            var left = count
            while left > 0 {
                let page = offset / SharedStrings.pageBytes
                let slot = page % SharedStrings.pages
                let base = slot * SharedStrings.pageBytes
                if tags[slot] != page {
                    let got = data.withUnsafeMutableBytes {
                        pread(file, $0.baseAddress.map { $0 + base }, SharedStrings.pageBytes, off_t(page * SharedStrings.pageBytes))
                    }
                    guard got >= 0 else { return false }
                    tags[slot] = page
                }
                let within = offset % SharedStrings.pageBytes
                let part = min(left, SharedStrings.pageBytes - within)
                target.append(contentsOf: data[(base + within)..<(base + within + part)])
                offset += part
                left -= part
            }
            return true
        }
    }

    /// - Throws: `file_unsafe` beyond the limits, `file_broken` when no temporary file can be written.
    func append(_ text: ArraySlice<UInt8>) throws(WorkbookProblem) {
        count += 1
        total += text.count + 4
        if count > limits.sharedStrings || total > limits.sharedStringBytes { throw .unsafe("共享文本过多", "it has too many shared texts") }
        offsets.append(UInt64(total - text.count - 4))
        withUnsafeBytes(of: UInt32(text.count).littleEndian) { buffer.append(contentsOf: $0) }
        buffer.append(contentsOf: text)
        if buffer.count + offsets.count * 8 > Self.memory { try spill() }
    }

    /// To be called after the last `append`.
    func seal() throws(WorkbookProblem) { if texts >= 0 { try spill() } }

    private func spill() throws(WorkbookProblem) {
        if texts < 0 { (texts, index) = (try Self.temporaryFile(), try Self.temporaryFile()) }
        let isWritten =
            buffer.withUnsafeBytes { Self.write($0, to: texts) } && offsets.withUnsafeBytes { Self.write($0, to: index) }
        guard isWritten else { throw Self.noRoom }
        buffer.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
    }

    private static var noRoom: WorkbookProblem {
        WorkbookProblem(.fileUnreadable, zh: "服务器临时空间不足，请稍后再试", en: "There is no room for temporary files; try again later.")
    }

    private static func temporaryFile() throws(WorkbookProblem) -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/baton-texts-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw noRoom }
        unlink(template)
        return file
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.write(file, part.baseAddress, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private var scratch: [UInt8] = []

    /// - Returns: `nil` for a number that the table does not have.
    subscript(number: Int) -> String? {
        guard number >= 0, number < count else { return nil }
        if let known = recent[number & 1023], known.number == number { return known.text }
        let text: String
        if texts < 0 {
            let start = Int(offsets[number])
            let length = buffer.withUnsafeBytes { Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self))) }
            text = String(decoding: buffer[(start + 4)..<(start + 4 + length)], as: UTF8.self)
        } else {
            guard indexPages.read(index, at: number * 8, into: &scratch, 8) else { return nil }
            let start = Int(scratch.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) })
            guard textPages.read(texts, at: start, into: &scratch, 4) else { return nil }
            let length = Int(scratch.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)) })
            guard textPages.read(texts, at: start + 4, into: &scratch, length) else { return nil }
            text = String(decoding: scratch, as: UTF8.self)
        }
        recent[number & 1023] = (number, text)
        return text
    }
}

/// Reads `xl/sharedStrings.xml`: plain and rich texts; how they are to be pronounced (`rPh`) is left out.
final class SharedStringsReceiver: XMLReceiver {
    let strings: SharedStrings
    private let limits: WorkbookLimits
    private var buffer: [UInt8] = []
    private var isText = false
    private var phonetic = 0
    private(set) var problem: WorkbookProblem?

    init(_ limits: WorkbookLimits) {
        self.limits = limits
        strings = SharedStrings(limits)
    }

    func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "si" {
            buffer.removeAll(keepingCapacity: true)
        } else if name == "rPh" {
            phonetic += 1
        } else if name == "t" {
            isText = phonetic == 0
        }
    }

    func end(_ name: XMLName) {
        if name == "t" {
            isText = false
        } else if name == "rPh" {
            phonetic -= 1
        } else if name == "si" {
            do throws(WorkbookProblem) { try strings.append(unescaped(buffer)[...]) } catch { problem = problem ?? error }
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        // One byte more than a cell may have tells the sheet that it is too long.
        if isText, buffer.count <= limits.cellBytes { buffer.append(contentsOf: bytes.prefix(limits.cellBytes + 1 - buffer.count)) }
    }
}

/// `_x000D_` stands for a character that XML cannot hold; `_x005F_` for the underscore before such a text.
func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x5F), bytes.count >= 7 else { return bytes }
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
        if bytes[at] == 0x5F, at + 6 < bytes.count, bytes[at + 1] == 0x78, bytes[at + 6] == 0x5F,
            let value = UInt32(String(decoding: bytes[(at + 2)..<(at + 6)], as: UTF8.self), radix: 16),
            bytes[(at + 2)..<(at + 6)].allSatisfy({ $0 != 0x2B && $0 != 0x2D }), let scalar = Unicode.Scalar(value), value != 0
        {
            result += String(Character(scalar)).utf8
            at += 7
        } else {
            result.append(bytes[at])
            at += 1
        }
    }
    return result
}
