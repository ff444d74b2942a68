#pragma once
// minizip of zlib: reads and writes ZIP archives part by part.
#include <minizip/unzip.h>
#include <minizip/zip.h>
