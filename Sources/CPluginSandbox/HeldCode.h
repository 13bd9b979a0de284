// The plugin's code waits for the second lock; see HeldCode.c. For the reports of SIGSYS and SIGSEGV.
#ifndef DUBAN_HELDCODE_H
#define DUBAN_HELDCODE_H

#include <signal.h>
#include <stdint.h>
#include <ucontext.h>

// From now on what is mapped of the file behind the descriptor is held. 0 or an errno value.
int duban_hold_code(int plugin, int has_landlock);

// The flag of mmap, which the kernel ignores, by which the first filter knows the calls that are made in here.
#define DUBAN_MARKED_MAPPING MAP_EXECUTABLE

// Whether the call that raised SIGSYS was one that maps code: it has then been made in its stead, and the context holds
// what it answered.
int duban_mapped_code(const siginfo_t *info, ucontext_t *context);

// Whether there is code that is held at an address.
int duban_holds_code(uintptr_t address);

#endif
