/// A delimited file of leads: opens it (kind, encoding, delimiter, header) and reads its rows lazily.
///
///     let file = try LeadFile(bytes)
///     for row in file { switch row.outcome { … } }
package struct LeadFile: Sequence, Sendable {
    package let encoding: TextEncoding
    package let layout: LeadFileLayout
    /// The records before the header, to report that they were passed over.
    package let preamble: [DelimitedRecord]
    /// The physical line of the header, from 1.
    package let headerLine: Int

    package var delimiter: DelimitedText.Delimiter { text.delimiter }

    private let text: DelimitedText

    /// - Throws: any `FileProblem` that makes the whole file unusable.
    package init(_ bytes: [UInt8]) throws(FileProblem) {
        if let problem = FileSignature(bytes).problem { throw problem }
        let decoded = try TextEncoding.decode(bytes)
        let text = DelimitedText(utf8: decoded.utf8)
        let start = Array(text.prefix(LeadFileLayout.headerSearchRecords))
        let found = try LeadFileLayout.find(in: start)
        encoding = decoded.encoding
        layout = found.layout
        preamble = Array(start[..<found.index])
        headerLine = start[found.index].line
        self.text = text
    }

    package func makeIterator() -> Iterator {
        Iterator(records: text.makeIterator(), skipping: preamble.count + 1, layout: layout)
    }

    package struct Iterator: IteratorProtocol, Sendable {
        private var records: DelimitedText.Iterator
        private let layout: LeadFileLayout

        fileprivate init(records: DelimitedText.Iterator, skipping count: Int, layout: LeadFileLayout) {
            self.records = records
            self.layout = layout
            for _ in 0..<count { _ = self.records.next() }
        }

        package mutating func next() -> LeadFileRow? {
            records.next().map { LeadFileRow($0, layout: layout) }
        }
    }
}
