#pragma once

#include <dutygraph/read/annotation.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>

#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[nodiscard]] constexpr std::size_t list_mark(std::string_view text, std::size_t at) noexcept {
  return match_any(text, at, lexicon::list_separators);
}

/// The bytes of a mark at `at` that no label or name holds; 0 if there is none.
[[nodiscard]] constexpr std::size_t stop_mark(std::string_view text, std::size_t at) noexcept {
  if (const std::size_t size = list_mark(text, at)) return size;
  if (const std::size_t size = match_any(text, at, lexicon::part_separators)) return size;
  if (const std::size_t size = match_any(text, at, lexicon::opening_brackets)) return size;
  if (const std::size_t size = match_any(text, at, lexicon::closing_brackets)) return size;
  return match_any(text, at, lexicon::colons);
}

/// What a label without blanks means; nothing if the lexicon has it not.
DUTYGRAPH_INLINE std::optional<label_meaning> meaning_of(std::string_view label) noexcept {
  for (const std::string_view word : lexicon::other_labels) {
    if (label == word) return label_meaning{role::responsible, node_kind::section, false};
  }
  for (const std::string_view word : lexicon::leading_labels) {
    if (label == word) return label_meaning{};
  }
  for (const lexicon::role_word& role : lexicon::role_words) {
    if (label.substr(0, role.word.size()) != role.word) continue;
    for (const lexicon::party_word& party : lexicon::party_words) {
      if (label.substr(role.word.size()) == party.word) {
        return label_meaning{role.role, party.kind, true};
      }
    }
  }
  return std::nullopt;
}

/// A label with its colon.
struct label_found {
  span label;
  std::size_t after = 0;  ///< behind the colon
  std::optional<label_meaning> meaning;
};

/// The label and colon that stand at `at`, if the words up to the next mark are short and that mark
/// is a colon.
DUTYGRAPH_INLINE std::optional<label_found> label_at(std::string_view text, std::size_t at,
                                                     std::size_t end) {
  const std::size_t begin = skip_blanks(text, at, end);
  std::string words;
  std::size_t label_end = begin;
  for (std::size_t here = begin; here < end;) {
    if (stop_mark(text, here) != 0) {
      const std::size_t colon = match_any(text, here, lexicon::colons);
      if (colon == 0 || words.empty()) return std::nullopt;
      return label_found{span_of(begin, label_end), here + colon, meaning_of(words)};
    }
    const std::size_t size = character_size(text, here);
    words.append(text, here, size);
    if (words.size() > lexicon::longest_label) return std::nullopt;
    label_end = here + size;
    here = skip_blanks(text, label_end, end);
  }
  return std::nullopt;
}

/// The label before the colon at `colon`: the longest known one that a blank or mark sets off, else
/// all the words back to the last mark (at `floor` at the latest).
DUTYGRAPH_INLINE label_found label_before(std::string_view text, std::size_t floor,
                                          std::size_t colon) {
  const std::size_t after = colon + match_any(text, colon, lexicon::colons);
  const span all = trimmed(text, span_of(floor, colon));
  // From the left, so that the longest comes first; a label begins here or after a blank.
  for (std::size_t at = all.begin; at < all.end;) {
    if (all.end - at <= 2 * lexicon::longest_label) {
      const auto found = label_at(text, at, after);
      if (found && found->meaning && found->after == after) return *found;
    }
    while (at < all.end) {
      const std::size_t next = at + character_size(text, at);
      at = skip_blanks(text, next, all.end);
      if (at != next) break;
    }
  }
  return {all, after, std::nullopt};
}

/// Where a bracket ends whose inside begins at `inside`.
struct bracket_end {
  std::size_t inside = 0;  ///< end of the words within
  std::size_t whole = 0;   ///< behind the closing bracket
  bool closed = true;
};

/// The end of a bracket without a closing one: its line, and the next ones while a line ends in a
/// mark of a list.
DUTYGRAPH_INLINE std::size_t unclosed_end(std::string_view text, std::size_t inside,
                                          std::size_t end) {
  constexpr int most_lines = 4;
  std::size_t at = inside;
  for (int line_count = 1; at < end; ++line_count) {
    const std::size_t line_break = std::min(text.substr(0, end).find_first_of("\r\n", at), end);
    const span line = trimmed(text, span_of(inside, line_break));
    if (line_break == end || line_count == most_lines ||
        match_end(words_of(text, line), lexicon::list_separators) == 0) {
      return line.end;
    }
    at = line_break + 1;
  }
  return end;
}

DUTYGRAPH_INLINE bracket_end find_bracket_end(std::string_view text, std::size_t inside,
                                              std::size_t end, const limits& allowed) {
  std::uint64_t depth = 1;
  for (std::size_t at = inside; at < end;) {
    if (const std::size_t size = match_any(text, at, lexicon::closing_brackets)) {
      if (--depth == 0) return {at, at + size, true};
      at += size;
    } else if (const std::size_t opening = match_any(text, at, lexicon::opening_brackets)) {
      check_limit("nesting", ++depth, allowed.nesting);
      // A label opens the next annotation: this one was never closed.
      if (label_at(text, at + opening, end)) {
        end = at;
        break;
      }
      at += opening;
    } else {
      at += character_size(text, at);
    }
  }
  const std::size_t last = unclosed_end(text, inside, end);
  return {last, last, false};
}

/// Calls `found(at, size)` for each mark of the part outside of inner brackets.
template <class Found>
void for_marks(std::string_view text, std::size_t begin, std::size_t end, Found found) {
  std::size_t depth = 0;
  for (std::size_t at = begin; at < end;) {
    if (const std::size_t opening = match_any(text, at, lexicon::opening_brackets)) {
      ++depth;
      at += opening;
    } else if (const std::size_t closing = match_any(text, at, lexicon::closing_brackets)) {
      if (depth > 0) --depth;
      at += closing;
    } else {
      const std::size_t size = depth == 0 ? stop_mark(text, at) : 0;
      if (size != 0) found(at, size);
      at += size != 0 ? size : character_size(text, at);
    }
  }
}

DUTYGRAPH_INLINE void add_name(std::string_view text, span words, labelled_list& list) {
  span name = trimmed(text, words);
  if (const std::size_t tail = match_end(words_of(text, name), lexicon::open_ends)) {
    list.open = true;
    name = trimmed(text, span_of(name.begin, name.end - tail));
  }
  const std::string_view said = words_of(text, name);
  if (std::find(lexicon::nameless.begin(), lexicon::nameless.end(), said) !=
      lexicon::nameless.end()) {
    list.open = true;
  } else if (name.present()) {
    list.names.push_back(name);
  }
}

/// Fills the names of a list from the words behind its colon; what follows a mark that no list
/// holds goes to `rest`.
DUTYGRAPH_INLINE void read_names(std::string_view text, span words, labelled_list& list,
                                 std::vector<span>& rest) {
  std::size_t begin = words.begin;
  std::size_t end = words.end;
  for_marks(text, words.begin, words.end, [&](std::size_t at, std::size_t size) {
    if (at >= end) return;
    if (list_mark(text, at) != 0) {
      add_name(text, span_of(begin, at), list);
      begin = at + size;
    } else if (match_any(text, at, lexicon::part_separators) != 0) {
      end = at;
      const span after = trimmed(text, span_of(at + size, words.end));
      if (after.present()) rest.push_back(after);
    }
  });
  add_name(text, span_of(begin, end), list);
}

DUTYGRAPH_INLINE void read_lists(std::string_view text, span inside, annotation& value) {
  std::vector<label_found> labels;
  std::size_t floor = inside.begin;
  for_marks(text, inside.begin, inside.end, [&](std::size_t at, std::size_t size) {
    if (match_any(text, at, lexicon::colons) != 0) {
      labels.push_back(label_before(text, floor, at));
    }
    floor = at + size;
  });
  for (std::size_t index = 0; index < labels.size(); ++index) {
    const label_found& label = labels[index];
    const bool last = index + 1 == labels.size();
    std::size_t end = last ? inside.end : labels[index + 1].label.begin;
    labelled_list& list = value.lists.emplace_back();
    list.meaning = label.meaning.value_or(label_meaning{});
    list.known = label.meaning.has_value();
    list.label = label.label;
    // Separators before the next label belong to no name.
    span words = trimmed(text, span_of(label.after, std::max(end, label.after)));
    const std::string_view said = words_of(text, words);
    std::size_t mark = match_end(said, lexicon::part_separators);
    if (mark == 0 && !last) mark = match_end(said, lexicon::list_separators);
    words = trimmed(text, span_of(words.begin, words.end - mark));
    list.words = span_of(list.label.begin, std::max<std::size_t>(words.end, label.after));
    if (list.known && list.meaning.assigns) read_names(text, words, list, value.rest);
  }
}

DUTYGRAPH_INLINE std::string role_words_listed() {
  std::string result;
  for (const lexicon::role_word& role : lexicon::role_words) {
    result.append(result.empty() ? "" : ", ").append(role.word);
  }
  return result;
}

}  // namespace detail

DUTYGRAPH_INLINE bool annotation::understood() const noexcept {
  return std::any_of(lists.begin(), lists.end(),
                     [](const labelled_list& list) { return list.known; });
}

DUTYGRAPH_INLINE std::vector<annotation> find_annotations(std::string_view text, span paragraph,
                                                          const limits& allowed) {
  std::vector<annotation> result;
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    const std::size_t opening = match_any(text, at, lexicon::opening_brackets);
    if (opening == 0) {
      at += character_size(text, at);
      continue;
    }
    const std::size_t inside = at + opening;
    if (!detail::label_at(text, inside, paragraph.end)) {
      at = inside;
      continue;
    }
    const detail::bracket_end end = detail::find_bracket_end(text, inside, paragraph.end, allowed);
    annotation found;
    found.words = span_of(at, end.whole);
    found.closed = end.closed;
    detail::read_lists(text, span_of(inside, end.inside), found);
    const bool kept = found.understood() || found.words == trimmed(text, paragraph);
    at = kept || found.closed ? end.whole : inside;
    if (kept) result.push_back(std::move(found));
  }
  return result;
}

DUTYGRAPH_INLINE bool opens_annotation(std::string_view text, span line) {
  const std::size_t opening =
      line.present() ? match_any(text, line.begin, lexicon::opening_brackets) : 0;
  if (opening == 0) return false;
  const auto found = detail::label_at(text, line.begin + opening, line.end);
  return found && found->meaning;
}

DUTYGRAPH_INLINE std::vector<finding> findings_of(std::string_view text, const annotation& value) {
  std::vector<finding> result;
  const auto add = [&result](const char* code, severity how, span where, const char* message,
                             std::string advice) {
    result.push_back({code, how, where, message, std::move(advice)});
  };
  if (!value.closed) {
    add("reader.unclosed_bracket", severity::warning, value.words,
        "a responsibility bracket is never closed; it was taken to end with its line",
        "add the closing bracket");
  }
  for (const labelled_list& list : value.lists) {
    if (!list.known) {
      add("reader.unknown_label", severity::warning, list.words,
          "a label in a responsibility bracket is not known; its names were left out",
          "write it with one of these words for the role: " + detail::role_words_listed());
    } else if (list.meaning.assigns && list.names.empty()) {
      add("reader.empty_list", severity::warning, list.words, "no name follows a label",
          list.open ? "name the units meant, or leave the label out"
                    : "add the names, or leave the label out");
    }
    std::unordered_set<name_key> seen;
    for (const span name : list.names) {
      if (seen.insert(name_key::of(words_of(text, name))).second) continue;
      add("reader.repeated_name", severity::information, name,
          "a name stands twice in one list; it counts once", "take one of them out");
    }
  }
  for (const span part : value.rest) {
    add("reader.unlabelled_part", severity::warning, part,
        "words in a responsibility bracket stand behind no label; they were left out",
        "put a label before them");
  }
  return result;
}

}  // namespace dutygraph
