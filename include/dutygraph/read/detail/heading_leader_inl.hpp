#pragma once

#include <dutygraph/read/heading_leader.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

#include <dutygraph/read/duty_lexicon.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Whether `words` are two characters, up to `most`, without marks: as long as a person's name is.
[[nodiscard]] DUTYGRAPH_INLINE bool may_name_person(std::string_view words,
                                                    std::size_t most) noexcept {
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t code = next_code_point(words, at);
    if (is_blank(code)) continue;
    if (!is_phrase_character(code) || code < 0x80 || ++count > most) return false;
  }
  return count >= 2;
}

/// A person with a title: the name, an empty span for a title alone, or nothing.
[[nodiscard]] DUTYGRAPH_INLINE std::optional<span> titled_person(std::string_view text,
                                                                 span words) {
  words = trimmed(text, words);
  bool titled = false;
  span name = words;
  // 副市长宋佳: titles and their parts before the name.
  for (bool more = true; more && name.present();) {
    std::size_t size = match_any(text, name.begin, lexicon::titles);
    titled = titled || size != 0;
    if (size == 0) size = match_any(text, name.begin, lexicon::title_parts);
    more = size != 0 && name.begin + size <= name.end;
    if (more) name = trimmed(text, span_of(name.begin + size, name.end));
  }
  if (titled && !name.present()) return span_of(words.end, words.end);
  if (titled && may_name_person(words_of(text, name), 3)) return name;
  // 宣传部部长王芳: any words before the last title, a frequent surname behind it.
  std::size_t after = words.begin;
  for (std::size_t at = words.begin; at < words.end;) {
    const std::size_t title = match_any(text, at, lexicon::titles);
    if (title != 0) after = at + title;
    at += title != 0 ? title : character_size(text, at);
  }
  name = trimmed(text, span_of(after, std::max<std::size_t>(after, words.end)));
  if (after != words.begin && name.present() && may_name_person(words_of(text, name), 3)) {
    const std::string_view first = words_of(text, name).substr(0, character_size(text, name.begin));
    if (lexicon::surnames.find(first) != std::string_view::npos) return name;
  }
  // 何平副市长: behind it.
  std::size_t size = match_end(words_of(text, words), lexicon::titles);
  if (size == 0) return std::nullopt;
  for (name = words; size != 0 && name.present();) {
    name = trimmed(text, span_of(name.begin, name.end - size));
    size = match_end(words_of(text, name), lexicon::title_parts);
    if (size == 0) size = match_end(words_of(text, name), lexicon::titles);
  }
  if (!name.present() || !may_name_person(words_of(text, name), 4)) return std::nullopt;
  return name;
}

}  // namespace detail

DUTYGRAPH_INLINE std::optional<labelled_list> find_heading_leaders(std::string_view text,
                                                                   span title) {
  constexpr std::size_t longest = 150;
  labelled_list found;
  std::size_t begin = title.begin;
  if (text.substr(begin, lexicon::by.size()) == lexicon::by) begin += lexicon::by.size();
  const std::size_t last = std::min<std::size_t>(title.end, begin + longest);
  const auto add = [&](span member) {
    const auto person = detail::titled_person(text, member);
    if (person && person->present()) found.names.push_back(*person);
    return person.has_value();
  };
  std::size_t member = begin;
  for (std::size_t at = begin; at < last;) {
    if (const std::size_t word = match_any(text, at, lexicon::heading_leads)) {
      if (at + word > title.end || !add(span_of(member, at)) || found.names.empty()) break;
      found.meaning = {role::lead, node_kind::leader, true};
      found.label = span_of(at, at + word);
      found.words = span_of(found.names.front().begin, found.label.end);
      return found;
    }
    const std::size_t mark = match_any(text, at, lexicon::list_separators);
    if (mark != 0) {
      if (!add(span_of(member, at))) break;
      member = at + mark;
    }
    at += mark != 0 ? mark : character_size(text, at);
  }
  return std::nullopt;
}

}  // namespace dutygraph
