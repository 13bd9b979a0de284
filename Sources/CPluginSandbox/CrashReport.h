// The part of the reports of fatal signals that the second lock needs.
#ifndef DUBAN_CRASHREPORT_H
#define DUBAN_CRASHREPORT_H

// Has the report stand ready for every fatal signal, once each. 0 or an errno value.
int duban_catch_fatal_signals(void);

#endif
