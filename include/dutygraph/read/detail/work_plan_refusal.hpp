#pragma once

#include <string>

#include <dutygraph/error.hpp>
#include <dutygraph/model/diagnostic.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Throws a diagnostic as the error that `strict` makes of it.
[[noreturn]] DUTYGRAPH_INLINE void refuse(const diagnostic& said) {
  std::string message = said.message;
  if (!said.excerpt.empty()) message += " (“" + said.excerpt + "”)";
  throw parse_error(said.code, message + "; " + said.advice, said.where);
}

}  // namespace detail

}  // namespace dutygraph
