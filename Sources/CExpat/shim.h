#pragma once
// expat: reads XML as a stream.
#include <expat.h>
