#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/query/text_similarity.hpp>

#include <dutygraph/query/detail/character_pairs.hpp>
#include <dutygraph/query/detail/feature_rows.hpp>
#include <dutygraph/query/detail/pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

struct text_similarity::state {
  std::vector<std::uint8_t> blank;
  std::vector<std::uint32_t> same;
  detail::entry_rows texts_of_pair;
  detail::entry_rows pairs_of_text;
  std::vector<double> square;  ///< of each text, of its weights

  state(std::span<const std::string_view> texts, detail::pace& steps) {
    std::map<std::u32string, std::uint32_t> first_with;
    const auto read = [&](std::uint32_t text, std::vector<detail::printed_character>& out) {
      out.clear();
      detail::read_characters(texts[text], false, out);
      std::u32string all;
      for (const detail::printed_character& one : out) all.push_back(one.code);
      blank.push_back(all.empty() ? 1 : 0);
      same.push_back(first_with.emplace(std::move(all), text).first->second);
    };
    const auto count = static_cast<std::uint32_t>(texts.size());
    texts_of_pair = detail::character_pairs(count, read, steps).items();
    pairs_of_text = texts_of_pair.turned(count);
    for (std::uint32_t text = 0; text < count; ++text) {
      double& sum = square.emplace_back();
      for (const detail::feature_entry& entry : pairs_of_text.row(text)) {
        sum = std::fma(entry.weight, entry.weight, sum);
      }
    }
  }
};

DUTYGRAPH_INLINE text_similarity::text_similarity(std::span<const std::string_view> texts,
                                                  const stop_token& stop) {
  detail::pace steps(stop, "text_similarity");
  state_ = std::make_shared<const state>(texts, steps);
}

DUTYGRAPH_INLINE bool text_similarity::blank(std::uint32_t text) const noexcept {
  return state_->blank[text] != 0;
}

DUTYGRAPH_INLINE std::uint32_t text_similarity::same(std::uint32_t text) const noexcept {
  return state_->same[text];
}

DUTYGRAPH_INLINE double text_similarity::between(std::uint32_t one,
                                                 std::uint32_t other) const noexcept {
  if (blank(one) || blank(other)) return 0.0;
  if (same(one) == same(other)) return 1.0;
  const auto mine = state_->pairs_of_text.row(one);
  const auto theirs = state_->pairs_of_text.row(other);
  double sum = 0.0;
  for (std::size_t at = 0, to = 0; at < mine.size() && to < theirs.size();) {
    if (mine[at].place == theirs[to].place) {
      sum = std::fma(mine[at].weight, theirs[to].weight, sum);
    }
    const bool behind = mine[at].place <= theirs[to].place;
    const bool ahead = theirs[to].place <= mine[at].place;
    at += behind ? 1 : 0;
    to += ahead ? 1 : 0;
  }
  if (sum == 0.0) return 0.0;
  const double squares = detail::product_of(state_->square[one], state_->square[other]);
  return std::min(1.0, sum / std::sqrt(squares));
}

DUTYGRAPH_INLINE std::vector<std::uint32_t> text_similarity::candidates(
    std::uint32_t text, std::uint32_t first, std::uint32_t last, std::size_t most,
    std::size_t looked_at) const {
  struct feature {
    std::span<const detail::feature_entry> texts;
    double weight;
  };
  const auto before = [](const detail::feature_entry& entry, std::uint32_t place) {
    return entry.place < place;
  };
  std::vector<feature> features;
  for (const detail::feature_entry& mine : state_->pairs_of_text.row(text)) {
    const auto row = state_->texts_of_pair.row(mine.place);
    const auto from = std::lower_bound(row.begin(), row.end(), first, before);
    const auto to = std::lower_bound(from, row.end(), last, before);
    const auto size = static_cast<std::size_t>(to - from);
    if (size == 0 || size > looked_at) continue;
    features.push_back(
        {row.subspan(static_cast<std::size_t>(from - row.begin()), size), mine.weight});
  }
  std::stable_sort(features.begin(), features.end(), [](const feature& one, const feature& other) {
    return one.texts.size() < other.texts.size();
  });
  std::vector<detail::feature_entry> found;  // a text and what one pair adds
  for (const feature& one : features) {
    if (found.size() + one.texts.size() > looked_at) break;
    for (const detail::feature_entry& other : one.texts) {
      found.push_back({other.place, detail::product_of(one.weight, other.weight)});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const detail::feature_entry& one, const detail::feature_entry& other) {
                     return one.place < other.place;
                   });
  std::size_t kept = 0;
  for (const detail::feature_entry& one : found) {
    if (kept > 0 && found[kept - 1].place == one.place) {
      found[kept - 1].weight += one.weight;
    } else {
      found[kept++] = one;
    }
  }
  found.resize(kept);
  std::stable_sort(found.begin(), found.end(),
                   [](const detail::feature_entry& one, const detail::feature_entry& other) {
                     return one.weight > other.weight;
                   });
  std::vector<std::uint32_t> result;
  for (const detail::feature_entry& one : found) {
    if (result.size() == most) break;
    if (one.place != text) result.push_back(one.place);
  }
  return result;
}

}  // namespace dutygraph
