#ifndef CCURL_H
#define CCURL_H

#include "CCurlHTTPS.h"

#include <stddef.h>
#include <stdint.h>

/// How the connection to the mail server is protected.
typedef enum {
    CCURL_SECURITY_NONE,
    /// STARTTLS, and nothing without it.
    CCURL_SECURITY_STARTTLS,
    /// TLS from the first byte.
    CCURL_SECURITY_TLS
} ccurl_security;

/// At what the conversation stood. Only past the final dot can a message have been taken.
typedef enum {
    /// Name and TCP; nobody has answered.
    CCURL_STAGE_CONNECT,
    /// TLS from the first byte, and the server's first words.
    CCURL_STAGE_GREETING,
    CCURL_STAGE_HELLO,
    /// STARTTLS, and TLS after it.
    CCURL_STAGE_STARTTLS,
    CCURL_STAGE_LOGIN,
    /// MAIL FROM.
    CCURL_STAGE_SENDER,
    /// RCPT TO.
    CCURL_STAGE_RECIPIENT,
    /// From DATA to the last byte of the message.
    CCURL_STAGE_DATA,
    /// The final dot was handed to libcurl.
    CCURL_STAGE_FINAL_DOT
} ccurl_stage;

/// One message from one sender to one recipient. No pointer is kept after the call.
typedef struct {
    /// A host name, an IPv4 address, or an IPv6 address in brackets.
    const char *host;
    uint16_t port;
    /// The name said in EHLO.
    const char *helo;
    ccurl_security security;
    /// PEM file of the trusted authorities; NULL for the system's.
    const char *ca_file;
    /// NULL to go without a login.
    const char *user;
    const char *password;
    /// MAIL FROM, without angle brackets.
    const char *sender;
    /// RCPT TO, without angle brackets.
    const char *recipient;
    /// Complete, with CRLF line ends; dots are stuffed here.
    const uint8_t *message;
    size_t message_length;
    /// In seconds: until the session stands; for each command's reply and for a stalled upload; for the final reply.
    long connect_limit;
    long command_limit;
    long final_reply_limit;
    /// Called once, after the last byte of the message and before the final dot. Anything but 0 abandons the message.
    int (*before_final_dot)(void *context);
    void *context;
} ccurl_smtp_message;

/// What became of it. The texts live until the session's next call.
typedef struct {
    ccurl_stage stage;
    /// libcurl's code; 0 is success.
    int curl_code;
    /// libcurl's words for it.
    const char *curl_text;
    /// The code of the complete reply to what was sent last; 0 where there is none.
    int reply_code;
    /// That reply's lines, at most 2047 bytes, as the server sent them.
    const char *reply_text;
} ccurl_smtp_result;

/// A connection that is kept between messages. Not for two threads at once.
typedef struct ccurl_smtp_session ccurl_smtp_session;

/// NULL where there is no memory.
ccurl_smtp_session *ccurl_smtp_open(void);
void ccurl_smtp_close(ccurl_smtp_session *session);

ccurl_smtp_result ccurl_smtp_send(ccurl_smtp_session *session, const ccurl_smtp_message *message);

#endif
