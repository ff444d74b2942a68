import BatonModel
import Testing

@Suite struct FileSignatureTests {
    @Test(arguments: [
        ("", FileSignature.Kind.empty), (" \r\n\t", .empty), ("\u{FEFF}", .empty),
        ("PK\u{3}\u{4}……[Content_Types].xml", .xlsx),
        ("PK\u{3}\u{4}[Content_Types].xml word/document.xml", .zip),
        ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", .ods),
        ("PK\u{3}\u{4}photo.bin", .zip), ("%PDF-1.7", .pdf), ("Rar!\u{1A}\u{7}", .rar), ("<html><table>", .html),
        ("\u{FEFF}\r\n <!DOCTYPE HTML>", .html),
        ("<!-- Excel --><table>", .html), ("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", .html),
        ("<?xml version=\"1.0\"?><Workbook>", .xml),
        ("{ \"a\": 1 }", .json), ("[{\"a\":1}]", .json), ("姓名,电话\0\0", .binary),
    ])
    func `what is no delimited text is named with advice`(content: String, kind: FileSignature.Kind) throws {
        let signature = FileSignature(Array(content.utf8))
        #expect(signature == .other(kind))
        let problem = try #require(signature.problem)
        #expect(problem.code == (kind == .empty ? .fileEmpty : .fileNotText))
        #expect(!problem.messageZH.isEmpty && !problem.messageEN.isEmpty)
    }

    @Test(
        arguments: [
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], FileSignature.Kind.xls),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
            ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), ([0x1F, 0x8B, 8], .gzip), ([1, 2, 0, 3], .binary),
        ] as [([UInt8], FileSignature.Kind)])
    func `binary formats are known by their first bytes`(bytes: [UInt8], kind: FileSignature.Kind) {
        #expect(FileSignature(bytes) == .other(kind))
    }

    @Test(arguments: ["姓名,电话\n张三,13812345678", "\u{FEFF}姓名\t电话", "[公司],{电话}", "<5万,姓名", "{姓名},电话"])
    func `text that only begins strangely is delimited text`(content: String) {
        #expect(FileSignature(Array(content.utf8)) == .delimitedText)
        #expect(FileSignature(Array(content.utf8)).problem == nil)
    }

    @Test func `UTF-16 with its mark is text, and HTML in it is still HTML`() {
        #expect(FileSignature([0xFF, 0xFE] + utf16("姓名,电话", bigEndian: false)) == .delimitedText)
        #expect(FileSignature([0xFE, 0xFF] + utf16("<html>", bigEndian: true)) == .other(.html))
        #expect(FileSignature(utf16("name,phone", bigEndian: false)) == .other(.binary))
    }
}

func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}
