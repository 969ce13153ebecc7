#pragma once

#include <dutygraph/read/stated_rules.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>

#include <dutygraph/read/duty_lexicon.hpp>
#include <dutygraph/read/lexicon.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A clause of a rule is no longer than this, in bytes.
inline constexpr std::size_t longest_rule = 240;

class rule_finder {
 public:
  rule_finder(std::string_view text, span part) : text_(text), part_(part) {}

  [[nodiscard]] std::vector<stated_rule> run() {
    for (std::size_t at = part_.begin; at < part_.end;) {
      const std::size_t anchor = match_any(text_, at, lexicon::first_listed_anchors);
      if (anchor != 0) take_first_listed(at);
      const std::size_t start = anchor == 0 ? match_any(text_, at, lexicon::carry_starts) : 0;
      if (start != 0) take_carry_over(at, at + start);
      at += std::max<std::size_t>(anchor + start, character_size(text_, at));
    }
    std::sort(rules_.begin(), rules_.end(), [](const stated_rule& a, const stated_rule& b) {
      return a.words.begin != b.words.begin ? a.words.begin < b.words.begin
                                            : a.words.end > b.words.end;
    });
    // 第一位 and 首位 of one rule.
    const auto same = [](const stated_rule& a, const stated_rule& b) {
      return a.kind == b.kind && b.words.begin < a.words.end;
    };
    rules_.erase(std::unique(rules_.begin(), rules_.end(), same), rules_.end());
    return std::move(rules_);
  }

 private:
  [[nodiscard]] bool ends_clause(std::size_t at) const {
    return match_any(text_, at, lexicon::sentence_ends) != 0 ||
           match_any(text_, at, lexicon::duty_closings) != 0;
  }

  /// The end of the sentence or bracket at `at`.
  [[nodiscard]] std::size_t clause_end(std::size_t at) const {
    const std::size_t last = std::min<std::size_t>(part_.end, at + longest_rule);
    while (at < last && !ends_clause(at)) at += character_size(text_, at);
    return std::min<std::size_t>(at, part_.end);
  }

  /// The beginning of the clause that holds `at`: behind the last mark before it.
  [[nodiscard]] std::size_t clause_begin(std::size_t at) const {
    const std::size_t first =
        at > part_.begin + longest_rule / 2 ? at - longest_rule / 2 : part_.begin;
    std::size_t begin = at;
    for (std::size_t here = first; here < at;) {
      if ((static_cast<unsigned char>(text_[here]) & 0xC0) == 0x80) {
        ++here;
        continue;
      }
      const bool mark = ends_clause(here) || match_any(text_, here, lexicon::duty_openings) != 0 ||
                        match_any(text_, here, lexicon::list_separators) != 0 ||
                        text_[here] == '\n';
      const std::size_t next = here + character_size(text_, here);
      if (mark || here == first) begin = mark ? next : here;
      here = next;
    }
    return std::min(begin, at);
  }

  [[nodiscard]] std::optional<role> role_and_party(std::size_t at, std::size_t end) const {
    for (const lexicon::role_word& one : lexicon::role_words) {
      if (text_.substr(at, one.word.size()) != one.word) continue;
      const std::size_t party = at + one.word.size();
      for (const lexicon::party_word& word : lexicon::party_words) {
        if (party + word.word.size() <= end && text_.substr(party, word.word.size()) == word.word) {
          return one.role;
        }
      }
      if (party <= end &&
          (party == end || match_any(text_, party, lexicon::list_separators) != 0)) {
        return one.role;
      }
    }
    return std::nullopt;
  }

  void take_first_listed(std::size_t anchor) {
    constexpr std::size_t longest_gap = 60;
    const std::size_t begin = clause_begin(anchor);
    std::size_t after = 0;
    for (std::size_t at = begin; at <= anchor; at += character_size(text_, at)) {
      const std::size_t size = match_any(text_, at, lexicon::first_listed_words);
      if (size != 0 && at + size > anchor) {
        after = at + size;
        break;
      }
    }
    if (after == 0) return;
    const std::size_t end = clause_end(after);
    for (std::size_t at = after; at < std::min(end, after + longest_gap);) {
      const std::size_t verb = match_any(text_, at, lexicon::rule_verbs);
      if (verb == 0) {
        at += character_size(text_, at);
        continue;
      }
      if (const auto meant = role_and_party(at + verb, end)) {
        stated_rule rule;
        rule.words = trimmed(text_, span_of(begin, end));
        rule.role = *meant;
        rule.from_here =
            words_of(text_, rule.words).find(lexicon::likewise_below) != std::string_view::npos;
        rules_.push_back(std::move(rule));
        return;
      }
      at += verb;
    }
  }

  void take_carry_over(std::size_t begin, std::size_t after) {
    constexpr std::size_t longest_gap = 45;
    const std::size_t end = clause_end(after);
    std::size_t at = after;
    std::size_t all = 0;
    for (; at < std::min(end, after + longest_gap) && all == 0; at += character_size(text_, at)) {
      all = match_any(text_, at, lexicon::carry_all);
      if (all != 0) break;
    }
    if (all == 0) return;
    const std::string_view clause = text_.substr(begin, end - begin);
    const bool closes = std::any_of(
        lexicon::carry_ends.begin(), lexicon::carry_ends.end(),
        [clause](std::string_view word) { return clause.find(word) != std::string_view::npos; });
    if (!closes) return;
    stated_rule rule;
    rule.kind = rule_kind::carry_over;
    rule.words = trimmed(text_, span_of(begin, end));
    rule.from_here = true;
    std::size_t name = at + all;
    for (std::size_t here = name; here < end;) {
      const std::size_t mark = match_any(text_, here, lexicon::list_separators);
      if (mark != 0) add_name(rule, span_of(name, here));
      if (mark != 0) name = here + mark;
      if (const std::size_t size = mark == 0 ? role_at(rule, here, end) : 0) {
        add_name(rule, span_of(name, here));
        rule.role_words = span_of(here, here + size);
        break;
      }
      here += mark != 0 ? mark : character_size(text_, here);
    }
    if (!rule.names.empty() && rule.role_words.present()) rules_.push_back(std::move(rule));
  }

  void add_name(stated_rule& rule, span words) const {
    words = trimmed(text_, words);
    if (words.present()) rule.names.push_back(words);
  }

  /// The role words at `at` that end the clause or stand before a mark; their bytes.
  std::size_t role_at(stated_rule& rule, std::size_t at, std::size_t end) const {
    std::size_t here = at;
    for (bool more = true; more;) {
      more = false;
      for (const lexicon::role_word& one : lexicon::role_words) {
        if (here + one.word.size() > end || text_.substr(here, one.word.size()) != one.word) {
          continue;
        }
        if (here == at || one.role == role::lead) rule.role = one.role;
        here += one.word.size();
        more = true;
        break;
      }
    }
    const bool ends = here >= end || match_any(text_, here, lexicon::list_separators) != 0;
    return here != at && ends ? here - at : 0;
  }

  std::string_view text_;
  span part_;
  std::vector<stated_rule> rules_;
};

}  // namespace detail

DUTYGRAPH_INLINE std::vector<stated_rule> find_stated_rules(std::string_view text, span part) {
  return detail::rule_finder(text, part).run();
}

}  // namespace dutygraph
