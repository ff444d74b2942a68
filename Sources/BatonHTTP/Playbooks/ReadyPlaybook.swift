/// A playbook that comes with the program.
package struct ReadyPlaybook: Sendable {
    package var key: String
    package var nameZH: String
    package var nameEN: String
    package var description: String
    /// YAML.
    package var text: String

    package static let all: [ReadyPlaybook] = [
        PackageResources.industrial_equipment_yaml, PackageResources.medical_devices_yaml, PackageResources.education_yaml,
        PackageResources.ecommerce_services_yaml, PackageResources.mould_making_yaml,
    ].compactMap { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        guard let value = try? YAMLDocument(text).value, let key = value["key"]?.text, let name = value["name"]?.text else { return nil }
        return ReadyPlaybook(
            key: key, nameZH: name, nameEN: value["name_en"]?.text ?? name, description: value["description"]?.text ?? "", text: text)
    }
}
