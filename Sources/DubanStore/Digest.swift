import CLibcrypto
package import DubanCore

/// The SHA-256 digest of some bytes (FIPS 180-4), 32 bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { digest, count in
        _ = SHA256(bytes, bytes.count, digest.baseAddress)
        count = Int(SHA256_DIGEST_LENGTH)
    }
}

/// HMAC with SHA-256 (RFC 2104, FIPS 180-4), 32 bytes.
package func authenticationCode(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { code, count in
        var length: UInt32 = 0
        // libcrypto takes a null key for the one of the call before; an empty array has an address of its own here.
        _ = HMAC(EVP_sha256(), key + [0], CInt(key.count), message + [0], message.count, code.baseAddress, &length)
        count = Int(length)
    }
}

/// Lower-case hexadecimal digits.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

extension ReminderKey {
    /// The reminder's id: the first 32 hexadecimal digits of the digest of its key.
    package var id: String {
        hexadecimal(sha256(canonicalBytes).prefix(16))
    }
}
