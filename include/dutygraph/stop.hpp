#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include <dutygraph/error.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a long call asks now and then whether it should end.
///
/// A default token never stops. One over a flag stops once the flag is set (by another thread, or
/// before the call); one over a function stops once that returns true, which is how a host
/// language's interrupt key gets through. Copies are cheap and refer to the same flag.
/// `std::stop_token` is not used because libc++ had none until version 18.
class stop_token {
 public:
  stop_token() noexcept = default;

  /// The flag must outlive every call that gets this token.
  explicit stop_token(const std::atomic<bool>& flag) noexcept : flag_(&flag) {}

  /// `poll` is called from the working thread, at most once in some thousand steps.
  explicit stop_token(std::function<bool()> poll)
      : poll_(std::make_shared<const std::function<bool()>>(std::move(poll))) {}

  /// True once the call should end. May throw what the polled function throws.
  [[nodiscard]] bool stop_requested() const {
    return (flag_ != nullptr && flag_->load(std::memory_order_relaxed)) || (poll_ && (*poll_)());
  }

  /// Ends the call. Throws `stopped` if a stop was requested; `what` names the call.
  void check(std::string_view what) const {
    if (stop_requested()) throw stopped(what);
  }

 private:
  const std::atomic<bool>* flag_ = nullptr;
  std::shared_ptr<const std::function<bool()>> poll_;
};

}  // namespace dutygraph
