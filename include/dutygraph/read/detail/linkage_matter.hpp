#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/read/detail/folded_text.hpp>
#include <dutygraph/read/linkage_lexicon.hpp>
#include <dutygraph/text/utf8.hpp>

/// \file
/// From the printed name of a task force to its matter.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::linkage {

using namespace folded;

/// What is left of a segment without its kind words, aspects and broad activities.
///
/// A broad activity stays after a single word, where it makes a term of it (社会治理, 养老服务).
[[nodiscard]] inline std::u32string_view core_of(std::u32string_view segment) noexcept {
  for (std::size_t at = 1; at < 3 && at + 2 < segment.size(); ++at) {
    if (lexicon::kind_ends.find(segment[at]) != lexicon::kind_ends.npos) {
      segment.remove_prefix(at + 1);
      break;
    }
  }
  while (const std::size_t cut = longest_end(lexicon::aspects, segment, 2)) {
    segment.remove_suffix(cut);
  }
  while (const std::size_t cut = longest_end(lexicon::broad_activities, segment, 3)) {
    segment.remove_suffix(cut);
  }
  return segment;
}

/// One alternative of a name: the segments that its items must speak of.
using matter = std::vector<std::u32string>;

/// Characters of an alternative that count; what comes later cannot make a name clearer.
inline constexpr std::size_t longest_matter = 64;

/// The segments of one alternative; empty if no word of it names a matter.
[[nodiscard]] inline matter segments_of(std::u32string_view alternative) {
  matter segments;
  std::u32string current;
  const auto close = [&] {
    const std::u32string_view rest = core_of(current);
    const bool broad = made_of(rest, {lexicon::broad_activities, lexicon::aspects});
    if (rest.size() >= 2 && !broad) segments.emplace_back(rest);
    current.clear();
  };
  for (std::size_t at = 0; at < alternative.size();) {
    const std::size_t action = longest_at(lexicon::light_actions, alternative, at);
    if (action == 0) {
      current += alternative[at++];
    } else {
      close();
      at += action;
    }
  }
  close();
  return segments;
}

/// The matters of a name, one for each alternative; if no word names one, the words as they are.
[[nodiscard]] inline std::vector<matter> matters_of(std::string_view name) {
  constexpr char32_t cut = 0;
  std::u32string words;
  const std::vector<glyph> glyphs = read_glyphs(name);
  std::size_t until = 0;
  for (const glyph& one : glyphs) {
    // In a name, unlike a text, quotation marks part a slogan from the matter.
    const std::string_view between = name.substr(until, one.begin - until);
    bool parted = one.before != gap::none;
    for (std::size_t at = 0; at < between.size() && !parted;) {
      const char32_t mark = next_code_point(between, at);
      parted = is_passed_over(mark) && !is_blank(mark) && mark != U'-' && mark != U'+';
    }
    if (parted && !words.empty()) words += cut;
    words += one.code;
    until = one.end;
  }
  std::u32string_view rest = words;
  for (;;) {
    while (!rest.empty() && rest.back() == cut) rest.remove_suffix(1);
    const std::size_t type = longest_end(lexicon::body_types, rest, 2);
    if (type == 0) break;
    rest.remove_suffix(type);
  }
  for (std::size_t front = front_of(rest); front > 0 && front + 2 <= rest.size();) {
    rest.remove_prefix(front);
    front = front_of(rest);
  }
  std::vector<matter> named;
  std::vector<matter> whole;
  for (std::size_t at = 0; at <= rest.size();) {
    const std::size_t end = std::min(rest.find(cut, at), rest.size());
    const std::u32string_view alternative = rest.substr(at, std::min(end - at, longest_matter));
    if (matter segments = segments_of(alternative); !segments.empty()) named.push_back(segments);
    if (alternative.size() >= 2) whole.push_back({std::u32string(alternative)});
    at = end + 1;
  }
  return named.empty() ? whole : named;
}

}  // namespace detail::linkage

}  // namespace dutygraph
