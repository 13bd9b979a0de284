#define _GNU_SOURCE
#include "CPluginSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's struct landlock_ruleset_attr as of ABI 6; a header may be older than the kernel that runs. An older
// kernel takes the longer struct as long as it is asked for nothing that it does not know.
struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scoped;
};

// Everything that the ABI can forbid. What an older one cannot, seccomp forbids all the same.
static struct ruleset everything(long abi)
{
    // The rights on files are bits from 0 on: thirteen at first, then REFER, TRUNCATE and IOCTL_DEV.
    int rights = abi >= 5 ? 16 : abi >= 3 ? 15 : abi >= 2 ? 14 : 13;
    return (struct ruleset){
        .files = (UINT64_C(1) << rights) - 1,
        .network = abi >= 4 ? 3 : 0, // to bind and to connect TCP
        .scoped = abi >= 6 ? 3 : 0,  // abstract Unix sockets, signals
    };
}

static int create(int *ruleset)
{
    long abi = syscall(__NR_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (abi < 0)
        return errno;
    struct ruleset forbidden = everything(abi);
    *ruleset = (int)syscall(__NR_landlock_create_ruleset, &forbidden, sizeof forbidden, 0);
    return *ruleset < 0 ? errno : 0;
}

// Reading is enough to map a library's code; EXECUTE would also let it be started as a program.
static int allow_reading(int ruleset, int file_or_directory)
{
    struct landlock_path_beneath_attr rule = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE,
        .parent_fd = file_or_directory,
    };
    long result = syscall(__NR_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    return result < 0 ? errno : 0;
}

static int allow_reading_beneath(int ruleset, const char *path)
{
    int directory = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0)
        return errno;
    int error = allow_reading(ruleset, directory);
    close(directory);
    return error;
}

static int allow_reading_beside(struct dl_phdr_info *module, size_t size, void *ruleset)
{
    (void)size;
    char path[4096];
    const char *end = strrchr(module->dlpi_name, '/');
    // The program itself has no name, and the kernel's own module no directory.
    if (end == NULL || (size_t)(end - module->dlpi_name) >= sizeof path)
        return 0;
    size_t length = (size_t)(end - module->dlpi_name);
    memcpy(path, module->dlpi_name, length);
    path[length] = '\0';
    return allow_reading_beneath(*(int *)ruleset, length == 0 ? "/" : path);
}

static int restrict_and_close(int ruleset)
{
    long result = syscall(__NR_landlock_restrict_self, ruleset, 0);
    int error = result < 0 ? errno : 0;
    close(ruleset);
    return error;
}

int duban_landlock_libraries(int plugin)
{
    int ruleset;
    int error = create(&ruleset);
    if (error != 0)
        return error;
    error = allow_reading(ruleset, plugin);
    if (error == 0)
        error = dl_iterate_phdr(allow_reading_beside, &ruleset);
    if (error != 0) {
        close(ruleset);
        return error;
    }
    return restrict_and_close(ruleset);
}

int duban_landlock_nothing(void)
{
    int ruleset;
    int error = create(&ruleset);
    return error != 0 ? error : restrict_and_close(ruleset);
}
