/// Text that is being written; https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
struct Exposition {
    private(set) var output: [UInt8]

    init(output: consuming [UInt8]) { self.output = output }

    mutating func write(_ name: String, _ family: Family) {
        if let help = family.help {
            output += "# HELP \(name) ".utf8
            escape(help, quotes: false, into: &output)
            output.append(UInt8(ascii: "\n"))
        }
        output += "# TYPE \(name) \(family.kind.rawValue)\n".utf8
        let bounds = family.kind == .histogram ? family.bounds.map(numberText) + ["+Inf"] : []
        for (_, series) in family.series.sorted(by: { $0.key < $1.key }) { series.write(name, bounds: bounds, into: &self) }
    }

    mutating func line(_ name: String, _ labels: String, bound: String? = nil, _ value: String) {
        output += name.utf8
        if let bound {
            output += "{\(labels)\(labels.isEmpty ? "" : ",")le=\"\(bound)\"}".utf8
        } else if !labels.isEmpty {
            output += "{\(labels)}".utf8
        }
        output += " \(value)\n".utf8
    }
}

/// As Go reads it; whole numbers without a fraction (`le="1"`).
func numberText(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return "\(whole)" }
    return value.description
}

/// `[a-zA-Z_:][a-zA-Z0-9_:]*` of anything: `http.server.requests` is `http_server_requests`. What follows 200 characters is cut off.
func metricName(_ label: String, suffix: String = "") -> String {
    let name = validName(label, colons: true)
    return name.hasSuffix(suffix) ? name : name + suffix
}

private func validName(_ text: String, colons: Bool) -> String {
    var name = ""
    for scalar in text.unicodeScalars.prefix(200) {
        switch scalar {
        case "a"..."z", "A"..."Z", "_": name.unicodeScalars.append(scalar)
        case ":" where colons: name.unicodeScalars.append(scalar)
        case "0"..."9":
            if name.isEmpty { name = "_" }
            name.unicodeScalars.append(scalar)
        default: name.unicodeScalars.append("_")
        }
    }
    return name.isEmpty ? "_" : name
}

/// Sorted and escaped. 32 labels at most, the first by name; their values are cut off after 256 characters.
///
/// Names that begin with `__` belong to Prometheus; they keep one underscore.
func labelText(_ dimensions: [(String, String)], of kind: Family.Kind) -> String {
    if dimensions.isEmpty { return "" }
    var labels: [(name: String, value: String)] = []
    for (label, value) in dimensions.sorted(by: <) where !value.isEmpty {
        var name = validName(label, colons: false)
        if name.hasPrefix("__") { name = "_" + name.drop { $0 == "_" } }
        if name == "le", kind == .histogram { name = "exported_le" }
        if let same = labels.firstIndex(where: { $0.name == name }) {
            labels[same].value += ";" + value
        } else {
            labels.append((name, value))
        }
    }
    labels.sort { $0.name < $1.name }
    var text: [UInt8] = []
    for (name, value) in labels.prefix(32) {
        if !text.isEmpty { text.append(UInt8(ascii: ",")) }
        text += "\(name)=\"".utf8
        escape(String(value.unicodeScalars.prefix(256)), quotes: true, into: &text)
        text.append(UInt8(ascii: "\""))
    }
    return String(decoding: text, as: UTF8.self)
}

/// By bytes: to Swift `\r\n` is one character.
private func escape(_ text: String, quotes: Bool, into output: inout [UInt8]) {
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): output += #"\\"#.utf8
        case UInt8(ascii: "\n"): output += #"\n"#.utf8
        case UInt8(ascii: "\"") where quotes: output += #"\""#.utf8
        default: output.append(byte)
        }
    }
}
