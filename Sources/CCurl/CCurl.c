#define _GNU_SOURCE
#include "CCurl.h"
#include "CCurlPerform.h"

#include <curl/curl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

// Servers close idle sessions after minutes, some after one; a session that is younger than this is alive.
static const long reusable_seconds = 30;

struct ccurl_smtp_session {
    CURL *curl;
    const ccurl_smtp_message *message;
    size_t sent;
    ccurl_stage stage;
    int is_quitting;
    int reply_code;
    size_t reply_length;
    int reply_is_complete;
    char reply[2048];
    char error[CURL_ERROR_SIZE];
};

ccurl_smtp_session *ccurl_smtp_open(void) {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return NULL;
    ccurl_smtp_session *session = calloc(1, sizeof *session);
    if (session == NULL) return NULL;
    return session;
}

void ccurl_smtp_close(ccurl_smtp_session *session) {
    if (session == NULL) return;
    if (session->curl != NULL) curl_easy_cleanup(session->curl);
    free(session);
}

static void forget_reply(ccurl_smtp_session *session) {
    session->reply_code = 0;
    session->reply_length = 0;
    session->reply_is_complete = 0;
    session->reply[0] = '\0';
}

// The message's size is not given to libcurl: with a known size it would stop reading by itself, and send the dot
// without having asked here.
static size_t read_message(char *buffer, size_t size, size_t count, void *context) {
    ccurl_smtp_session *session = context;
    const ccurl_smtp_message *message = session->message;
    size_t rest = message->message_length - session->sent;
    if (rest > 0) {
        size_t length = rest < size * count ? rest : size * count;
        memcpy(buffer, message->message + session->sent, length);
        session->sent += length;
        return length;
    }
    if (session->stage == CCURL_STAGE_FINAL_DOT) return 0;
    if (message->before_final_dot(message->context) != 0) return CURL_READFUNC_ABORT;
    session->stage = CCURL_STAGE_FINAL_DOT;
    forget_reply(session);
    // libcurl reads both anew at each wait. The limit for a stalled upload would cut the wait for the last reply short.
    curl_easy_setopt(session->curl, CURLOPT_LOW_SPEED_TIME, 0L);
    curl_easy_setopt(session->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, message->final_reply_limit);
    return 0;
}

static int is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static void append_reply_line(ccurl_smtp_session *session, const char *line, size_t length) {
    if (session->reply_is_complete) forget_reply(session);
    size_t room = sizeof session->reply - 1 - session->reply_length;
    size_t copied = length < room ? length : room;
    memcpy(session->reply + session->reply_length, line, copied);
    session->reply_length += copied;
    session->reply[session->reply_length] = '\0';
    // RFC 5321, section 4.2: a code, and a space or the line's end behind it; a hyphen says that more lines follow.
    if (length >= 3 && is_digit(line[0]) && is_digit(line[1]) && is_digit(line[2])
        && (length == 3 || line[3] == ' ' || line[3] == '\r' || line[3] == '\n')) {
        session->reply_code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
        session->reply_is_complete = 1;
    }
}

static int begins_with(const char *data, size_t length, const char *word) {
    size_t word_length = strlen(word);
    return length >= word_length && memcmp(data, word, word_length) == 0;
}

// What a line sent moves the conversation on to. The answers of a login are lines too, in base64, which has neither
// spaces nor colons; STARTTLS and DATA it could spell, and so they count only where they can come.
static ccurl_stage stage_after(ccurl_stage stage, const char *line, size_t length) {
    if (stage >= CCURL_STAGE_DATA) return stage;
    if (begins_with(line, length, "EHLO ") || begins_with(line, length, "HELO ")) return CCURL_STAGE_HELLO;
    if (begins_with(line, length, "AUTH ")) return CCURL_STAGE_LOGIN;
    if (begins_with(line, length, "MAIL FROM:")) return CCURL_STAGE_SENDER;
    if (begins_with(line, length, "RCPT TO:")) return CCURL_STAGE_RECIPIENT;
    if (stage == CCURL_STAGE_HELLO && begins_with(line, length, "STARTTLS")) return CCURL_STAGE_STARTTLS;
    if (stage == CCURL_STAGE_RECIPIENT && begins_with(line, length, "DATA")) return CCURL_STAGE_DATA;
    return stage;
}

static int observe(CURL *curl, curl_infotype type, char *data, size_t length, void *context) {
    (void)curl;
    ccurl_smtp_session *session = context;
    if (type == CURLINFO_HEADER_IN && !session->is_quitting) {
        append_reply_line(session, data, length);
    } else if (type == CURLINFO_HEADER_OUT) {
        // libcurl takes its leave after a failure; the reply that made it fail is the one that counts.
        session->is_quitting = length >= 4 && memcmp(data, "QUIT", 4) == 0;
        if (session->is_quitting) return 0;
        // The server closes: what libcurl says all the same (HELO where EHLO was refused) has no answer of its own.
        if (session->reply_code != 421) forget_reply(session);
        session->stage = stage_after(session->stage, data, length);
    }
    return 0;
}

#define SET(option, value) \
    if (code == CURLE_OK) code = curl_easy_setopt(curl, option, value)

static CURLcode configure(ccurl_smtp_session *session, const char *url, const char *sender, struct curl_slist *to) {
    CURL *curl = session->curl;
    const ccurl_smtp_message *message = session->message;
    CURLcode code = CURLE_OK;
    curl_easy_reset(curl);
    SET(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    SET(CURLOPT_URL, url);
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_NOPROGRESS, 1L);
    SET(CURLOPT_ERRORBUFFER, session->error);
    SET(CURLOPT_VERBOSE, 1L);
    SET(CURLOPT_DEBUGFUNCTION, observe);
    SET(CURLOPT_DEBUGDATA, session);

    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(CURLOPT_USE_SSL, message->security == CCURL_SECURITY_NONE ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
    if (message->ca_file != NULL) SET(CURLOPT_CAINFO, message->ca_file);
    if (message->user != NULL) {
        SET(CURLOPT_USERNAME, message->user);
        SET(CURLOPT_PASSWORD, message->password);
    }

    SET(CURLOPT_CONNECTTIMEOUT, message->connect_limit);
    SET(CURLOPT_SERVER_RESPONSE_TIMEOUT, message->command_limit);
    SET(CURLOPT_LOW_SPEED_LIMIT, 1L);
    SET(CURLOPT_LOW_SPEED_TIME, message->command_limit);
    SET(CURLOPT_MAXCONNECTS, 1L);
    SET(CURLOPT_MAXAGE_CONN, reusable_seconds);
    SET(CURLOPT_TCP_KEEPALIVE, 1L);

    SET(CURLOPT_MAIL_FROM, sender);
    SET(CURLOPT_MAIL_RCPT, to);
    SET(CURLOPT_UPLOAD, 1L);
    SET(CURLOPT_READFUNCTION, read_message);
    SET(CURLOPT_READDATA, session);
    return code;
}

// A TLS library may write to a closed socket, and libcurl leaves SIGPIPE alone where NOSIGNAL is set.
CURLcode ccurl_perform_without_sigpipe(CURL *curl) {
    sigset_t pipe_signal, before, pending;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    sigpending(&pending);
    int was_pending = sigismember(&pending, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
    CURLcode code = curl_easy_perform(curl);
    if (!was_pending) {
        const struct timespec at_once = {0, 0};
        while (sigtimedwait(&pipe_signal, NULL, &at_once) == SIGPIPE) continue;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return code;
}

static CURLcode transfer(ccurl_smtp_session *session) {
    const ccurl_smtp_message *message = session->message;
    char url[1024], sender[512], recipient[512];
    const char *scheme = message->security == CCURL_SECURITY_TLS ? "smtps" : "smtp";
    // libcurl takes the name for EHLO from the address's path.
    int url_length =
        snprintf(url, sizeof url, "%s://%s:%u/%s", scheme, message->host, (unsigned)message->port, message->helo);
    int sender_length = snprintf(sender, sizeof sender, "<%s>", message->sender);
    int recipient_length = snprintf(recipient, sizeof recipient, "<%s>", message->recipient);
    if (url_length >= (int)sizeof url || sender_length >= (int)sizeof sender
        || recipient_length >= (int)sizeof recipient) {
        return CURLE_URL_MALFORMAT;
    }
    struct curl_slist *to = curl_slist_append(NULL, recipient);
    if (to == NULL) return CURLE_OUT_OF_MEMORY;
    CURLcode code = configure(session, url, sender, to);
    if (code == CURLE_OK) code = ccurl_perform_without_sigpipe(session->curl);
    curl_off_t connected_after = 0;
    curl_easy_getinfo(session->curl, CURLINFO_CONNECT_TIME_T, &connected_after);
    if (session->stage == CCURL_STAGE_CONNECT && connected_after > 0) session->stage = CCURL_STAGE_GREETING;
    // The handle outlives what the options point to, the list among them.
    curl_easy_reset(session->curl);
    curl_slist_free_all(to);
    return code;
}

// After a failure libcurl may keep the connection, even where a reply is still outstanding; the next message would take
// that reply for its own. The socket is shut first, since libcurl's leave-taking waits for an answer.
static void drop_connection(ccurl_smtp_session *session) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(session->curl, CURLINFO_ACTIVESOCKET, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD) {
        shutdown(socket, SHUT_RDWR);
    }
    curl_easy_cleanup(session->curl);
    session->curl = NULL;
}

ccurl_smtp_result ccurl_smtp_send(ccurl_smtp_session *session, const ccurl_smtp_message *message) {
    session->message = message;
    session->sent = 0;
    session->stage = CCURL_STAGE_CONNECT;
    session->is_quitting = 0;
    session->error[0] = '\0';
    forget_reply(session);
    if (session->curl == NULL) session->curl = curl_easy_init();
    CURLcode code = session->curl != NULL ? transfer(session) : CURLE_OUT_OF_MEMORY;
    if (code != CURLE_OK && session->curl != NULL) drop_connection(session);
    session->message = NULL;
    return (ccurl_smtp_result){
        .stage = session->stage,
        .curl_code = (int)code,
        .curl_text = session->error[0] != '\0' ? session->error : curl_easy_strerror(code),
        .reply_code = session->reply_is_complete ? session->reply_code : 0,
        .reply_text = session->reply,
    };
}
