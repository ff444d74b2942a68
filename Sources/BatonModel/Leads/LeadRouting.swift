/// Which region a province belongs to in one tenant.
package struct RegionMap: Equatable, Sendable {
    private var regions: [String: RegionID] = [:]

    /// - Parameter regions: each region with the short names of its provinces; the first that names a province has it.
    package init(_ regions: [(id: RegionID, areas: [String])]) {
        for region in regions {
            for area in region.areas where self.regions[area] == nil { self.regions[area] = region.id }
        }
    }

    package subscript(area: String?) -> RegionID? { area.flatMap { regions[$0] } }
}
