#include "CCurlHTTPS.h"
#include "CCurlPerform.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

struct exchange {
    const ccurl_https_request *request;
    ccurl_https_result *result;
    size_t sent;
    uint8_t *answer;
    size_t answer_capacity;
};

static size_t read_body(char *buffer, size_t size, size_t count, void *context) {
    struct exchange *exchange = context;
    const ccurl_https_request *request = exchange->request;
    size_t rest = request->body_length - exchange->sent;
    size_t length = rest < size * count ? rest : size * count;
    if (length == rest && !exchange->result->is_sent) {
        if (request->before_last_byte(request->context) != 0) return CURL_READFUNC_ABORT;
        exchange->result->is_sent = 1;
    }
    memcpy(buffer, request->body + exchange->sent, length);
    exchange->sent += length;
    return length;
}

static size_t keep_answer(char *data, size_t size, size_t count, void *context) {
    struct exchange *exchange = context;
    ccurl_https_result *result = exchange->result;
    size_t length = size * count;
    size_t room = exchange->answer_capacity - result->answer_length;
    size_t kept = length < room ? length : room;
    memcpy(exchange->answer + result->answer_length, data, kept);
    result->answer_length += kept;
    if (kept < length) result->answer_is_cut = 1;
    // Less than was given ends the transfer.
    return kept;
}

#define SET(option, value) \
    if (code == CURLE_OK) code = curl_easy_setopt(curl, option, value)

static CURLcode transfer(CURL *curl, struct exchange *exchange, struct curl_slist *headers, char *error) {
    const ccurl_https_request *request = exchange->request;
    CURLcode code = CURLE_OK;
    SET(CURLOPT_PROTOCOLS_STR, "https");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_URL, request->url);
    SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_NOPROGRESS, 1L);
    SET(CURLOPT_ERRORBUFFER, error);
    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (request->ca_file != NULL) SET(CURLOPT_CAINFO, request->ca_file);
    // Over HTTP/2, and over a connection that was used before, libcurl would repeat a request by itself.
    SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    SET(CURLOPT_FRESH_CONNECT, 1L);
    SET(CURLOPT_FORBID_REUSE, 1L);
    SET(CURLOPT_CONNECTTIMEOUT, request->connect_limit);
    SET(CURLOPT_TIMEOUT, request->total_limit);
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
    SET(CURLOPT_HTTPHEADER, headers);
    SET(CURLOPT_READFUNCTION, read_body);
    SET(CURLOPT_READDATA, exchange);
    SET(CURLOPT_WRITEFUNCTION, keep_answer);
    SET(CURLOPT_WRITEDATA, exchange);
    if (code == CURLE_OK) code = ccurl_perform_without_sigpipe(curl);
    return code;
}

static struct curl_slist *header_list(const ccurl_https_request *request) {
    // An empty Expect: libcurl would wait for permission before a long body.
    struct curl_slist *list = curl_slist_append(NULL, "Expect:");
    for (size_t index = 0; list != NULL && index < request->header_count; index++) {
        struct curl_slist *longer = curl_slist_append(list, request->headers[index]);
        if (longer == NULL) curl_slist_free_all(list);
        list = longer;
    }
    return list;
}

void ccurl_https_post(
    const ccurl_https_request *request, uint8_t *answer, size_t answer_capacity, ccurl_https_result *result) {
    *result = (ccurl_https_result){0};
    struct exchange exchange = {
        .request = request, .result = result, .answer = answer, .answer_capacity = answer_capacity};
    char error[CURL_ERROR_SIZE] = "";
    CURLcode code = CURLE_OUT_OF_MEMORY;
    CURL *curl = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? curl_easy_init() : NULL;
    struct curl_slist *headers = header_list(request);
    if (curl != NULL && headers != NULL) {
        code = transfer(curl, &exchange, headers, error);
        long status = 0;
        curl_off_t retry_after = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &retry_after);
        result->status = (int)status;
        result->retry_after = retry_after;
    }
    result->curl_code = (int)code;
    result->is_untrusted = code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE;
    snprintf(result->curl_text, sizeof result->curl_text, "%s", error[0] != '\0' ? error : curl_easy_strerror(code));
    curl_slist_free_all(headers);
    if (curl != NULL) curl_easy_cleanup(curl);
}
