internal import CExpat
internal import Glibc

/// What a part's XML says, element by element, by local names: prefixes differ between writers.
protocol XMLReceiver: AnyObject {
    func begin(_ name: XMLName, _ attributes: XMLAttributes)
    func end(_ name: XMLName)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Whether what it holds is to be taken from it before it is told more. Asked behind each end of an element.
    var isFull: Bool { get }
}

extension XMLReceiver {
    var isFull: Bool { false }
}

/// A name as expat gives it; valid during the call only.
struct XMLName {
    let bytes: UnsafePointer<CChar>

    init(_ whole: UnsafePointer<CChar>) {
        var start = whole
        var at = whole
        while at.pointee != 0 {
            if at.pointee == 0x3A { start = at + 1 }
            at += 1
        }
        bytes = start
    }

    static func == (name: XMLName, text: StaticString) -> Bool {
        strcmp(name.bytes, UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }
}

struct XMLAttributes {
    let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

    subscript(_ name: StaticString) -> UnsafePointer<CChar>? {
        var at = list
        while let key = at[0] {
            if XMLName(key) == name { return at[1] }
            at += 2
        }
        return nil
    }

    func string(_ name: StaticString) -> String? { self[name].map { String(cString: $0) } }
    func int(_ name: StaticString) -> Int? { string(name).flatMap { Int($0) } }
    /// `true` and `1`.
    func isOn(_ name: StaticString) -> Bool { string(name).map { $0 == "1" || $0 == "true" } ?? false }
}

/// Parses a part in pieces of 64 KiB, whenever the receiver's owner wants more.
///
/// A document type is refused as soon as it begins: so there are no entities that grow (billion laughs) and none from outside.
final class XMLStream {
    private let archive: Archive
    private let parser: XML_Parser
    private let receiver: any XMLReceiver
    private let limits: WorkbookLimits
    private let part: String
    private var depth = 0
    private var problem: WorkbookProblem?
    private var fedBytes = 0
    private var isPaused = false
    private var isAtEnd = false
    private(set) var isFinished = false

    /// - Returns: `nil` when there is no such part.
    init?(_ part: String, of archive: Archive, to receiver: any XMLReceiver, _ limits: WorkbookLimits) throws(WorkbookProblem) {
        guard try archive.open(part), let parser = XML_ParserCreate(nil) else { return nil }
        self.archive = archive
        self.parser = parser
        self.receiver = receiver
        self.limits = limits
        self.part = part
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name, let attributes else { return }
                Unmanaged<XMLStream>.fromOpaque(data)._withUnsafeGuaranteedRef { $0.begin(name, attributes) }
            },
            { data, name in
                guard let data, let name else { return }
                Unmanaged<XMLStream>.fromOpaque(data)._withUnsafeGuaranteedRef {
                    $0.depth -= 1
                    $0.receiver.end(XMLName(name))
                    if $0.receiver.isFull { XML_StopParser($0.parser, 1) }
                }
            })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let data, let text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: Int(count)).assumingMemoryBound(to: UInt8.self)
            Unmanaged<XMLStream>.fromOpaque(data)._withUnsafeGuaranteedRef { $0.receiver.text(bytes) }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            guard let data else { return }
            Unmanaged<XMLStream>.fromOpaque(data)._withUnsafeGuaranteedRef {
                $0.stop(.unsafe("XML 中有文档类型声明（DTD）", "its XML has a document type (DTD)"))
            }
        }
    }

    deinit { XML_ParserFree(parser) }

    private func begin(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
        depth += 1
        if depth > limits.depth { return stop(.unsafe("XML 嵌套过深", "its XML is nested too deep")) }
        receiver.begin(XMLName(name), XMLAttributes(list: attributes))
    }

    /// Ends the reading with this problem.
    func stop(_ problem: WorkbookProblem) {
        if self.problem == nil { self.problem = problem }
        XML_StopParser(parser, 0)
    }

    private static let piece: Int32 = 65_536

    /// Reads one piece more, or the rest of one at which the receiver was full.
    ///
    /// - Throws: also when the task has been cancelled, whatever is thrown then.
    func advance() throws(WorkbookProblem) {
        guard !isFinished else { return }
        if Task.isCancelled { throw .cancelled }
        let status: XML_Status
        if isPaused {
            isPaused = false
            status = XML_ResumeParser(parser)
        } else {
            guard let buffer = XML_GetBuffer(parser, Self.piece) else { throw .broken(part) }
            let count = try archive.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(Self.piece)))
            fedBytes += count
            isAtEnd = count == 0
            status = XML_ParseBuffer(parser, Int32(count), isAtEnd ? 1 : 0)
        }
        if let problem { throw problem }
        if status == XML_STATUS_SUSPENDED {
            isPaused = true
            return
        }
        guard status != XML_STATUS_ERROR else {
            let message = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "XML"
            throw .broken("\(part): \(message)")
        }
        // A tag that never ends would be looked at again with each piece.
        if !isAtEnd, fedBytes - Int(XML_GetCurrentByteIndex(parser)) > 4 << 20 {
            throw .unsafe("XML 中有过长的标签", "its XML has a tag without an end")
        }
        if isAtEnd { isFinished = true }
    }

    /// All of a small part, at most 16 MiB of it.
    func finish() throws(WorkbookProblem) {
        while !isFinished {
            try advance()
            if fedBytes > 16 << 20 { throw .unsafe("\(part) 过大", "\(part) is too large") }
        }
    }
}
