#ifndef C_DUBAN_PLUGIN_ABI_H
#define C_DUBAN_PLUGIN_ABI_H

#include <stdint.h>

/* What a plugin says of itself before it is loaded: an ELF section that duban-plugin-host reads without running a
   byte of the plugin. All of it is data; a change of the layout changes the magic. */
struct duban_plugin_abi {
    char magic[8];           /* "DUBANABI" */
    uint32_t wire_version;   /* frames that cross the socket; must be one that the host knows */
    uint32_t kit_version;    /* major << 16 | minor of DubanPluginKit, for people */
    char compiler[112];      /* the clang of the Swift toolchain; must be equal, as Swift promises no ABI across them */
};

/* Where the linker puts it. */
#define DUBAN_PLUGIN_ABI_SECTION ".duban.abi"
#define DUBAN_PLUGIN_ABI_MAGIC "DUBANABI"

/* The oldest version that is still spoken: what was added since stands behind what was there. */
static const uint32_t DUBAN_OLDEST_WIRE_VERSION = 1;

/* The fingerprint of this copy of the Kit. */
const struct duban_plugin_abi *duban_plugin_abi(void);

#endif
