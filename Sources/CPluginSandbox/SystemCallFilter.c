#define _GNU_SOURCE
#include "CPluginSandbox.h"
#include "HeldCode.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "The system call filter knows x86-64 and AArch64."
#endif

#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset)
#define LOAD_NUMBER LOAD(offsetof(struct seccomp_data, nr))
// The lower half of an argument, on machines that are little-endian.
#define LOAD_ARGUMENT(index) LOAD(offsetof(struct seccomp_data, args) + 8 * (index))
#define SKIP_UNLESS(comparison, value, count) BPF_JUMP(BPF_JMP | (comparison) | BPF_K, value, 0, count)
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, action)

// The number of the call is loaded when one of these begins, and still is when it does not match.
#define ALLOW(call) SKIP_UNLESS(BPF_JEQ, __NR_##call, 1), ANSWER(SECCOMP_RET_ALLOW)
#define REFUSE(call) SKIP_UNLESS(BPF_JEQ, __NR_##call, 1), ANSWER(SECCOMP_RET_ERRNO | EACCES)
#define PRETEND(call) SKIP_UNLESS(BPF_JEQ, __NR_##call, 1), ANSWER(SECCOMP_RET_ERRNO | 0)
#define ALLOW_WITHOUT_BITS(call, index, bits)                                                                          \
    SKIP_UNLESS(BPF_JEQ, __NR_##call, 4), LOAD_ARGUMENT(index), SKIP_UNLESS(BPF_JSET, bits, 1),                        \
        ANSWER(SECCOMP_RET_TRAP), ANSWER(SECCOMP_RET_ALLOW)
// Code is mapped by marked calls alone.
#define ALLOW_MAPPING_OF_DATA                                                                                          \
    SKIP_UNLESS(BPF_JEQ, __NR_mmap, 6), LOAD_ARGUMENT(3),                                                              \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, DUBAN_MARKED_MAPPING, 3, 0), LOAD_ARGUMENT(2),                            \
        SKIP_UNLESS(BPF_JSET, PROT_EXEC, 1), ANSWER(SECCOMP_RET_TRAP), ANSWER(SECCOMP_RET_ALLOW)
#define ALLOW_WITH_VALUE(call, index, value)                                                                           \
    SKIP_UNLESS(BPF_JEQ, __NR_##call, 4), LOAD_ARGUMENT(index), SKIP_UNLESS(BPF_JEQ, value, 1),                        \
        ANSWER(SECCOMP_RET_ALLOW), ANSWER(SECCOMP_RET_TRAP)

// A call by another architecture's numbers would be taken for a harmless one. (Those of x32 match none.)
#define NATIVE_ONLY                                                                                                    \
    LOAD(offsetof(struct seccomp_data, arch)), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),                \
        ANSWER(SECCOMP_RET_KILL_PROCESS), LOAD_NUMBER

#if defined(__x86_64__)
#define ALLOW_POLL ALLOW(poll), ALLOW(ppoll)
#define REFUSE_OLD_QUESTIONS REFUSE(access), REFUSE(stat), REFUSE(lstat), REFUSE(readlink)
#else
#define ALLOW_POLL ALLOW(ppoll)
#define REFUSE_OLD_QUESTIONS REFUSE(faccessat)
#endif

// To think, to take memory, to speak over descriptors that are open, to wait and to end. To block or handle signals is
// only pretended: glibc does both before it starts a thread or a program, the kernel kills a process without a word
// where SIGSYS is blocked, and the reports of fatal signals stay in place.
#define SERVING(self)                                                                                                  \
    ALLOW(read), ALLOW(write), ALLOW(readv), ALLOW(writev), ALLOW(recvfrom), ALLOW(sendto), ALLOW_POLL,                \
        ALLOW(close), ALLOW(fstat), ALLOW(lseek), ALLOW(brk), ALLOW(munmap), ALLOW(mremap), ALLOW(madvise),            \
        ALLOW_WITHOUT_BITS(mprotect, 2, PROT_EXEC),                                                                    \
        ALLOW(futex), ALLOW(sched_yield), ALLOW(clock_gettime), ALLOW(gettimeofday), ALLOW(nanosleep),                 \
        ALLOW(clock_nanosleep), ALLOW(restart_syscall), ALLOW(getrandom), ALLOW(getpid), ALLOW(gettid),                \
        ALLOW(getppid), PRETEND(rt_sigprocmask), PRETEND(rt_sigaction), ALLOW(rt_sigreturn),                           \
        ALLOW_WITH_VALUE(tgkill, 0, self), ALLOW(exit), ALLOW(exit_group)

#define REFUSE_QUESTIONS                                                                                               \
    REFUSE_OLD_QUESTIONS, REFUSE(newfstatat), REFUSE(statx), REFUSE(readlinkat), REFUSE(faccessat2), REFUSE(ioctl),    \
        REFUSE(fcntl), REFUSE(uname), REFUSE(sysinfo), REFUSE(prctl), REFUSE(getcwd), REFUSE(sched_getaffinity)

static int install(struct sock_filter *filter, size_t count)
{
    struct sock_fprog program = {.len = (unsigned short)count, .filter = filter};
    long result = syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    // With TSYNC a positive result is the thread that could not be brought in.
    return result < 0 ? errno : result > 0 ? EBUSY : 0;
}

int duban_seccomp_loading(int plugin, int has_landlock)
{
    unsigned self = (unsigned)getpid();
    struct sock_filter filter[] = {
        NATIVE_ONLY,
        // For ld.so, for what runs while a library is loaded, and for the second lock. No code of the plugin's runs
        // under this filter alone.
        ALLOW(rt_sigaction),
        ALLOW_WITHOUT_BITS(openat, 2, O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY)),
        ALLOW(newfstatat),
        ALLOW(pread64),
        ALLOW_MAPPING_OF_DATA,
        ALLOW(landlock_create_ruleset),
        ALLOW(landlock_restrict_self),
        ALLOW(seccomp),
        SERVING(self),
        REFUSE_QUESTIONS,
        ANSWER(SECCOMP_RET_TRAP),
    };
    int error = install(filter, sizeof filter / sizeof *filter);
    return error != 0 ? error : duban_hold_code(plugin, has_landlock);
}

int duban_seccomp_serving(void)
{
    unsigned self = (unsigned)syscall(__NR_getpid);
    struct sock_filter filter[] = {
        NATIVE_ONLY,
        SERVING(self),
        ALLOW_WITHOUT_BITS(mmap, 2, PROT_EXEC),
        REFUSE_QUESTIONS,
        ANSWER(SECCOMP_RET_TRAP),
    };
    return install(filter, sizeof filter / sizeof *filter);
}
