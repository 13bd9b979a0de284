#define _GNU_SOURCE
#include "CrashReport.h"
#include "CPluginSandbox.h"
#include "HeldCode.h"
#include "SystemCallName.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <sysexits.h>
#include <ucontext.h>
#include <unistd.h>

// A stack that has overflowed has no room for a handler.
static char handler_stack[64 << 10];
static char plugin_name[256];

// Nothing here may allocate or lock: the signal may have come in the middle of malloc.
struct line {
    char text[512];
    size_t length;
};

static void append(struct line *line, const char *text)
{
    while (*text != '\0' && line->length < sizeof line->text)
        line->text[line->length++] = *text++;
}

static void append_number(struct line *line, uint64_t value, unsigned base)
{
    char digits[24];
    char *first = digits + sizeof digits;
    *--first = '\0';
    do {
        *--first = "0123456789abcdef"[value % base];
        value /= base;
    } while (value != 0);
    append(line, first);
}

static const char *file_name(const struct link_map *module)
{
    if (*module->l_name == '\0')
        return "duban-plugin-host";
    if (strncmp(module->l_name, "/proc/self/fd/", strlen("/proc/self/fd/")) == 0)
        return plugin_name;
    const char *slash = strrchr(module->l_name, '/');
    return slash == NULL ? module->l_name : slash + 1;
}

static void append_place(struct line *line, uintptr_t address)
{
    // glibc promises that this may be called in a signal handler.
    struct dl_find_object found;
    if (_dl_find_object((void *)address, &found) != 0) {
        append(line, " at 0x");
        append_number(line, address, 16);
        append(line, ", which is no code");
        return;
    }
    append(line, " in ");
    append(line, file_name(found.dlfo_link_map));
    append(line, " +0x");
    append_number(line, address - found.dlfo_link_map->l_addr, 16);
}

static void registers(const ucontext_t *context, uintptr_t *program_counter, uintptr_t *stack_pointer)
{
#if defined(__x86_64__)
    *program_counter = (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
    *stack_pointer = (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
    *program_counter = context->uc_mcontext.pc;
    *stack_pointer = context->uc_mcontext.sp;
#endif
}

// A page is missing where the stack ends: a little below the stack pointer where a call pushed its return address, or
// above it where a function with a large frame has already moved it.
static int is_stack_overflow(const siginfo_t *info, uintptr_t stack_pointer)
{
    uintptr_t address = (uintptr_t)info->si_addr;
    return info->si_signo == SIGSEGV && info->si_code == SEGV_MAPERR && address >= stack_pointer - 4096
        && address < stack_pointer + (1 << 20);
}

static void say(struct line *line)
{
    append(line, "\n");
    ssize_t ignored = write(STDERR_FILENO, line->text, line->length);
    (void)ignored;
}

static void release_code(void)
{
    int error = duban_release_code();
    if (error == 0)
        return;
    struct line line = {.length = 0};
    append(&line, "duban-plugin-host: the second lock cannot be put in place: ");
    append(&line, strerrordesc_np(error));
    say(&line);
    _exit(EX_OSERR);
}

// Whether the signal is no fault but part of how the plugin's code is held; what raised it then goes on.
static int is_of_held_code(int signal, const siginfo_t *info, ucontext_t *context)
{
    uintptr_t program_counter, stack_pointer;
    registers(context, &program_counter, &stack_pointer);
    if (signal == SIGSYS && duban_mapped_code(info, context)) {
        duban_catch_fatal_signals();
        return 1;
    }
    if (signal == SIGSEGV && info->si_code == SEGV_ACCERR && duban_holds_code(program_counter)) {
        release_code();
        return 1;
    }
    return 0;
}

static void report(int signal, siginfo_t *info, void *context)
{
    const int error = errno;
    if (is_of_held_code(signal, info, context)) {
        errno = error;
        return;
    }
    struct line line = {.length = 0};
    append(&line, "duban-plugin-host: signal ");
    append_number(&line, (uint64_t)signal, 10);
    if (signal == SIGSYS) {
        append(&line, " at the forbidden system call ");
        append_number(&line, (uint64_t)info->si_syscall, 10);
        const char *name = duban_system_call_name(info->si_syscall);
        append(&line, name == NULL ? "" : " (");
        append(&line, name == NULL ? "" : name);
        append(&line, name == NULL ? "" : ")");
    } else {
        uintptr_t program_counter, stack_pointer;
        registers(context, &program_counter, &stack_pointer);
        if (is_stack_overflow(info, stack_pointer))
            append(&line, " after a stack overflow");
        append_place(&line, program_counter);
    }
    say(&line);
    // SA_RESETHAND has put the default action back: this is the end, by the real signal.
    syscall(__NR_tgkill, getpid(), gettid(), signal);
    _exit(128 + signal);
}

int duban_catch_fatal_signals(void)
{
    struct sigaction action = {
        .sa_sigaction = report,
        .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND | SA_NODEFER,
    };
    sigemptyset(&action.sa_mask);
    const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS};
    for (size_t index = 0; index < sizeof fatal / sizeof *fatal; index++)
        if (sigaction(fatal[index], &action, NULL) != 0)
            return errno;
    return 0;
}

int duban_report_crashes(const char *plugin)
{
    strncpy(plugin_name, plugin, sizeof plugin_name - 1);
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    return sigaltstack(&stack, NULL) != 0 ? errno : duban_catch_fatal_signals();
}
