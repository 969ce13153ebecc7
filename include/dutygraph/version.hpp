#pragma once

#include <string_view>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The library's version, read by the build files: the only place where it is written.
inline constexpr std::string_view version = "0.1.0";

}  // namespace dutygraph
