internal import BatonModel
internal import Postgres

/// The statements about the catalogue of tags. Tags that are going are not in it.
enum TagStore {
    private static let columns: SQL = "id, name, color, archived_at IS NOT NULL, version"

    static func select(_ tenant: TenantID) -> SQL {
        "SELECT \(fragment: columns) FROM baton.tag WHERE tenant_id = \(tenant) AND ends_at IS NULL ORDER BY name_key, id"
    }

    /// - Throws: `.decoding` for what a newer program has written.
    static func decode(_ result: QueryResult) throws -> [Tag] {
        try result.decode((TagID, String, String, Bool, Int32).self).map { row in
            guard let color = TagColor(rawValue: row.2) else { throw DatabaseError(.decoding, "the tag \(row.0) is of a newer program") }
            return Tag(id: row.0, name: row.1, color: color, isArchived: row.3, version: row.4)
        }
    }

    static func insert(_ id: TagID, _ name: (text: String, key: String), _ color: TagColor, _ tenant: TenantID) -> SQL {
        """
        INSERT INTO baton.tag (tenant_id, id, name, name_key, color)
        VALUES (\(tenant), \(id), \(name.text), \(name.key), \(color.rawValue)) RETURNING \(fragment: columns)
        """
    }

    static func update(_ tag: Tag, key: String, _ tenant: TenantID) -> SQL {
        """
        UPDATE baton.tag SET name = \(tag.name), name_key = \(key), color = \(tag.color.rawValue),
            archived_at = \(fragment: tag.isArchived ? "baton.now()" : "NULL"), updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(tag.id) RETURNING \(fragment: columns)
        """
    }

    /// What is being merged into a tag that goes too gets what that one becomes.
    static func redirect(from id: TagID, to other: TagID?, _ tenant: TenantID) -> SQL {
        "UPDATE baton.tag SET merged_into_id = \(other) WHERE tenant_id = \(tenant) AND merged_into_id = \(id) AND ends_at IS NOT NULL"
    }

    static func end(_ id: TagID, into other: TagID?, _ tenant: TenantID) -> SQL {
        """
        UPDATE baton.tag SET ends_at = baton.now(), merged_into_id = \(other), updated_at = baton.now(), version = version + 1
        WHERE tenant_id = \(tenant) AND id = \(id)
        """
    }
}
