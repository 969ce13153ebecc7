#pragma once

#include <cstdint>
#include <string_view>

#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Asks the stop token at once, then in every 4096th step.
class pace {
 public:
  pace(const stop_token& stop, std::string_view what) : stop_(stop), what_(what) {
    stop_.check(what_);
  }

  void step() {
    if (++steps_ % 4096 == 0) stop_.check(what_);
  }
  [[nodiscard]] const stop_token& token() const noexcept { return stop_; }

 private:
  const stop_token& stop_;
  std::string_view what_;
  std::uint32_t steps_ = 0;
};

}  // namespace detail

}  // namespace dutygraph
