#include "SystemCallName.h"

#include <stddef.h>
#include <sys/syscall.h>

#define NAME(call) {__NR_##call, #call}

static const struct {
    int number;
    const char *name;
} names[] = {
#if defined(__x86_64__)
    NAME(chmod), NAME(chown), NAME(creat), NAME(dup2), NAME(fork), NAME(link), NAME(mkdir), NAME(open), NAME(pipe),
    NAME(rename), NAME(rmdir), NAME(symlink), NAME(unlink), NAME(vfork),
#endif
    NAME(accept4), NAME(bind), NAME(bpf), NAME(chdir), NAME(clone), NAME(clone3), NAME(connect), NAME(dup), NAME(dup3),
    NAME(execve), NAME(execveat), NAME(fchmod), NAME(fchmodat), NAME(fchown), NAME(ftruncate), NAME(getdents64),
    NAME(getpgid), NAME(getsid), NAME(getsockopt), NAME(getuid), NAME(io_uring_setup), NAME(kill), NAME(linkat),
    NAME(listen), NAME(memfd_create), NAME(mkdirat), NAME(mmap), NAME(mount), NAME(mprotect), NAME(openat),
    NAME(openat2), NAME(perf_event_open), NAME(pidfd_open), NAME(pidfd_send_signal), NAME(pipe2), NAME(pread64),
    NAME(prlimit64), NAME(process_vm_readv), NAME(process_vm_writev), NAME(ptrace), NAME(pwrite64), NAME(recvmsg),
    NAME(renameat2), NAME(rt_sigqueueinfo), NAME(seccomp), NAME(sendmsg), NAME(setgid),
    NAME(setitimer), NAME(setsid), NAME(setsockopt), NAME(setuid), NAME(shutdown), NAME(sigaltstack), NAME(socket),
    NAME(socketpair), NAME(tgkill), NAME(timer_create), NAME(tkill), NAME(truncate), NAME(unlinkat), NAME(unshare),
    NAME(userfaultfd), NAME(utimensat), NAME(wait4),
};

const char *duban_system_call_name(int number)
{
    for (size_t index = 0; index < sizeof names / sizeof *names; index++)
        if (names[index].number == number)
            return names[index].name;
    return NULL;
}
