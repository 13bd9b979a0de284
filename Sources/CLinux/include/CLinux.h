// What Linux offers and Swift's Glibc module cannot see: types behind _GNU_SOURCE, variadic calls, kernel headers.
//
// Every function returns 0 or an errno value and leaves errno alone as a channel; every descriptor is close-on-exec.
#ifndef DUBAN_CLINUX_H
#define DUBAN_CLINUX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Who connected the other end of a Unix socket, as the kernel noted it at that time.
struct duban_peer {
    pid_t pid;
    uid_t uid;
    gid_t gid;
};

// SO_PEERCRED.
int duban_peer_credentials(int socket, struct duban_peer *peer);

// SO_PEERGROUPS: the peer's supplementary groups. *groups is the caller's to free(); NULL where *count is 0.
int duban_peer_groups(int socket, gid_t **groups, size_t *count);

// What reading a wall-clock alarm finds.
enum duban_alarm_state {
    DUBAN_ALARM_WAITING = 0,
    DUBAN_ALARM_REACHED = 1,
    DUBAN_ALARM_CLOCK_CHANGED = 2,
};

// A timer on CLOCK_REALTIME that also ends when somebody sets that clock.
int duban_alarm_create(int *descriptor);

// Arms it for an absolute second since 1970-01-01 UTC; one that has passed ends at once. *clock_changed tells whether
// the clock was set since the alarm was last armed and nobody has read that yet: the alarm is armed all the same.
int duban_alarm_arm(int descriptor, int64_t second, int *clock_changed);

// Disarms it.
int duban_alarm_disarm(int descriptor);

// Takes what has happened to it, without waiting.
int duban_alarm_read(int descriptor, enum duban_alarm_state *state);

// Catches SIGTERM, SIGINT and SIGHUP: a pipe from which each comes as a byte, its number. Once per process.
int duban_signals_catch(int *descriptor);

// Has the Swift runtime give every task that is nobody's else to this function instead of to a pool of its own:
// `void (Job *, void (*original)(Job *))`, called as Swift calls. Before the first task. The runtime's symbol is found by
// the linker, since a runtime that is linked statically has no name that dlsym could ask for.
void duban_enqueue_tasks_with(const void *function);

// Starts a program with descriptors 0 and 1 on /dev/null, 2 on stderr_descriptor, 3 on descriptor3, and no other; with
// no signal blocked and every signal at its default. The caller keeps its own descriptors and reaps the child.
int duban_spawn(
    const char *path, char *const argv[], char *const envp[], int descriptor3, int stderr_descriptor, pid_t *pid);

// Starts a program with descriptor 0 on input, 1 and 2 on output, and no other; with no signal blocked and every signal
// at its default. Both descriptors are above 2. The caller keeps its own descriptors and reaps the child.
int duban_spawn_filter(
    const char *path, char *const argv[], char *const envp[], int input, int output, pid_t *pid);

// Whether the kernel takes its clock for synchronized: adjtimex(2). *synchronized is 1 or 0.
int duban_clock_is_synchronized(int *synchronized);

// Gives the calling thread a name for ps(1): the first 15 bytes of it.
void duban_name_thread(const char *name);

#endif
