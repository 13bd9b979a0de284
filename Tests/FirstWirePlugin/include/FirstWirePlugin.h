#ifndef FIRST_WIRE_PLUGIN_H
#define FIRST_WIRE_PLUGIN_H

/* Serves the plugin over a socket until the other side closes it. */
int duban_pillar_first_wire(int socket);

#endif
