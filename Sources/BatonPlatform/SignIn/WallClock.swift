package import FoundationEssentials

/// The time of day, for what is kept outside of the database. A value, so that tests can move it along with the database's.
package struct WallClock: Sendable {
    package let time: @Sendable () -> Date

    package init(time: @escaping @Sendable () -> Date) { self.time = time }

    package static let system = WallClock { Date() }
}
