#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include <dutygraph/scenario/detail/search_pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// How many nodes and seconds a search may still take. The clock is asked every 256th time.
class search_budget {
 public:
  search_budget(search_pace& steps, std::uint64_t nodes, std::optional<double> seconds,
                std::function<double()> clock)
      : steps_(steps), most_nodes_(nodes), clock_(std::move(clock)) {
    if (!seconds) return;
    if (!clock_) {
      clock_ = [] {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration<double>(now).count();
      };
    }
    end_ = clock_() + *seconds;
  }

  /// Counts a node; false if there is none left.
  [[nodiscard]] bool node() {
    if (nodes_ >= most_nodes_ || !in_time()) return false;
    ++nodes_;
    return true;
  }
  [[nodiscard]] bool in_time() {
    steps_.step();
    if (!over_ && end_ && ++ticks_ % 256 == 0) over_ = clock_() >= *end_;
    return !over_;
  }
  /// Nothing where time has no limit.
  [[nodiscard]] std::optional<double> seconds_left() const {
    if (!end_) return std::nullopt;
    return std::max(0.0, *end_ - clock_());
  }
  [[nodiscard]] std::uint64_t nodes() const noexcept { return nodes_; }
  [[nodiscard]] search_pace& steps() noexcept { return steps_; }

 private:
  search_pace& steps_;
  std::uint64_t most_nodes_;
  std::function<double()> clock_;
  std::optional<double> end_;
  std::uint64_t nodes_ = 0;
  std::uint64_t ticks_ = 0;
  bool over_ = false;
};

}  // namespace detail

}  // namespace dutygraph
