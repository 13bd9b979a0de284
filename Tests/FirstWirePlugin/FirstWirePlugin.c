// A plugin that was never built with any Kit: it speaks wire version 1 as that was when it was first written, byte for
// byte, and knows nothing that was added since. It is never changed: while it is understood, so is every plugin that was
// built with the first Kit.
#include "FirstWirePlugin.h"

#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

__attribute__((used, retain, section(".duban.abi"))) static const struct {
    char magic[8];
    uint32_t wire_version;
    uint32_t kit_version;
    char compiler[112];
} fingerprint = {{'D', 'U', 'B', 'A', 'N', 'A', 'B', 'I'}, 1, 1 << 16, __clang_version__};

static unsigned char input[1 << 20], output[1 << 20];
static size_t written;

static void bytes(const void *data, size_t count) {
    memcpy(output + written, data, count);
    written += count;
}
static void byte(uint8_t value) { bytes(&value, 1); }
static void uint16(uint16_t value) { bytes(&value, 2); }
static void uint32(uint32_t value) { bytes(&value, 4); }
static void text(const char *value) {
    uint16(strlen(value));
    bytes(value, strlen(value));
}
// Traditional, Simplified, English.
static void words(const char *value) {
    for (int language = 0; language < 3; language++)
        text(value);
}
// What stands behind its length.
static size_t begin(void) {
    uint32(0);
    return written;
}
static void end(size_t start) {
    uint32_t size = written - start;
    memcpy(output + start - 4, &size, 4);
}

static int receive(int socket, void *data, size_t count) {
    for (size_t got = 0; got < count;) {
        ssize_t part = recv(socket, (char *)data + got, count - got, 0);
        if (part <= 0)
            return 0;
        got += part;
    }
    return 1;
}

static void give(int socket, uint8_t kind) {
    uint32_t size = written;
    unsigned char header[5] = {kind};
    memcpy(header + 1, &size, 4);
    send(socket, header, sizeof header, MSG_NOSIGNAL);
    for (size_t sent = 0; sent < written;) {
        ssize_t part = send(socket, output + sent, written - sent, MSG_NOSIGNAL);
        if (part <= 0)
            return;
        sent += part;
    }
    written = 0;
}

static void hello(void) {
    uint32(1);
    text("first-wire");
    words("最早");
    uint16(1);  // attributes: name, kind (text), flags (required), label
    size_t start = begin();
    text("note");
    byte(0);
    byte(1);
    words("備註");
    end(start);
    uint16(1);  // settings: name, kind (whole number) and default, label
    start = begin();
    text("days");
    byte(0);
    uint32(3), uint32(0);
    words("天數");
    end(start);
    uint16(1);  // rules: id, series, label, sentence
    start = begin();
    text("late");
    text("deadline");
    words("逾期");
    words("逾期 {days} 天");
    end(start);
}

// Red where the deadline has passed, with one reminder of the person responsible; else green, and asked again then.
static void finding(int32_t today, const unsigned char *task) {
    int32_t deadline, none = INT32_MIN, next;
    memcpy(&deadline, task + 4, 4);
    size_t start = begin();
    int late = deadline < today;
    byte(late ? 2 | 0x80 : 0);
    if (late) {
        text("late"), text(""), byte(1), text("days"), text("1");
        bytes(&none, 4);
    } else {
        next = deadline + 1;
        bytes(&next, 4);
    }
    uint16(late);
    if (late) {
        text("late"), text(""), byte(1), text("days"), text("1");
        byte(1);
        bytes(&today, 4);
        byte(0);
    }
    uint16(0);
    end(start);
}

int duban_pillar_first_wire(int socket) {
    hello();
    give(socket, 1);
    unsigned char header[5];
    while (receive(socket, header, sizeof header)) {
        uint32_t size;
        memcpy(&size, header + 1, 4);
        if (size > sizeof input || !receive(socket, input, size))
            return 1;
        if (header[0] == 2) {
            give(socket, 3);
        } else if (header[0] == 4) {
            int32_t today;
            memcpy(&today, input, 4);
            for (size_t at = 4; at < size;) {
                uint32_t length;
                memcpy(&length, input + at, 4);
                finding(today, input + at + 4);
                at += 4 + length;
            }
            give(socket, 5);
        } else {
            return 1;
        }
    }
    return 0;
}
