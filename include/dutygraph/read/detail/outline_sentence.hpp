#pragma once

#include <algorithm>
#include <string_view>

#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The first sentence of `part`: before a sentence end that stands outside of brackets and quotes.
/// `after` is behind its mark.
struct sentence_found {
  span words;
  std::size_t after = 0;
};

DUTYGRAPH_INLINE sentence_found first_sentence(std::string_view text, span part) {
  std::size_t naive = part.end;  // where a bracket is never closed, all marks count
  std::size_t depth = 0;
  for (std::size_t at = part.begin; at < part.end;) {
    for (const lexicon::mark_pair& pair : lexicon::enclosing_marks) {
      if (text.substr(at, pair.opening.size()) == pair.opening) ++depth;
      if (text.substr(at, pair.closing.size()) == pair.closing && depth > 0) --depth;
    }
    if (const std::size_t size = match_any(text, at, lexicon::sentence_ends)) {
      if (depth == 0) return {trimmed(text, span_of(part.begin, at)), at + size};
      naive = std::min(naive, at);
    }
    at += character_size(text, at);
  }
  if (depth == 0 || naive == part.end) return {trimmed(text, part), part.end};
  return {trimmed(text, span_of(part.begin, naive)),
          naive + match_any(text, naive, lexicon::sentence_ends)};
}

}  // namespace detail

}  // namespace dutygraph
