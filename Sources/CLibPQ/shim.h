#pragma once
// libpq, and the two Linux headers that the event loops need and that Swift's Glibc module leaves out.
#include <libpq-fe.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
