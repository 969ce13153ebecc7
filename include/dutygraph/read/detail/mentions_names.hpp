#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <dutygraph/read/detail/folded_text.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/read/mention_lexicon.hpp>

/// \file
/// How the name of a public body ends, and where.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Names have at most so many bytes: 20 characters of three, and 40 for a list of fields.
inline constexpr std::size_t longest_body = 60;
inline constexpr std::size_t longest_field_list = 120;

/// Looks for names of bodies at given places of a text.
class body_reader {
 public:
  body_reader(std::string_view text, std::size_t end) : text_(text.substr(0, end)) {}

  /// The end of the name that begins at `at`; `at` if none does.
  [[nodiscard]] std::size_t name_end(std::size_t at, bool levels_only) const {
    std::size_t collective = at;
    for (const std::string_view each : {"各有关", "各"}) {
      if (is_at(collective, each)) collective += each.size();
    }
    if (const std::size_t size = match_any(text_, collective, lexicon::collectives)) {
      const std::size_t end = extended(collective + size);
      if (end > collective + size || may_end(end)) return end;
    }
    if (levels_only && match_any(text_, at, lexicon::levels) == 0) return at;
    if (match_any(text_, at, lexicon::own_bodies) != 0) return at;
    const std::size_t end = single_end(at);
    return end != at ? extended(end) : field_list_end(at);
  }

  /// True if a letter stands at `at`.
  [[nodiscard]] bool letter_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    std::size_t next = at;
    return is_phrase_character(fold_ascii(next_code_point(text_, next)));
  }
  [[nodiscard]] bool is_at(std::size_t at, std::string_view word) const noexcept {
    return starts_at(text_, at, word);
  }

 private:
  /// True if a short name may end at `at`: a mark follows, or a word that is no part of a name.
  [[nodiscard]] bool may_end(std::size_t at) const {
    return !letter_at(at) || match_any(text_, at, lexicon::follows) != 0;
  }

  /// The first ending that makes a name of the letters before it.
  [[nodiscard]] std::size_t single_end(std::size_t at) const {
    for (std::size_t here = at; here < text_.size() && here - at <= longest_body;) {
      if (const std::size_t size = match_any(text_, here, lexicon::whole_bodies)) {
        if (is_level(text_.substr(at, here - at)) && may_end(here + size)) return here + size;
      }
      for (const lexicon::body_end& end : lexicon::body_ends) {
        if (!is_at(here, end.word)) continue;
        if (fits(at, here, end)) return here + end.word.size();
        break;
      }
      if (!letter_at(here)) return at;
      here += character_size(text_, here);
    }
    return at;
  }

  /// A name that goes on with a further ending: 市委 + 组织部, 镇街 + 民政办公室.
  [[nodiscard]] std::size_t extended(std::size_t at) const {
    for (;;) {
      const std::size_t field = at + match_any(text_, at, lexicon::fields);
      std::size_t next = at;
      for (const lexicon::body_end& end : lexicon::body_ends) {
        if (!is_at(field, end.word)) continue;
        const std::size_t after = field + end.word.size();
        // 部门 behind a name begins something else: 市财政局部门预算.
        const bool goes_on = field != at || end.word == "办公室" || end.word == "办公厅" ||
                             end.word == "办事处" || end.word == "办";
        if (goes_on && ends_there(after, end) && (field != at || may_end(after))) next = after;
        break;
      }
      if (next == at) return at;
      at = next;
    }
  }

  [[nodiscard]] bool ends_there(std::size_t after, const lexicon::body_end& end) const noexcept {
    if (after >= text_.size()) return true;
    const std::string_view next = text_.substr(after, character_size(text_, after));
    return end.not_before.find(next) == std::string_view::npos;
  }

  [[nodiscard]] bool fits(std::size_t at, std::size_t here, const lexicon::body_end& end) const {
    const std::string_view stem = text_.substr(at, here - at);
    const std::size_t after = here + end.word.size();
    if (stem.empty() || !ends_there(after, end)) return false;
    const std::size_t field = match_end(stem, lexicon::fields);
    if (field != 0 && is_level(stem.substr(0, stem.size() - field))) return true;
    switch (end.stem) {
      case lexicon::stem_kind::any:
        return character_size(stem, 0) < stem.size() && !holds_no_name(stem);
      case lexicon::stem_kind::field: {
        const bool bare = match_any(stem, 0, lexicon::bare_levels) == stem.size();
        const bool has_one = end.word == "厅" || end.word == "局" || end.word == "委";
        return bare && has_one && may_end(after);
      }
      case lexicon::stem_kind::selected:
        return is_one_of(stem, lexicon::unit_stems);
      case lexicon::stem_kind::place:
        return is_one_of(stem, lexicon::government_stems) ||
               is_one_of(stem, lexicon::collectives) || is_level(stem);
    }
    return false;
  }

  template <std::size_t Count>
  [[nodiscard]] static bool is_one_of(std::string_view word,
                                      const std::array<std::string_view, Count>& table) noexcept {
    return std::find(table.begin(), table.end(), word) != table.end();
  }

  /// True for nothing, a level or a place: 国家, 市, 济宁市.
  [[nodiscard]] static bool is_level(std::string_view words) noexcept {
    constexpr std::size_t longest = 24;
    if (words.empty() || is_one_of(words, lexicon::whole_levels)) return true;
    return words.size() <= longest && match_end(words, lexicon::level_ends) != 0 &&
           !holds_no_name(words);
  }

  [[nodiscard]] static bool holds_no_name(std::string_view words) noexcept {
    return std::any_of(
        lexicon::no_name_parts.begin(), lexicon::no_name_parts.end(),
        [words](std::string_view part) { return words.find(part) != std::string_view::npos; });
  }

  /// The end of 公安、教育等部门: fields, of which the first is known, and what closes them.
  [[nodiscard]] std::size_t field_list_end(std::size_t at) const {
    std::size_t member = at;
    bool listed = false;
    for (std::size_t here = at; here < text_.size() && here - at <= longest_field_list;) {
      const std::size_t close = match_any(text_, here, lexicon::list_bodies);
      const std::size_t joiner = match_any(text_, here, lexicon::mention_joiners);
      const std::string_view words = text_.substr(member, here - member);
      if (close != 0 && listed) return words.empty() || holds_no_name(words) ? at : here + close;
      if (close == 0 && joiner == 0) {
        if (!letter_at(here)) return at;
        here += character_size(text_, here);
        continue;
      }
      const std::size_t field = match_end(words, lexicon::fields);
      const bool known = field != 0 && is_level(words.substr(0, words.size() - field));
      if (!listed && known && close != 0) return here + close;
      if (known || (listed && !words.empty() && !holds_no_name(words))) {
        listed = true;
        member = here + joiner;
      } else if (is_at(here, "、") || close != 0) {
        return at;
      }  // else the joiner is a part of a field: 文化和旅游
      here += joiner;
    }
    return at;
  }

  std::string_view text_;
};

}  // namespace detail

}  // namespace dutygraph
