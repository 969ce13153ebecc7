#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <dutygraph/scenario/detail/compared_work.hpp>
#include <dutygraph/scenario/detail/heaviest_matching.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr double millionths_in_one = 1e6;
inline constexpr std::uint64_t most_pairing_work = 50'000'000;

/// The score of two pieces of work in millionths, by the lines in compare.hpp: `more` is their text
/// or their items, and counts where `has_more`.
[[nodiscard]] inline std::int64_t score_of(const compared_work& work, const place_pair& pair,
                                           double more, bool has_more, bool any_more) {
  double tenths = work.same_number(pair) ? 1.0 : 0.0;
  if (work.any_title(pair)) {
    const double title = work.title(pair);
    tenths += has_more ? 5.0 * title + 4.0 * more : 9.0 * title;
  } else {
    tenths *= any_more ? 1.0 : 10.0;
    tenths += any_more ? 9.0 * more : 0.0;
  }
  return std::llround(tenths * (millionths_in_one / 10.0));
}

/// Who is paired with whom, and what the pairs are worth.
struct pairing {
  std::vector<std::uint32_t> partner_after;   ///< of each node before, or `nobody`
  std::vector<std::uint32_t> partner_before;  ///< of each node after, or `nobody`
  std::vector<std::int64_t> score;            ///< of each node before, in millionths
  bool exact = true;

  [[nodiscard]] std::uint32_t count() const noexcept {
    return static_cast<std::uint32_t>(partner_after.size()) -
           static_cast<std::uint32_t>(
               std::count(partner_after.begin(), partner_after.end(), nobody));
  }
};

/// Pairs work of two plans; `score` gives millionths for a pair of places.
template <class Score>
[[nodiscard]] pairing pair_up(const compared_work& work, const std::vector<place_pair>& candidates,
                              std::int64_t least, const Score& score, const stop_token& stop) {
  std::vector<weighted_pair> worth;
  for (std::size_t at = 0; at < candidates.size(); ++at) {
    if (at % 64 == 0) stop.check("compare");
    const place_pair& pair = candidates[at];
    const std::int64_t value = score(pair);
    if (value < least) continue;
    constexpr std::int64_t farthest = 1'000'000;
    const auto gap = std::int64_t{pair.first} - std::int64_t{pair.second};
    const std::int64_t apart = std::min(gap < 0 ? -gap : gap, farthest);
    worth.push_back({pair.first,
                     pair.second,
                     {value, work.beside(pair) ? 1 : 0, -apart * apart,
                      -(std::int64_t{pair.first} + std::int64_t{pair.second})}});
  }
  const auto before = work.before().size();
  heaviest_matching search(before, work.after().size(), worth, most_pairing_work, stop);
  pairing result;
  result.partner_after = search.run();
  result.exact = search.exact();
  result.partner_before.assign(work.after().size(), nobody);
  result.score.resize(before);
  for (std::uint32_t place = 0; place < before; ++place) {
    if (result.partner_after[place] != nobody) {
      result.partner_before[result.partner_after[place]] = place;
    }
  }
  for (const weighted_pair& pair : worth) {
    if (result.partner_after[pair.before] == pair.after) {
      result.score[pair.before] = pair.weight.score;
    }
  }
  return result;
}

}  // namespace detail

}  // namespace dutygraph
