/// An error reply: a name qualified by its interface, and the facts. Wording for people is the client's business.
package struct VarlinkError: Error, Equatable, Sendable {
    /// For example `org.varlink.service.InvalidParameter`.
    package let name: String
    package let parameters: [String: String]

    package init(name: String, parameters: [String: String] = [:]) {
        self.name = name
        self.parameters = parameters
    }
}

// The errors of org.varlink.service.
extension VarlinkError {
    package static func interfaceNotFound(_ interface: String) -> VarlinkError {
        VarlinkError(name: "org.varlink.service.InterfaceNotFound", parameters: ["interface": interface])
    }

    /// - Parameter method: the name qualified by its interface.
    package static func methodNotFound(_ method: String) -> VarlinkError {
        VarlinkError(name: "org.varlink.service.MethodNotFound", parameters: ["method": method])
    }

    /// - Parameter method: the name qualified by its interface.
    package static func methodNotImplemented(_ method: String) -> VarlinkError {
        VarlinkError(name: "org.varlink.service.MethodNotImplemented", parameters: ["method": method])
    }

    package static func invalidParameter(_ parameter: String) -> VarlinkError {
        VarlinkError(name: "org.varlink.service.InvalidParameter", parameters: ["parameter": parameter])
    }

    package static let permissionDenied = VarlinkError(name: "org.varlink.service.PermissionDenied")
    package static let expectedMore = VarlinkError(name: "org.varlink.service.ExpectedMore")
}

extension VarlinkError: CustomStringConvertible {
    package var description: String {
        guard !parameters.isEmpty else { return name }
        let facts = parameters.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return "\(name) (\(facts.joined(separator: ", ")))"
    }
}
