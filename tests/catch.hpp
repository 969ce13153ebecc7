// The one door to Catch2 for all tests: version 3, or 2.13 as Debian 12 and Ubuntu 22.04 have it.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;  // 2.13 has it in the global namespace
#else
#include <catch2/catch.hpp>
#endif
