// Foundation, not FoundationEssentials: only the former has compatibility composition (NFKC).
internal import Foundation

/// Forms of a text in which spellings that mean the same are equal. For comparing and looking up, never for storing.
package enum FoldedText {
    /// Full-width forms (U+FF01–U+FF5E) as ASCII and the ideographic space as a space; all else unchanged.
    package static func halfWidth(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// NFKC, lower case, without blanks and brackets: 明腾（杭州） and 明腾 (杭州) are the same name.
    /// Empty when the text holds nothing else.
    package static func name(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in compatibilityComposed(text).lowercased().unicodeScalars
        where !CleanText.isBlank(scalar) && !brackets.contains(scalar) {
            result.append(scalar)
        }
        return String(result)
    }

    private static let brackets = Set("()[]{}<>【】〔〕《》〈〉「」『』〖〗".unicodeScalars)

    /// NFKC.
    static func compatibilityComposed(_ text: String) -> String {
        // ASCII and the basic ideographs are their own NFKC form, which spares nearly every name the conversion.
        let isOwnForm = text.unicodeScalars.allSatisfy {
            $0.isASCII || (0x4E00...0x9FFF).contains($0.value)
        }
        return isOwnForm ? text : text.precomposedStringWithCompatibilityMapping
    }
}
