#pragma once
// libpq, and what the event loops need of Linux and Swift's Glibc module leaves out.
#include <libpq-fe.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
// Only declared under _GNU_SOURCE, which a module cannot set for those who import it.
extern int pthread_setname_np(pthread_t thread, const char *name);
