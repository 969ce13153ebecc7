#pragma once

#include <dutygraph/read/theme_naming.hpp>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <dutygraph/read/detail/folded_text.hpp>
#include <dutygraph/read/detail/theme_naming_automaton.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/read/linkage_lexicon.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A text as the automaton reads it: folded letters, and one cut for any marks between them.
struct letter_run {
  static constexpr char32_t cut = 0;
  static constexpr std::array<std::u32string_view, 1> cuts = {{{&cut, 1}}};
  std::u32string codes;
  std::vector<folded::glyph> glyphs;  ///< one a code; that of a cut is the letter behind it

  explicit letter_run(std::string_view text) {
    for (const folded::glyph& one : folded::read_glyphs(text)) {
      if (one.before != folded::gap::none && !codes.empty()) {
        codes += cut;
        glyphs.push_back(one);
      }
      codes += one.code;
      glyphs.push_back(one);
    }
  }
};

/// The letters of a phrase, and its bytes in the theme.
struct found_phrase {
  std::u32string codes;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool quoted = false;
};

inline constexpr std::size_t longest_phrase = 64;
inline constexpr std::size_t most_alike = 8;
inline constexpr std::size_t most_manners = 3;  // 始终全面深入贯彻

/// True if `text` is made of actions, broad activities, aspects and the like alone.
[[nodiscard]] inline bool names_nothing(std::u32string_view text) noexcept {
  return folded::made_of(
      text, {lexicon::broad_activities, lexicon::aspects, lexicon::light_actions,
             lexicon::theme_trials, lexicon::appeals, lexicon::manners, letter_run::cuts});
}

/// True for what is long enough to be a term: 河长制 is one, 信息化 is not, nor 农田.
[[nodiscard]] inline bool is_term(std::u32string_view text) noexcept {
  return text.size() > 3 ||
         (text.size() == 3 && lexicon::kind_ends.find(text.back()) == std::u32string_view::npos);
}

/// The part of a segment that names its matter: where it begins and how long it is.
[[nodiscard]] inline std::pair<std::size_t, std::size_t> term_of(std::u32string_view segment) {
  std::u32string_view rest = segment;
  const auto drop_front = [&rest](std::size_t size) {
    if (size == 0 || !is_term(rest.substr(size))) return false;
    rest.remove_prefix(size);
    return true;
  };
  const auto drop_end = [&rest](std::size_t size) {
    if (size == 0 || !is_term(rest.substr(0, rest.size() - size))) return false;
    rest.remove_suffix(size);
    return true;
  };
  // What leads goes first and what closes next: of 推进乡村建设行动 stays 乡村建设, of
  // 高标准农田建设 stays 高标准农田.
  while (drop_front(folded::front_of(rest)) ||
         drop_front(folded::longest_at(lexicon::appeals, rest, 0)) ||
         drop_front(folded::longest_at(lexicon::manners, rest, 0)) ||
         drop_end(folded::longest_end(lexicon::light_actions, rest, 0)) ||
         drop_end(folded::longest_end(lexicon::theme_trials, rest, 0)) ||
         drop_front(folded::longest_at(lexicon::light_actions, rest, 0)) ||
         drop_front(folded::longest_at(lexicon::theme_trials, rest, 0))) {
  }
  return {static_cast<std::size_t>(rest.data() - segment.data()), rest.size()};
}

/// The longest name in quotation marks, unless the marks are around all of it.
[[nodiscard]] inline found_phrase quoted_name(std::string_view theme, std::size_t letters) {
  constexpr std::size_t shortest = 4;  // “十四五”, “互联网+” say of which kind something is
  found_phrase best;
  std::size_t most = 0;
  for (std::size_t at = 0; at < theme.size();) {
    const std::size_t opening = match_any(theme, at, lexicon::opening_quotes);
    if (opening == 0) {
      at += character_size(theme, at);
      continue;
    }
    const std::size_t begin = at + opening;
    std::size_t end = begin;
    while (end < theme.size() && match_any(theme, end, lexicon::closing_quotes) == 0) {
      end += character_size(theme, end);
    }
    at = end;
    if (end == theme.size()) break;
    at += match_any(theme, end, lexicon::closing_quotes);
    letter_run inside(theme.substr(begin, end - begin));
    const auto size = static_cast<std::size_t>(
        std::count_if(inside.codes.begin(), inside.codes.end(),
                      [](char32_t code) { return code != letter_run::cut; }));
    if (size < shortest || size <= most || size == letters || size > longest_phrase) continue;
    if (names_nothing(inside.codes)) continue;
    most = size;
    best = {std::move(inside.codes), begin + inside.glyphs.front().begin,
            begin + inside.glyphs.back().end, true};
  }
  return best;
}

/// True if every clause begins with an action, whatever stands before it of how it is done.
[[nodiscard]] inline bool is_appeal(const std::vector<folded::glyph>& glyphs) {
  std::u32string codes;
  for (const folded::glyph& one : glyphs) codes += one.code;
  for (std::size_t begin = 0; begin < glyphs.size(); ++begin) {
    if (glyphs[begin].before < folded::gap::clause) continue;
    std::size_t at = begin;
    for (std::size_t words = 0; words < most_manners; ++words) {
      at += folded::longest_at(lexicon::manners, codes, at);
    }
    if (folded::longest_at(lexicon::appeals, codes, at) == 0) return false;
  }
  return !glyphs.empty();
}

struct read_theme {
  found_phrase found;
  bool attitude = false;

  explicit read_theme(std::string_view theme) {
    const std::vector<folded::glyph> glyphs = folded::read_glyphs(theme);
    found = quoted_name(theme, glyphs.size());
    if (found.quoted) return;
    attitude = is_appeal(glyphs);
    for (std::size_t begin = 0; begin < glyphs.size();) {
      std::u32string segment(1, glyphs[begin].code);
      std::size_t end = begin + 1;
      for (; end < glyphs.size() && glyphs[end].before == folded::gap::none; ++end) {
        segment += glyphs[end].code;
      }
      const auto [from, size] = term_of(segment);
      const auto term = std::u32string_view(segment).substr(from, size);
      if (size > found.codes.size() && size <= longest_phrase && is_term(term) &&
          !names_nothing(term)) {
        found.codes = term;
        found.begin = glyphs[begin + from].begin;
        found.end = glyphs[begin + from + size - 1].end;
      }
      begin = end;
    }
  }
};

/// The phrases of all themes, each once and sorted, with the themes they stand for.
struct theme_phrases {
  std::vector<std::u32string> phrases;
  std::vector<std::vector<std::uint32_t>> themes;  ///< of each phrase

  theme_phrases(std::span<const std::string_view> given, const stop_token& stop) {
    std::vector<std::pair<std::u32string, std::uint32_t>> all;
    for (std::uint32_t theme = 0; theme < given.size(); ++theme) {
      if (theme % 1024 == 0) stop.check("finding the items of themes");
      read_theme read(given[theme]);
      if (!read.found.codes.empty()) all.emplace_back(std::move(read.found.codes), theme);
    }
    std::sort(all.begin(), all.end());
    for (std::size_t begin = 0; begin < all.size();) {
      std::vector<std::uint32_t> alike;
      std::size_t end = begin;
      for (; end < all.size() && all[end].first == all[begin].first; ++end) {
        alike.push_back(all[end].second);
      }
      if (alike.size() <= most_alike) {
        phrases.push_back(std::move(all[begin].first));
        themes.push_back(std::move(alike));
      }
      begin = end;
    }
  }
};

}  // namespace detail

DUTYGRAPH_INLINE theme_phrase phrase_of_theme(std::string_view theme) {
  const detail::read_theme read(theme);
  return {std::string(theme.substr(read.found.begin, read.found.end - read.found.begin)),
          read.attitude};
}

DUTYGRAPH_INLINE std::vector<named_theme> find_named(std::span<const std::string_view> themes,
                                                     std::span<const nameable_item> items,
                                                     const stop_token& stop) {
  stop.check("finding the items of themes");
  std::vector<named_theme> result;
  const detail::theme_phrases all(themes, stop);
  if (all.phrases.empty()) return result;
  detail::phrase_automaton automaton(all.phrases);
  std::vector<std::size_t> last_item(all.phrases.size());  // item + 1: it has the phrase already
  for (std::size_t item = 0; item < items.size(); ++item) {
    if (item % 1024 == 0) stop.check("finding the items of themes");
    for (const nameable_field field : {nameable_field::title, nameable_field::body}) {
      const detail::letter_run text(field == nameable_field::title ? items[item].title
                                                                   : items[item].body);
      std::uint32_t state = 0;
      for (std::size_t at = 0; at < text.codes.size(); ++at) {
        state = automaton.read(state, text.codes[at], [&](std::uint32_t phrase) {
          if (last_item[phrase] == item + 1) return;
          last_item[phrase] = item + 1;
          const std::size_t begin = text.glyphs[at + 1 - all.phrases[phrase].size()].begin;
          for (const std::uint32_t theme : all.themes[phrase]) {
            result.push_back({theme, static_cast<std::uint32_t>(item), field, begin,
                              text.glyphs[at].end - begin});
          }
        });
      }
    }
  }
  std::sort(result.begin(), result.end(), [](const named_theme& a, const named_theme& b) {
    return std::tie(a.theme, a.item) < std::tie(b.theme, b.item);
  });
  return result;
}

}  // namespace dutygraph
