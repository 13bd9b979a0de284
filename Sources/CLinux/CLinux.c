#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <unistd.h>

int duban_peer_credentials(int socket, struct duban_peer *peer)
{
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0)
        return errno;
    if (length != sizeof credentials)
        return EPROTO;
    peer->pid = credentials.pid;
    peer->uid = credentials.uid;
    peer->gid = credentials.gid;
    return 0;
}

int duban_peer_groups(int socket, gid_t **groups, size_t *count)
{
    gid_t *buffer = NULL;
    socklen_t length = 0;
    *groups = NULL;
    *count = 0;
    // The kernel answers ERANGE with the length it needs. The list is fixed when the peer connects, so that the second
    // call fits; the bound is NGROUPS_MAX.
    while (getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, buffer, &length) != 0) {
        int error = errno;
        free(buffer);
        if (error != ERANGE || length == 0 || length > 65536 * sizeof(gid_t))
            return error;
        buffer = malloc(length);
        if (buffer == NULL)
            return ENOMEM;
    }
    if (length == 0) {
        free(buffer);
        return 0;
    }
    *groups = buffer;
    *count = length / sizeof(gid_t);
    return 0;
}

int duban_alarm_create(int *descriptor)
{
    *descriptor = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    return *descriptor < 0 ? errno : 0;
}

static int set_alarm(int descriptor, int64_t second, int *clock_changed)
{
    struct itimerspec alarm = {.it_value = {.tv_sec = second}};
    *clock_changed = 0;
    if (timerfd_settime(descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &alarm, NULL) == 0)
        return 0;
    // timerfd_create(2), NOTES: ECANCELED reports the change that nobody has read, and the timer is armed.
    if (errno != ECANCELED)
        return errno;
    *clock_changed = 1;
    return 0;
}

int duban_alarm_arm(int descriptor, int64_t second, int *clock_changed)
{
    // Zero would disarm the timer; every second that early has passed.
    return set_alarm(descriptor, second < 1 ? 1 : second, clock_changed);
}

int duban_alarm_disarm(int descriptor)
{
    int clock_changed;
    return set_alarm(descriptor, 0, &clock_changed);
}

int duban_alarm_read(int descriptor, enum duban_alarm_state *state)
{
    uint64_t expirations;
    ssize_t length = read(descriptor, &expirations, sizeof expirations);
    *state = DUBAN_ALARM_WAITING;
    if (length == sizeof expirations) {
        *state = DUBAN_ALARM_REACHED;
        return 0;
    }
    if (length >= 0)
        return EPROTO;
    if (errno == EAGAIN || errno == EINTR)
        return 0;
    if (errno != ECANCELED)
        return errno;
    *state = DUBAN_ALARM_CLOCK_CHANGED;
    return 0;
}

static int signal_pipe = -1;

static void pass_signal(int signal)
{
    int error = errno;
    unsigned char byte = (unsigned char)signal;
    // Where thousands wait to be read already, one more says nothing new.
    ssize_t ignored = write(signal_pipe, &byte, 1);
    (void)ignored;
    errno = error;
}

int duban_signals_catch(int *descriptor)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0 || fcntl(ends[1], F_SETFL, O_NONBLOCK) != 0)
        return errno;
    signal_pipe = ends[1];
    struct sigaction action = {.sa_handler = pass_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGTERM, &action, NULL) != 0 || sigaction(SIGINT, &action, NULL) != 0
        || sigaction(SIGHUP, &action, NULL) != 0)
        return errno;
    *descriptor = ends[0];
    return 0;
}

extern void *swift_task_enqueueGlobal_hook;

void duban_enqueue_tasks_with(const void *function)
{
    swift_task_enqueueGlobal_hook = (void *)function;
}

static int prepare_actions(posix_spawn_file_actions_t *actions, int descriptor3, int stderr_descriptor)
{
    int error = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
    if (error == 0)
        error = posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0);
    if (error == 0)
        error = posix_spawn_file_actions_adddup2(actions, stderr_descriptor, 2);
    if (error == 0)
        error = posix_spawn_file_actions_adddup2(actions, descriptor3, 3);
    if (error == 0)
        error = posix_spawn_file_actions_addclosefrom_np(actions, 4);
    return error;
}

static int prepare_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawnattr_setsigmask(attributes, &none);
    if (error == 0)
        error = posix_spawnattr_setsigdefault(attributes, &all);
    if (error == 0)
        error = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    return error;
}

int duban_spawn(
    const char *path, char *const argv[], char *const envp[], int descriptor3, int stderr_descriptor, pid_t *pid)
{
    // Copies far above 3: the child fills 0…3 one after the other, and a source among them would be overwritten.
    int third = fcntl(descriptor3, F_DUPFD_CLOEXEC, 100);
    if (third < 0)
        return errno;
    int errors = fcntl(stderr_descriptor, F_DUPFD_CLOEXEC, 100);
    if (errors < 0) {
        int error = errno;
        close(third);
        return error;
    }

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error == 0) {
        error = posix_spawnattr_init(&attributes);
        if (error == 0) {
            error = prepare_actions(&actions, third, errors);
            if (error == 0)
                error = prepare_attributes(&attributes);
            if (error == 0)
                error = posix_spawn(pid, path, &actions, &attributes, argv, envp);
            posix_spawnattr_destroy(&attributes);
        }
        posix_spawn_file_actions_destroy(&actions);
    }
    close(third);
    close(errors);
    return error;
}

static int prepare_filter(posix_spawn_file_actions_t *actions, int input, int output)
{
    int error = posix_spawn_file_actions_adddup2(actions, input, 0);
    if (error == 0)
        error = posix_spawn_file_actions_adddup2(actions, output, 1);
    if (error == 0)
        error = posix_spawn_file_actions_adddup2(actions, output, 2);
    if (error == 0)
        error = posix_spawn_file_actions_addclosefrom_np(actions, 3);
    return error;
}

int duban_spawn_filter(
    const char *path, char *const argv[], char *const envp[], int input, int output, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0)
        return error;
    error = posix_spawnattr_init(&attributes);
    if (error == 0) {
        error = prepare_filter(&actions, input, output);
        if (error == 0)
            error = prepare_attributes(&attributes);
        if (error == 0)
            error = posix_spawn(pid, path, &actions, &attributes, argv, envp);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

int duban_clock_is_synchronized(int *synchronized)
{
    struct timex clock = {.modes = 0};
    int state = adjtimex(&clock);
    if (state < 0)
        return errno;
    *synchronized = state != TIME_ERROR && !(clock.status & STA_UNSYNC);
    return 0;
}

void duban_name_thread(const char *name)
{
    char short_name[16];
    strncpy(short_name, name, sizeof short_name - 1);
    short_name[sizeof short_name - 1] = '\0';
    pthread_setname_np(pthread_self(), short_name);
}
