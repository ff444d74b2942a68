internal import Glibc

/// An Excel workbook (XLSX, also .xlsm; transitional and strict). Sheets are read as streams in constant memory.
///
/// Not for two threads at once.
package final class Workbook {
    package struct Sheet: Hashable, Sendable {
        package let name: String
        /// Hidden sheets are there, and said to be.
        package let isHidden: Bool
        let part: String
    }

    package let sheets: [Sheet]
    package let limits: WorkbookLimits
    let archive: Archive
    let formats: [CellFormat]
    let is1904: Bool
    private let stringsPart: String?
    private var loadedStrings: SharedStrings?

    /// Opens a file and reads what its parts are; sheets and shared strings are read when they are asked for.
    ///
    /// - Throws: a `WorkbookProblem` of the whole file.
    package init(path: String, limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookProblem) {
        self.limits = limits
        archive = try Archive(path: path, limits: limits)
        var main = "xl/workbook.xml"
        if let roots = try Relations.read("_rels/.rels", base: "", archive, limits),
            let found = roots.first(where: { $0.kind == "officeDocument" })
        {
            main = found.target
        }
        let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
        let file = String(main.dropFirst(folder.count))
        let list = WorkbookReceiver()
        guard let stream = try XMLStream(main, of: archive, to: list, limits) else {
            throw WorkbookProblem(.fileUnreadable, zh: "这不是 Excel 工作簿（XLSX）", en: "This is no Excel workbook (XLSX).")
        }
        try stream.finish()
        guard list.sheets.count <= limits.sheets else { throw .unsafe("工作表过多", "it has too many sheets") }
        let relations = try Relations.read("\(folder)_rels/\(file).rels", base: folder, archive, limits) ?? []
        var sheets: [Sheet] = []
        var parts: Set<String> = []
        for (name, isHidden, id) in list.sheets {
            // Sheets of charts and dialogs hold no rows.
            guard let relation = relations.first(where: { $0.id == id }), relation.kind == "worksheet", archive.has(relation.target)
            else { continue }
            // A thousand sheets over one large part would be read a thousand times.
            guard parts.insert(relation.target.lowercased()).inserted else { throw .unsafe("两个工作表指向同一部分", "two sheets are one part") }
            sheets.append(Sheet(name: name, isHidden: isHidden, part: relation.target))
        }
        guard !sheets.isEmpty else { throw .broken("no sheets") }
        self.sheets = sheets
        is1904 = list.is1904
        stringsPart = relations.first { $0.kind == "sharedStrings" }?.target
        let styles = StylesReceiver(limits)
        if let part = relations.first(where: { $0.kind == "styles" })?.target,
            let stream = try XMLStream(part, of: archive, to: styles, limits)
        {
            try stream.finish()
        }
        formats = styles.formats
    }

    func strings() throws(WorkbookProblem) -> SharedStrings {
        if let loadedStrings { return loadedStrings }
        let receiver = SharedStringsReceiver(limits)
        if let stringsPart, let stream = try XMLStream(stringsPart, of: archive, to: receiver, limits) {
            while !stream.isFinished {
                try stream.advance()
                if let problem = receiver.problem { throw problem }
            }
        }
        try receiver.strings.seal()
        loadedStrings = receiver.strings
        return receiver.strings
    }

    /// The sheet of this name, or the first one that is visible and has something in it.
    ///
    /// - Throws: `sheet_missing`, `sheet_empty`.
    package func sheet(named name: String? = nil) throws(WorkbookProblem) -> Sheet {
        if let name {
            if let sheet = sheets.first(where: { $0.name == name }) { return sheet }
            throw WorkbookProblem(
                .sheetMissing, zh: "没有名为“\(name.prefix(60))”的工作表；有：\(sheets.prefix(20).map(\.name).joined(separator: "、"))",
                en: "There is no sheet named \"\(name.prefix(60))\"; there are: \(sheets.prefix(20).map(\.name).joined(separator: ", ")).")
        }
        for sheet in sheets where !sheet.isHidden {
            let reader = try rows(of: sheet)
            while let row = try reader.next() { if !row.cells.isEmpty { return sheet } }
        }
        throw WorkbookProblem(.sheetEmpty, zh: "工作簿里没有可见的、有内容的工作表", en: "No visible sheet of the workbook has anything in it.")
    }

    /// Begins to read a sheet; ends the reading of another one.
    package func rows(of sheet: Sheet) throws(WorkbookProblem) -> SheetReader { try SheetReader(self, sheet) }
}

/// What a part refers to.
private final class Relations: XMLReceiver {
    struct Relation {
        var id: String
        var kind: String
        var target: String
    }

    private let base: String
    private var all: [Relation] = []

    private init(base: String) { self.base = base }

    static func read(_ part: String, base: String, _ archive: Archive, _ limits: WorkbookLimits) throws(WorkbookProblem) -> [Relation]? {
        let receiver = Relations(base: base)
        guard let stream = try XMLStream(part, of: archive, to: receiver, limits) else { return nil }
        try stream.finish()
        return receiver.all
    }

    func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "Relationship", all.count < 10_000, let id = attributes.string("Id"), let type = attributes.string("Type"),
            let target = attributes.string("Target"), attributes.string("TargetMode")?.lowercased() != "external"
        else { return }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        all.append(Relation(id: id, kind: kind, target: target.hasPrefix("/") ? String(target.dropFirst()) : resolved(base + target)))
    }

    private func resolved(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

private final class WorkbookReceiver: XMLReceiver {
    var sheets: [(name: String, isHidden: Bool, id: String)] = []
    var is1904 = false

    func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "workbookPr" {
            is1904 = attributes.isOn("date1904")
        } else if name == "sheet", sheets.count < 20_000, let id = attributes.string("r:id") ?? prefixed(attributes) {
            let state = attributes.string("state") ?? "visible"
            sheets.append((attributes.string("name") ?? "", state != "visible", id))
        }
    }

    /// The relation under another prefix than r; `sheetId` has none.
    private func prefixed(_ attributes: XMLAttributes) -> String? {
        var at = attributes.list
        while let key = at[0] {
            if strchr(key, 0x3A) != nil, XMLName(key) == "id", let value = at[1] { return String(cString: value) }
            at += 2
        }
        return nil
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The number format of each style that cells name.
private final class StylesReceiver: XMLReceiver {
    private let limits: WorkbookLimits
    private var codes: [Int: String] = [:]
    private var ids: [Int] = []
    private var isInCells = false

    init(_ limits: WorkbookLimits) { self.limits = limits }

    var formats: [CellFormat] {
        ids.map { id in codes[id].map { CellFormat(code: $0) } ?? CellFormat(builtIn: id) }
    }

    func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "numFmt" {
            if codes.count < 10_000, let id = attributes.int("numFmtId"), let code = attributes.string("formatCode") { codes[id] = code }
        } else if name == "cellXfs" {
            isInCells = true
        } else if name == "xf", isInCells, ids.count < limits.cellStyles {
            ids.append(attributes.int("numFmtId") ?? 0)
        }
    }

    func end(_ name: XMLName) { if name == "cellXfs" { isInCells = false } }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
