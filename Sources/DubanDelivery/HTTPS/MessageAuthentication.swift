import CLibcrypto
import FoundationEssentials

/// HMAC with SHA-256 (RFC 2104, FIPS 180-4), in Base64.
func authenticationCode(of message: [UInt8], key: [UInt8]) -> String {
    let code = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, count in
        var length: UInt32 = 0
        // libcrypto takes a null key for the one of the call before; an empty array has an address of its own here.
        _ = HMAC(EVP_sha256(), key + [0], CInt(key.count), message + [0], message.count, buffer.baseAddress, &length)
        count = Int(length)
    }
    return Data(code).base64EncodedString()
}
