#define _GNU_SOURCE
#include "CPluginSandbox.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

int duban_end_with_parent(void)
{
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 ? errno : 0;
}

int duban_give_up_privileges(void)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return errno;
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 ? errno : 0;
}

// What is said to a file makes it grow.
static rlim_t room_for_words(void)
{
    struct stat file;
    return fstat(STDERR_FILENO, &file) == 0 && S_ISREG(file.st_mode) ? (rlim_t)file.st_size + (64 << 10) : 0;
}

int duban_limit_resources(uint64_t memory)
{
    // Whoever says too much is not heard any further, and does not die of it.
    if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR)
        return errno;
    const struct {
        __rlimit_resource_t resource;
        rlim_t most;
    } limits[] = {
        {RLIMIT_AS, memory},
        // One that is unlimited would let the stack take all of it, and its overflow look like another fault.
        {RLIMIT_STACK, 8 << 20},
        {RLIMIT_NOFILE, 32},
        {RLIMIT_FSIZE, room_for_words()},
        {RLIMIT_CORE, 0},
        {RLIMIT_MEMLOCK, 0},
        {RLIMIT_NPROC, 0},
    };
    for (unsigned index = 0; index < sizeof limits / sizeof *limits; index++) {
        struct rlimit limit;
        if (getrlimit(limits[index].resource, &limit) != 0)
            return errno;
        // Who started the host may have set a lower limit, which cannot be raised.
        if (limit.rlim_max > limits[index].most)
            limit.rlim_max = limits[index].most;
        limit.rlim_cur = limit.rlim_max;
        if (setrlimit(limits[index].resource, &limit) != 0)
            return errno;
    }
    return 0;
}
