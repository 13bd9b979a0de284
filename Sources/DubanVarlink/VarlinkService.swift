/// What a server offers: it says who it is, and holds every call to the interface descriptions.
package struct VarlinkService: Sendable {
    /// What becomes of a call.
    package enum Disposition: Equatable, Sendable {
        /// The service knows the answer, or refuses.
        case reply(VarlinkReply)
        /// The call names a method that exists, with arguments that exist; their types are not checked yet.
        case handle
    }

    package let vendor: String
    package let product: String
    package let version: String
    package let url: String

    private let interfaces: [String: VarlinkInterface]

    /// `org.varlink.service` is added to `interfaces`; two of the same name are a mistake of the caller.
    package init(vendor: String, product: String, version: String, url: String, interfaces: [VarlinkInterface]) throws {
        self.vendor = vendor
        self.product = product
        self.version = version
        self.url = url
        let all = try interfaces + [VarlinkInterface(Self.serviceDescription)]
        self.interfaces = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }

    package func disposition(of call: VarlinkCall) throws -> Disposition {
        do throws(VarlinkError) {
            try check(call)
        } catch {
            return .reply(VarlinkReply(error))
        }
        guard call.interface == Self.serviceInterface else { return .handle }
        do {
            return .reply(try call.method == "GetInfo" ? VarlinkReply(information) : descriptionReply(to: call))
        } catch let error as VarlinkError {
            return .reply(VarlinkReply(error))
        }
    }

    private func check(_ call: VarlinkCall) throws(VarlinkError) {
        guard !call.interface.isEmpty else { throw .methodNotFound(call.qualifiedMethod) }
        guard let interface = interfaces[call.interface] else { throw .interfaceNotFound(call.interface) }
        guard let method = interface.method(call.method) else { throw .methodNotFound(call.qualifiedMethod) }
        guard !call.upgrade else { throw .methodNotImplemented(call.qualifiedMethod) }
        guard method.streaming != .required || call.more else { throw .expectedMore }
        for argument in call.arguments where !method.input.contains(where: { $0.name == argument }) {
            throw .invalidParameter(argument)
        }
    }

    private var information: Information {
        Information(vendor: vendor, product: product, version: version, url: url, interfaces: interfaces.keys.sorted())
    }

    private func descriptionReply(to call: VarlinkCall) throws -> VarlinkReply {
        let name = try call.parameters(as: DescriptionQuery.self).interface
        guard let interface = interfaces[name] else { throw VarlinkError.interfaceNotFound(name) }
        return try VarlinkReply(DescriptionResult(description: interface.description))
    }

    private struct Information: Encodable {
        let vendor: String
        let product: String
        let version: String
        let url: String
        let interfaces: [String]
    }

    private struct DescriptionQuery: Decodable {
        let interface: String
    }

    private struct DescriptionResult: Encodable {
        let description: String
    }
}
