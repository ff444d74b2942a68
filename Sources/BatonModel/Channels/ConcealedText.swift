/// A secret of a channel. It prints as dots wherever it is printed, also as part of what holds it.
package struct ConcealedText: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret itself: for signing and sending only.
    package let exposed: String

    package init(_ text: String) { exposed = text }

    package var description: String { "•••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
