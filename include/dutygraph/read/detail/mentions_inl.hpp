#pragma once

#include <dutygraph/read/mentions.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <dutygraph/read/detail/folded_text.hpp>
#include <dutygraph/read/detail/mentions_names.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/mention_lexicon.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Which characters begin a word that leans on a body, by the last twelve bits of their code: most
/// characters of a text begin none, and one look says so.
class leaning_characters {
 public:
  constexpr leaning_characters() {
    for (const lexicon::leaning_word& one : lexicon::leaning_words) add(one.word);
    for (const std::string_view word : lexicon::with_words) add(word);
  }
  [[nodiscard]] constexpr bool may_begin(std::string_view text, std::size_t at) const noexcept {
    return text.size() - at > 2 && begins_[place_of(text, at)];
  }

 private:
  static constexpr std::size_t place_of(std::string_view text, std::size_t at) noexcept {
    const auto bits = [&](std::size_t byte) {
      return static_cast<std::size_t>(static_cast<unsigned char>(text[byte]) & 0x3FU);
    };
    return bits(at + 1) << 6 | bits(at + 2);
  }
  constexpr void add(std::string_view word) { begins_[place_of(word, 0)] = true; }

  std::array<bool, 4096> begins_{};
};

/// Walks a part of a text once, clause by clause.
class mention_walk {
 public:
  mention_walk(std::string_view text, span part)
      : text_(text),
        end_(part.end),
        at_(part.begin),
        clause_(part.begin),
        bodies_(text, part.end) {}

  [[nodiscard]] std::vector<found_mention> run() {
    bool opens = true;  // a clause begins here
    while (at_ < end_) {
      if (opens && skip_labelled()) continue;
      if (!bodies_.letter_at(at_)) {
        const bool within = is_within_clause(at_);
        if (!skip_bracket()) at_ += character_size(text_, at_);
        opens = opens || !within;
        if (opens) clause_ = at_;
        continue;
      }
      static constexpr leaning_characters leaning;
      const bool taken = leaning.may_begin(text_, at_) && (take_leaning(opens) || take_with());
      if (!taken) at_ += character_size(text_, at_);
      opens = false;
    }
    return std::move(found_);
  }

 private:
  /// True for marks that end no clause: 、 quotation marks, blanks, brackets.
  [[nodiscard]] bool is_within_clause(std::size_t at) const {
    if (match_any(text_, at, lexicon::opening_brackets) != 0) return true;
    if (match_any(text_, at, lexicon::closing_brackets) != 0) return true;
    std::size_t next = at;
    const char32_t code = fold_ascii(next_code_point(text_, next));
    return folded::is_passed_over(code) || folded::gap_of(code) == folded::gap::list;
  }

  /// Passes over `责任单位：…` up to the end of the sentence or line.
  bool skip_labelled() {
    std::size_t party = 0;
    for (const lexicon::role_word& role : lexicon::role_words) {
      if (bodies_.is_at(at_, role.word)) party = at_ + role.word.size();
    }
    if (party == 0) return false;
    for (const lexicon::party_word& one : lexicon::party_words) {
      if (!bodies_.is_at(party, one.word)) continue;
      if (match_any(text_, party + one.word.size(), lexicon::colons) == 0) continue;
      while (at_ < end_ && text_[at_] != '\n' &&
             match_any(text_, at_, lexicon::sentence_ends) == 0) {
        at_ += character_size(text_, at_);
      }
      return true;
    }
    return false;
  }

  /// Passes over a bracket that assigns.
  bool skip_bracket() {
    const std::size_t opening = match_any(text_, at_, lexicon::opening_brackets);
    if (opening == 0) return false;
    if (closing_ <= at_) {
      closing_ = at_ + opening;
      while (closing_ < end_ && match_any(text_, closing_, lexicon::closing_brackets) == 0) {
        closing_ += character_size(text_, closing_);
      }
    }
    const std::string_view words =
        text_.substr(at_ + opening, std::max(closing_, at_ + opening) - at_ - opening);
    bool assigns = match_end(words, lexicon::assigning_ends) != 0;
    for (std::size_t at = 0; at < words.size() && at < lexicon::longest_label && !assigns;) {
      if (match_any(words, at, lexicon::colons) != 0) {
        const std::string_view label = words.substr(0, at);
        for (const lexicon::party_word& one : lexicon::party_words) {
          assigns = assigns || label.ends_with(one.word);
        }
        break;
      }
      at += character_size(words, at);
    }
    if (!assigns) return false;
    at_ = closing_ < end_ ? closing_ + character_size(text_, closing_) : end_;
    return true;
  }

  [[nodiscard]] bool is_after(const auto& table) const {
    return match_end(text_.substr(clause_, at_ - clause_), table) != 0;
  }

  [[nodiscard]] std::size_t skip_fillers(std::size_t at) const {
    at = skip_blanks(text_, at, end_);
    return bodies_.is_at(at, lexicon::leaning_filler) ? at + lexicon::leaning_filler.size() : at;
  }

  /// The names of a list that begins at `at`; empty if none does.
  [[nodiscard]] std::vector<span> names_at(std::size_t at, bool levels_only) const {
    std::vector<span> names;
    for (;;) {
      const std::size_t last = at < end_ ? bodies_.name_end(at, levels_only) : at;
      if (last == at) return names;
      names.push_back(span_of(at, last));
      const std::size_t joiner = last < end_ ? match_any(text_, last, lexicon::mention_joiners) : 0;
      if (joiner == 0) return names;
      at = last + joiner;
    }
  }

  void take(const std::vector<span>& names, span word) {
    if (clause_words_.end < names.back().end) {  // the clause is measured once
      std::size_t end = names.back().end;
      while (end < end_ && (bodies_.letter_at(end) || is_within_clause(end))) {
        end += character_size(text_, end);
      }
      clause_words_ = trimmed(text_, span_of(clause_, end));
    }
    for (const span name : names) found_.push_back({name, word, clause_words_});
    at_ = names.back().end;
  }

  /// 会同组织部门 at `at_`.
  bool take_leaning(bool opens) {
    for (const lexicon::leaning_word& one : lexicon::leaning_words) {
      if (!bodies_.is_at(at_, one.word) || (one.opens && !opens)) continue;
      const std::size_t after = at_ + one.word.size();
      if (is_after(lexicon::unsaying)) return false;
      if (one.joint && match_any(text_, after, lexicon::joint_actions) != 0) return false;
      const std::vector<span> names = names_at(skip_fillers(after), one.levels_only);
      if (names.empty()) return false;
      take(names, span_of(at_, after));
      return true;
    }
    return false;
  }

  /// 与审批部门工作对接 at `at_`. A list that nothing closes is passed over at once, so that no
  /// part of it is read twice.
  bool take_with() {
    constexpr std::size_t reach = 18;  // bytes between the last name and what closes it
    const std::size_t with = match_any(text_, at_, lexicon::with_words);
    if (with == 0 || is_after(lexicon::no_with_after)) return false;
    if (match_any(text_, at_ + with, lexicon::no_with_before) != 0) return false;
    const std::vector<span> names = names_at(at_ + with, false);
    if (names.empty()) return false;
    const std::size_t last = names.back().end;
    for (std::size_t at = last; at < end_ && at - last <= reach && bodies_.letter_at(at);) {
      if (const std::size_t closing = match_any(text_, at, lexicon::with_closings)) {
        take(names, span_of(at, at + closing));
        return true;
      }
      at += character_size(text_, at);
    }
    at_ = last;
    return true;
  }

  std::string_view text_;
  std::size_t end_;
  std::size_t at_;
  std::size_t clause_;
  span clause_words_;        ///< of the clause of the last mention
  std::size_t closing_ = 0;  ///< the closing bracket that comes next, once looked for
  body_reader bodies_;
  std::vector<found_mention> found_;
};

}  // namespace detail

DUTYGRAPH_INLINE std::vector<found_mention> find_mentions(std::string_view text, span part) {
  return detail::mention_walk(text, part).run();
}

}  // namespace dutygraph
