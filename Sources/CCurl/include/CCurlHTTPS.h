#ifndef CCURL_HTTPS_H
#define CCURL_HTTPS_H

#include <stddef.h>
#include <stdint.h>

/// One POST over HTTPS. No pointer is kept after the call.
typedef struct {
    /// Begins with https://; nothing else is spoken, and where it leads on to is not followed.
    const char *url;
    /// PEM file of the trusted authorities; NULL for the system's.
    const char *ca_file;
    /// `Name: value`, each without a line end.
    const char *const *headers;
    size_t header_count;
    const uint8_t *body;
    size_t body_length;
    /// In seconds: until TLS stands; for the whole.
    long connect_limit;
    long total_limit;
    /// Called once, when TLS stands and before the last byte of the body goes out. Anything but 0 abandons the request.
    int (*before_last_byte)(void *context);
    void *context;
} ccurl_https_request;

/// What became of it.
typedef struct {
    /// Whether the last byte was handed to libcurl. Only then can the other side have acted on the request.
    int is_sent;
    /// The HTTP status; 0 where no answer began.
    int status;
    /// What Retry-After asks for, in seconds from now (RFC 9110, section 10.2.3); 0 where it is not there.
    int64_t retry_after;
    /// How much of the answer's body was kept, and whether it is shorter than what came.
    size_t answer_length;
    int answer_is_cut;
    /// libcurl's code, 0 is success, and its words for it.
    int curl_code;
    char curl_text[256];
    /// Whether the other side's certificate was not accepted, or the authorities could not be read.
    int is_untrusted;
} ccurl_https_result;

/// Over a connection of its own, so that libcurl never sends a request a second time by itself.
///
/// The answer's body goes into `answer` as far as `answer_capacity` allows; what is longer is not read on.
void ccurl_https_post(
    const ccurl_https_request *request, uint8_t *answer, size_t answer_capacity, ccurl_https_result *result);

#endif
