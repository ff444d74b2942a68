/// What a picture says of itself in its first bytes. Known by its signature, whatever its name or its content type say, and measured before anything
/// takes it apart, so that a small file that unfolds to a huge picture is never unfolded.
package struct CaptureImage: Hashable, Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case png, jpeg, webp
    }

    package static let maximumBytes = 8 << 20
    /// A long screenshot is long; a photograph has 12 to 24 megapixels.
    package static let maximumSide = 16_000
    package static let maximumPixels = 25_000_000
    /// Below it no sign can be read.
    package static let minimumSide = 16

    package var format: Format
    package var width: Int
    package var height: Int

    /// - Throws: with `file_empty`, `file_too_large`, `unknown_image`, `unreadable_image`, `image_too_large`, `image_too_small`.
    package init(_ bytes: [UInt8]) throws(ValidationFailure) {
        func refuse(_ code: String, _ zh: String, _ en: String) -> ValidationFailure {
            ValidationFailure([FieldProblem("", code, zh: zh, en: en)])
        }
        if bytes.isEmpty { throw refuse("file_empty", "图片是空的", "The image is empty.") }
        if bytes.count > Self.maximumBytes {
            throw refuse("file_too_large", "图片最大 \(Self.maximumBytes >> 20) MiB", "An image has \(Self.maximumBytes >> 20) MiB at most.")
        }
        guard let format = Self.format(bytes) else {
            throw refuse(
                "unknown_image", "不是 PNG、JPEG 或 WebP 图片，请用截图或照片", "Neither PNG nor JPEG nor WebP: take a screenshot or a photograph.")
        }
        let size =
            switch format {
            case .png: Self.png(bytes)
            case .jpeg: Self.jpeg(bytes)
            case .webp: Self.webp(bytes)
            }
        guard let (width, height) = size, width > 0, height > 0 else {
            throw refuse("unreadable_image", "图片不完整或已损坏，请重新截图", "The image is cut short or broken: take it again.")
        }
        if width > Self.maximumSide || height > Self.maximumSide || width * height > Self.maximumPixels {
            throw refuse(
                "image_too_large", "图片太大：\(width)×\(height)，最多 \(Self.maximumPixels / 1_000_000) 百万像素，每边最多 \(Self.maximumSide)",
                "\(width) × \(height) is too large: \(Self.maximumPixels / 1_000_000) megapixels and \(Self.maximumSide) a side at most.")
        }
        if width < Self.minimumSide || height < Self.minimumSide {
            throw refuse("image_too_small", "图片太小：\(width)×\(height)", "\(width) × \(height) is too small to be read.")
        }
        (self.format, self.width, self.height) = (format, width, height)
    }

    private static func format(_ bytes: [UInt8]) -> Format? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: "RIFF".utf8), bytes.count >= 12, bytes[8..<12].elementsEqual("WEBP".utf8) { return .webp }
        return nil
    }

    /// An unsigned number; `nil` behind the end.
    private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int, isLittle: Bool = false) -> Int? {
        guard at >= 0, at + count <= bytes.count else { return nil }
        let part = bytes[at..<at + count]
        return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }

    private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
        guard number(bytes, 8, 4) == 13, bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8), let width = number(bytes, 16, 4),
            let height = number(bytes, 20, 4)
        else { return nil }
        return (width, height)
    }

    /// The first start of a frame; a segment says how long it is.
    private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
        var at = 2
        while let marker = number(bytes, at, 2) {
            if marker == 0xFFFF {
                at += 1
                continue
            }
            guard marker > 0xFF00, marker != 0xFFD9, marker != 0xFFDA else { return nil }
            if (0xFFD0...0xFFD7).contains(marker) || marker == 0xFF01 {
                at += 2
                continue
            }
            guard let length = number(bytes, at + 2, 2), length >= 2 else { return nil }
            if (0xFFC0...0xFFCF).contains(marker), ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker) {
                guard let height = number(bytes, at + 5, 2), let width = number(bytes, at + 7, 2) else { return nil }
                return (width, height)
            }
            at += 2 + length
        }
        return nil
    }

    private static func webp(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.count >= 30 else { return nil }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8 ":
            guard bytes[23..<26].elementsEqual([0x9D, 0x01, 0x2A]), let width = number(bytes, 26, 2, isLittle: true),
                let height = number(bytes, 28, 2, isLittle: true)
            else { return nil }
            return (width & 0x3FFF, height & 0x3FFF)
        case "VP8L":
            guard bytes[20] == 0x2F, let bits = number(bytes, 21, 4, isLittle: true) else { return nil }
            return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        case "VP8X":
            guard let width = number(bytes, 24, 3, isLittle: true), let height = number(bytes, 27, 3, isLittle: true) else { return nil }
            return (width + 1, height + 1)
        default: return nil
        }
    }
}
