#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <dutygraph/read/detail/linkage_matter.hpp>

/// \file
/// All names of task forces in one index of character pairs, and the walk of a text through it.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::linkage {

/// How a pair of a name may be printed: as it is, shortened (AxBy as AB), spelled out (AB as AxBy).
enum class form_kind : std::uint8_t { printed, shortened, spelled_out };

/// One way in which a text can hold some characters of a name.
struct form {
  std::uint32_t force = 0;
  std::uint32_t matter = 0;
  std::uint32_t first = 0;  ///< place of its first character among those of all names
  std::uint32_t count = 0;  ///< how many characters of the name it holds
  form_kind kind = form_kind::printed;
  double items = 0;  ///< in how many items it stands, lists by their share
  bool in_use = true;
};

/// A form found in a clause, at characters begin..end of the text.
struct hit {
  std::uint32_t form = 0;
  std::uint32_t part = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// All names in one index; characters of all matters are numbered through.
struct name_index {
  std::vector<form> forms;
  std::vector<range> matters;           ///< the characters of each
  std::vector<std::uint32_t> force_of;  ///< of each matter
  std::vector<double> weight;           ///< of each character
  std::vector<double> rarity;           ///< of each character: the share of items without it
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> neighbours;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> one_apart;
};

[[nodiscard]] constexpr std::uint64_t pair_key(char32_t first, char32_t second) noexcept {
  return (static_cast<std::uint64_t>(first) << 32) | second;
}

[[nodiscard]] inline name_index index_names(std::span<const std::string_view> names) {
  name_index index;
  std::uint32_t next = 0;
  for (std::size_t force = 0; force < names.size(); ++force) {
    for (const matter& segments : matters_of(names[force])) {
      const auto number = static_cast<std::uint32_t>(index.matters.size());
      const std::size_t begin = next;
      for (const std::u32string& segment : segments) {
        const auto add = [&](auto& map, char32_t one, char32_t two, form added) {
          added.force = static_cast<std::uint32_t>(force);
          added.matter = number;
          map[pair_key(one, two)].push_back(static_cast<std::uint32_t>(index.forms.size()));
          index.forms.push_back(added);
        };
        for (std::uint32_t at = 0; at + 1 < segment.size(); ++at) {
          const std::uint32_t here = next + at;
          add(index.neighbours, segment[at], segment[at + 1],
              {0, 0, here, 2, form_kind::printed, 0, true});
          if (at == 0) {
            add(index.one_apart, segment[at], segment[at + 1],
                {0, 0, here, 2, form_kind::spelled_out, 0, true});
          }
          if (at % 2 == 0 && at + 3 < segment.size()) {
            add(index.neighbours, segment[at], segment[at + 2],
                {0, 0, here, 4, form_kind::shortened, 0, true});
          }
        }
        next += static_cast<std::uint32_t>(segment.size());
      }
      index.matters.push_back({begin, next});
      index.force_of.push_back(static_cast<std::uint32_t>(force));
    }
  }
  return index;
}

/// Finds all forms in the clause begin..end; `parts` gets the members of its list.
inline void find_hits(const name_index& index, std::span<const glyph> text, range clause,
                      std::vector<hit>& hits, std::vector<range>& parts) {
  hits.clear();
  parts.clear();
  const auto look_up = [&](const auto& map, std::size_t at, std::size_t second, std::size_t end) {
    const auto found = map.find(pair_key(text[at].code, text[second].code));
    if (found == map.end()) return;
    for (const std::uint32_t number : found->second) {
      if (!index.forms[number].in_use) continue;
      hits.push_back({number, static_cast<std::uint32_t>(parts.size()), at, end});
    }
  };
  for (std::size_t begin = clause.begin; begin < clause.end;) {
    std::size_t end = begin + 1;
    while (end < clause.end && text[end].before == gap::none) ++end;
    for (std::size_t at = begin; at + 1 < end; ++at) {
      look_up(index.neighbours, at, at + 1, at + 2);
      if (at + 3 < end) look_up(index.one_apart, at, at + 2, at + 4);
    }
    parts.push_back({begin, end});
    begin = end;
  }
}

/// What share of a clause is on the task force whose hits these are, in text order.
[[nodiscard]] inline double share_of(std::span<const hit> hits, std::span<const range> parts,
                                     bool of_heading) {
  if (parts.size() == 1) return 1.0;
  std::vector<std::size_t> held(parts.size(), 0);
  std::size_t until = 0;
  for (const hit& one : hits) {
    if (one.end > until) held[one.part] += one.end - std::max(until, one.begin);
    until = std::max(until, one.end);
  }
  const std::size_t best = *std::max_element(held.begin(), held.end());
  std::size_t on_it = 0;
  std::size_t members = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const bool counts = 2 * held[part] > best;
    on_it += counts ? 1 : 0;
    members += counts || parts[part].end - parts[part].begin >= best ? 1 : 0;
  }
  if (members <= 2 && !of_heading) return 1.0;
  return static_cast<double>(on_it) / static_cast<double>(members);
}

/// Calls `on_hits(hits of one task force, share)` for each clause, `on_sentence(range)` before
/// each sentence (skipped if that returns false).
template <class OnSentence, class OnHits>
void walk(const name_index& index, std::span<const glyph> text, bool of_heading,
          OnSentence on_sentence, OnHits on_hits) {
  std::vector<hit> hits;
  std::vector<range> parts;
  const auto force_of = [&](const hit& one) { return index.forms[one.form].force; };
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t sentence_end = begin + 1;
    while (sentence_end < text.size() && text[sentence_end].before < gap::sentence) ++sentence_end;
    if (!on_sentence(range{begin, sentence_end})) {
      begin = sentence_end;
      continue;
    }
    while (begin < sentence_end) {
      std::size_t end = begin + 1;
      while (end < sentence_end && text[end].before < gap::clause) ++end;
      find_hits(index, text, {begin, end}, hits, parts);
      std::stable_sort(hits.begin(), hits.end(), [&](const hit& left, const hit& right) {
        return force_of(left) < force_of(right);
      });
      for (std::size_t at = 0; at < hits.size();) {
        std::size_t last = at + 1;
        while (last < hits.size() && force_of(hits[last]) == force_of(hits[at])) ++last;
        const std::span<const hit> group(hits.data() + at, last - at);
        on_hits(group, share_of(group, parts, of_heading));
        at = last;
      }
      begin = end;
    }
  }
}

}  // namespace detail::linkage

}  // namespace dutygraph
