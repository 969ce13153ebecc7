#pragma once

#include <dutygraph/read/annotation.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include <dutygraph/read/detail/annotation_clause.hpp>
#include <dutygraph/read/detail/annotation_names.hpp>
#include <dutygraph/read/duty_lexicon.hpp>
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
  if (const std::size_t size = match_any(text, at, lexicon::duty_openings)) return size;
  if (const std::size_t size = match_any(text, at, lexicon::duty_closings)) return size;
  return match_any(text, at, lexicon::colons);
}

/// The kind that a label's last word names, and the words before it.
struct label_party {
  node_kind kind;
  std::string_view before;
};

[[nodiscard]] DUTYGRAPH_INLINE std::optional<label_party> party_of(
    std::string_view label) noexcept {
  std::optional<label_party> longest;
  for (const lexicon::party_word& party : lexicon::party_words) {
    if (!label.ends_with(party.word)) continue;
    const std::string_view before = label.substr(0, label.size() - party.word.size());
    if (!longest || before.size() < longest->before.size()) longest = {party.kind, before};
  }
  return longest;
}

/// What a label of several words means: 市级牵头领导, 主要责任单位. The first role word but 责任
/// says the role.
[[nodiscard]] DUTYGRAPH_INLINE std::optional<label_meaning> compound_meaning(
    std::string_view label) noexcept {
  const auto party = party_of(label);
  if (!party) return std::nullopt;
  std::optional<role> meant;
  bool leads = false;
  for (std::size_t at = 0; at < party->before.size();) {
    std::size_t size = 0;
    for (const lexicon::role_word& one : lexicon::role_words) {
      if (party->before.substr(at, one.word.size()) != one.word) continue;
      size = one.word.size();
      if (!meant || *meant == role::responsible) meant = one.role;
      break;
    }
    for (const std::string_view word : lexicon::leading_words) {
      if (size == 0 && party->before.substr(at, word.size()) == word) {
        size = word.size();
        leads = true;
      }
    }
    if (size == 0) size = match_any(party->before, at, lexicon::label_modifiers);
    if (size == 0) return std::nullopt;
    at += size;
  }
  if (leads) return label_meaning{role::lead, node_kind::leader, true};
  if (!meant) return std::nullopt;
  // A leader who is responsible answers for the work: 责任领导.
  const bool answers = *meant == role::responsible && label.ends_with(lexicon::leader_party);
  return label_meaning{answers ? role::lead : *meant, party->kind, true};
}

/// What a label without blanks means; nothing if the lexicon has it not.
DUTYGRAPH_INLINE std::optional<label_meaning> meaning_of(std::string_view label) noexcept {
  for (const std::string_view word : lexicon::other_labels) {
    if (label == word) return label_meaning{role::responsible, node_kind::section, false};
  }
  for (const std::string_view word : lexicon::bare_labels) {
    if (label == word) {
      const auto role = role_of(label);
      if (role) return label_meaning{*role, node_kind::section, true};
    }
  }
  for (const std::string_view word : lexicon::sharing_labels) {
    if (label == word) return label_meaning{role::responsible, node_kind::section, true};
  }
  return compound_meaning(label);
}

/// A label with its colon.
struct label_found {
  span label;
  std::size_t after = 0;  ///< behind the colon
  std::optional<label_meaning> meaning;
};

/// Words without blanks up to the next mark, if they are as short as a label.
struct label_spelled {
  std::string words;
  span label;
  std::size_t mark = 0;  ///< where the mark stands
};

DUTYGRAPH_INLINE std::optional<label_spelled> spell_label(std::string_view text, std::size_t at,
                                                          std::size_t end) {
  label_spelled spelled;
  const std::size_t begin = skip_blanks(text, at, end);
  std::size_t label_end = begin;
  for (std::size_t here = begin; here < end;) {
    if (stop_mark(text, here) != 0) {
      if (spelled.words.empty()) return std::nullopt;
      spelled.label = span_of(begin, label_end);
      spelled.mark = here;
      return spelled;
    }
    const std::size_t size = character_size(text, here);
    spelled.words.append(text, here, size);
    if (spelled.words.size() > lexicon::longest_label) return std::nullopt;
    label_end = here + size;
    here = skip_blanks(text, label_end, end);
  }
  return std::nullopt;
}

/// The label and colon that stand at `at`, if the words up to the next mark are short and that mark
/// is a colon.
DUTYGRAPH_INLINE std::optional<label_found> label_at(std::string_view text, std::size_t at,
                                                     std::size_t end) {
  const auto spelled = spell_label(text, at, end);
  const std::size_t colon = spelled ? match_any(text, spelled->mark, lexicon::colons) : 0;
  if (colon == 0) return std::nullopt;
  return label_found{spelled->label, spelled->mark + colon, meaning_of(spelled->words)};
}

/// A known label within a bracket that stands at `at` (【责任单位】…), with a colon or without.
DUTYGRAPH_INLINE std::optional<label_found> label_in_bracket(std::string_view text, std::size_t at,
                                                             std::size_t end) {
  constexpr std::size_t shortest = 12;  // 负责 alone is no label
  const std::size_t opening = at < end ? match_any(text, at, lexicon::duty_openings) : 0;
  if (opening == 0) return std::nullopt;
  const auto spelled = spell_label(text, at + opening, end);
  const std::size_t closing = spelled ? match_any(text, spelled->mark, lexicon::duty_closings) : 0;
  if (closing == 0 || spelled->words.size() < shortest) return std::nullopt;
  const auto meaning = meaning_of(spelled->words);
  if (!meaning) return std::nullopt;
  std::size_t after = spelled->mark + closing;
  const std::size_t next = skip_blanks(text, after, end);
  if (const std::size_t colon = next < end ? match_any(text, next, lexicon::colons) : 0) {
    after = next + colon;
  }
  return label_found{spelled->label, after, meaning};
}

/// A known label at `at`, with a colon or in a bracket.
DUTYGRAPH_INLINE std::optional<label_found> known_label_at(std::string_view text, std::size_t at,
                                                           std::size_t end) {
  auto found = label_at(text, at, end);
  if (!found) found = label_in_bracket(text, skip_blanks(text, at, end), end);
  if (found && !found->meaning) found.reset();
  return found;
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

/// Which kind of bracket of `table` stands at `at`: ( and （ are one; -1 for none.
[[nodiscard]] constexpr int pair_at(
    std::string_view text, std::size_t at,
    const std::array<std::string_view, lexicon::duty_pairs.size()>& table) noexcept {
  for (std::size_t index = 0; index < table.size(); ++index) {
    if (text.substr(at, table[index].size()) == table[index]) return lexicon::duty_pairs[index];
  }
  return -1;
}

/// Where a bracket ends whose inside begins at `inside`.
struct bracket_end {
  std::size_t inside = 0;  ///< end of the words within
  std::size_t whole = 0;   ///< behind the closing bracket
  bool closed = true;
};

/// True where a line ends within a name that the next line ends: 县住建 / 局.
DUTYGRAPH_INLINE bool breaks_a_name(std::string_view text, span line, span after) {
  constexpr std::size_t longest = 30;
  const span rest = trimmed(text, after);
  const std::size_t line_break = text.substr(0, rest.end).find_first_of("\r\n", rest.begin);
  const span next = trimmed(text, span_of(rest.begin, std::min<std::size_t>(line_break, rest.end)));
  return next.present() && next.end - next.begin <= longest &&
         !ends_like_unit(words_of(text, line)) && ends_like_unit(words_of(text, next));
}

/// The end of a bracket without a closing one: its line, and the next ones while a line ends in a
/// mark of a list.
DUTYGRAPH_INLINE std::size_t unclosed_end(std::string_view text, std::size_t inside,
                                          std::size_t end) {
  constexpr int most_lines = 4;
  std::size_t at = inside;
  for (int line_count = 1; at < end; ++line_count) {
    const std::size_t line_break = std::min(text.substr(0, end).find_first_of("\r\n", at), end);
    const span line = trimmed(text, span_of(inside, line_break));
    if (line_break == end || line_count == most_lines) return line.end;
    if (match_end(words_of(text, line), lexicon::list_separators) == 0 &&
        !breaks_a_name(text, line, span_of(line_break, end))) {
      return line.end;
    }
    at = skip_blanks(text, line_break, end);
  }
  return end;
}

/// The end of the bracket of this kind. Brackets of another kind do not close it.
DUTYGRAPH_INLINE bracket_end find_bracket_end(std::string_view text, std::size_t inside,
                                              std::size_t end, int pair, const limits& allowed) {
  std::uint64_t depth = 1;
  for (std::size_t at = inside; at < end;) {
    if (const std::size_t size = match_any(text, at, lexicon::duty_closings)) {
      const bool own = pair_at(text, at, lexicon::duty_closings) == pair;
      if (own && --depth == 0) return {at, at + size, true};
      at += size;
    } else if (const std::size_t opening = match_any(text, at, lexicon::duty_openings)) {
      if (pair_at(text, at, lexicon::duty_openings) == pair) {
        check_limit("nesting", ++depth, allowed.nesting);
      }
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

/// Fills a list from the words behind its colon; what follows a mark that no list holds goes to
/// `rest`.
DUTYGRAPH_INLINE void read_names(std::string_view text, span words, const labelled_list& list,
                                 annotation& value) {
  std::size_t end = words.end;
  for_marks(text, words.begin, words.end, [&](std::size_t at, std::size_t size) {
    if (at >= end || match_any(text, at, lexicon::part_separators) == 0) return;
    end = at;
    const span after = trimmed(text, span_of(at + size, words.end));
    if (after.present()) value.rest.push_back(after);
  });
  name_list found;
  name_splitter(text, list.meaning.kind, false, found).read(span_of(words.begin, end));
  value.rest.insert(value.rest.end(), found.rules.begin(), found.rules.end());
  add_lists(text, list, std::move(found), value.lists);
}

/// Trimmed, without a mark between lists at its end.
DUTYGRAPH_INLINE span without_end_mark(std::string_view text, span words) {
  words = trimmed(text, words);
  const std::string_view said = words_of(text, words);
  std::size_t mark = match_end(said, lexicon::part_separators);
  if (mark == 0) mark = match_end(said, lexicon::list_separators);
  return trimmed(text, span_of(words.begin, words.end - mark));
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
    labelled_list list;
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
    if (list.known && list.meaning.assigns) {
      read_names(text, words, list, value);
    } else {
      value.lists.push_back(std::move(list));
    }
  }
}

/// Reads a clause in which blanks and line breaks may stand anywhere, within words too (负 / 责).
DUTYGRAPH_INLINE std::optional<duty_clause> read_clause(std::string_view text, span inside,
                                                        clause_place place) {
  std::string words;
  std::vector<std::uint32_t> places;  // of each byte of the words
  bool gaps = false;
  for (std::size_t at = inside.begin; at < inside.end;) {
    const std::size_t next = skip_blanks(text, at, inside.end);
    gaps = gaps || next != at;
    at = next;
    if (at >= inside.end) break;
    const std::size_t size = character_size(text, at);
    for (std::size_t byte = 0; byte < size; ++byte) {
      places.push_back(static_cast<std::uint32_t>(at + byte));
    }
    words.append(text, at, size);
    at += size;
  }
  if (!gaps) return clause_reader(text, inside, place).run();
  auto clause = clause_reader(words, span_of(0, words.size()), place).run();
  if (!clause) return clause;
  const auto move = [&places](span& part) {
    if (part.present()) part = span_of(places[part.begin], places[part.end - 1] + std::size_t{1});
  };
  for (labelled_list& list : clause->lists) {
    move(list.label);
    move(list.words);
    for (span& name : list.names) move(name);
    for (span& term : list.terms) move(term);
  }
  for (span& part : clause->rest) move(part);
  return clause;
}

/// Goes through a paragraph once and takes what says who is responsible.
class annotation_finder {
 public:
  annotation_finder(std::string_view text, span paragraph, const limits& allowed)
      : text_(text), paragraph_(paragraph), allowed_(allowed) {}

  [[nodiscard]] std::vector<annotation> run() {
    bool label_may_begin = begins_line(paragraph_.begin);
    std::size_t words_begin = paragraph_.begin;  // blanks before it are looked at once
    for (std::size_t at = paragraph_.begin; at < paragraph_.end;) {
      const auto lead = static_cast<unsigned char>(text_[at]);
      if (label_may_begin && at >= words_begin) {
        words_begin = skip_blanks(text_, at, paragraph_.end);
      }
      if (label_may_begin && at == words_begin) {
        label_may_begin = false;
        if (const std::size_t end = take_labels(at)) {
          at = end;
          label_may_begin = true;
          continue;
        }
      }
      // The marks begin with these bytes; all others are passed over quickly.
      if (lead == '\n' || lead == '\r') {
        label_may_begin = true;
        ++at;
      } else if (const std::size_t opening =
                     may_be_mark(lead) ? match_any(text_, at, lexicon::duty_openings) : 0) {
        const std::size_t next = take_labelled(at, opening);
        label_may_begin = next != at + opening;
        at = next;
      } else if (const std::size_t closing =
                     may_be_mark(lead) ? match_any(text_, at, lexicon::duty_closings) : 0) {
        label_may_begin = close(at, closing);
        at += closing;
      } else if (const std::size_t end =
                     may_be_mark(lead) ? match_any(text_, at, lexicon::sentence_ends) : 0) {
        label_may_begin = true;
        at += end;
      } else {
        at += character_size(text_, at);
      }
    }
    take_unclosed();
    return std::move(result_);
  }

 private:
  [[nodiscard]] static constexpr bool may_be_mark(unsigned char lead) noexcept {
    return lead < 0x80 || lead == 0xE3 || lead == 0xEF;
  }

  [[nodiscard]] bool begins_line(std::size_t at) const {
    while (at > 0) {
      const char before = text_[at - 1];
      if (before == '\n' || before == '\r') return true;
      if (before != ' ' && before != '\t') return false;
      --at;
    }
    return true;
  }

  /// The bracket at `at` if its words begin with a label; gives where to go on.
  std::size_t take_labelled(std::size_t at, std::size_t opening) {
    const std::size_t inside = at + opening;
    if (!label_at(text_, inside, paragraph_.end)) {
      constexpr std::size_t most_open = 64;
      const int pair = pair_at(text_, at, lexicon::duty_openings);
      if (open_.size() < most_open) open_.push_back({at, inside, pair});
      return inside;
    }
    const int pair = pair_at(text_, at, lexicon::duty_openings);
    const bracket_end end = find_bracket_end(text_, inside, paragraph_.end, pair, allowed_);
    annotation found;
    found.words = span_of(at, end.whole);
    found.closed = end.closed;
    read_lists(text_, span_of(inside, end.inside), found);
    const bool kept = found.understood() || found.words == trimmed(text_, paragraph_) ||
                      (end.closed && speaks_of_duty(found));
    if (kept) add(std::move(found));
    return kept || end.closed ? end.whole : inside;
  }

  /// An unknown label that ends in a word for a party and holds one for a role.
  [[nodiscard]] bool speaks_of_duty(const annotation& found) const {
    return std::any_of(found.lists.begin(), found.lists.end(), [&](const labelled_list& list) {
      const std::string_view label = words_of(text_, list.label);
      const auto party = party_of(label);
      return party && std::any_of(lexicon::role_words.begin(), lexicon::role_words.end(),
                                  [&](const lexicon::role_word& one) {
                                    return party->before.find(one.word) != std::string_view::npos;
                                  });
    });
  }

  /// Known labels at `at` without a bracket: up to the end of the line, or of a list that goes on,
  /// or before a sentence that no label opens. Gives their end, or 0.
  std::size_t take_labels(std::size_t at) {
    const auto first = known_label_at(text_, at, paragraph_.end);
    if (!first) return 0;
    std::size_t end = unclosed_end(text_, first->after, paragraph_.end);
    for (std::size_t here = first->after; here < end;) {
      const std::size_t full_stop =
          text_.substr(here, lexicon::full_stop.size()) == lexicon::full_stop
              ? lexicon::full_stop.size()
              : 0;
      if (full_stop != 0) {
        if (!known_label_at(text_, here + full_stop, end)) {
          end = here + full_stop;
          break;
        }
      }
      here += character_size(text_, here);
    }
    annotation found = read_label_line(text_, trimmed(text_, span_of(at, end)));
    const bool assigns =
        std::any_of(found.lists.begin(), found.lists.end(),
                    [](const labelled_list& list) { return list.meaning.assigns && list.known; });
    if (!assigns) return 0;
    add(std::move(found));
    return end;
  }

  /// The bracket that closes at `at`. True if it says who is responsible.
  bool close(std::size_t at, std::size_t closing) {
    const int pair = pair_at(text_, at, lexicon::duty_closings);
    const auto own = std::find_if(open_.rbegin(), open_.rend(),
                                  [pair](const open_bracket& one) { return one.pair == pair; });
    if (own == open_.rend()) return false;
    const open_bracket opened = *own;
    open_.erase(own.base() - 1, open_.end());
    return take_clause(opened, at, at + closing, true);
  }

  struct open_bracket {
    std::size_t at, inside;
    int pair;
  };

  [[nodiscard]] clause_place place_of_bracket(std::size_t begin, std::size_t end) const {
    clause_place place;
    const std::string_view before = trimmed_before(begin);
    place.after_sentence =
        before.empty() || match_end(before, lexicon::sentence_ends) != 0 ||
        match_end(before, lexicon::emphasis_marks) != 0 || before.ends_with('\n') ||
        (!result_.empty() &&
         result_.back().words.end ==
             static_cast<std::size_t>(before.data() - text_.data()) + before.size());
    std::size_t after = end;
    while (after < paragraph_.end) {
      std::size_t next = after;
      const char32_t code = next_code_point(text_, next);
      if (!is_blank(code)) break;
      after = next;
    }
    place.before_end = after >= paragraph_.end || text_[after] == '\n' || text_[after] == '\r' ||
                       match_any(text_, after, lexicon::sentence_ends) != 0;
    return place;
  }

  /// The words of the paragraph before `begin`; a line break at their end stays.
  [[nodiscard]] std::string_view trimmed_before(std::size_t begin) const {
    const span before = trimmed(text_, span_of(paragraph_.begin, begin));
    if (!before.present()) return {};
    const std::string_view gap = text_.substr(before.end, begin - before.end);
    if (gap.find_first_of("\r\n") != std::string_view::npos && !wraps(before)) return "\n";
    return words_of(text_, before);
  }

  /// A line that ends within a sentence, so that the next goes on with it.
  [[nodiscard]] bool wraps(span before) const {
    return match_end(words_of(text_, before), lexicon::sentence_ends) == 0;
  }

  bool take_clause(open_bracket opened, std::size_t inside_end, std::size_t end, bool closed) {
    constexpr std::size_t longest = 4096;
    if (inside_end - opened.inside > longest || inside_end == opened.inside) return false;
    if (!result_.empty() && result_.back().words.end > opened.at) return false;
    const clause_place place = place_of_bracket(opened.at, end);
    if (!place.after_sentence && !place.before_end) return false;
    if (const std::size_t next = skip_blanks(text_, end, paragraph_.end);
        next < paragraph_.end && list_mark(text_, next) != 0) {
      return false;  // the sentence goes on
    }
    const span inside = trimmed(text_, span_of(opened.inside, inside_end));
    if (!inside.present()) return false;
    auto clause = read_clause(text_, inside, place);
    annotation found;
    found.words = span_of(opened.at, end);
    found.closed = closed;
    found.labelled = false;
    if (clause) {
      found.lists = std::move(clause->lists);
      found.rest = std::move(clause->rest);
    } else if (!closed || !place.after_sentence || !place.before_end || !says_role(inside)) {
      return false;
    }
    const bool read = clause.has_value();
    add(std::move(found));
    return read;
  }

  /// A role word at the end, or nothing but units: the bracket was meant to name someone.
  [[nodiscard]] bool says_role(span inside) const {
    const std::string_view said = words_of(text_, inside);
    name_list found;
    name_splitter(text_, node_kind::section, false, found).read(inside);
    const bool units =
        !found.names.empty() &&
        std::all_of(found.names.begin(), found.names.end(), [&](const listed_name& name) {
          return is_sure_unit(words_of(text_, name.words));
        });
    if (units) return true;
    return std::any_of(lexicon::role_words.begin(), lexicon::role_words.end(),
                       [&](const lexicon::role_word& one) { return said.ends_with(one.word); });
  }

  /// The last bracket that nothing closes, if its line ends in a role word.
  void take_unclosed() {
    if (open_.empty()) return;
    const open_bracket opened = open_.back();
    if (!result_.empty() && result_.back().words.end > opened.at) return;
    std::size_t end = std::min(text_.substr(0, paragraph_.end).find_first_of("\r\n", opened.inside),
                               static_cast<std::size_t>(paragraph_.end));
    end = trimmed(text_, span_of(opened.inside, end)).end;
    take_clause(opened, end, end, false);
  }

  void add(annotation value) { result_.push_back(std::move(value)); }

  std::string_view text_;
  span paragraph_;
  const limits& allowed_;
  std::vector<open_bracket> open_;
  std::vector<annotation> result_;
};

/// Words of a rule for the whole text, which another grammar reads.
DUTYGRAPH_INLINE bool says_rule(std::string_view words) noexcept {
  return holds_any_rule(words) || match_start(words, lexicon::carry_starts) != 0;
}

DUTYGRAPH_INLINE std::string role_words_listed() {
  std::string result;
  for (const lexicon::role_word& role : lexicon::role_words) {
    result.append(result.empty() ? "" : ", ").append(role.word);
  }
  return result;
}

[[nodiscard]] DUTYGRAPH_INLINE std::string empty_list_advice(bool open) {
  return open ? "name the units meant, or leave the label out"
              : "add the names, or leave the label out";
}

}  // namespace detail

DUTYGRAPH_INLINE bool annotation::understood() const noexcept {
  return std::any_of(lists.begin(), lists.end(),
                     [](const labelled_list& list) { return list.known; });
}

DUTYGRAPH_INLINE std::vector<annotation> find_annotations(std::string_view text, span paragraph,
                                                          const limits& allowed) {
  return detail::annotation_finder(text, paragraph, allowed).run();
}

DUTYGRAPH_INLINE bool opens_label_line(std::string_view text, span line) {
  if (!line.present()) return false;
  return detail::known_label_at(text, line.begin, line.end).has_value();
}

DUTYGRAPH_INLINE annotation read_label_line(std::string_view text, span part) {
  annotation value;
  value.words = part;
  // Labels in brackets part the words; those with a colon are found within each part.
  std::optional<detail::label_found> label;
  std::size_t begin = part.begin;
  const auto close = [&](std::size_t end) {
    if (!label) {
      if (end > begin) detail::read_lists(text, span_of(begin, end), value);
      return;
    }
    labelled_list list;
    list.meaning = *label->meaning;
    list.label = label->label;
    const span words = detail::without_end_mark(text, span_of(label->after, end));
    list.words = span_of(begin, std::max<std::size_t>(words.end, label->after));
    if (list.meaning.assigns) {
      detail::read_names(text, words, list, value);
    } else {
      value.lists.push_back(std::move(list));
    }
  };
  for (std::size_t at = part.begin; at < part.end;) {
    auto next = detail::label_in_bracket(text, at, part.end);
    if (!next) {
      at += character_size(text, at);
      continue;
    }
    close(at);
    begin = at;
    at = next->after;
    label = std::move(next);
  }
  close(part.end);
  return value;
}

DUTYGRAPH_INLINE bool opens_annotation(std::string_view text, span line) {
  const std::size_t opening =
      line.present() ? match_any(text, line.begin, lexicon::duty_openings) : 0;
  if (opening == 0) return false;
  const auto found = detail::label_at(text, line.begin + opening, line.end);
  return found && found->meaning;
}

DUTYGRAPH_INLINE std::optional<annotation> read_table_cell(std::string_view text, span heading,
                                                           std::span<const span> lines) {
  if (lines.empty()) return std::nullopt;
  std::string label;
  for (std::size_t at = skip_blanks(text, heading.begin, heading.end); at < heading.end;) {
    const std::size_t size = character_size(text, at);
    label.append(text, at, size);
    at = skip_blanks(text, at + size, heading.end);
  }
  const auto meaning = detail::meaning_of(label);
  if (!meaning) return std::nullopt;
  annotation value;
  value.words = span_of(lines.front().begin, lines.back().end);
  labelled_list list;
  list.meaning = *meaning;
  list.label = heading;
  list.words = value.words;
  detail::name_list found;
  detail::name_splitter splitter(text, meaning->kind, false, found);
  for (std::size_t index = 0; index < lines.size();) {
    span part = lines[index++];
    // Lines of one cell that follow each other hold one name where the first ends within it.
    while (index < lines.size() && skip_blanks(text, part.end, text.size()) == lines[index].begin &&
           meaning->kind != node_kind::leader &&
           match_end(words_of(text, part), lexicon::list_separators) == 0 &&
           !detail::ends_like_unit(words_of(text, part))) {
      part = span_of(part.begin, lines[index++].end);
    }
    splitter.read(part);
  }
  if (meaning->assigns) detail::add_lists(text, list, std::move(found), value.lists);
  if (value.lists.empty()) value.lists.push_back(std::move(list));
  return value;
}

DUTYGRAPH_INLINE std::vector<finding> findings_of(std::string_view text, const annotation& value) {
  std::vector<finding> result;
  const auto add = [&result](const char* code, severity how, span where, const char* message,
                             std::string advice) {
    result.push_back({code, how, where, message, std::move(advice)});
  };
  if (value.lists.empty()) {
    add("reader.unread_bracket", severity::information, value.words,
        "a bracket behind a sentence speaks of a role and was not understood; it was left out",
        "write names and one of these words for the role: " + detail::role_words_listed());
    return result;
  }
  if (!value.closed) {
    add("reader.unclosed_bracket", severity::warning, value.words,
        "a responsibility bracket is never closed; it was taken to end with its line",
        "add the closing bracket");
  }
  const auto is_empty = [](const labelled_list& list) {
    return list.meaning.assigns && list.names.empty() && list.terms.empty();
  };
  const auto names_somebody = [&](const labelled_list& list) {
    return !list.known || (list.meaning.assigns && !is_empty(list));
  };
  const bool names_nobody = value.words.present() &&
                            std::any_of(value.lists.begin(), value.lists.end(), is_empty) &&
                            std::none_of(value.lists.begin(), value.lists.end(), names_somebody);
  if (names_nobody) {
    const bool open = std::any_of(value.lists.begin(), value.lists.end(),
                                  [](const labelled_list& list) { return list.open; });
    add("reader.empty_list", severity::warning, value.words, "no name follows a label",
        detail::empty_list_advice(open));
  }
  for (const labelled_list& list : value.lists) {
    if (!list.known) {
      add("reader.unknown_label", severity::warning, list.words,
          "a label in a responsibility bracket is not known; its names were left out",
          "write it with one of these words for the role: " + detail::role_words_listed());
    } else if (!names_nobody && is_empty(list)) {
      add("reader.empty_list", severity::warning, list.words, "no name follows a label",
          detail::empty_list_advice(list.open));
    }
    std::unordered_map<name_key, std::size_t> times;
    for (const span name : list.names) ++times[name_key::of(words_of(text, name))];
    for (const span name : list.names) {
      std::size_t& here = times[name_key::of(words_of(text, name))];
      if (here > 1) {
        add("reader.repeated_name", severity::information, name,
            "a name stands more than once in one list; it counts once", "keep one of them");
      }
      here = 0;
    }
  }
  for (const span part : value.rest) {
    if (detail::says_rule(words_of(text, part))) continue;
    add("reader.unlabelled_part", severity::warning, part,
        "words in a responsibility bracket stand behind no label; they were left out",
        "put a label before them");
  }
  return result;
}

}  // namespace dutygraph
