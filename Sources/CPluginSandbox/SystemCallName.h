// The names of the system calls that a plugin is most likely to be stopped at.
#ifndef DUBAN_SYSTEMCALLNAME_H
#define DUBAN_SYSTEMCALLNAME_H

// NULL where the number is none of them. Safe in a signal handler.
const char *duban_system_call_name(int number);

#endif
