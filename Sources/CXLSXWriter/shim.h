#pragma once
// libxlsxwriter: writes workbooks row by row.
#include <xlsxwriter.h>
