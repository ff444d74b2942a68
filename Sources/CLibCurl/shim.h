#pragma once
// libcurl, and its one function of variable arguments in forms that Swift can call.
#include <curl/curl.h>
#include <pthread.h>
#include <signal.h>

static inline CURLcode baton_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode baton_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode baton_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode baton_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode baton_curl_set_copy(CURL *handle, CURLoption option, const void *data, size_t count) {
    struct curl_blob blob = {(void *)data, count, CURL_BLOB_COPY};
    return curl_easy_setopt(handle, option, &blob);
}
static inline CURLcode baton_curl_set_reader(CURL *handle, curl_read_callback value) {
    return curl_easy_setopt(handle, CURLOPT_READFUNCTION, value);
}
static inline CURLcode baton_curl_set_writer(CURL *handle, curl_write_callback value) {
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, value);
}
static inline CURLcode baton_curl_set_observer(CURL *handle, curl_debug_callback value) {
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, value);
}
static inline CURLcode baton_curl_set_progress(CURL *handle, curl_xferinfo_callback value) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}
// Renamed in 8.2.
static inline CURLcode baton_curl_allow_refused_recipients(CURL *handle) {
    return curl_easy_setopt(handle, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
}
static inline CURLcode baton_curl_initialize(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

// For the calling thread: with CURLOPT_NOSIGNAL libcurl leaves that to its caller, and TLS libraries write without MSG_NOSIGNAL.
static inline void baton_block_sigpipe(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, 0);
}
