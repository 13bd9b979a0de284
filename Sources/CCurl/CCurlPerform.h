#ifndef CCURL_PERFORM_H
#define CCURL_PERFORM_H

#include <curl/curl.h>

/// `curl_easy_perform` on a thread that SIGPIPE does not end.
CURLcode ccurl_perform_without_sigpipe(CURL *curl);

#endif
