package import BatonModel

/// What a query on leads may name besides the fields of all tenants.
package struct LeadVocabulary: Sendable {
    package var custom: CustomFields
    package var tags: TagCatalogue

    package init(custom: CustomFields = .none, tags: TagCatalogue = .none) {
        self.custom = custom
        self.tags = tags
    }
}
