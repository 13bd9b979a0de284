#define _GNU_SOURCE
#include "HeldCode.h"
#include "CPluginSandbox.h"
#include "CrashReport.h"

#include <errno.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// dlopen runs the plugin's constructors before it returns, and one that means harm need not return: it could stay in the
// first lock for ever, serve the socket from there, or see to it that the second one comes to nothing. Nothing that is
// looked at afterwards in the same process would hold against that. So no code of the plugin's can run before the second
// lock is in place: the first filter has every mapping of code raise SIGSYS, whose report maps it, the plugin's own
// without PROT_EXEC. Where dlopen first calls into it, be it a constructor or the resolver of an indirect function, that
// raises SIGSEGV, whose report puts the second lock in place, makes the code executable and lets the call happen. By
// then every file has been mapped: dlopen calls nothing before that.

static struct {
    // -1 where no code is held.
    int plugin;
    struct stat file;
    int has_landlock;
} held = {.plugin = -1};

int duban_hold_code(int plugin, int has_landlock)
{
    if (fstat(plugin, &held.file) != 0)
        return errno;
    held.plugin = plugin;
    held.has_landlock = has_landlock;
    return 0;
}

static int is_plugin(int descriptor)
{
    struct stat file;
    return fstat(descriptor, &file) == 0 && file.st_dev == held.file.st_dev && file.st_ino == held.file.st_ino;
}

static long map(uintptr_t address, size_t length, int protection, int flags, int descriptor, off_t offset)
{
    long start = syscall(
        __NR_mmap, address, length, protection, flags | DUBAN_MARKED_MAPPING, descriptor, offset);
    return start == -1 ? -errno : start;
}

int duban_mapped_code(const siginfo_t *info, ucontext_t *context)
{
    if (held.plugin < 0 || info->si_syscall != __NR_mmap)
        return 0;
#if defined(__x86_64__)
    greg_t *registers = context->uc_mcontext.gregs;
    const uint64_t arguments[] = {
        (uint64_t)registers[REG_RDI], (uint64_t)registers[REG_RSI], (uint64_t)registers[REG_RDX],
        (uint64_t)registers[REG_R10], (uint64_t)registers[REG_R8],  (uint64_t)registers[REG_R9],
    };
    greg_t *answer = &registers[REG_RAX];
#elif defined(__aarch64__)
    const unsigned long long *arguments = context->uc_mcontext.regs;
    unsigned long long *answer = &context->uc_mcontext.regs[0];
#endif
    const int protection = (int)arguments[2], descriptor = (int)arguments[4];
    if (protection & PROT_WRITE)
        return 0;
    // With PROT_EXEC first: where the file lies on a file system without it, dlopen is to hear of that.
    long result =
        map(arguments[0], arguments[1], protection, (int)arguments[3], descriptor, (off_t)arguments[5]);
    if (result > 0 && is_plugin(descriptor) && mprotect((void *)result, arguments[1], protection & ~PROT_EXEC) != 0)
        result = -errno;
    *answer = (__typeof__(*answer))result;
    return 1;
}

// What is done with each segment of the plugin that holds code; something else than 0 ends it.
struct visit {
    int (*segment)(uintptr_t start, const ElfW(Phdr) *header, uintptr_t address);
    uintptr_t address;
};

static int visit_module(struct dl_phdr_info *module, size_t size, void *argument)
{
    (void)size;
    const struct visit *visit = argument;
    if (strncmp(module->dlpi_name, "/proc/self/fd/", strlen("/proc/self/fd/")) != 0)
        return 0;
    for (int index = 0; index < module->dlpi_phnum; index++) {
        const ElfW(Phdr) *header = &module->dlpi_phdr[index];
        if (header->p_type != PT_LOAD || !(header->p_flags & PF_X))
            continue;
        int result = visit->segment(module->dlpi_addr + header->p_vaddr, header, visit->address);
        if (result != 0)
            return result;
    }
    return 0;
}

static int contains(uintptr_t start, const ElfW(Phdr) *header, uintptr_t address)
{
    return address >= start && address - start < header->p_memsz;
}

static int make_executable(uintptr_t start, const ElfW(Phdr) *header, uintptr_t address)
{
    (void)address;
    // Mapped anew and not by mprotect, which systemd's MemoryDenyWriteExecute= forbids.
    const uintptr_t before = start % (uintptr_t)sysconf(_SC_PAGESIZE);
    const int protection = PROT_EXEC | (header->p_flags & PF_R ? PROT_READ : 0);
    long result = map(
        start - before, header->p_filesz + before, protection, MAP_PRIVATE | MAP_FIXED, held.plugin,
        (off_t)(header->p_offset - before));
    return result < 0 ? (int)-result : 0;
}

int duban_holds_code(uintptr_t address)
{
    return held.plugin >= 0 && dl_iterate_phdr(visit_module, &(struct visit){contains, address});
}

int duban_release_code(void)
{
    if (held.plugin < 0)
        return 0;
    int error = held.has_landlock ? duban_landlock_nothing() : 0;
    // A library may have put handlers of its own in place, and the filter lets nobody change them any more.
    if (error == 0)
        error = duban_catch_fatal_signals();
    // From here to the filter no function of the C library is called for the first time: a file that has had itself mapped
    // over one would be run there.
    if (error == 0)
        error = dl_iterate_phdr(visit_module, &(struct visit){make_executable, 0});
    if (error == 0)
        error = duban_seccomp_serving();
    if (error == 0)
        held.plugin = -1;
    return error;
}
