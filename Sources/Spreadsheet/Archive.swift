internal import CMinizip
internal import Glibc

/// A ZIP archive, of which one part at a time is read. Not for two threads at once.
final class Archive {
    private let handle: unzFile
    private let limits: WorkbookLimits
    private var isOpen = false
    private var packedBytes = 0
    private var unpackedBytes = 0
    /// Of all parts that were read, as often as they were.
    private var totalBytes = 0
    /// Names of all parts, by their lower-case forms: some writers do not agree with themselves.
    private(set) var names: [String: String] = [:]

    /// - Throws: `file_too_large`, `file_broken`, `file_encrypted`, `file_unreadable`.
    init(path: String, limits: WorkbookLimits) throws(WorkbookProblem) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .broken("cannot be opened") }
        guard Int(status.st_size) <= limits.fileBytes else {
            let size = limits.fileBytes >> 20
            throw WorkbookProblem(
                .fileTooLarge, zh: "文件超过 \(size) MiB，请拆分后分次导入", en: "The file is larger than \(size) MiB; split it.")
        }
        try Self.checkKind(path)
        guard let handle = unzOpen64(path) else { throw .broken("ZIP directory") }
        self.handle = handle
        self.limits = limits
        try readNames()
    }

    deinit {
        if isOpen { unzCloseCurrentFile(handle) }
        unzClose(handle)
    }

    private static func checkKind(_ path: String) throws(WorkbookProblem) {
        var head = [UInt8](repeating: 0, count: 1 << 16)
        guard let file = fopen(path, "rb") else { throw .broken("cannot be opened") }
        defer { fclose(file) }
        let count = fread(&head, 1, head.count, file)
        let bytes = head[..<count]
        if bytes.starts(with: [0x50, 0x4B]) { return }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            // A workbook with a password is an OLE file with a stream of this name (UTF-16); the directory may stand anywhere.
            let name = Array("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
            var window = Array(bytes)
            while true {
                if window.contains(name) { throw .encrypted }
                let next = fread(&head, 1, head.count, file)
                if next == 0 { break }
                window = window.suffix(name.count) + head[..<next]
            }
            throw WorkbookProblem(
                .fileUnreadable, zh: "这是旧版 Excel 文件（XLS）：请在 Excel 或 WPS 中打开，另存为 .xlsx 后再上传",
                en: "This is an old Excel file (XLS). Open it in Excel or WPS, save it as .xlsx and upload that.")
        }
        throw WorkbookProblem(.fileUnreadable, zh: "这不是 Excel 工作簿（XLSX）", en: "This is no Excel workbook (XLSX).")
    }

    private func readNames() throws(WorkbookProblem) {
        var status = unzGoToFirstFile(handle)
        var name = [CChar](repeating: 0, count: 1025)
        while status == UNZ_OK {
            var info = unz_file_info64()
            guard unzGetCurrentFileInfo64(handle, &info, &name, 1024, nil, 0, nil, 0) == UNZ_OK else { throw .broken("ZIP directory") }
            if info.flag & 1 != 0 { throw .encrypted }
            let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let key = Self.key(text)
            if names[key] != nil { throw .unsafe("压缩包里有两个同名部分", "two parts of the archive have one name") }
            names[key] = text
            if names.count > 10_000 { throw .unsafe("压缩包里的部分过多", "the archive has too many parts") }
            status = unzGoToNextFile(handle)
        }
        guard status == UNZ_END_OF_LIST_OF_FILE, !names.isEmpty else { throw .broken("ZIP directory") }
    }

    private static func key(_ name: String) -> String {
        let name = name.replacing("\\", with: "/").lowercased()
        return name.hasPrefix("/") ? String(name.dropFirst()) : name
    }

    func has(_ part: String) -> Bool { names[Self.key(part)] != nil }

    /// Begins to read a part; false when there is none of this name.
    func open(_ part: String) throws(WorkbookProblem) -> Bool {
        if isOpen { unzCloseCurrentFile(handle) }
        isOpen = false
        guard let name = names[Self.key(part)] else { return false }
        var info = unz_file_info64()
        guard unzLocateFile(handle, name, 1) == UNZ_OK, unzGetCurrentFileInfo64(handle, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK,
            unzOpenCurrentFile(handle) == UNZ_OK
        else { throw .broken(part) }
        // Whatever the archive says: these are 64 bits without a sign.
        packedBytes = Int(clamping: info.compressed_size)
        unpackedBytes = 0
        isOpen = true
        if info.uncompressed_size > UInt64(limits.partBytes) { throw Self.bomb }
        return true
    }

    private static var bomb: WorkbookProblem { .unsafe("解压后过大（疑似压缩炸弹）", "it unpacks to far too much (a ZIP bomb)") }

    /// The next bytes of the part; 0 at its end, when its checksum has been compared.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookProblem) -> Int {
        let count = unzReadCurrentFile(handle, buffer.baseAddress, UInt32(buffer.count))
        if count < 0 { throw .broken("ZIP data") }
        if count == 0 {
            isOpen = false
            if unzCloseCurrentFile(handle) != UNZ_OK { throw .broken("ZIP checksum") }
            return 0
        }
        unpackedBytes += Int(count)
        totalBytes += Int(count)
        if totalBytes > limits.totalBytes { throw Self.bomb }
        if unpackedBytes > limits.partBytes { throw Self.bomb }
        if unpackedBytes > limits.ratioFreeBytes, unpackedBytes / max(packedBytes, 1) > limits.ratio { throw Self.bomb }
        return Int(count)
    }
}
