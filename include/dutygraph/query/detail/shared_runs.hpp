#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <dutygraph/query/detail/character_pairs.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A run of characters of one text that another has too: where it first stands in the one.
struct shared_run {
  std::size_t begin = 0;
  std::size_t size = 0;
  double information = 0.0;
};

/// Finds the runs that texts share with one text, in time linear in both however often they repeat
/// themselves: the suffix automaton of the text. Source: Blumer and others 1985 (Theor. Comput.
/// Sci. 40:31).
class run_finder {
 public:
  void read(std::span<const printed_character> text) {
    states_.assign(1, {});
    edges_.clear();
    next_.clear();
    std::uint32_t last = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at].parted && at > 0) {
        last = append(last, no_character + static_cast<char32_t>(at), at);
      }
      last = append(last, text[at].code, at + 1);
    }
  }

  /// The runs of at least two characters that `other` shares and that cannot be longer there, each
  /// once, in no order.
  void find(std::span<const printed_character> other, std::vector<shared_run>& out) const {
    out.clear();
    std::uint32_t at = 0;
    std::size_t length = 0;
    const auto close = [&] {
      if (length >= 2) out.push_back({states_[at].end - length, length, 0.0});
    };
    for (const printed_character& one : other) {
      if (one.parted) {
        close();
        at = 0;
        length = 0;
      }
      std::optional<std::uint32_t> next = follow(at, one.code);
      if (!next) close();
      while (!next && at != 0) {
        at = states_[at].link;
        length = states_[at].length;
        next = follow(at, one.code);
      }
      if (next) {
        at = *next;
        ++length;
      }
    }
    close();
    const auto order = [](const shared_run& a, const shared_run& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.size < b.size;
    };
    std::sort(out.begin(), out.end(), order);
    const auto same = [](const shared_run& a, const shared_run& b) {
      return a.begin == b.begin && a.size == b.size;
    };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
  }

 private:
  /// What parts characters in the automaton: each stands once, so no run crosses it.
  static constexpr char32_t no_character = 0x11'0000;
  static constexpr std::uint32_t no_edge = 0xFFFF'FFFF;

  /// All strings that end at the same places.
  struct state {
    std::size_t length = 0;  ///< of the longest
    std::size_t end = 0;     ///< behind the first place
    std::uint32_t link = 0;
    std::uint32_t first_edge = no_edge;
  };
  struct edge {
    char32_t code = 0;
    std::uint32_t next = no_edge;  ///< of the same state
  };

  [[nodiscard]] static std::uint64_t key(std::uint32_t from, char32_t code) noexcept {
    return static_cast<std::uint64_t>(from) << 32 | code;
  }
  [[nodiscard]] std::optional<std::uint32_t> follow(std::uint32_t from, char32_t code) const {
    const auto at = next_.find(key(from, code));
    if (at == next_.end()) return std::nullopt;
    return at->second;
  }
  void connect(std::uint32_t from, char32_t code, std::uint32_t to) {
    next_.emplace(key(from, code), to);
    edges_.push_back({code, states_[from].first_edge});
    states_[from].first_edge = static_cast<std::uint32_t>(edges_.size() - 1);
  }

  [[nodiscard]] std::uint32_t append(std::uint32_t last, char32_t code, std::size_t end) {
    const auto made = static_cast<std::uint32_t>(states_.size());
    states_.push_back({states_[last].length + 1, end, 0, no_edge});
    std::uint32_t at = last;
    std::optional<std::uint32_t> known = follow(at, code);
    while (!known) {
      connect(at, code, made);
      if (at == 0) return made;
      at = states_[at].link;
      known = follow(at, code);
    }
    if (states_[*known].length == states_[at].length + 1) {
      states_[made].link = *known;
      return made;
    }
    const auto copy = static_cast<std::uint32_t>(states_.size());
    states_.push_back({states_[at].length + 1, states_[*known].end, states_[*known].link, no_edge});
    for (std::uint32_t e = states_[*known].first_edge; e != no_edge; e = edges_[e].next) {
      connect(copy, edges_[e].code, next_.at(key(*known, edges_[e].code)));
    }
    states_[*known].link = copy;
    states_[made].link = copy;
    for (;; at = states_[at].link) {
      const auto found = next_.find(key(at, code));
      if (found == next_.end() || found->second != *known) break;
      found->second = copy;
      if (at == 0) break;
    }
    return made;
  }

  std::vector<state> states_;
  std::vector<edge> edges_;
  std::unordered_map<std::uint64_t, std::uint32_t> next_;
};

/// The longest of `runs`, at most `most`, none of them a part of another, the most informative
/// first. `text` is the one that the runs stand in.
inline void choose_runs(std::span<const printed_character> text, const character_pairs& pairs,
                        std::size_t most, std::vector<shared_run>& runs) {
  for (shared_run& run : runs) {
    for (std::size_t at = run.begin; at + 1 < run.begin + run.size; ++at) {
      run.information += pairs.information(character_pairs::pair_at(text, at));
    }
  }
  const auto more_informative = [](const shared_run& a, const shared_run& b) {
    return a.information != b.information ? a.information > b.information : a.begin < b.begin;
  };
  std::sort(runs.begin(), runs.end(), [&](const shared_run& a, const shared_run& b) {
    return a.size != b.size ? a.size > b.size : more_informative(a, b);
  });
  const auto letters = [&](const shared_run& run) {
    std::u32string out;
    for (const printed_character& one : text.subspan(run.begin, run.size)) out += one.code;
    return out;
  };
  std::vector<shared_run> chosen;
  std::vector<std::u32string> words;
  for (const shared_run& run : runs) {
    if (chosen.size() == most) break;
    std::u32string word = letters(run);
    const bool is_part = std::any_of(words.begin(), words.end(), [&](const std::u32string& one) {
      return one.find(word) != std::u32string::npos;
    });
    if (is_part) continue;
    chosen.push_back(run);
    words.push_back(std::move(word));
  }
  std::sort(chosen.begin(), chosen.end(), more_informative);
  runs = std::move(chosen);
}

}  // namespace detail

}  // namespace dutygraph
