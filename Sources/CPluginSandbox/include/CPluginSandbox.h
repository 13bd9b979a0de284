// What locks a plugin host in, by Linux's own calls: Landlock, seccomp, and the words for a fatal signal.
//
// Every function returns 0 or an errno value, and is called once, by the only thread.
#ifndef DUBAN_CPLUGINSANDBOX_H
#define DUBAN_CPLUGINSANDBOX_H

#include <stdint.h>

// Has every fatal signal write one line to stderr before the process dies of it: which signal, and in which module,
// how far from its start (for addr2line); that the stack overflowed; which system call was forbidden. The module that
// was loaded through /proc/self/fd is called by the plugin's file name.
int duban_report_crashes(const char *plugin);

// PR_SET_NO_NEW_PRIVS, without which the kernel grants a process no lock of its own; and neither core nor debugger.
int duban_give_up_privileges(void);

// Has the process be killed when the thread that started it ends: one that is stopped would not see its socket close.
int duban_end_with_parent(void);

// Address space up to so many bytes, a stack of 8 MiB, few descriptors; no file grows but stderr, where that is one, by
// 64 KiB; no page is locked into memory, and, unless it is root's, no process is added.
int duban_limit_resources(uint64_t memory);

// The first Landlock domain: the plugin's file may be read, and files beneath the directories where the libraries lie
// that are loaded now; nothing can be written or executed, nor, where the kernel knows these, bound, connected to or
// signalled.
int duban_landlock_libraries(int plugin);

// The second Landlock domain: no file at all.
int duban_landlock_nothing(void);

// The first seccomp filter: what dlopen, the libraries' own constructors and the second lock need. Whatever else is
// called raises SIGSYS. The code of the file behind the descriptor is held: where dlopen is about to run the first of
// it, duban_release_code comes first. The reports of crashes must be in place, and the descriptor stay open until then.
int duban_seccomp_loading(int plugin, int has_landlock);

// The second Landlock domain, where has_landlock was not 0, and the second filter; then the plugin's code can run. Does
// nothing where that has happened.
int duban_release_code(void);

// The second seccomp filter: what a plugin may call that thinks, takes memory and speaks over its socket. The C
// library's idle questions (stat, ioctl and the like) are refused with EACCES; whatever else is called raises SIGSYS.
int duban_seccomp_serving(void);

#endif
