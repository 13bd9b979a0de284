#include "CDubanPluginABI.h"

/* `retain` matters: SwiftPM links releases with --gc-sections, which drops a section that is merely `used`. */
__attribute__((used, retain, section(DUBAN_PLUGIN_ABI_SECTION)))
static const struct duban_plugin_abi fingerprint = {
    .magic = {'D', 'U', 'B', 'A', 'N', 'A', 'B', 'I'},
    .wire_version = 1,
    .kit_version = 1 << 16 | 0,
    .compiler = __clang_version__,
};

const struct duban_plugin_abi *duban_plugin_abi(void) {
    return &fingerprint;
}
