internal import Foundation

/// A member of a JSON document, or one of objects and arrays in it, by its path: `"errors.0.code"`. Booleans are `1` and `0`.
func jsonMember(_ path: String, of document: [UInt8]) -> String? {
    var value: Any? = try? JSONSerialization.jsonObject(with: Data(document))
    for step in path.split(separator: ".") {
        if let array = value as? [Any], let index = Int(step) {
            value = array.indices.contains(index) ? array[index] : nil
        } else {
            value = (value as? [String: Any])?[String(step)]
        }
    }
    switch value {
    case let text as String: return text
    case let number as NSNumber: return number.stringValue
    case let array as [Any]: return "\(array.count) elements"
    case is NSNull, nil: return nil
    default: return "object"
    }
}
