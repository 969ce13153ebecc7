#pragma once

/// \file
/// The flavour switch and the names of the main types.
///
/// dutygraph comes header-only, or compiled with `DUTYGRAPH_COMPILED` defined (the CMake target
/// `dutygraph::compiled` defines it). The flavour is an inline namespace, so that the two never
/// share a symbol by accident when both end up in one program. The namespace is opened with an
/// `#ifdef` in each header because a third macro would be one more name that leaks to every user.

#ifdef DUTYGRAPH_COMPILED
#define DUTYGRAPH_INLINE
#else
#define DUTYGRAPH_INLINE inline
#endif

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

class error;
class graph;
class plan;
class plan_builder;
class stop_token;
class table;
struct commitment;
struct diagnostic;
struct limits;
struct plan_records;
struct span;

}  // namespace dutygraph
